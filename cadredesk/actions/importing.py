"""An import on its way: the sheet, the columns chosen, the answers given, and the rows that would be written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from cadredesk import messages
from cadredesk.actions import people, rosters
from cadredesk.actions.people import ImportRow, TrayEntry
from cadredesk.desk import Desk
from cadredesk.domain import dates, idnumber, names
from cadredesk.domain.person import Person
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.exchange import clipboard, reader, roster
from cadredesk.exchange.roster import Column, Finding, KnownPerson, RosterCheck, RosterRow
from cadredesk.exchange.sheets import Cell, Row, Sheet
from cadredesk.storage import settings

__all__ = [
    "NOT_READ",
    "Column",
    "Columns",
    "Finding",
    "RosterCheck",
    "RosterRow",
    "Sheet",
    "Source",
    "check",
    "choices",
    "columns",
    "columns_of_row",
    "counts",
    "emptied",
    "entry_of",
    "fields",
    "first_lines",
    "import_of",
    "kept",
    "left_out",
    "marked",
    "may_keep",
    "namesakes",
    "open_file",
    "open_questions",
    "pasted",
    "remember",
    "save_marked",
    "sentence",
    "to_person",
    "took",
    "visible",
    "waiting",
]

NOT_READ = roster.NOT_READ
_REMEMBERED = "roster_columns"
_LOOKED_AT = 100
_SAMPLES = 3

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, or cells that were pasted (`name` empty)."""

    name: str
    sheets: tuple[Sheet, ...]
    chosen: int = 0
    """The sheet that looks most like a roster."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How a sheet is read: the last row of its header, each column's header and field, and a few values."""

    header_row: int
    columns: tuple[Column, ...]
    samples: Mapping[int, tuple[str, ...]]

    def with_field(self, number: int, field: str | None) -> Columns:
        """The same with a column read as another field; a field that another column had leaves that one."""
        return replace(
            self,
            columns=tuple(
                replace(one, field=field)
                if one.number == number
                else replace(one, field=None)
                if field and one.field == field
                else one
                for one in self.columns
            ),
        )


def open_file(path: Path, progress: Progress | None = None) -> Source:
    """Reads a spreadsheet in the guarded child process. Raises UserError `roster.*`, EnvironmentFault."""
    if progress is not None:
        progress(0, 0, "")
    book = reader.read(path)
    if progress is not None:
        progress(0, 0, "")
    known = rosters.synonyms()
    scores = [0 if sheet.hidden else roster.header_score(_top(sheet), known) for sheet in book.sheets]
    best = scores.index(max(scores)) if scores else 0
    return Source(path.name, book.sheets, best)


def pasted(html: str | None, text: str) -> Source:
    """Cells copied in Excel or WPS with their header. Raises UserError `roster.*`."""
    return Source("", (clipboard.from_clipboard(html, text),))


def visible(source: Source) -> tuple[tuple[int, str], ...]:
    """The sheets that hold something, with their place; hidden ones only when nothing else is there."""
    shown = tuple((at, one.name) for at, one in enumerate(source.sheets) if one.rows and not one.hidden)
    return shown or tuple((at, one.name) for at, one in enumerate(source.sheets))


def first_lines(sheet: Sheet, count: int = 20) -> tuple[tuple[int, str], ...]:
    """The first rows with their number and their texts, for choosing the header."""
    return tuple((row.number, "  ".join(_texts(row))) for row in sheet.rows[:count])


def columns(desk: Desk, sheet: Sheet, header_row: int | None = None) -> Columns:
    """The header as it is guessed, or of the row told; headers named before are read as they were then.

    A row told that names no field gives its columns unread, to be chosen. `roster.no_header` when none is found.
    """
    with desk.read() as session:
        remembered = settings.get(session, desk.org, _REMEMBERED, dict[str, str]) or {}
    if header_row is None:
        found = roster.check(_top(sheet), rosters.synonyms(), remembered=remembered, today=desk.today())
    else:
        try:
            found = roster.check(
                _top(_from(sheet, header_row)), rosters.synonyms(), remembered=remembered, today=desk.today()
            )
        except UserError:
            return columns_of_row(sheet, header_row)
        if found.header_row < header_row or found.header_row > header_row + 3:
            return columns_of_row(sheet, header_row)
    samples = _samples(sheet, found.header_row)
    return Columns(found.header_row, _taken(found.columns, samples), samples)


