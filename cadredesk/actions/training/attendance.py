"""Roll call of an event: its grid, saving marks with the credits they give, and sheets that others have filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cadredesk.actions import importing
from cadredesk.actions.training import credits, rules, sheets
from cadredesk.desk import Desk, Session
from cadredesk.documents import pool_list, training_sign_in
from cadredesk.domain import names
from cadredesk.domain.training import attendance as domain
from cadredesk.domain.training import credit
from cadredesk.domain.training.attendance import Counts, Finding, Mark, SheetWords
from cadredesk.domain.training.course import Enrolment, Event
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError
from cadredesk.exchange.sheets import Row, Sheet
from cadredesk.storage import attendance as storage
from cadredesk.storage import registers
from cadredesk.vault.files import SHARED, write_atomic

__all__ = [
    "Counts",
    "Finding",
    "Grid",
    "Key",
    "Mark",
    "Sheet",
    "SheetCheck",
    "block",
    "check_sheet",
    "grid",
    "history",
    "open_file",
    "pasted",
    "repost",
    "save",
    "save_blank",
    "sentence_code",
]

Key = tuple[str, str]
"""A cell of the grid: session id and person id."""

_SEARCHED_ROWS = 60


@dataclass(frozen=True, slots=True)
class Grid:
    """The roll call of one event: who is enrolled, by strokes of the surname, and the marks as they stand."""

    event: Event
    people: tuple[Enrolment, ...]
    marks: Mapping[Key, Mark]
    leave: str
    """Who usually grants leave: `personnel` or `group_leader`."""

    def counts(self, session_id: str) -> Counts:
        """One session, counted."""
        here = {one.person_id for one in self.people}
        marks = [one for key, one in self.marks.items() if key[0] == session_id and key[1] in here]
        return domain.count(len(self.people), marks)


def grid(desk: Desk, event_id: str) -> Grid:
    """The roll call of an event; `register.unknown`. Withdrawn people stand in it as long as they have marks."""
    with desk.read() as session:
        event = registers.get(session, desk.org, Event, event_id).in_order()
        everybody = storage.enrolments(session, desk.org, event_id)
        marks = {(one.session_id, one.person_id): one for one in storage.marks(session, desk.org, event_id)}
    marked = {key[1] for key in marks}
    people = [one for one in everybody if one.state == "enrolled" or one.person_id in marked]
    place = sheets.in_strokes(desk, {one.person_id: one.name for one in people})
    people.sort(key=lambda one: place[one.person_id])
    return Grid(event, tuple(people), marks, sheets.catalogue().kind(event.kind).leave)


def save(desk: Desk, event_id: str, changes: Mapping[Key, Mark | None], reason: str = "") -> int:
    """Writes changed marks (None takes one back) and what credits the event gives now; how many were written.

    What equals what stands is passed over. `attendance.reason_missing` when a mark that stood is changed without a
    reason; `attendance.not_enrolled`, `attendance.cancelled`, `course.closed`, `course.unknown_session`, and those of
    `check`.
    """
    with desk.write("attendance.marked", event_id) as session:
        event = registers.get(session, desk.org, Event, event_id)
        if event.state == "cancelled":
            raise UserError("attendance.cancelled")
        if event.state == "closed":
            raise UserError("course.closed", title=event.title)
        stood = {(one.session_id, one.person_id): one for one in storage.marks(session, desk.org, event_id)}
        enrolled = storage.enrolled_ids(session, desk.org, event_id)
        written: list[Mark] = []
        cleared: list[Key] = []
        for key, mark in changes.items():
            if mark == stood.get(key):
                continue
            if mark is None:
                cleared.append(key)
                continue
            if (mark.session_id, mark.person_id) != key or key[1] not in enrolled:
                raise UserError("attendance.not_enrolled", name=key[1])
            domain.check(mark, event.session(key[0]))
            written.append(mark)
        if not written and not cleared:
            return 0
        if not reason.strip() and any(
            key in stood for key in (*cleared, *((m.session_id, m.person_id) for m in written))
        ):
            raise UserError("attendance.reason_missing")
        storage.put_marks(
            session, desk.org, event_id, written, cleared, desk.user.id, desk.today(), reason.strip()
        )
        now = {**stood, **{(one.session_id, one.person_id): one for one in written}}
        for key in cleared:
            now.pop(key, None)
        _post(session, desk, event, list(now.values()))
    return len(written) + len(cleared)


def repost(session: Session, desk: Desk, event: Event) -> None:
    """Makes the credits of an event anew from its marks, inside the writing of what changed."""
    _post(session, desk, event, storage.marks(session, desk.org, event.id))


def history(
    desk: Desk, event_id: str, session_id: str, person_id: str
) -> tuple[tuple[int, Mark | None, str, str, date], ...]:
    """Every state of one mark: number, mark (None: taken back), reason, by whom (id), on which day."""
    with desk.read() as session:
        return storage.history(session, desk.org, event_id, session_id, person_id)


def _post(session: Session, desk: Desk, event: Event, marks: Sequence[Mark]) -> None:
    source = f"event:{event.id}"
    if not event.credited or event.state == "cancelled":
        credits.post(session, desk, source, ())
        return
    marked = {one.person_id for one in marks}
    trainees = {one.id: one for one in registers.of_people(session, desk.org, Trainee, marked)}
    collective = sheets.catalogue().kind(event.kind).leave == "personnel"
    by_day: dict[date, TrainingRules] = {}
    known: dict[tuple[object, ...], tuple[credit.CreditEntry, ...]] = {}
    entries: list[credit.CreditEntry] = []
    for day in domain.days(event, marks):
        trainee = trainees.get(day.person_id)
        if trainee is None or not trainee.member_on(day.on):
            continue
        if day.on not in by_day:
            by_day[day.on] = rules.inside(session, desk.org, day.on)
        same = (day.on, day.attended, day.missed)  # most people have the same day; it is scored once
        if same not in known:
            known[same] = credit.of_attendance(
                by_day[day.on],
                "",
                day.on,
                source,
                day.attended,
                day.missed,
                collective=collective,
                text=event.title,
            )
        entries += [replace(one, person_id=day.person_id) for one in known[same]]
    credits.post(session, desk, source, entries)


# ------------------------------------------------------------------------------------- somebody else's sheet


@dataclass(frozen=True, slots=True)
class SheetCheck:
    """What a sheet says of an event: the marks that are sound, and what there is to say about the rest.

    Nothing is written; the marks go to the grid and are saved from there. `sessions` are those the sheet speaks of;
    `read` how many lines with a name there are.
    """

    header_row: int
    sessions: tuple[str, ...]
    marks: tuple[Mark, ...]
    findings: tuple[Finding, ...]
    read: int

    @property
    def open_rows(self) -> tuple[int, ...]:
        """Rows with a question or an error."""
        return tuple(sorted({one.row for one in self.findings if one.severity != "note"}))


def save_blank(desk: Desk, event_id: str, path: Path) -> Path:
    """Saves the roll call as Excel, to be filled in elsewhere and read again: a line a person, a column a half day."""
    found = grid(desk, event_id)
    texts = sheets.wording("training_sign_in")
    heads = [f"{one.on.isoformat()} {texts['half'][one.half]}" for one in found.event.sessions]
    rows: list[list[str | int | float]] = []
    for number, person in enumerate(found.people, 1):
        marks = [found.marks.get((one.id, person.person_id)) for one in found.event.sessions]
        told = [training_sign_in.mark_text(one, texts) if one is not None else "" for one in marks]
        rows.append([number, person.name, person.unit, *told])
    about = texts["excel_note"].format(title=found.event.title)
    data = pool_list.xlsx(texts["title"], about, [*texts["excel_columns"], *heads], rows)
    write_atomic(path, data, mode=SHARED)
    return path


def open_file(path: Path, progress: importing.Progress | None = None) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx, .xls or .csv that hold something, read in the guarded child process."""
    source = importing.open_file(path, progress)
    return tuple(source.sheets[at] for at, _ in importing.visible(source) if source.sheets[at].rows)


