"""Courses and events: the year's list, one event with its people, enrolment and the course menu, photos, papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cadredesk.actions import people as staff
from cadredesk.actions.training import attendance, rules, sheets
from cadredesk.desk import Desk, Session
from cadredesk.documents import training_event, training_menu, training_sign_in
from cadredesk.domain.names import padded
from cadredesk.domain.training import course as domain
from cadredesk.domain.training.attendance import Counts, count
from cadredesk.domain.training.course import (
    Catalogue,
    Enrolment,
    Event,
    Photo,
    Status,
)
from cadredesk.domain.training.course import (
    Session as HalfDay,
)
from cadredesk.domain.training.groups import StudyGroup
from cadredesk.domain.training.means import Lecturer
from cadredesk.domain.training.register import Revision
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError
from cadredesk.storage import attendance as storage
from cadredesk.storage import registers

__all__ = [
    "Catalogue",
    "Enrolment",
    "Event",
    "EventLine",
    "EventPage",
    "HalfDay",
    "MenuLine",
    "Photo",
    "Taken",
    "Who",
    "add_photo",
    "cancel",
    "candidates",
    "catalogue",
    "choose",
    "close",
    "enrol",
    "event_pdf",
    "get",
    "history",
    "listed",
    "menu",
    "menu_pdf",
    "of_person",
    "open_again",
    "photo",
    "remove_photo",
    "save",
    "session_at",
    "sign_in_pdf",
    "withdraw",
    "years",
]

MAX_PHOTO = 8 << 20
"""Largest photo, bytes."""
KINDS_OF_PHOTO = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def catalogue() -> Catalogue:
    """The kinds, areas, bases, levels and data groups of training."""
    return sheets.catalogue()


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event of the list: people enrolled and waiting, and its person-times (人次) by roll call."""

    event: Event
    status: Status
    enrolled: int
    waiting: int
    person_times: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event with its people by strokes of the surname, and each session counted."""

    event: Event
    status: Status
    people: tuple[Enrolment, ...]
    counts: Mapping[str, Counts]

    def standing(self, state: domain.EnrolState = "enrolled") -> tuple[Enrolment, ...]:
        """The people of one state; those who wait in the order of their coming."""
        found = tuple(one for one in self.people if one.state == state)
        return found if state == "enrolled" else tuple(sorted(found, key=lambda one: one.place))


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who can be enrolled; `trainee` says whether credits are kept of them."""

    id: str
    name: str
    unit: str = ""
    group: str = ""
    trainee: bool = False
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an enrolment: how many got a place, how many wait, how many were in already."""

    enrolled: int
    waiting: int
    already: int


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One course of the menu: how many places are left (None: no limit), how many wait, whether one may still choose."""

    event: Event
    enrolled: int
    free: int | None
    waiting: int
    open: bool


def years(desk: Desk) -> tuple[int, ...]:
    """The years that hold events, newest first, this year among them."""
    now = rules.on(desk, desk.today()).year_of(desk.today())
    with desk.read() as session:
        known = registers.years(session, desk.org, [Event.KIND])
    return tuple(sorted({*known, now}, reverse=True))


def listed(desk: Desk, year: int | None = None) -> tuple[EventLine, ...]:
    """The events of a training year (of all without one), by their first day; those without a day first."""
    with desk.read() as session:
        found = registers.listed(session, desk.org, Event, year=year)
        enrolled = storage.enrolled_counts(session, desk.org)
        marks = storage.counts(session, desk.org)
        came = storage.came(session, desk.org)
    today = desk.today()
    lines = []
    for event in found:
        number, waiting = enrolled.get(event.id, (0, 0))
        called = {key: _counts(number, codes) for key, codes in marks.get(event.id, {}).items()}
        done = [key for key, one in called.items() if one.marked >= number]
        lines.append(
            EventLine(
                event, domain.status(event, today, number, done), number, waiting, came.get(event.id, 0)
            )
        )
    return tuple(lines)


def _counts(due: int, codes: Mapping[str, int]) -> Counts:
    return Counts(due, **codes)


def get(desk: Desk, event_id: str) -> EventPage:
    """One event; `register.unknown`."""
    with desk.read() as session:
        event = registers.get(session, desk.org, Event, event_id).in_order()
        everybody = storage.enrolments(session, desk.org, event_id)
        marks = storage.marks(session, desk.org, event_id)
    place = sheets.in_strokes(desk, {one.person_id: one.name for one in everybody})
    ordered = tuple(sorted(everybody, key=lambda one: place[one.person_id]))
    due = domain.counted(everybody)
    counts = {
        one.id: count(due, [mark for mark in marks if mark.session_id == one.id]) for one in event.sessions
    }
    done = [key for key, one in counts.items() if one.marked >= due > 0]
    return EventPage(event, domain.status(event, desk.today(), due, done), ordered, counts)