def _taken(found: Sequence[Column], samples: Mapping[int, tuple[str, ...]]) -> tuple[Column, ...]:
    """The columns with only those fields the desk keeps, each once in a list; grades without a year say nothing."""
    result: list[Column] = []
    seen: set[str | None] = set()
    for one in found:
        if one.field == "name":
            seen = set()
        told = " ".join(samples.get(one.number, ()))
        vague = one.field == "assessment" and not re.search(r"(?:19|20)\d\d", told)
        keep = one.field in _FIELDS and one.field not in seen and not vague
        result.append(one if keep else replace(one, field=None))
        seen.add(one.field)
    return tuple(result)


def columns_of_row(sheet: Sheet, header_row: int) -> Columns:
    """The columns of a row nobody recognised, all unread."""
    row = next((one for one in sheet.rows if one.number == header_row), None)
    cells = row.cells if row is not None else {}
    made = tuple(Column(number, cell.text.strip(), None) for number, cell in sorted(cells.items()))
    return Columns(header_row, made, _samples(sheet, header_row))


def remember(desk: Desk, chosen: Columns) -> None:
    """Keeps what each header was read as, for the next file."""
    with desk.read() as session:
        known = settings.get(session, desk.org, _REMEMBERED, dict[str, str]) or {}
    words = rosters.synonyms()
    now = dict(known)
    for column in chosen.columns:
        usual = words.field_of(column.header)
        if column.header and (usual if usual in _FIELDS else None) != column.field:
            now[roster.memory_key(column.header)] = column.field or ""
        else:
            now.pop(roster.memory_key(column.header), None)
    if now != known:
        with desk.write("settings.roster_columns") as session:
            settings.put(session, desk.org, _REMEMBERED, now)


def fields() -> tuple[str, ...]:
    """What a column may be read as, in the order of a person's file; its words are `roster.field_<name>`."""
    return _FIELDS


def check(desk: Desk, sheet: Sheet, chosen: Columns, progress: Progress | None = None) -> RosterCheck:
    """What importing the sheet with these columns would do, row by row; nothing is written."""

    def step(done: int) -> None:
        if progress is not None:
            progress(done, 4, "")

    step(0)
    everybody = people.many(desk)
    here = {person.id: person for person in everybody if person.left_on is None}
    gone = {person.id_number: person for person in everybody if person.left_on and person.id_number}
    step(1)
    known = [KnownPerson(one.id, one.name, _row_values(one)) for one in here.values()]
    found = roster.check(_as_told(sheet, chosen), rosters.synonyms(), existing=known, today=desk.today())
    step(2)
    rows = tuple(_sound(row, here.get(row.known or ""), gone) for row in found.rows)
    step(4)
    return replace(found, columns=chosen.columns, rows=tuple(row for row in rows if row.state != "empty"))


def marked(check: RosterCheck) -> bytes:
    """The doubtful rows as an Excel file with coloured cells and the sentences, to correct and read again."""
    said = tuple(_spoken(row) for row in check.rows)
    return rosters.marked(replace(check, rows=said))


def sentence(finding: Finding) -> str:
    """A finding in words."""
    if finding.code.startswith("importing."):
        label = messages.sentence(f"roster.field_{finding.field}") if finding.field else ""
        return messages.sentence(finding.code, None, label=label, **finding.values)
    return rosters.sentence(finding)


# ---------------------------------------------------------------------------------------- answers


def open_questions(row: RosterRow) -> tuple[Finding, ...]:
    """The findings that must be answered before the row can be written."""
    return tuple(finding for finding in row.findings if finding.severity != "note")


def choices(finding: Finding) -> tuple[str, ...]:
    """The values offered for a question, the likeliest first: 1月还是10月 offers both and the year alone."""
    if finding.proposal is None:
        return ()
    if finding.code.endswith(".january_or_october"):
        year = finding.proposal[:4]
        return (f"{year}-10", f"{year}-01", year)
    return (finding.proposal,)


def may_keep(row: RosterRow, finding: Finding) -> bool:
    """Whether the value may stay as it stands: a question may, an error may not."""
    return (
        finding.severity == "question"
        and finding.field is not None
        and bool(row.values.get(finding.field))
        and not finding.code.endswith((".january_or_october", ".unknown_word"))
    )


def took(desk: Desk, row: RosterRow, finding: Finding, text: str) -> RosterRow:
    """The row with another value for what was asked. Raises UserError `date.*`, `importing.value`, `people.*`."""
    if finding.field is None:
        return kept(desk, row, finding)
    value = _read(finding.field, text)
    values = {**row.values, finding.field: value}
    others = tuple(
        one
        for one in row.findings
        if one is not finding and (one.field != finding.field or one.severity == "note")
    )
    return _again(desk, replace(row, values=values, findings=others))


