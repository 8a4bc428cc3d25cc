"""The organisations enrolled here as a list: who they are and were, their keys, their last report, who has not reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cadredesk.desk import Desk, Session
from cadredesk.documents import list_sheet
from cadredesk.domain import lineage as history
from cadredesk.domain.chain import PinnedKey
from cadredesk.domain.enrolment import SCHOOL, Enrolled
from cadredesk.domain.lineage import SchoolEvent
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from cadredesk.packages import signature
from cadredesk.storage import bureau, chains, lineage, outbox
from cadredesk.storage.lineage import ListedSchool

__all__ = [
    "KeyLine",
    "ListedSchool",
    "PeriodLine",
    "SchoolEvent",
    "SchoolLine",
    "check_open",
    "close",
    "events",
    "keys",
    "list_pdf",
    "listed",
    "merge",
    "names",
    "periods",
    "put_contact",
    "put_seats",
    "rename",
    "reported",
    "split",
    "undo",
    "why_not_undone",
]

EVERYONE = "*"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One signing key of an organisation: `since` and `until` are epochs, `revoked` the last number it is trusted for."""

    fingerprint: str
    since: int
    until: int | None
    revoked: tuple[int, int] | None

    @property
    def is_present(self) -> bool:
        """Whether packages may still come under this key."""
        return self.until is None and self.revoked is None


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """One enrolled organisation with where its packages stand.

    `seq` and `last_day` (YYYY-MM-DD or empty) are those of its last package here; `state` is that of its last report for
    the period asked for: empty (none), received, accepted, returned; `people` are those in that report. `name` is that of
    the day asked for; `told_name` the name in its report or in the bureau's list where that is loosely another one.
    `ended_on`: the day it ended, if that has come; `successors` go on in its place. One that is on the bureau's list but
    not enrolled has no key and `is_enrolled` False.
    """

    facts: Enrolled
    name: str
    stage: str
    fingerprint: str
    epoch: int
    seq: int
    last_day: str
    state: str
    package_id: str
    people: int
    has_alarm: bool
    told_name: str = ""
    ended_on: date | None = None
    successors: tuple[str, ...] = ()
    is_enrolled: bool = True
    chief_seats: int | None = None
    deputy_seats: int | None = None

    @property
    def is_missing(self) -> bool:
        """Whether a report is due from it and has not come."""
        return not self.state and self.ended_on is None

    @property
    def code(self) -> str:
        """The organisation's code."""
        return self.facts.code


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """Who reported for a period: `due` schools, of them `reported`, `accepted` and `returned`; `missing` make the rest."""

    period: str
    due: int
    reported: int
    accepted: int
    returned: int

    @property
    def missing(self) -> int:
        """From how many nothing came."""
        return self.due - self.reported


def listed(
    desk: Desk,
    period: str | None = None,
    role: str = SCHOOL,
    *,
    on: date | None = None,
    with_expected: bool = False,
) -> tuple[SchoolLine, ...]:
    """The enrolled organisations of a role, by code, with their reports of a period (their latest without one).

    Names and ends are those of the day `on` (today). `with_expected`: also those of the bureau's list not yet enrolled.
    """
    day = on or desk.today()
    with desk.read() as session:
        enrolled = chains.enrolled(session, desk.org, role)
        words = chains.last_words(session, desk.org)
        reports = bureau.submissions(session, desk.org, period=period)
        alarmed = {one.sender for one in chains.alarms(session, desk.org)}
        numbers = chains.numbers_to(session, desk.org, desk.org)
        pinned = chains.every_key(session, desk.org)
        past = lineage.events(session, desk.org)
        expected = {one.code: one for one in lineage.listed(session, desk.org)}
    people = {one.package_id: one.new + one.changed + one.same for one in reports}
    latest: dict[str, bureau.Submission] = {}
    for one in reports:  # by school, period and number: the last one said counts
        if one.state != "superseded":
            latest[one.sender] = one
    found = []
    for facts in enrolled:
        to_us = [words.get(f"{facts.code} {to}", (0, "")) for to in (desk.org, EVERYONE)]
        epoch, seq = numbers.get(facts.code, (1, 0))
        last = latest.get(facts.code)
        own = expected.get(facts.code)
        name = history.name_on(facts.code, _name(facts, last, own), past, day)
        end = history.ended_on(facts.code, past)
        found.append(
            SchoolLine(
                _with_list(facts, own),
                name,
                facts.stage or str(_school(last).get("stage", "")) or (own.stage if own else ""),
                _fingerprint(pinned[facts.code][-1]) if facts.code in pinned else "",
                epoch,
                seq,
                max(day_ for _, day_ in to_us),
                last.state if last else "",
                last.package_id if last else "",
                people[last.package_id] if last else 0,
                facts.code in alarmed,
                _other_name(name, str(_school(last).get("name", "")), own.name if own else ""),
                end if end is not None and end <= day else None,
                history.successors(facts.code, past, day),
                True,
                own.chief_seats if own else None,
                own.deputy_seats if own else None,
            )
        )
    if with_expected and role == SCHOOL:
        known = {one.code for one in enrolled}
        found += [_expected(one, past, day) for one in expected.values() if one.code not in known]
    return tuple(sorted(found, key=lambda one: one.code))