def history(desk: Desk, event_id: str) -> tuple[Revision[Event], ...]:
    """Every state of an event, oldest first."""
    with desk.read() as session:
        return registers.history(session, desk.org, Event, event_id)


def save(desk: Desk, event: Event, reason: str = "") -> Event:
    """Writes an event; one without an id is new. Its credits follow what changed in its sessions.

    `course.closed` for one that was filed, `course.session_marked` when a session with marks would go, `course.too_small`
    when more are enrolled than places; and those of `domain.check`.
    """
    new = replace(event, id=event.id or desk.new_id(), title=event.title.strip()).in_order()
    domain.check(new)
    sheets.catalogue().kind(new.kind)
    if new.day is not None:
        new = replace(new, year=rules.on(desk, new.day).year_of(new.day))
    with desk.write("event.saved", new.id) as session:
        if event.id:
            stood = registers.get(session, desk.org, Event, event.id)
            _must_be_open(stood)
            if stood == new:
                return new
            called = set(storage.counts(session, desk.org).get(new.id, {}))
            if called - {one.id for one in new.sessions}:
                raise UserError("course.session_marked")
            enrolled = domain.counted(storage.enrolments(session, desk.org, new.id))
            if new.capacity and enrolled > new.capacity:
                raise UserError("course.too_small", capacity=new.capacity, enrolled=enrolled)
        registers.put(session, desk.org, new, desk.user.id, desk.today(), reason)
        _move_up(session, desk, new)
        attendance.repost(session, desk, new)
    return new


def close(desk: Desk, event_id: str) -> Event:
    """Files an event: sessions, roll call and summary are complete. `course.incomplete` says what is missing."""
    page = get(desk, event_id)
    _must_be_open(page.event)
    if page.status != "summary":
        raise UserError("course.roll_call_missing")
    if not page.event.summary.strip():
        raise UserError("course.summary_missing")
    return _put(desk, replace(page.event, state="closed"), "event.closed")


def open_again(desk: Desk, event_id: str, reason: str) -> Event:
    """Takes a filed or cancelled event up again, for a reason. `register.reason_missing`."""
    if not reason.strip():
        raise UserError("register.reason_missing")
    with desk.read() as session:
        event = registers.get(session, desk.org, Event, event_id)
    return _put(desk, replace(event, state="open", reason=""), "event.reopened", reason)


def cancel(desk: Desk, event_id: str, reason: str) -> Event:
    """Gives an event up, for a reason; what it had given of credits goes. `register.reason_missing`."""
    if not reason.strip():
        raise UserError("register.reason_missing")
    with desk.read() as session:
        event = registers.get(session, desk.org, Event, event_id)
    return _put(desk, replace(event, state="cancelled", reason=reason.strip()), "event.cancelled", reason)


def _put(desk: Desk, event: Event, what: str, reason: str = "") -> Event:
    with desk.write(what, event.id) as session:
        registers.put(session, desk.org, event, desk.user.id, desk.today(), reason)
        attendance.repost(session, desk, event)
    return event


# ---------------------------------------------------------------------------------------------------- people


def candidates(desk: Desk) -> tuple[Who, ...]:
    """Who can be enrolled: the trainees, and at a school its other colleagues; by strokes of the surname."""
    with desk.read() as session:
        trainees = [one for one in registers.listed(session, desk.org, Trainee) if one.left is None]
        groups = registers.listed(session, desk.org, StudyGroup)
    named = {group.id: group.name for group in groups}
    of_member = {member: group.name for group in groups for member in group.member_ids}
    found = {
        one.id: Who(
            one.id,
            one.name,
            one.now.unit_name,
            named.get(one.group_id) or of_member.get(one.id, ""),
            True,
            one.tier,
        )
        for one in trainees
    }
    if desk.mode == "school":
        unit = sheets.office(desk)
        for line in staff.lines(desk, with_left=False):
            found.setdefault(line.id, Who(line.id, line.name, unit))
    place = sheets.in_strokes(desk, {one.id: one.name for one in found.values()})
    return tuple(sorted(found.values(), key=lambda one: place[one.id]))