def kept(desk: Desk, row: RosterRow, finding: Finding) -> RosterRow:
    """The row with a question answered by "as it stands"."""
    return _again(desk, replace(row, findings=tuple(one for one in row.findings if one is not finding)))


def emptied(desk: Desk, row: RosterRow, finding: Finding) -> RosterRow:
    """The row without the value that was asked about; of a damaged ID number the birth date is kept."""
    values = {name: value for name, value in row.values.items() if name != finding.field}
    others = tuple(
        one
        for one in row.findings
        if one is not finding and (one.field != finding.field or one.severity == "note")
    )
    return _again(desk, replace(row, values=values, findings=others))


def left_out(row: RosterRow) -> RosterRow:
    """The row that is not to be imported."""
    return replace(row, state="ignored", findings=())


def to_person(desk: Desk, row: RosterRow, finding: Finding, person_id: str) -> RosterRow:
    """The row as a change of a person on the desk."""
    others = tuple(one for one in row.findings if one is not finding)
    return _again(desk, replace(row, findings=others, known=person_id))


def namesakes(desk: Desk, row: RosterRow) -> tuple[people.PersonLine, ...]:
    """People on the desk of the row's name."""
    name = row.values.get("name", "")
    return tuple(one for one in people.lines(desk) if names.same(one.name, name)) if name else ()


def import_of(row: RosterRow) -> ImportRow:
    """The row as it is written; a doubtful one takes its questions along into the tray."""
    values = dict(row.values)
    for finding in row.findings:
        if finding.code == "birth.from_id" and finding.proposal:
            values.setdefault("birth", finding.proposal)
    return ImportRow(
        row.row,
        values,
        row.known or "",
        row.raw.get("name", ""),
        tuple(_packed(finding) for finding in row.findings) if row.state == "doubtful" else (),
    )


def waiting(desk: Desk) -> tuple[tuple[TrayEntry, RosterRow], ...]:
    """The rows of the tray with their questions."""
    return tuple((entry, entry_of(entry)) for entry in people.tray(desk))


def entry_of(entry: TrayEntry) -> RosterRow:
    """A row of the tray as it stood in the check."""
    findings = tuple(_unpacked(text) for text in entry.questions)
    return RosterRow(entry.row, "doubtful", dict(entry.values), {}, findings, entry.person_id or None)


# ------------------------------------------------------------------------------------------ within

_FIELDS = (
    "name", "gender", "ethnicity", "native_place", "birthplace", "birth", "id_number", "party", "party_joined",
    "work_started", "teaching_started", "joined_school", "health", "education", "degree", "school_major", "major",
    "graduated", "onjob_education", "onjob_degree", "onjob_school_major", "technical_title", "title_granted",
    "expertise", "current_post", "current_post_since", "department", "staffing", "assessment", "phone", "address",
    "familiar_field", "cultivation_direction", "cultivation_measures", "remarks",
)  # fmt: skip


def _top(sheet: Sheet) -> Sheet:
    return replace(sheet, rows=sheet.rows[:_LOOKED_AT])


def _from(sheet: Sheet, number: int) -> Sheet:
    """The sheet without what stands above a row."""
    return replace(
        sheet,
        rows=tuple(row for row in sheet.rows if row.number >= number),
        merged=tuple(span for span in sheet.merged if span[0] >= number),
    )


def _texts(row: Row) -> list[str]:
    return [cell.text.strip() for _, cell in sorted(row.cells.items()) if cell.text.strip()]


def _samples(sheet: Sheet, header_row: int) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for row in sheet.rows[:_LOOKED_AT]:
        if row.number <= header_row:
            continue
        for number, cell in row.cells.items():
            held = found.setdefault(number, [])
            if cell.text.strip() and len(held) < _SAMPLES:
                held.append(cell.text.strip())
    return {number: tuple(texts) for number, texts in found.items()}


def _as_told(sheet: Sheet, chosen: Columns) -> Sheet:
    """The sheet under a header of one row that says plainly how each column is read."""
    plain: dict[str, str] = {}
    for word, name in rosters.synonyms().exact.items():
        plain.setdefault(name, word)
    cells = {one.number: Cell(plain[one.field]) for one in chosen.columns if one.field in plain}
    below = tuple(row for row in sheet.rows if row.number > chosen.header_row)
    spans = tuple(span for span in sheet.merged if span[0] > chosen.header_row)
    return replace(sheet, rows=(Row(chosen.header_row, cells), *below), merged=spans)


