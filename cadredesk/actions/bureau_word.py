"""The bureau's word at the school: what a package would change, shown in words before anything does, and its effect once confirmed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from cadredesk.actions import calendars, profile_changes, profiles, rounds
from cadredesk.actions.effects import Line
from cadredesk.actions.roster_parts import PARTS, decision_words
from cadredesk.desk import Desk, Session
from cadredesk.domain import profile_text
from cadredesk.domain.bureau_word import DayChange, NoticeWord, PolicyWord, changed_days, filled
from cadredesk.domain.calendar import YearCalendar
from cadredesk.domain.profile import Profile
from cadredesk.domain.round import DistrictNotice, Round
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from cadredesk.packages import archive, manifest, verify
from cadredesk.packages import bureau_word as payload
from cadredesk.storage import bureau_word as storage
from cadredesk.storage import chains
from cadredesk.storage import profiles as profile_storage
from cadredesk.storage import rounds as round_storage
from cadredesk.storage.bureau_word import Brought, Decided, Notice
from cadredesk.storage.chains import Accepted

__all__ = [
    "KINDS",
    "Block",
    "Decided",
    "Line",
    "Notice",
    "Shown",
    "confirm",
    "decided_on",
    "fill_notice",
    "open_notices",
    "prove",
    "rounds_for_notice",
    "shown",
    "told_decision",
    "used",
]

KINDS = (manifest.POLICY, manifest.NOTICE, manifest.ROSTER)
"""The kinds that change something here, once they are confirmed."""


@dataclass(frozen=True, slots=True)
class Block:
    """One thing of a package: a title, lines that say what would change, and a remark; `older` ones are not taken.

    `text` is running text, such as that of a notice.
    """

    title: str
    lines: tuple[Line, ...] = ()
    note: str = ""
    text: str = ""
    older: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What a waiting package would change; nothing to confirm when everything in it is older than what is in force."""

    package_id: str
    kind: str
    sender: str
    blocks: tuple[Block, ...]

    @property
    def is_older(self) -> bool:
        """Whether a newer package has come before it with everything it brings."""
        return bool(self.blocks) and all(block.older for block in self.blocks)


# Reading ------------------------------------------------------------------------------------------------------


def prove(desk: Desk, kind: str, files: Mapping[str, bytes]) -> None:
    """Reads a package of KINDS wholly, before it is taken. `package.E140` to `E143`, `E401` to `E404`, `profile.*`."""
    if kind == manifest.POLICY:
        payload.read_policy(files)
    elif kind == manifest.NOTICE:
        payload.read_notice(files)
    elif kind == manifest.ROSTER:
        _roster(desk, files)


def shown(desk: Desk, package_id: str) -> Shown:
    """What a waiting package would change, in words. `intake.not_waiting`."""
    accepted = _waiting(desk, package_id)
    files = _files(desk, package_id)
    if accepted.kind == manifest.POLICY:
        blocks = _policy_blocks(desk, accepted.sender, payload.read_policy(files))
    elif accepted.kind == manifest.NOTICE:
        blocks = _notice_blocks(desk, payload.read_notice(files))
    elif accepted.kind == manifest.ROSTER:
        blocks = _roster_blocks(desk, accepted.sender, files)
    else:
        blocks = ()
    return Shown(package_id, accepted.kind, accepted.sender, blocks)


def _policy_blocks(desk: Desk, sender: str, word: PolicyWord) -> tuple[Block, ...]:
    known = _brought(desk, sender)
    blocks = []
    for profile in word.profiles:
        before = _in_use(desk, sender, profile)
        older = _newer(known, f"profile:{profile.id}", word.number)
        lines = tuple(
            Line(one.what, one.was, one.becomes)
            for one in profile_changes.changes(before, profile, desk.today())
        )
        if older:
            note = _say("older", number=older)
        elif before is None:
            note = _say("profile_new")
        else:
            note = _say("profile_against" if lines else "profile_same", title=before.title)
        blocks.append(
            Block(
                _say("profile_title", title=profile.title, version=profile.version),
                lines if not older else (),
                f"{note}{_say('rounds_keep')}" if not older else note,
                older=bool(older),
            )
        )
    own = calendars.get(desk).years
    for year in word.calendars:
        older = _newer(known, f"calendar:{year.year}", word.number)
        before_year = own.get(year.year)
        changes = changed_days(before_year, year)
        note = _say("older", number=older) if older else _calendar_note(before_year, year, len(changes))
        blocks.append(
            Block(
                _say("calendar_title", year=year.year),
                () if older else tuple(_day_line(one) for one in changes),
                note,
                older=bool(older),
            )
        )
    return tuple(blocks)