def enrol(desk: Desk, event_id: str, wanted: Sequence[Who], how: str = "assigned") -> Taken:
    """Enrols people; when the places are used up, the rest waits in the order given. `course.closed`.

    `how`: `assigned`, or `guest` for somebody who is not of the desk (an empty id gets one).
    """
    with desk.write("event.enrolled", event_id) as session:
        event = registers.get(session, desk.org, Event, event_id)
        _must_be_open(event)
        known = {one.person_id: one for one in storage.enrolments(session, desk.org, event_id)}
        place = max((one.place for one in known.values()), default=0)
        free = event.capacity - domain.counted(known.values()) if event.capacity else len(wanted)
        new: list[Enrolment] = []
        already = 0
        for one in wanted:
            who = replace(one, id=one.id or desk.new_id(), name=one.name.strip())
            if not who.name:
                raise UserError("course.no_name")
            if who.id in known and known[who.id].state != "withdrawn":
                already += 1
                continue
            place += 1
            state: domain.EnrolState = "enrolled" if free > 0 else "waiting"
            free -= 1
            new.append(
                Enrolment(
                    event_id,
                    who.id,
                    who.name,
                    who.unit,
                    place,
                    desk.today(),
                    state,
                    "guest" if how == "guest" else "chosen" if how == "chosen" else "assigned",
                    who.group,
                )
            )
        storage.put_enrolments(session, desk.org, new)
    taken = domain.counted(new)
    return Taken(taken, len(new) - taken, already)


def choose(desk: Desk, event_id: str, who: Who, *, wait: bool = False) -> Enrolment:
    """Somebody chooses a course of the menu. `course.full` unless they will wait; `course.not_on_menu`,
    `course.choosing_over`, `course.chosen_already`, `course.same_time` when another of their courses is held then.
    """
    with desk.read() as session:
        event = registers.get(session, desk.org, Event, event_id)
        everybody = storage.enrolments(session, desk.org, event_id)
        mine = [
            registers.get(session, desk.org, Event, one.event_id)
            for one in storage.of_person(session, desk.org, who.id)
            if one.state == "enrolled" and one.event_id != event_id
        ]
    if not event.menu or event.state != "open":
        raise UserError("course.not_on_menu", title=event.title)
    if event.choose_until is not None and desk.today() > event.choose_until:
        raise UserError("course.choosing_over", title=event.title, until=event.choose_until.isoformat())
    if any(one.person_id == who.id and one.state != "withdrawn" for one in everybody):
        raise UserError("course.chosen_already", name=who.name, title=event.title)
    when = {(one.on, one.half) for one in event.sessions}
    for other in mine:
        if other.state == "open" and when & {(one.on, one.half) for one in other.sessions}:
            raise UserError("course.same_time", name=who.name, title=other.title)
    if domain.full(event, everybody) and not wait:
        raise UserError("course.full", title=event.title, capacity=event.capacity)
    enrol(desk, event_id, [who], "chosen")
    return next(one for one in get(desk, event_id).people if one.person_id == who.id)


def withdraw(desk: Desk, event_id: str, person_id: str) -> tuple[str, ...]:
    """Somebody does not take part after all; the names of those who got the place from the waiting list.

    `course.marked` when the roll call already speaks of them.
    """
    with desk.write("event.withdrawn", event_id) as session:
        event = registers.get(session, desk.org, Event, event_id)
        _must_be_open(event)
        found = {one.person_id: one for one in storage.enrolments(session, desk.org, event_id)}
        if person_id not in found:
            raise UserError("course.not_enrolled")
        if any(one.person_id == person_id for one in storage.marks(session, desk.org, event_id)):
            raise UserError("course.marked", name=found[person_id].name)
        storage.put_enrolments(session, desk.org, [replace(found[person_id], state="withdrawn")])
        return _move_up(session, desk, event)


def of_person(desk: Desk, person_id: str) -> tuple[tuple[Event, Enrolment], ...]:
    """The events somebody takes or took part in, with how they stand in each."""
    with desk.read() as session:
        found = storage.of_person(session, desk.org, person_id)
        return tuple((registers.get(session, desk.org, Event, one.event_id), one) for one in found)


def _move_up(session: Session, desk: Desk, event: Event) -> tuple[str, ...]:
    moved = domain.moved_up(event, storage.enrolments(session, desk.org, event.id))
    storage.put_enrolments(session, desk.org, moved)
    return tuple(one.name for one in moved)


def _must_be_open(event: Event) -> None:
    if event.state != "open":
        raise UserError("course.closed" if event.state == "closed" else "course.cancelled", title=event.title)


# ------------------------------------------------------------------------------------------------------ menu


def menu(desk: Desk, year: int) -> tuple[MenuLine, ...]:
    """The course menu of a year (选学菜单) with the places left."""
    lines = []
    for one in listed(desk, year):
        event = one.event
        if not event.menu or event.state == "cancelled":
            continue
        free = max(0, event.capacity - one.enrolled) if event.capacity else None
        still = event.state == "open" and (event.choose_until is None or desk.today() <= event.choose_until)
        lines.append(MenuLine(event, one.enrolled, free, one.waiting, still))
    return tuple(lines)


