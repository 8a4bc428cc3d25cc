"""Rule profiles: those shipped with the program, and own copies with a name and adjusted numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from cadredesk import messages, resources
from cadredesk.desk import Desk, Session
from cadredesk.domain import eligibility, profile_text
from cadredesk.domain.person import Person
from cadredesk.domain.profile import Profile
from cadredesk.domain.terms import Terms
from cadredesk.errors import UserError
from cadredesk.storage import profiles as storage
from cadredesk.storage.profiles import ProfileHead

__all__ = ["ProfileHead", "copy", "drop", "get", "listed", "lookup", "requirements", "save", "shipped"]


@cache
def shipped() -> tuple[Profile, ...]:
    """The profiles in `resources/profiles/`, by id."""
    files = sorted(resources.root().joinpath("profiles").glob("*.toml"))
    return tuple(profile_text.parse(file.read_text(encoding="utf-8")) for file in files)


def listed(desk: Desk) -> tuple[ProfileHead, ...]:
    """The shipped profiles, then the own ones by title."""
    with desk.read() as session:
        own = storage.heads(session, desk.org)
    ours = tuple(ProfileHead(one.id, one.title, one.version, one.digest, False) for one in shipped())
    return (*ours, *own)


def get(desk: Desk, profile_id: str) -> Profile:
    """One profile by id; `profile.unknown`."""
    with desk.read() as session:
        return lookup(session, desk.org, profile_id)


def lookup(session: Session, org: str, profile_id: str) -> Profile:
    """The same inside a transaction."""
    ours = next((one for one in shipped() if one.id == profile_id), None)
    found = ours or storage.get(session, org, profile_id)
    if found is None:
        raise UserError("profile.unknown", profile=profile_id)
    return found


def requirements(profile: Profile, reference_date: date, lang: str | None = None) -> dict[str, str]:
    """What each rule asks for, in words, by rule id; ages as counted to `reference_date`."""

    def say(code: str, /, **values: object) -> str:
        return messages.sentence(f"eligibility.{code}", lang, **values)

    terms = Terms.from_mapping(resources.read_toml("terms", "person.toml"))
    found = {}
    for rule in profile.rules:
        alone = replace(profile, rules=(replace(rule, tiers=(), stages=(), sex=""),))
        nobody = Person("", "")
        answer = eligibility.review(nobody, alone, profile.tiers[0].id, "", reference_date, (), say, terms)
        found[rule.id] = answer[0].required
    return found


def copy(desk: Desk, profile_id: str, title: str) -> Profile:
    """An own copy under another title, to be adjusted. `profile.unknown`, `profile.no_title`, `profile.title_taken`."""
    if not title.strip():
        raise UserError("profile.no_title")
    if any(one.title == title.strip() for one in listed(desk)):
        raise UserError("profile.title_taken", title=title.strip())
    new = profile_text.sealed(
        replace(get(desk, profile_id), id=f"own-{desk.new_id()[:12]}", title=title.strip(), version=1)
    )
    with desk.write("profile.copied", new.id) as session:
        storage.put(session, desk.org, new, profile_id, desk.today())
    return new


def save(desk: Desk, profile: Profile) -> Profile:
    """Stores an adjusted own profile as its next version, with text and digest made anew.

    A shipped one is never changed (`profile.shipped`); rounds keep the copy they began with. Errors name the
    place: `profile.bad_value`.
    """
    if any(one.id == profile.id for one in shipped()):
        raise UserError("profile.shipped", title=profile.title)
    with desk.write("profile.saved", profile.id) as session:
        old = storage.get(session, desk.org, profile.id)
        if old is None:
            raise UserError("profile.unknown", profile=profile.id)
        new = profile_text.sealed(replace(profile, version=old.version))
        if new.digest != old.digest:
            new = profile_text.sealed(replace(profile, version=old.version + 1))
            storage.put(session, desk.org, new, storage.copied_from(session, desk.org, new.id), desk.today())
    return new


def drop(desk: Desk, profile_id: str) -> None:
    """Removes an own profile; rounds that used it keep their copy. `profile.shipped`, `profile.unknown`."""
    if any(one.id == profile_id for one in shipped()):
        raise UserError("profile.shipped", title=profile_id)
    with desk.write("profile.dropped", profile_id) as session:
        if storage.get(session, desk.org, profile_id) is None:
            raise UserError("profile.unknown", profile=profile_id)
        storage.drop(session, desk.org, profile_id)
