"""What the bureau sends its schools: rules and calendars, notices, rosters; to one, to a choice, to everyone; and what went out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cadredesk.actions import calendars, profiles, receipts, reporting
from cadredesk.actions.reporting import OutboxEntry, StickWarning
from cadredesk.actions.roster_parts import PARTS
from cadredesk.desk import Desk, Session
from cadredesk.domain.bureau_word import NoticeWord, OtherDate, PolicyWord
from cadredesk.domain.enrolment import SCHOOL, Enrolled
from cadredesk.domain.profile import Tier
from cadredesk.domain.round import Quota
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from cadredesk.packages import bureau_word as payload
from cadredesk.packages import manifest
from cadredesk.storage import bureau_word as storage
from cadredesk.storage import chains, outbox, quotas
from cadredesk.storage.bureau_word import Dispatch

__all__ = [
    "EVERYONE",
    "Line",
    "NoticeDraft",
    "OtherDate",
    "PolicyDraft",
    "Quota",
    "RosterDraft",
    "Sent",
    "listed",
    "send",
    "tiers",
    "write",
    "years",
]

EVERYONE = manifest.EVERYONE
"""The recipient of one package that every school may read; never of personal data."""

Progress = Callable[..., None]


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """Rule profiles by id and year calendars by year, to be sent."""

    profiles: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """A notice to be sent. `quotas` are everybody's; with `own_quotas` each school gets the places set for it and the year."""

    document: str
    title: str
    issuer: str
    issued_on: date
    year: int
    text: str = ""
    deadline: date | None = None
    reference_date: date | None = None
    quotas: tuple[Quota, ...] = ()
    own_quotas: bool = False
    dates: tuple[OtherDate, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterDraft:
    """What was decided on the people of a school; each school gets its own only."""


Draft = PolicyDraft | NoticeDraft | RosterDraft


@dataclass(frozen=True, slots=True)
class Sent:
    """What went out: its packages as written, the schools for which there was nothing, and what lies on the stick."""

    paths: tuple[Path, ...]
    packages: tuple[str, ...]
    without: tuple[str, ...] = ()
    warnings: tuple[StickWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One package that was made here: what it is about, its number among those of its kind (0: not counted), to whom."""

    entry: OutboxEntry
    title: str
    number: int
    recipient: str
    dispatch: str = ""

    @property
    def id(self) -> str:
        """The package's id."""
        return self.entry.id


def tiers(desk: Desk) -> tuple[Tier, ...]:
    """The tiers a notice can give places for: those of the rule profiles here, each once."""
    found: dict[str, Tier] = {}
    for head in profiles.listed(desk):
        for tier in profiles.get(desk, head.id).tiers:
            found.setdefault(tier.id, tier)
    return tuple(found.values())


def years(desk: Desk) -> tuple[int, ...]:
    """The years whose calendars are known here, the latest first."""
    return tuple(sorted(calendars.get(desk).years, reverse=True))


def send(
    desk: Desk,
    approver_id: str,
    password: str,
    folder: Path,
    draft: Draft,
    recipients: Sequence[str],
    progress: Progress | None = None,
) -> Sent:
    """Seals a draft for each of `recipients` (or once for EVERYONE) with the approver's key and writes it to `folder`.

    A roster holds the people of its one school; a school for which there is nothing is named in `without`. What was
    sealed stays in the outbox when the stick fails. Errors: `dispatch.no_recipient`, `dispatch.unknown_school`,
    `dispatch.nothing`, `dispatch.roster_everyone`, `dispatch.own_quotas_everyone`, `dispatch.no_title`,
    `dispatch.no_decisions`; those of `receipts.seal` and `reporting.write_to`.
    """
    receipts.check_free(desk)
    schools = _schools(desk, recipients)
    kind = _check(desk, draft, recipients)
    if not folder.is_dir():
        raise UserError("reporting.no_folder")
    with desk.read() as session:
        number = storage.next_number(session, desk.org, kind)
    made = {code: _content(desk, draft, number, code) for code in recipients}
    wanted = {code: found for code, found in made.items() if found is not None}
    if not wanted:
        raise UserError("dispatch.no_decisions")
    about = Dispatch(desk.new_id(), kind, number, _title(desk, draft), desk.today(), desk.user.id)
    key = desk.vault.signing_key(approver_id, password)
    with desk.write("dispatch.made", about.id) as session:
        storage.add_dispatch(session, desk.org, about)

    def note(session: Session, package_id: str) -> None:
        storage.add_package(session, desk.org, about.id, package_id)

    entries = []
    for at, (code, (files, counts)) in enumerate(wanted.items()):
        if progress is not None:
            progress(at, 2 * len(wanted), sentence("dispatch.sealing"))
        entries.append(receipts.seal(desk, key, approver_id, code, kind, files, counts, note))
    without = tuple(schools[code].name or code for code in made if made[code] is None)
    return replace(
        _write(desk, [one.id for one in entries], folder, progress, done=len(entries)), without=without
    )


def write(desk: Desk, package_ids: Sequence[str], folder: Path, progress: Progress | None = None) -> Sent:
    """Writes packages of the outbox once more; each wraps the same bytes. Errors as `reporting.write_to`."""
    return _write(desk, package_ids, folder, progress, done=0)


def listed(desk: Desk) -> tuple[Line, ...]:
    """Every package made here, the newest first, with what it is about."""
    with desk.read() as session:
        entries = outbox.entries(session, desk.org)
        about = {one.id: one for one in storage.dispatches(session, desk.org)}
        of = storage.packages(session, desk.org)
        names = {one.code: one.name or one.code for one in chains.enrolled(session, desk.org)}
    lines = []
    for entry in entries:
        found = about.get(of.get(entry.id, ""))
        to = sentence("dispatch.everyone") if entry.recipient == EVERYONE else entry.recipient
        lines.append(
            Line(
                entry,
                found.title if found else "",
                found.number if found else 0,
                names.get(entry.recipient, to),
                found.id if found else "",
            )
        )
    order = sorted(lines, key=lambda one: (one.entry.created, one.number, one.entry.seq), reverse=True)
    return tuple(order)


# Private ------------------------------------------------------------------------------------------------------


def _schools(desk: Desk, recipients: Sequence[str]) -> dict[str, Enrolled]:
    with desk.read() as session:
        known = {one.code: one for one in chains.enrolled(session, desk.org, SCHOOL)}
    if not recipients:
        raise UserError("dispatch.no_recipient")
    for code in recipients:
        if code != EVERYONE and code not in known:
            raise UserError("dispatch.unknown_school", school=code)
    return known


def _check(desk: Desk, draft: Draft, recipients: Sequence[str]) -> str:
    """The kind of the package a draft becomes, once it is sound."""
    if isinstance(draft, PolicyDraft):
        if not draft.profiles and not draft.years:
            raise UserError("dispatch.nothing")
        unknown = [year for year in draft.years if year not in calendars.get(desk).years]
        if unknown:
            raise UserError("dispatch.no_calendar", year=unknown[0])
        return manifest.POLICY
    if isinstance(draft, NoticeDraft):
        if not draft.title.strip():
            raise UserError("dispatch.no_title")
        if len(draft.text) > payload.LONGEST_NOTICE:
            raise UserError("dispatch.long_text", most=payload.LONGEST_NOTICE)
        if draft.deadline is not None and draft.deadline < draft.issued_on:
            raise UserError("dispatch.deadline")
        if draft.own_quotas and EVERYONE in recipients:
            raise UserError("dispatch.own_quotas_everyone")
        return manifest.NOTICE
    if EVERYONE in recipients:
        raise UserError("dispatch.roster_everyone")
    return manifest.ROSTER


def _content(
    desk: Desk, draft: Draft, number: int, school: str
) -> tuple[dict[str, bytes], dict[str, int]] | None:
    """The files for one school and their counts; None when there is nothing for it."""
    if isinstance(draft, PolicyDraft):
        known = calendars.get(desk).years
        policy = PolicyWord(
            number,
            tuple(profiles.get(desk, one) for one in draft.profiles),
            tuple(known[year] for year in draft.years),
        )
        return payload.policy_files(policy), {
            "profiles": len(policy.profiles),
            "calendars": len(policy.calendars),
        }
    if isinstance(draft, NoticeDraft):
        notice = _notice(desk, draft, number, school)
        return payload.notice_files(notice), {"places": sum(one.places for one in notice.quotas)}
    files = {}
    for part in PARTS:
        data = part.gather(desk, school, number)
        if data is not None:
            files[part.path] = data
    if not files:
        return None
    people = len(payload.read_roster(files).entries) if payload.ROSTER in files else 0
    return files, {"people": people}


def _notice(desk: Desk, draft: NoticeDraft, number: int, school: str) -> NoticeWord:
    places = draft.quotas
    if draft.own_quotas:
        with desk.read() as session:
            set_ = quotas.get(session, desk.org, unit=school, period=str(draft.year))
        own = {one.tier: one.places for one in set_}
        rest = tuple(one for one in draft.quotas if one.tier not in own)
        places = (*(Quota(tier, count) for tier, count in own.items()), *rest)
    return NoticeWord(
        number,
        draft.document.strip(),
        draft.title.strip(),
        draft.issuer.strip(),
        draft.issued_on,
        draft.year,
        draft.text.strip(),
        draft.deadline,
        draft.reference_date,
        places,
        draft.dates,
    )


def _title(desk: Desk, draft: Draft) -> str:
    if isinstance(draft, NoticeDraft):
        return " ".join(filter(None, (draft.document.strip(), draft.title.strip())))
    if isinstance(draft, RosterDraft):
        return sentence("dispatch.roster", on=desk.today().isoformat())
    names = [profiles.get(desk, one).title for one in draft.profiles]
    names += [sentence("dispatch.calendar", year=year) for year in draft.years]
    return "；".join(names)


def _write(
    desk: Desk, package_ids: Sequence[str], folder: Path, progress: Progress | None, *, done: int
) -> Sent:
    paths: list[Path] = []
    warnings: tuple[StickWarning, ...] = ()
    for at, package_id in enumerate(package_ids):
        if progress is not None:
            progress(done + at, done + len(package_ids), sentence("dispatch.writing"))
        written = reporting.write_to(desk, package_id, folder)
        paths.append(written.path)
        warnings = written.warnings
    return Sent(tuple(paths), tuple(package_ids), (), warnings)