def _calendar_note(before: YearCalendar | None, after: YearCalendar, count: int) -> str:
    if before is None:
        return _say("calendar_new", source=after.source)
    if not count:
        return _say("calendar_same", source=after.source)
    return _say("calendar_differs", source=after.source, was=before.source, count=count)


def _day_line(one: DayChange) -> Line:
    was = _say("day_unknown") if one.was is None else _day_word(one.was)
    return Line(one.day.isoformat(), was, _day_word(one.becomes))


def _day_word(works: bool) -> str:
    return _say("day_works" if works else "day_off")


def _notice_blocks(desk: Desk, word: NoticeWord) -> tuple[Block, ...]:
    found = rounds_for_notice(desk)
    head = tuple(
        Line(what, "", value)
        for what, value in (
            (_say("notice_document"), word.document),
            (_say("notice_issuer"), word.issuer),
            (_say("notice_issued"), word.issued_on.isoformat()),
            (_say("notice_deadline"), word.deadline.isoformat() if word.deadline else ""),
            (_say("notice_reference"), word.reference_date.isoformat() if word.reference_date else ""),
            *((_say("notice_quota", tier=_tier(one.tier)), str(one.places)) for one in word.quotas),
            *((one.what, one.on.isoformat()) for one in word.dates),
        )
        if value
    )
    blocks = [Block(word.title, head, "", word.text)]
    if found:
        blocks.append(_round_block(desk, found[0], word))
    else:
        blocks.append(Block(_say("notice_no_round"), (), _say("notice_waits")))
    return tuple(blocks)


def _round_block(desk: Desk, the_round: Round, word: NoticeWord) -> Block:
    before = the_round.value("district_notice", DistrictNotice)
    tiers = frozenset(tier.id for tier in the_round.profile.tiers)
    after = filled(before, word, tiers, desk.today())
    lines = []
    for name in ("number", "title", "issuer", "issued_on", "deadline", "reference_date"):
        was, becomes = getattr(before, name), getattr(after, name)
        if was and was != becomes:
            lines.append(Line(_say(f"notice_{_FIELDS[name]}"), str(was), str(becomes)))
    places = {one.tier: one.places for one in before.quotas}
    for one in after.quotas:
        if places.get(one.tier, one.places) != one.places:
            lines.append(
                Line(_say("notice_quota", tier=_tier(one.tier)), str(places[one.tier]), str(one.places))
            )
    left_out = [_tier(one.tier) for one in word.quotas if one.tier not in tiers]
    note = _say("notice_plan") if word.deadline else ""
    if left_out:
        note += _say("notice_tiers", tiers="、".join(left_out))
    return Block(_say("notice_round", title=the_round.title), tuple(lines), note)


_FIELDS = {
    "number": "document",
    "title": "title",
    "issuer": "issuer",
    "issued_on": "issued",
    "deadline": "deadline",
    "reference_date": "reference",
}


def _roster_blocks(desk: Desk, sender: str, files: Mapping[str, bytes]) -> tuple[Block, ...]:
    known = _brought(desk, sender)
    blocks = []
    for part in PARTS:
        if part.path not in files:
            continue
        value = part.read(desk, files)
        older = _newer(known, part.path, part.number(value))
        lines = () if older else part.lines(desk, value)
        title = _say(f"part_{part.path.rpartition('/')[2].partition('.')[0]}", count=len(lines))
        blocks.append(Block(title, lines, _say("older", number=older) if older else "", older=bool(older)))
    return tuple(blocks)


def _roster(desk: Desk, files: Mapping[str, bytes]) -> None:
    if not any(part.path in files for part in PARTS):
        raise UserError("package.E401", name=payload.ROSTER)
    for part in PARTS:
        if part.path in files:
            part.read(desk, files)


# Confirming ---------------------------------------------------------------------------------------------------