def menu_pdf(desk: Desk, year: int) -> bytes:
    """The menu to hand round, with a slip to tick. `course.no_menu`."""
    found = menu(desk, year)
    if not found:
        raise UserError("course.no_menu", year=year)
    with desk.read() as session:
        lecturers = {one.id: one.name for one in registers.listed(session, desk.org, Lecturer)}
    known = sheets.catalogue()
    lines = tuple(
        training_menu.MenuLine(
            number,
            line.event.title,
            known.name(line.event.area),
            tuple((one.on, one.half) for one in line.event.sessions),
            line.event.hours,
            "、".join(lecturers.get(key, "") for key in line.event.lecturer_ids),
            line.event.place,
            line.event.capacity,
            line.event.choose_until,
        )
        for number, line in enumerate(found, 1)
    )
    value = training_menu.Menu(sheets.office(desk), year, lines, desk.today())
    return training_menu.pdf(value, sheets.wording("training_menu"), sheets.watermark(desk))


# ---------------------------------------------------------------------------------------------------- papers


def sign_in_pdf(desk: Desk, event_id: str, session_ids: Iterable[str] = (), *, filled: bool = False) -> bytes:
    """The sign-in sheets (点名签到表), one for each half day asked for (all without); `course.nobody`, `course.no_session`.

    `filled` prints the marks of the roll call and the counts instead of empty boxes.
    """
    grid = attendance.grid(desk, event_id)
    wanted = set(session_ids)
    sessions = [one for one in grid.event.sessions if not wanted or one.id in wanted]
    people = [one for one in grid.people if one.state == "enrolled"]
    if not sessions:
        raise UserError("course.no_session")
    if not people:
        raise UserError("course.nobody")
    made = []
    for session in sessions:
        rows = tuple(
            training_sign_in.Row(
                padded(one.name),
                one.unit,
                one.group,
                grid.marks.get((session.id, one.person_id)) if filled else None,
            )
            for one in people
        )
        made.append(
            training_sign_in.HalfDay(
                session.on, session.half, session.place or grid.event.place, session.topic, rows
            )
        )
    value = training_sign_in.SignIn(
        grid.event.title, grid.event.organiser or sheets.office(desk), tuple(made), filled=filled
    )
    return training_sign_in.pdf(value, sheets.wording("training_sign_in"), sheets.watermark(desk))


def event_pdf(desk: Desk, event_id: str) -> bytes:
    """The event for the file (培训活动情况表), with its photos."""
    page = get(desk, event_id)
    event, known = page.event, sheets.catalogue()
    with desk.read() as session:
        lecturers = {one.id: one.name for one in registers.listed(session, desk.org, Lecturer)}
    ids = dict.fromkeys(
        (*event.lecturer_ids, *(one.lecturer_id for one in event.sessions if one.lecturer_id))
    )
    value = training_event.EventSheet(
        sheets.office(desk),
        event,
        known.kind(event.kind).name,
        known.name(event.area) if event.area else "",
        "、".join(lecturers[one] for one in ids if one in lecturers),
        page.counts,
        tuple((photo(desk, one.file), one.caption) for one in event.photos),
        desk.today(),
    )
    return training_event.pdf(value, sheets.wording("training_event"), sheets.watermark(desk))


# ---------------------------------------------------------------------------------------------------- photos


def add_photo(desk: Desk, event_id: str, data: bytes, caption: str = "") -> Event:
    """Keeps a photo (JPEG or PNG) of an event, sealed. `course.photo_kind`, `course.photo_large`."""
    if len(data) > MAX_PHOTO:
        raise UserError("course.photo_large", most=MAX_PHOTO >> 20)
    if not data.startswith(KINDS_OF_PHOTO):
        raise UserError("course.photo_kind")
    desk.check_writable()
    name = f"event-photo-{desk.new_id()}"
    desk.vault.seal_file(name, data)
    with desk.write("event.photo_added", event_id) as session:
        event = registers.get(session, desk.org, Event, event_id)
        changed = replace(event, photos=(*event.photos, Photo(name, caption.strip())))
        registers.put(session, desk.org, changed, desk.user.id, desk.today())
    return changed


def photo(desk: Desk, file: str) -> bytes:
    """The bytes of a photo."""
    return desk.vault.open_file(file)


def remove_photo(desk: Desk, event_id: str, file: str) -> Event:
    """Takes a photo away from an event; its sealed file is deleted."""
    with desk.write("event.photo_removed", event_id) as session:
        event = registers.get(session, desk.org, Event, event_id)
        changed = replace(event, photos=tuple(one for one in event.photos if one.file != file))
        registers.put(session, desk.org, changed, desk.user.id, desk.today())
    desk.vault.delete_file(file)
    return changed


def session_at(desk: Desk, on: date, half: domain.Half, *, topic: str = "", lecturer_id: str = "") -> HalfDay:
    """A new half day of the usual length by the rules of that day."""
    hours = rules.on(desk, on).credits.half_day_hours
    return HalfDay(desk.new_id(), on, half, hours, topic, lecturer_id)