def names(desk: Desk, on: date | None = None) -> dict[str, str]:
    """The name of every school on a day (today), by code; the ended ones too."""
    return {one.code: one.name for one in listed(desk, on=on, with_expected=True)}


def reported(desk: Desk) -> tuple[PeriodLine, ...]:
    """Reported and due by period, the newest first; due are those there when the last report of the period came."""
    with desk.read() as session:
        reports = [one for one in bureau.submissions(session, desk.org) if one.state != "superseded"]
        taken = chains.taken_on(session, desk.org)
        enrolled = chains.enrolled(session, desk.org, SCHOOL)
        past = lineage.events(session, desk.org)
    told = sorted({one.period for one in reports}, reverse=True)
    found = []
    for period in told:
        of_period = {one.sender: one for one in reports if one.period == period}
        days = [taken[one.package_id] for one in of_period.values() if one.package_id in taken]
        day = desk.today() if period == told[0] or not days else max(days)
        due = {
            one.code
            for one in enrolled
            if (one.enrolled_on is None or one.enrolled_on <= day) and history.is_living(one.code, past, day)
        } | of_period.keys()
        states = [one.state for one in of_period.values()]
        found.append(
            PeriodLine(period, len(due), len(states), states.count("accepted"), states.count("returned"))
        )
    return tuple(found)


def periods(desk: Desk) -> tuple[str, ...]:
    """The periods anybody has reported for, the newest first."""
    with desk.read() as session:
        return tuple(sorted({one.period for one in bureau.submissions(session, desk.org)}, reverse=True))


def keys(desk: Desk, code: str) -> tuple[KeyLine, ...]:
    """The keys an organisation has had, the newest first; `enrolment.unknown`."""
    with desk.read() as session:
        found = chains.keys(session, desk.org, code)
    if not found:
        raise UserError("enrolment.unknown", org=code)
    return tuple(KeyLine(_fingerprint(one), one.since, one.until, one.revoked) for one in reversed(found))


def put_contact(desk: Desk, code: str, contact: str, phone: str, kind: str = "") -> Enrolled:
    """Stores whom to call at an organisation and what type of school it is; `enrolment.unknown`."""
    with desk.write("school.contact", code) as session:
        known = chains.find(session, desk.org, code)
        if known is None:
            raise UserError("enrolment.unknown", org=code)
        changed = replace(known, contact=contact.strip(), phone=phone.strip(), kind=kind.strip())
        chains.enrol(session, desk.org, changed)
    return changed


def put_seats(desk: Desk, code: str, chief: int | None, deputy: int | None) -> None:
    """Stores how many chief and deputy posts a school has; None: not known. `schools.seats`."""
    if any(seats is not None and not 0 <= seats <= 99 for seats in (chief, deputy)):
        raise UserError("schools.seats")
    with desk.write("school.seats", code) as session:
        known = lineage.find(session, desk.org, code) or ListedSchool(code, listed_on=desk.today())
        lineage.put_listed(session, desk.org, replace(known, chief_seats=chief, deputy_seats=deputy))