def pasted(html: str | None, text: str) -> Sheet:
    """Cells copied in Excel or WPS. `roster.nothing_pasted`, `roster.too_large`."""
    return importing.pasted(html, text).sheets[0]


def sentence_code(finding: Finding) -> str:
    """The code of a finding's sentence."""
    return f"attendance.found_{finding.code}"


def check_sheet(
    found: Grid,
    sheet: Sheet,
    answers: Mapping[int, str] | None = None,
    session_id: str = "",
) -> SheetCheck:
    """Reads a sheet against the event: one line a person with a column a half day, or one line a mark with its date.

    `answers`: row to person id for names that two people bear (empty: leave the row out). `session_id`: the half day
    meant when the sheet names none. `attendance.no_header`; `attendance.which_session` when it must be told.
    """
    words = sheets.words()
    head = _header(found.event, sheet, words, session_id)
    reader = _Reader(found, words, dict(answers or {}))
    for text in head.strange:
        reader.say(head.row, "not_of_event", "error", text=text)
    for row in sheet.rows:
        if row.number > head.row:
            reader.line(row, head)
    return reader.result(head)


def block(
    found: Grid, session_ids: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]
) -> tuple[dict[Key, Mark | None], tuple[str, ...]]:
    """A bare block of marks: a half day a column, (person id, texts) a row; the marks, and texts not understood."""
    reader = _Reader(found, sheets.words(), {})
    known = {one.person_id: one for one in found.people}
    for place, (person_id, texts) in enumerate(rows, 1):
        for session_id, text in zip(session_ids, texts, strict=False):
            reader.cell(place, known[person_id], session_id, text)
    return reader.block()


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the columns are: `sessions` by column; `mark`, `date`, `half` of a long sheet (0: none)."""

    row: int
    name: int
    unit: int
    sessions: Mapping[int, str]
    mark: int = 0
    date: int = 0
    half: int = 0
    only: str = ""
    strange: tuple[str, ...] = ()
    titles: Mapping[int, str] | None = None


def _header(event: Event, sheet: Sheet, words: SheetWords, session_id: str) -> _Head:
    rows = {row.number: row for row in sheet.rows[:_SEARCHED_ROWS]}
    spread = _spread(sheet)
    above: list[str] = []
    for number in sorted(rows):
        texts = _texts(rows[number], spread)
        named = {words.columns.get(domain.fold(text)): column for column, text in reversed(texts.items())}
        if "name" not in named:
            above += texts.values()
            continue
        best = _columns(event, number, texts, {}, words)
        below = _texts(rows[number + 1], spread) if number + 1 in rows else {}
        if below and domain.fold(below.get(best.name, "")) in ("", domain.fold(texts[best.name])):
            two = _columns(event, number + 1, texts, below, words)
            if len(two.sessions) > len(best.sessions):
                best = two
        return _with_only(best, event, words, above, session_id)
    raise UserError("attendance.no_header")


def _columns(
    event: Event, row: int, texts: Mapping[int, str], below: Mapping[int, str], words: SheetWords
) -> _Head:
    places: dict[str, int] = {}
    sessions: dict[int, str] = {}
    strange: list[str] = []
    for column in sorted({*texts, *below}):
        upper, lower = texts.get(column, ""), below.get(column, "")
        kind = words.columns.get(domain.fold(upper)) or words.columns.get(domain.fold(lower))
        if kind is not None:
            places.setdefault(kind, column)
            continue
        together = f"{upper} {lower}".strip()
        session = domain.session_of(event, upper, lower or upper, words) if together else None
        if session is not None and session.id not in sessions.values():
            sessions[column] = session.id
        elif domain.names_a_day(together):
            strange.append(together)
    return _Head(
        row,
        places["name"],
        places.get("unit", 0),
        sessions,
        places.get("mark", 0),
        places.get("date", 0),
        places.get("half", 0),
        strange=tuple(strange),
        titles={column: f"{texts.get(column, '')} {below.get(column, '')}".strip() for column in sessions},
    )


def _with_only(head: _Head, event: Event, words: SheetWords, above: Sequence[str], session_id: str) -> _Head:
    """A sheet of one half day: which one, by what was told, by the lines above, or because there is only one."""
    if head.sessions or (head.mark and head.date):
        return head
    if not head.mark:
        if head.strange:
            raise UserError("attendance.other_days", days="、".join(head.strange))
        raise UserError("attendance.no_header")
    only = session_id
    if not only:
        told = [domain.session_of(event, text, text, words) for text in above if domain.names_a_day(text)]
        known = {one.id for one in told if one is not None}
        if len(known) == 1:
            only = known.pop()
        elif not told and len(event.sessions) == 1:
            only = event.sessions[0].id
        elif told and not known:
            raise UserError(
                "attendance.other_days", days="、".join(t for t in above if domain.names_a_day(t))
            )
    if not only:
        raise UserError("attendance.which_session")
    event.session(only)
    return _Head(head.row, head.name, head.unit, {head.mark: only}, only=only, titles={head.mark: ""})


def _spread(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells of merged ranges in the first rows and where their text stands."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in sheet.merged[:2000]:
        if top > _SEARCHED_ROWS or (bottom - top + 1) * (right - left + 1) > 2000:
            continue
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                found[row, column] = (top, left)
    return found


def _texts(row: Row, spread: Mapping[tuple[int, int], tuple[int, int]]) -> dict[int, str]:
    texts = {column: cell.text.strip() for column, cell in row.cells.items() if cell.text.strip()}
    for (number, column), (top, left) in spread.items():
        if number == row.number and top == row.number and column not in texts and left in texts:
            texts[column] = texts[left]
    return dict(sorted(texts.items()))


class _Reader:
    """Collects the marks of a sheet line by line, and what is to be said about them."""

    def __init__(self, found: Grid, words: SheetWords, answers: dict[int, str]) -> None:
        self._grid, self._words, self._answers = found, words, answers
        self._by_name: dict[str, list[Enrolment]] = {}
        for one in found.people:
            self._by_name.setdefault(_plain(one.name), []).append(one)
        self._sessions = {one.id: one for one in found.event.sessions}
        self._marks: dict[Key, tuple[Mark, int]] = {}
        self._findings: list[Finding] = []
        self._seen: set[str] = set()
        self._read = 0

    def say(
        self, row: int, code: str, severity: domain.Severity, *, choices: tuple[str, ...] = (), **values: str
    ) -> None:
        self._findings.append(Finding(row, code, severity, values, choices))

    def line(self, row: Row, head: _Head) -> None:
        name = _cell(row, head.name)
        if not name or not _is_name(name):
            return
        if self._words.columns.get(domain.fold(name)) == "name":
            return  # the heading again, on the next printed page
        self._read += 1
        person = self._person(row.number, name, _cell(row, head.unit))
        if person is None:
            return
        self._seen.add(person.person_id)
        if row.hidden:
            self.say(row.number, "hidden", "note", name=name)
        if head.sessions:
            for column, session_id in head.sessions.items():
                self.cell(row.number, person, session_id, _cell(row, column))
            return
        day = _cell(row, head.date)
        session = domain.session_of(self._grid.event, day, _cell(row, head.half) or day, self._words)
        if session is None:
            self.say(row.number, "not_of_event", "error", text=f"{day} {_cell(row, head.half)}".strip())
        else:
            self.cell(row.number, person, session.id, _cell(row, head.mark))

    def _person(self, row: int, name: str, unit: str) -> Enrolment | None:
        found = self._by_name.get(_plain(name), [])
        if not found:
            self.say(row, "unknown_name", "error", name=name)
            return None
        if len(found) == 1:
            return found[0]
        if row in self._answers:
            return next((one for one in found if one.person_id == self._answers[row]), None)
        told = [one for one in found if unit and _plain(one.unit) == _plain(unit)]
        if len(told) == 1:
            return told[0]
        self.say(
            row,
            "two_of_name",
            "question",
            choices=tuple(one.person_id for one in found),
            name=name,
            number=str(len(found)),
        )
        return None

    def cell(self, row: int, person: Enrolment, session_id: str, text: str) -> None:
        if domain.fold(text) in self._words.blanks:
            return
        read = self._words.read(text)
        if read is None:
            self.say(row, "unknown_mark", "error", name=person.name, text=text[:40])
            return
        code, minutes = read
        if code in ("late", "early") and not minutes:
            minutes = min(domain.USUAL_MINUTES, int(self._sessions[session_id].hours * 60))
            self.say(row, "usual_minutes", "note", name=person.name, minutes=str(minutes))
        if code in ("present", "leave"):
            minutes = 0
        approver: domain.Approver = ""
        if code == "leave":
            approver = "group_leader" if self._grid.leave == "group_leader" else "personnel"
        mark = Mark(session_id, person.person_id, code, minutes, approver)
        try:
            domain.check(mark, self._sessions[session_id])
        except UserError:
            self.say(row, "minutes", "error", name=person.name, text=text[:40])
            return
        key = (session_id, person.person_id)
        before = self._marks.get(key)
        if before is None:
            self._marks[key] = (mark, row)
        elif before[0] != mark:
            self.say(row, "twice", "error", name=person.name, line=str(before[1]))
        else:
            self.say(row, "same_again", "note", name=person.name, line=str(before[1]))

    def block(self) -> tuple[dict[Key, Mark | None], tuple[str, ...]]:
        """The marks, and the texts that are none."""
        marks: dict[Key, Mark | None] = {key: mark for key, (mark, _) in self._marks.items()}
        strange = (one.values["text"] for one in self._findings if one.code in ("unknown_mark", "minutes"))
        return marks, tuple(dict.fromkeys(strange))

    def result(self, head: _Head) -> SheetCheck:
        contradicted = {one.row for one in self._findings if one.code == "twice"}
        rows = {int(one.values["line"]) for one in self._findings if one.code == "twice"} | contradicted
        marks = tuple(mark for mark, row in self._marks.values() if row not in rows)
        missing = [one for one in self._grid.people if one.person_id not in self._seen]
        if missing and self._read:
            shown = "、".join(one.name for one in missing[:8]) + ("…" if len(missing) > 8 else "")
            self.say(0, "left_out", "note", number=str(len(missing)), names=shown)
        for key, (mark, row) in self._marks.items():
            stood = self._grid.marks.get(key)
            if stood is not None and stood != mark and row not in rows:
                person = next(one for one in self._grid.people if one.person_id == key[1])
                self.say(row, "other_than_before", "note", name=person.name)
        sessions = tuple(dict.fromkeys(head.sessions.values())) or tuple(
            dict.fromkeys(m.session_id for m in marks)
        )
        order = {"error": 0, "question": 1, "note": 2}
        findings = sorted(self._findings, key=lambda one: (order[one.severity], one.row))
        return SheetCheck(head.row, sessions, marks, tuple(findings), self._read)


def _cell(row: Row, column: int) -> str:
    cell = row.cells.get(column) if column else None
    return cell.text.strip() if cell is not None else ""


def _plain(text: str) -> str:
    return names.normalise(text).replace(" ", "").lower()


def _is_name(text: str) -> bool:
    """Whether a cell may hold a name: not a number, a sum or a line of signatures."""
    plain = domain.fold(text)
    return (
        bool(plain)
        and not plain[0].isdigit()
        and ":" not in plain
        and len(plain) <= names.MAX_NAME
        and not plain.startswith(("合计", "小计", "备注", "说明", "制表", "填报", "审核", "应到", "实到"))
    )