def confirm(desk: Desk, package_id: str, round_id: str | None = None) -> None:
    """Does what a waiting package asks for, in one transaction.

    A policy's profiles are stored beside the own ones (rounds keep theirs) and its calendars take the place of those
    known; a notice is filled into the round `round_id` (None: the newest one that can take it; empty: none yet); a
    roster is stored. Errors: `intake.not_waiting`; `bureau_word.older` when all of it is older than what is in force;
    those of `rounds.edit_step`.
    """
    accepted = _waiting(desk, package_id)
    files = _files(desk, package_id)
    if accepted.kind == manifest.NOTICE:
        _confirm_notice(desk, accepted, payload.read_notice(files), round_id)
        return
    known = _brought(desk, accepted.sender)
    policy = payload.read_policy(files) if accepted.kind == manifest.POLICY else PolicyWord(0)
    parts = [
        (part, part.read(desk, files))
        for part in PARTS
        if accepted.kind == manifest.ROSTER and part.path in files
    ]
    wanted = [one for one in policy.profiles if not _newer(known, f"profile:{one.id}", policy.number)]
    years = [one for one in policy.calendars if not _newer(known, f"calendar:{one.year}", policy.number)]
    fresh = [(part, value) for part, value in parts if not _newer(known, part.path, part.number(value))]
    if (
        accepted.kind in KINDS
        and not (wanted or years or fresh)
        and (policy.profiles or policy.calendars or parts)
    ):
        raise UserError("bureau_word.older", number=max(known.values()))
    with desk.write("package.confirmed", package_id) as session:
        for profile in wanted:
            own = _own(accepted.sender, profile)
            profile_storage.put(session, desk.org, own, profile.id, desk.today())
            _note(desk, session, accepted, f"profile:{profile.id}", policy.number, own.digest)
        for year in years:
            calendars.store(session, desk.org, year)
            digest = hashlib.sha256(payload.calendar(year)).hexdigest()
            _note(desk, session, accepted, f"calendar:{year.year}", policy.number, digest)
        for part, value in fresh:
            part.write(desk, session, accepted.sender, package_id, value)
            digest = hashlib.sha256(files[part.path]).hexdigest()
            _note(desk, session, accepted, part.path, part.number(value), digest)
        chains.put_accepted(session, desk.org, replace(accepted, state="confirmed"))


def rounds_for_notice(desk: Desk) -> tuple[Round, ...]:
    """The rounds under way whose district notice is still open, the newest first."""
    found = []
    with desk.read() as session:
        for head in round_storage.heads(session, desk.org):
            the_round = round_storage.get(session, desk.org, head.id) if head.state == "open" else None
            if (
                the_round is not None
                and the_round.profile.step("district_notice") is not None
                and not the_round.is_closed("district_notice")
            ):
                found.append(the_round)
    return tuple(found)


def open_notices(desk: Desk) -> tuple[Notice, ...]:
    """The confirmed notices no round has been given yet, the newest first."""
    with desk.read() as session:
        return tuple(one for one in storage.notices(session, desk.org) if not one.round_id)


def fill_notice(desk: Desk, round_id: str, package_id: str) -> Round:
    """Fills a waiting notice into a round's open district notice. `bureau_word.no_notice`; as `rounds.edit_step`."""
    notice = next((one for one in open_notices(desk) if one.package_id == package_id), None)
    if notice is None:
        raise UserError("bureau_word.no_notice")
    with rounds.edit_step(desk, round_id, "district_notice", "round.notice_filled") as edit:
        _fill(desk, edit, notice)
    return rounds.get(desk, round_id)


def _confirm_notice(desk: Desk, accepted: Accepted, word: NoticeWord, round_id: str | None) -> None:
    notice = Notice(accepted.id, accepted.sender, word, accepted.accepted_on)
    if round_id is None:
        round_id = next((one.id for one in rounds_for_notice(desk)), "")
    if round_id:
        with rounds.edit_step(desk, round_id, "district_notice", "package.confirmed") as edit:
            _fill(desk, edit, notice)
            chains.put_accepted(edit.session, desk.org, replace(accepted, state="confirmed"))
        return
    with desk.write("package.confirmed", accepted.id) as session:
        storage.put_notice(session, desk.org, notice)
        chains.put_accepted(session, desk.org, replace(accepted, state="confirmed"))