def list_pdf(title: str, about: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A list as it is seen, as PDF to print."""
    return list_sheet.pdf(list_sheet.ListSheet(title, about, tuple(columns), tuple(map(tuple, rows))))


# History ------------------------------------------------------------------------------------------------------


def events(desk: Desk, code: str | None = None) -> tuple[SchoolEvent, ...]:
    """What happened to the schools (or to one), the newest first."""
    with desk.read() as session:
        found = lineage.events(session, desk.org)
    return tuple(reversed([one for one in history.in_order(found) if code is None or code in one.concerned]))


def rename(desk: Desk, code: str, name: str, on: date, note: str = "") -> SchoolEvent:
    """A school has another name from a day on; lists of days before keep the old one. Errors: `lineage.check`."""
    now = names(desk, on).get(code, "")
    return _write(
        desk, SchoolEvent("", history.RENAMED, on, (code,), before=now, after=name.strip(), note=note), now
    )


def merge(desk: Desk, codes: Iterable[str], into: str, on: date, note: str = "") -> SchoolEvent:
    """Schools end on a day and one goes on in their place; their people are its from its next report on.

    Errors: `domain.lineage.check`.
    """
    return _write(desk, SchoolEvent("", history.MERGED, on, tuple(codes), (into,), note=note))


def split(desk: Desk, code: str, into: Iterable[str], on: date, note: str = "") -> SchoolEvent:
    """A school is divided on a day; it ends unless it is among those that go on. Errors: `domain.lineage.check`."""
    return _write(desk, SchoolEvent("", history.SPLIT, on, (code,), tuple(into), note=note))


def close(desk: Desk, code: str, on: date, note: str = "") -> SchoolEvent:
    """A school ends on a day. Errors: `domain.lineage.check`."""
    return _write(desk, SchoolEvent("", history.CLOSED, on, (code,), note=note))


def check_open(desk: Desk, code: str, made: str, past: Sequence[SchoolEvent]) -> None:
    """Whether a school's stream is still open for a report made on a day (ISO): `schools.closed_stream` from its end on.

    `past` are the district's events, read once for many reports.
    """
    end = history.ended_on(code, past)
    if end is None or made < end.isoformat():
        return
    called = names(desk)
    into = [called.get(one, one) for one in history.successors(code, past)]
    goes_on = sentence("schools.into_words", names="、".join(into)) if into else sentence("schools.into_none")
    raise UserError("schools.closed_stream", name=called.get(code, code), school=code, day=end, into=goes_on)


def why_not_undone(desk: Desk, event: SchoolEvent) -> str:
    """Why an event cannot be undone any more, as a sentence; empty when it can."""
    try:
        with desk.read() as session:
            _check_undo(session, desk.org, event)
    except UserError as error:
        return sentence(error.code, **error.values)
    return ""


def undo(desk: Desk, event: SchoolEvent) -> None:
    """Takes an event back, as long as nothing was sent to the schools concerned since.

    `schools.no_event`, `.undo_later`, `.undo_sent`.
    """
    with desk.write("school.undone", event.id) as session:
        _check_undo(session, desk.org, event)
        lineage.drop_event(session, desk.org, event.id)
        _project(session, desk.org, event.codes)


def _write(desk: Desk, event: SchoolEvent, name: str = "") -> SchoolEvent:
    with desk.write(f"school.{event.kind}", ",".join(event.codes)) as session:
        enrolled = {one.code for one in chains.enrolled(session, desk.org, SCHOOL)}
        known = enrolled | {one.code for one in lineage.listed(session, desk.org)}
        history.check(event, known, lineage.events(session, desk.org), name)
        streams = outbox.streams(session, desk.org, (*event.concerned, EVERYONE))
        made = replace(
            event,
            id=desk.new_id(),
            note=event.note.strip(),
            made_by=desk.user.id,
            made_on=desk.today(),
            sent=tuple((one.recipient, one.epoch, one.seq) for one in streams),
        )
        lineage.add_event(session, desk.org, made)
        _project(session, desk.org, made.codes)
    return made


def _check_undo(session: Session, org: str, event: SchoolEvent) -> None:
    written = lineage.events(session, org)
    if event.id not in {one.id for one in written}:
        raise UserError("schools.no_event")
    if history.later_than(event, written):
        raise UserError("schools.undo_later")
    for recipient, epoch, seq in event.sent:
        now = outbox.stream(session, org, recipient)
        if (now.epoch, now.seq) != (epoch, seq):
            raise UserError(
                "schools.undo_sent",
                school=sentence("schools.everyone") if recipient == EVERYONE else recipient,
            )


def _project(session: Session, org: str, codes: Iterable[str]) -> None:
    """What the events say of a school's end, beside its other facts."""
    written = lineage.events(session, org)
    for code in codes:
        facts = chains.find(session, org, code)
        if facts is None:
            continue
        into = history.successors(code, written)
        changed = replace(
            facts, ended_on=history.ended_on(code, written), successor=into[0] if len(into) == 1 else ""
        )
        if changed != facts:
            chains.enrol(session, org, changed)


# Private ------------------------------------------------------------------------------------------------------


def _expected(one: ListedSchool, past: Sequence[SchoolEvent], day: date) -> SchoolLine:
    end = history.ended_on(one.code, past)
    return SchoolLine(
        Enrolled(one.code, one.name, SCHOOL, one.stage, one.kind, one.contact, one.phone),
        history.name_on(one.code, one.name or one.code, past, day),
        one.stage,
        *("", 1, 0, "", "", "", 0, False),
        ended_on=end if end is not None and end <= day else None,
        successors=history.successors(one.code, past, day),
        is_enrolled=False,
        chief_seats=one.chief_seats,
        deputy_seats=one.deputy_seats,
    )


def _with_list(facts: Enrolled, own: ListedSchool | None) -> Enrolled:
    """What the bureau's list knows and the school's own form did not say."""
    if own is None:
        return facts
    return replace(
        facts,
        kind=facts.kind or own.kind,
        contact=facts.contact or own.contact,
        phone=facts.phone or own.phone,
    )


def _other_name(name: str, *told: str) -> str:
    """The first name told that does not look like `name`."""
    return next((one for one in told if one and not history.same_school_name(name, one)), "")


def _fingerprint(one: PinnedKey) -> str:
    return signature.fingerprint(signature.parse_public(one.key))


def _name(facts: Enrolled, last: bureau.Submission | None, own: ListedSchool | None = None) -> str:
    """The name it was enrolled with; else that of the bureau's list, of its report, or its code."""
    if facts.name and facts.name != facts.code:
        return facts.name
    return (own.name if own else "") or str(_school(last).get("name", "")) or facts.code


def _school(last: bureau.Submission | None) -> Mapping[str, object]:
    found = (last.content or {}).get("school") if last else None
    return found if isinstance(found, dict) else {}