def _row_values(person: Person) -> dict[str, str]:
    values = people.values_of(person)
    if person.gender:
        values["gender"] = people.terms().label("gender", person.gender)
    return values


def _sound(row: RosterRow, known: Person | None, gone: Mapping[str, Person]) -> RosterRow:
    """The row with what the desk cannot take as a question, and without changes that say the same."""
    findings = list(row.findings)
    for name in _CODED & row.values.keys():
        value = row.values[name]
        if not _known_word(name, value) and not any(
            one.field == name and one.severity != "note" for one in findings
        ):
            findings.append(Finding(name, "importing.unknown_word", "question", None, {"text": value[:40]}))
    left = gone.get(row.values.get("id_number", ""))
    if left is not None:
        findings.append(Finding(None, "importing.has_left", "error", None, {"name": left.name}))
    return _judged(replace(row, findings=tuple(findings)), known)


_CODED = frozenset(
    ("gender", "party", "education", "degree", "onjob_education", "onjob_degree", "assessment")
)


@lru_cache(maxsize=4096)
def _known_word(name: str, value: str) -> bool:
    """Whether the desk has a code for a word of one of the coded fields."""
    try:
        people.with_values(Person("", ""), {name: value})
    except UserError:
        return False
    return True


def _judged(row: RosterRow, known: Person | None) -> RosterRow:
    """The row's state by what is still asked and what it changes."""
    if row.state in ("empty", "ignored"):
        return row
    changes: dict[str, tuple[str, str]] = {}
    if known is not None:
        before = _row_values(known)
        for name, value in row.values.items():
            if value == before.get(name, "") or (name == "name" and names.same(value, known.name)):
                continue
            try:
                differs = people.with_values(known, {name: value}) != known
            except UserError:
                differs = True
            if differs:
                changes[name] = (before.get(name, ""), value)
    if any(one.severity != "note" for one in row.findings):
        return replace(row, state="doubtful", changes=changes)
    if known is None:
        return replace(row, state="new", changes={})
    return replace(row, state="changed" if changes else "same", changes=changes)


def _again(desk: Desk, row: RosterRow) -> RosterRow:
    """The row judged anew after an answer; a person with the ID number that was typed is found."""
    known = people.get(desk, row.known) if row.known else None
    number = row.values.get("id_number", "")
    if known is None and number:
        for line in people.lines(desk, with_left=False):
            if line.id_tail == number[-4:] and people.get(desk, line.id).id_number == number:
                known = people.get(desk, line.id)
    return _judged(replace(row, known=known.id if known else None), known)


def _read(field: str, text: str) -> str:
    """A typed value in the form of a roster row."""
    plain = text.strip()
    if not plain:
        raise UserError("importing.value", text=text)
    if field == "name":
        return names.normalise(plain)
    if field == "id_number":
        found = idnumber.check(plain, text_cell=True)
        if not found.sound:
            raise UserError(found.problems[0])
        return found.number
    if field in roster.DATE_FIELDS:
        return dates.parse(plain).iso()
    people.with_values(Person("", ""), {field: plain})
    return re.sub(r"\s+", " ", plain)


def save_marked(check: RosterCheck, path: Path) -> None:
    """Writes `marked` to a file. EnvironmentFault `importing.not_saved`."""
    try:
        path.write_bytes(marked(check))
    except OSError:
        raise EnvironmentFault("importing.not_saved", file=path.name) from None


def _spoken(row: RosterRow) -> RosterRow:
    """The row with the findings of this module as ones the marked file has sentences for."""
    known = tuple(
        replace(one, code=one.code.replace("importing.unknown_word", "cell.unreadable"))
        for one in row.findings
        if one.code != "importing.has_left"
    )
    return replace(row, findings=known)


def _packed(finding: Finding) -> str:
    plain = {
        "field": finding.field,
        "code": finding.code,
        "severity": finding.severity,
        "proposal": finding.proposal,
        "values": dict(finding.values),
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _unpacked(text: str) -> Finding:
    try:
        plain = json.loads(text)
        return Finding(
            plain["field"], plain["code"], plain["severity"], plain["proposal"], dict(plain["values"])
        )
    except (ValueError, KeyError, TypeError):
        return Finding(None, "importing.question", "question", None, {"text": text})


def counts(rows: Sequence[RosterRow]) -> dict[str, int]:
    """How many rows there are of each state."""
    found: dict[str, int] = {}
    for row in rows:
        found[row.state] = found.get(row.state, 0) + 1
    return found