def _fill(desk: Desk, edit: rounds.StepEdit, notice: Notice) -> None:
    before = edit.round.value("district_notice", DistrictNotice)
    tiers = frozenset(tier.id for tier in edit.round.profile.tiers)
    edit.put(filled(before, notice.word, tiers, notice.received_on))
    storage.put_notice(edit.session, desk.org, replace(notice, round_id=edit.round.id))


# What is in force ---------------------------------------------------------------------------------------------


def decided_on(desk: Desk, person_id: str) -> Decided | None:
    """What the bureau's last roster says about one of our people; None before any."""
    with desk.read() as session:
        return next(iter(storage.decided(session, desk.org, person_id)), None)


def told_decision(desk: Desk, person_id: str) -> str:
    """The same in words with the bureau that decided; empty before any decision is known here."""
    found = decided_on(desk, person_id)
    if found is None:
        return ""
    with desk.read() as session:
        facts = chains.find(session, desk.org, found.sender)
    by = facts.name if facts is not None and facts.name else found.sender
    return _say("decided_by", told=decision_words(found.entry), by=by)


def used(desk: Desk, the_round: Round, bureau: str) -> tuple[str, ...]:
    """The ids of the bureau's packages that a round rests on: its rules, its year's calendar, the roster in force.

    They go into the manifest's `based_on` (CDP/1 2.2), each once, in the order of their ids.
    """
    with desk.read() as session:
        found = storage.brought(session, desk.org, bureau)
    years = {f"calendar:{year}" for year in (the_round.year, the_round.started_on.year)}
    parts = {part.path for part in PARTS}
    return tuple(
        sorted(
            {
                one.package_id
                for one in found
                if one.digest == the_round.profile.digest or one.part in years | parts
            }
        )
    )


def _own(sender: str, profile: Profile) -> Profile:
    """The profile under the id it has here, so that a bureau's never takes the place of a shipped or an own one."""
    name = f"{sender.lower()}-{profile.id}"
    if len(name) > 32:
        name = f"{sender.lower()[:15]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    return profile_text.sealed(replace(profile, id=name))


def _in_use(desk: Desk, sender: str, profile: Profile) -> Profile | None:
    """What a brought profile is compared with: the same one as brought before, else the shipped one, else the last round's."""
    with desk.read() as session:
        before = profile_storage.get(session, desk.org, _own(sender, profile).id)
    if before is not None:
        return before
    same = next((one for one in profiles.shipped() if one.id == profile.id), None)
    if same is not None:
        return same
    heads = rounds.listed(desk)
    return rounds.get(desk, heads[0].id).profile if heads else None


def _brought(desk: Desk, sender: str) -> dict[str, int]:
    with desk.read() as session:
        return {one.part: one.number for one in storage.brought(session, desk.org, sender)}


def _newer(known: Mapping[str, int], part: str, number: int) -> int:
    """The number in force when it is a newer one than `number`; 0 when the package may be taken. Clocks decide nothing."""
    here = known.get(part, 0)
    return here if number and here > number else 0


def _note(desk: Desk, session: Session, accepted: Accepted, part: str, number: int, digest: str) -> None:
    value = Brought(accepted.sender, part, accepted.id, number, digest, desk.today())
    storage.put_brought(session, desk.org, value)


def _waiting(desk: Desk, package_id: str) -> Accepted:
    with desk.read() as session:
        found = chains.accepted(session, desk.org, package_id)
    if found is None or found.state != "waiting":
        raise UserError("intake.not_waiting")
    return found


def _files(desk: Desk, package_id: str) -> dict[str, bytes]:
    """The files of a stored package, which was proved when it was taken."""
    stream = BytesIO(desk.vault.open_file(f"received-{package_id}.cdp"))
    entries = verify.claimed(stream).entries
    return {name: archive.content(stream, entry) for name, entry in entries.items()}


def _tier(tier: str) -> str:
    return sentence(f"bureau_word.tier_{tier}") if tier in ("chief", "deputy", "young") else tier


def _say(code: str, /, **values: object) -> str:
    return sentence(f"bureau_word.{code}", **values)
