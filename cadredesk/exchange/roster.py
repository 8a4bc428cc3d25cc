"""Finds people in a sheet: the header, the columns, each row's values, what is wrong with them, and who is known."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from cadredesk.domain import dates, idnumber, names
from cadredesk.domain.dates import PartialDate
from cadredesk.errors import UserError
from cadredesk.exchange.sheets import Cell, Row, Sheet, Span

Severity = Literal["note", "question", "error"]
State = Literal["new", "changed", "same", "doubtful", "empty", "ignored"]

DATE_FIELDS = frozenset(
    {
        "birth", "party_joined", "work_started", "teaching_started", "joined_school", "current_post_since",
        "title_granted", "graduated",
    }
)  # fmt: skip
"""Fields that hold a date at the precision known."""

NOT_READ = frozenset({"serial", "age"})
"""Columns that are known and carry nothing to keep: a running number, and an age that grows old."""

_SEARCHED_ROWS = 80
_MALE = {"男", "男性", "m", "male", "男士"}
_FEMALE = {"女", "女性", "f", "female", "女士"}
_ERRORS = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|####*)|#{3,}", re.IGNORECASE)
_LONE_ONE = re.compile(r"((?:19|20)?\d\d)\.1")
_YEAR_MONTH = re.compile(r"(?:19|20)?\d\d\.\d{1,2}")
_BRACKETS = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_PARTIES = re.compile("民革|民盟|民建|民进|农工|致公|九三|台盟|无党派|群众|团员|党员|党$|会$|同盟$|学社$")


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Headers people write, folded, and words that tell rows apart (`resources/rosters/synonyms.toml`)."""

    exact: Mapping[str, str]
    contains: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
    blanks: frozenset[str]
    footers: tuple[str, ...]
    holds: tuple[str, ...]
    groups: tuple[str, ...]

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> Synonyms:
        """Built from the parsed file."""
        words = data["words"]
        return cls(
            {_fold(word): name for name, listed in data["fields"].items() for word in listed},
            tuple((_fold(word), name) for name, listed in data["contains"].items() for word in listed),
            tuple(words["others"]),
            frozenset(words["blanks"]),
            tuple(_tight(word) for word in words["footers"]),
            tuple(_tight(word) for word in words["holds"]),
            tuple(words["groups"]),
        )

    def field_of(self, header: str, remembered: Mapping[str, str] | None = None) -> str | None:
        """The field a header stands for; `remembered` (folded header -> field, empty for "none") goes first."""
        if len(header) > 60:
            return None
        whole = _fold(header)
        bare = _fold(_BRACKETS.sub("", unicodedata.normalize("NFKC", header)))
        for key in (whole, bare):
            if remembered and key in remembered:
                return remembered[key] or None
        for key in (whole, bare, re.split(r"[/|、,或]", bare)[0]):
            if key in self.exact:
                return self.exact[key]
        if len(bare) <= 16 and ":" not in _tight(header) and not any(word in bare for word in self.others):
            return next((name for word, name in self.contains if word in bare), None)
        return None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about a row: `field` None speaks of the whole row; `values` fill the sentence."""

    field: str | None
    code: str
    severity: Severity
    proposal: str | None = None
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody already on the desk: values by field in the form of a roster row (dates ISO, gender 男 or 女)."""

    id: str
    name: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the header: its number from 1, its text, the field it is read as (None: not read)."""

    number: int
    header: str
    field: str | None


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One row under the header: normalised values, the raw text of the same fields, findings and state."""

    row: int
    state: State
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    raw: Mapping[str, str] = dataclasses.field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    known: str | None = None
    changes: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RosterCheck:
    """What an import of one sheet would do."""

    sheet: str
    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[RosterRow, ...]


def memory_key(header: str) -> str:
    """The form in which a header is remembered with the field a person chose for it."""
    return _fold(header)


def header_score(sheet: Sheet, synonyms: Synonyms, remembered: Mapping[str, str] | None = None) -> int:
    """How many fields the best header row of a sheet names; 0 when it has none with a name."""
    grid = _Grid(sheet)
    return max((score for _, score in _candidates(grid, synonyms, remembered)), default=0)


def check(
    sheet: Sheet,
    synonyms: Synonyms,
    *,
    existing: Sequence[KnownPerson] = (),
    remembered: Mapping[str, str] | None = None,
    today: date,
) -> RosterCheck:
    """Reads the people of a sheet and compares them with one another and with `existing`; writes nothing.

    Raises UserError `roster.no_header` when no row names a column of names.
    """
    grid = _Grid(sheet)
    candidates = _candidates(grid, synonyms, remembered)
    if not candidates:
        raise UserError("roster.no_header", sheet=sheet.name)
    best = max(score for _, score in candidates)
    top = next(row for row, score in candidates if score * 10 >= best * 6)
    last, columns = _columns(grid, top, synonyms, remembered)
    results: list[RosterRow] = []
    blocks = _blocks(columns)
    people = _People(existing)
    skip = last
    for row in sheet.rows:
        if row.number <= skip:
            continue
        again = _repeated(grid, row, synonyms, remembered)
        if again is not None:
            skip, repeated = again
            blocks = _blocks(repeated)
            results += [RosterRow(number, "ignored") for number in range(row.number, skip + 1)]
            continue
        found = [_person(grid, row, block, synonyms, people, today) for block in blocks]
        results += [one for one in found if one.state not in ("empty", "ignored")] or found[:1]
    return RosterCheck(sheet.name, last, tuple(columns), tuple(results))


# -------------------------------------------------------------------------------------- the header


class _Grid:
    """The rows of a sheet by number, and the merged ranges that touch a row."""

    def __init__(self, sheet: Sheet) -> None:
        self.rows = {row.number: row for row in sheet.rows}
        self.order = [row.number for row in sheet.rows]
        self.spans: dict[int, list[Span]] = {}
        budget = 500_000
        for span in sheet.merged:
            height = span[2] - span[0] + 1
            if not 1 <= height <= 5_000 or span[3] < span[1]:
                continue
            budget -= height
            if budget < 0:
                break
            for number in range(span[0], span[2] + 1):
                self.spans.setdefault(number, []).append(span)

    def span(self, row: int, column: int) -> Span | None:
        for span in self.spans.get(row, ()):
            if span[1] <= column <= span[3]:
                return span
        return None

    def text(self, row: int, column: int) -> str:
        """The text at a place, of the range it is merged into when it is."""
        span = self.span(row, column)
        if span is not None:
            row, column = span[0], span[1]
        cells = self.rows[row].cells if row in self.rows else {}
        return cells[column].text if column in cells else ""

    def filled(self, row: int, column: int) -> tuple[Cell | None, bool]:
        """The cell at a place, or the top of the one-column range it is merged into; true when so filled."""
        cell = self.rows[row].cells.get(column)
        if cell is not None:
            return cell, False
        span = self.span(row, column)
        if span is not None and span[0] < row and span[1] == span[3] and span[0] in self.rows:
            return self.rows[span[0]].cells.get(span[1]), True
        return None, False


def _candidates(
    grid: _Grid, synonyms: Synonyms, remembered: Mapping[str, str] | None
) -> list[tuple[int, int]]:
    """Rows that may begin the header, with the number of fields they and the line below name."""
    found = []
    for number in grid.order[:_SEARCHED_ROWS]:
        cells = grid.rows[number].cells
        own = {
            synonyms.field_of(cell.text, remembered)
            for cell in cells.values()
            if cell.kind in ("text", "shown")
        } - {None}
        if "name" not in own:
            continue
        _, columns = _columns(grid, number, synonyms, remembered)
        score = len({column.field for column in columns if column.field})
        if score >= 2 or len(cells) == 1:
            found.append((number, score))
    return found


def _columns(
    grid: _Grid, top: int, synonyms: Synonyms, remembered: Mapping[str, str] | None
) -> tuple[int, list[Column]]:
    """The last row of the header that begins at `top`, and its columns."""
    last = _last_line(grid, top, synonyms, remembered)
    numbers = sorted(
        {column for row in range(top, last + 1) if row in grid.rows for column in grid.rows[row].cells}
    )
    for row in range(top, last + 1):  # columns that have a header only by a merged range
        for span in grid.spans.get(row, ()):
            if last > top and span[3] - span[1] < 64:
                numbers += range(span[1], span[3] + 1)
    numbers = sorted(set(numbers))[:512]
    above = _line_above(grid, top, len(numbers))
    stacks: dict[int, list[str]] = {}
    for number in numbers:
        stack: list[str] = []
        anchors: set[tuple[int, int]] = set()
        for row in ([above] if above else []) + list(range(top, last + 1)):
            merged = grid.span(row, number)
            anchor = (merged[0], merged[1]) if merged else (row, number)
            text = grid.text(row, number).strip()
            if not text and merged is None and top <= row < last:
                text = _group_title(grid, row, number, last)
            if anchor not in anchors and text:
                stack.append(text)
            anchors.add(anchor)
        own = [text for text in stack if not above or text != grid.text(above, number).strip()] or stack
        if own:
            stacks[number] = stack
    lowest = [stack[-1] for stack in stacks.values()]
    columns, taken = [], set[str]()
    for number, stack in stacks.items():
        name = None
        for text in dict.fromkeys(("".join(stack), "".join(stack[-2:]), stack[-1], *reversed(stack))):
            name = synonyms.field_of(text, remembered)
            if name:
                break
        if name and name != "name" and name in taken and "name" not in taken:
            name = None
        header = stack[-1] if lowest.count(stack[-1]) == 1 else "/".join(stack)
        columns.append(Column(number, header, name))
        if name:
            taken.add(name)
    return last, columns


def _group_title(grid: _Grid, row: int, number: int, last: int) -> str:
    """The title further left that a column without one of its own stands under, where merged ranges are lost."""
    if row not in grid.rows or last not in grid.rows or number not in grid.rows[last].cells:
        return ""
    upper, lower = grid.rows[row].cells, grid.rows[last].cells
    left = next((column for column in range(number - 1, 0, -1) if column in upper), 0)
    return upper[left].text.strip() if left in lower else ""


def _last_line(grid: _Grid, top: int, synonyms: Synonyms, remembered: Mapping[str, str] | None) -> int:
    """Where the header ends: below its merged ranges, or one line of further headers below."""
    bottom = max((span[2] for span in grid.spans.get(top, ()) if span[0] == top), default=top)
    if bottom > top:
        return min(bottom, top + 3)
    below = grid.rows.get(top + 1)
    if below is None:
        return top
    head = grid.rows[top].cells
    name_columns = [
        column for column, cell in head.items() if synonyms.field_of(cell.text, remembered) == "name"
    ]
    if any(column in below.cells for column in name_columns):
        return top
    matched = 0
    for column, cell in below.cells.items():
        if cell.kind not in ("text", "shown") or len(cell.text) > 20 or re.search(r"\d{2}", cell.text):
            return top
        upper = next((head[place].text for place in range(column, 0, -1) if place in head), "")
        matched += bool(
            synonyms.field_of(cell.text, remembered) or synonyms.field_of(upper + cell.text, remembered)
        )
    return top + 1 if matched and matched * 2 >= len(below.cells) else top


def _line_above(grid: _Grid, top: int, width: int) -> int | None:
    """The row above the header when it holds titles of groups of columns, not a title of the whole."""
    row = grid.rows.get(top - 1)
    if row is None:
        return None
    groups = [
        span
        for span in grid.spans.get(top - 1, ())
        if span[1] < span[3] and span[3] - span[1] + 1 < max(3, width * 0.8)
    ]
    if not groups or len(row.cells) < 2 or any(":" in _tight(cell.text) for cell in row.cells.values()):
        return None
    return top - 1


def _repeated(
    grid: _Grid, row: Row, synonyms: Synonyms, remembered: Mapping[str, str] | None
) -> tuple[int, list[Column]] | None:
    """The last row and the columns of a header that is printed again within the list."""
    for cell in row.cells.values():
        if (
            cell.kind in ("text", "shown")
            and len(cell.text) < 20
            and ("名" in cell.text or "ame" in cell.text or (remembered and _fold(cell.text) in remembered))
            and synonyms.field_of(cell.text, remembered) == "name"
        ):
            break
    else:
        return None
    last, columns = _columns(grid, row.number, synonyms, remembered)
    fields = {column.field for column in columns if column.field}
    return (last, columns) if "name" in fields and (len(fields) > 1 or len(row.cells) == 1) else None


def _blocks(columns: Sequence[Column]) -> list[dict[str, int]]:
    """Field -> column, once for each list that stands beside another on the sheet."""
    blocks: list[dict[str, int]] = [{}]
    for column in columns:
        if not column.field:
            continue
        if column.field in blocks[-1]:
            if column.field not in ("name", "serial") or "name" not in blocks[-1]:
                continue
            blocks.append({})
        blocks[-1][column.field] = column.number
    return [block for block in blocks if "name" in block]


# ---------------------------------------------------------------------------------------- one row


_number_checked = functools.lru_cache(maxsize=256)(idnumber.check)  # each row asks several times


class _People:
    """Who has been met: earlier in the file, and on the desk."""

    def __init__(self, existing: Sequence[KnownPerson]) -> None:
        self.by_id: dict[str, tuple[str, int]] = {}
        self.by_name: dict[str, list[tuple[int, str, str]]] = {}
        self.known_by_id = {}
        self.known_by_name: dict[str, list[KnownPerson]] = {}
        for person in existing:
            core = _core(person.values.get("id_number", ""))
            if core:
                self.known_by_id[core] = person
            self.known_by_name.setdefault(_bare(person.name), []).append(person)


def _person(
    grid: _Grid, row: Row, block: Mapping[str, int], synonyms: Synonyms, people: _People, today: date
) -> RosterRow:
    """What one row says of one person."""
    hidden = (Finding(None, "cell.hidden_row", "note"),) if row.hidden else ()
    state = _no_person(grid, row, block, synonyms)
    if state is not None:
        return RosterRow(row.number, state, findings=hidden if state == "ignored" else ())
    values: dict[str, str] = {}
    raw: dict[str, str] = {}
    findings: list[Finding] = list(hidden)
    formulas: list[str] = []
    numbers = {number: name for name, number in block.items()}
    for column, beside in row.cells.items():
        if column not in numbers and beside.formula and len(block) and _beside(column, block):
            findings.append(Finding(None, "cell.formula", "note", values={"text": beside.text[:80]}))
    for name, number in sorted(block.items(), key=lambda item: item[1]):
        cell, from_above = grid.filled(row.number, number)
        if cell is None or (from_above and name in ("name", "id_number", "phone")):
            continue
        if name in NOT_READ:
            if cell.formula and name == "age":
                findings.append(Finding(name, "cell.formula", "note", values={"text": cell.text[:80]}))
            continue
        raw[name] = cell.text
        if cell.formula:
            formulas.append(name)
        if cell.kind == "error" or _ERRORS.fullmatch(cell.text.strip()):
            findings.append(Finding(name, "cell.error_value", "error", values={"text": cell.text[:20]}))
            continue
        text = cell.text.strip()
        if not text or _tight(text).lower() in synonyms.blanks:
            continue
        found: list[Finding] = []
        if name == "name":
            value = _name(text, values, found)
        elif name == "id_number":
            value = _id(cell, found)
        elif name in DATE_FIELDS:
            value = _date(name, cell, values, found, today)
        elif name == "gender":
            value = _gender(text, found)
        elif name == "phone":
            value = _phone(text, found)
        elif name == "ethnicity":
            value = re.sub(r"\s+", "", text)
        else:
            value = " ".join(text.split())
        findings += found
        if value:
            values[name] = value
    if "name" not in values and not any(finding.field == "name" for finding in findings):
        findings.append(Finding("name", "name.missing", "error"))
    told = [finding for finding in findings if finding.field == "birth"]
    findings += [
        found for found in _against_id(values, today) if not (told and found.code == "birth.from_id")
    ]
    findings = [_with_month_of_id(finding, values) for finding in findings]
    for name in formulas:
        findings.append(_formula(name, values, raw))
    findings += _within_file(row.number, values, people)
    known, changes, more = _known(values, people)
    findings += more
    if any(finding.severity != "note" for finding in findings):
        state = "doubtful"
    elif known is None:
        state = "new"
    else:
        state = "changed" if changes else "same"
    return RosterRow(row.number, state, values, raw, tuple(findings), known, changes)


def _with_month_of_id(finding: Finding, values: Mapping[str, str]) -> Finding:
    """Proposes the month the identity number says, where January or October is asked."""
    if finding.code != "birth.january_or_october":
        return finding
    born = _number_checked(values.get("id_number", ""), text_cell=True).birth
    if born is None or str(born.year) != values.get("birth") or born.month not in (1, 10):
        return finding
    return replace(finding, proposal=f"{born.year}-{born.month:02d}")


def _beside(column: int, block: Mapping[str, int]) -> bool:
    return min(block.values()) <= column <= max(block.values())


def _no_person(grid: _Grid, row: Row, block: Mapping[str, int], synonyms: Synonyms) -> State | None:
    """`empty` or `ignored` for a row that is no person, else None."""
    name_column = block["name"]
    cells = row.cells
    name = cells[name_column].text.strip() if name_column in cells else ""
    span = grid.span(row.number, name_column)
    if span is not None:
        if span[1] < span[3] and len(block) > 2:
            return "ignored"  # a title or a note across the columns
        if span[0] < row.number and not name:
            return "ignored"  # the same person goes on in a second line
    first = cells[min(cells)].text
    if name and (":" in _tight(name) or re.fullmatch(r"[(].*[)]", _tight(name))):
        return "ignored"  # a label, or a hint to those who fill in the form
    for text in dict.fromkeys((first, name)):
        tight = _tight(text)
        if _looks_like_person(cells, block):
            break
        if tight.startswith(synonyms.footers) or any(word in tight for word in synonyms.holds):
            return "ignored"
    texts = [cell.text.strip() for cell in cells.values()]
    if len(texts) > 2 and all(text.isdecimal() and len(text) < 4 for text in texts):
        steps = [int(text) for text in texts]
        if all(after - before == 1 for before, after in itertools.pairwise(steps)):
            return "ignored"  # the line that numbers the columns
    if name:
        alone = len(cells) == 1 or (len(cells) == 2 and "serial" in block and block["serial"] in cells)
        if (
            alone
            and len(block) > 2
            and (
                re.match(r"[(]?[一二三四五六七八九十]+[、.)]", _tight(name))
                or any(word in name for word in synonyms.groups)
            )
        ):
            return "ignored"
        return None
    told = {
        field: cells[column].text
        for field, column in block.items()
        if column in cells and field not in NOT_READ and not cells[column].formula
    }
    told = {
        field: text
        for field, text in told.items()
        if text.strip() and _tight(text).lower() not in synonyms.blanks
    }
    if not told:
        rest = [cell for column, cell in cells.items() if column != block.get("serial") and not cell.formula]
        rest = [cell for cell in rest if cell.kind != "number" and not cell.text.strip().isdecimal()]
        serial = cells.get(block.get("serial", 0))
        word = serial is not None and serial.kind in ("text", "shown") and not serial.text.strip().isdecimal()
        return "ignored" if rest or word else "empty"
    if any(
        any(word in _tight(text) for word in synonyms.holds) or _tight(text).startswith(synonyms.footers)
        for text in texts
    ):
        return "ignored"
    if len(told) == 1 and not told.keys() & {"id_number", "phone", "birth"}:
        return "ignored"
    return None


def _looks_like_person(cells: Mapping[int, Cell], block: Mapping[str, int]) -> bool:
    """Whether gender, identity number or birth are filled as only a person's are."""
    gender, number, birth = (
        cells[block[field]].text.strip() if block.get(field) in cells else ""
        for field in ("gender", "id_number", "birth")
    )
    return (
        gender in ("男", "女") or len(number) >= 15 or re.fullmatch(r"[\d.年月日/-]{4,12}", birth) is not None
    )


# ------------------------------------------------------------------------------------ one value


def _name(text: str, values: dict[str, str], found: list[Finding]) -> str:
    """A name, normalised; a note in brackets such as （女，回族） fills gender and ethnicity."""
    folded = unicodedata.normalize("NFKC", text)
    plain = text
    note = re.fullmatch(r"(.+?)[(\[]([^()\[\]]*)[)\]]", folded.strip(), re.DOTALL)
    if note and note[1].strip():
        words = [word for word in re.split(r"[\s,、;，]+", note[2]) if word]
        known = [
            word for word in words if word in ("男", "女") or re.fullmatch(r"[\u4e00-\u9fff]{1,6}族", word)
        ]
        opening = min(place for place in (text.find(mark) for mark in "(（[［") if place > 0)
        if words and len(known) == len(words):
            plain = text[:opening]
            for word in words:
                values["gender" if word in ("男", "女") else "ethnicity"] = word
            found.append(Finding("name", "name.bracket_taken", "note", values={"text": note[2][:20]}))
        else:
            proposal = names.normalise(text[:opening])
            found.append(Finding("name", "name.bracket_note", "question", proposal, {"text": note[2][:20]}))
    value = names.normalise(plain)
    if any(0x2E80 <= ord(char) <= 0x2FDF or 0xF900 <= ord(char) <= 0xFAFF for char in plain):
        found.append(Finding("name", "name.look_alike", "note", value, {"text": plain}))
    if re.search(r"\S\s+\S", plain) and " " not in value:
        found.append(Finding("name", "name.blanks_removed", "note", value, {"text": plain}))
    strange = [
        char
        for char in value
        if char != names.DOT and char not in " -'.()" and not char.isalpha() and not names.is_han(char)
    ]
    if names.private_use(value) or "\ufffd" in value or "?" in value:
        found.append(Finding("name", "name.unreadable_character", "question", values={"text": value[:50]}))
    elif strange:
        found.append(Finding("name", "name.unusual", "question", values={"text": value[:50]}))
    elif len(value) == 1:
        found.append(Finding("name", "name.one_character", "question", values={"text": value}))
    if names.code_points(value) > names.MAX_NAME:
        found.append(Finding("name", "name.too_long", "question", values={"text": value[:50]}))
    return value


_ID_SEVERITY: Mapping[str, Severity] = {
    "id.region_unknown": "note",
    "id.fifteen_digits": "note",
    "id.length": "question",
    "id.characters": "question",
}


def _id(cell: Cell, found: list[Finding]) -> str:
    """An identity number; a number cell of over fifteen digits is never believed."""
    result = _number_checked(cell.text, text_cell=cell.kind == "text")
    problems = list(result.problems)
    digits = re.sub(r"\D", "", cell.text)
    proposal = None
    if cell.kind == "number" and len(digits) > 15 and "id.truncated_by_spreadsheet" not in problems:
        proposal = result.number if result.sound else None
        problems = [
            "id.truncated_by_spreadsheet",
            *(code for code in problems if code == "id.region_unknown"),
        ]
    for code in problems:
        severity = _ID_SEVERITY.get(code, "error")
        offered = proposal if code == "id.truncated_by_spreadsheet" else None
        if code == "id.fifteen_digits" and "id.birth" not in problems:
            offered = idnumber.upgraded(result.number)
        born = result.birth.isoformat() if result.birth else "—"
        found.append(Finding("id_number", code, severity, offered, {"text": result.number, "birth": born}))
    return result.number


def _date(name: str, cell: Cell, values: dict[str, str], found: list[Finding], today: date) -> str:
    """A date at the precision typed, ISO; empty when it cannot be told."""
    text = unicodedata.normalize("NFKC", cell.text).strip()
    shorter = _BRACKETS.sub("", text).strip()
    text = shorter or text

    def say(what: str, severity: Severity = "question", proposal: str | None = None) -> None:
        found.append(Finding(name, f"{name}.{what}", severity, proposal, {"text": cell.text[:40]}))

    if cell.kind == "date":
        try:
            value = PartialDate.from_iso(text)
        except UserError:
            say("unreadable")
            return ""
    else:
        if cell.kind == "number" and _YEAR_MONTH.fullmatch(text):
            if _decimals(cell.number_format) >= 2:
                shown = f"{float(text):.2f}"
                if 1 <= int(shown[-2:]) <= 12:
                    text = shown
                else:
                    say("month_padded", "note")
            elif lone := _LONE_ONE.fullmatch(text):
                year = dates.parse(f"{lone[1]}年").iso()
                say("january_or_october", "question", f"{year}-10")
                return year
        elif cell.kind == "shown" and (lone := _LONE_ONE.fullmatch(text)):
            year = dates.parse(f"{lone[1]}年").iso()
            say("january_or_october", "question", f"{year}-10")
            return year
        elif cell.kind == "text" and _LONE_ONE.fullmatch(text):
            say("one_digit_month", "note")
        if re.fullmatch(r"[1-5]\d{4}", text):
            serial = (date(1899, 12, 30) + timedelta(days=int(text))).isoformat()
            say("serial_number", "question", serial)
            return ""
        try:
            value = dates.parse(text)
        except UserError as error:
            return _not_a_date(name, error.code, text, values, say)
    if value.earliest() > today:
        say("in_future")
    elif name == "birth" and not today.year - 100 <= value.year <= today.year - 14:
        say("unlikely")
    return value.iso()


def _not_a_date(name: str, code: str, text: str, values: dict[str, str], say: Any) -> str:
    """What else may stand where a date is asked: six digits, a party's name, words."""
    if code == "date.ambiguous_six_digits":
        proposal = None
        for pattern in (text[:2], text[2:4], text[4:]), (text[:4], text[4:]):
            try:
                proposal = dates.parse("-".join(pattern)).iso()
                break
            except UserError:
                continue
        say("six_digits", "question", proposal)
        return ""
    if code == "date.impossible":
        say("impossible")
        return ""
    if name == "party_joined" and (_PARTIES.search(text) or text in ("无", "否", "非党员")):
        inside = re.search(r"(?:19|20)\d\d[.年/-]\d{1,2}(?:[.月/-]\d{1,2})?", text)
        values.setdefault("party", re.sub(r"[\d.年月日/\s-]+", "", text) or text)
        say("party_named", "note")
        if inside:
            try:
                return dates.parse(inside[0]).iso()
            except UserError:
                return ""
        return ""
    if name != "birth" and text in ("无", "否", "至今"):
        return ""
    say("unreadable")
    return ""


def _decimals(code: str) -> int:
    """Digits after the point that a number format shows for positive numbers."""
    section = re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", code).split(";")[0]
    match = re.search(r"\.([0?#]+)", section)
    return len(match[1].replace("#", "")) if match else 0


def _gender(text: str, found: list[Finding]) -> str:
    folded = _tight(text).lower()
    if folded in _MALE:
        return "男"
    if folded in _FEMALE:
        return "女"
    found.append(Finding("gender", "gender.unreadable", "question", values={"text": text[:20]}))
    return text[:20]


def _phone(text: str, found: list[Finding]) -> str:
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lstrip("'")
    if re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d+", folded):
        found.append(Finding("phone", "phone.unreadable", "question", values={"text": text[:20]}))
        return ""
    bare = re.sub(r"^(?:\+?86)?-?(?=1\d{2}-?\d{4}-?\d{4}$)", "", folded)
    mobile = bare.replace("-", "")
    if re.fullmatch(r"1[3-9]\d{9}", mobile):
        return mobile
    if not re.fullmatch(r"(?:0\d{2,3}-?)?\d{7,8}(?:-\d{1,6})?", folded):
        found.append(Finding("phone", "phone.unusual_phone", "note", values={"text": text[:20]}))
    return folded


def _against_id(values: Mapping[str, str], today: date) -> Iterator[Finding]:
    """Birth, gender and start of work against the identity number and each other; differences are notes."""
    result = _number_checked(values.get("id_number", ""), text_cell=True)
    damaged = {"id.truncated_by_spreadsheet"} & set(result.problems)
    believed = result.birth is not None and (
        damaged or set(result.problems) <= {"id.region_unknown", "id.fifteen_digits"}
    )
    birth = PartialDate.from_iso(values["birth"]) if "birth" in values else None
    if believed and result.birth is not None and result.birth <= today:
        derived = PartialDate.of(result.birth)
        if birth is None:
            yield Finding("birth", "birth.from_id", "note", derived.iso(), {"text": derived.iso()})
        elif not birth.agrees_with(derived):
            yield Finding(
                "birth",
                "birth.differs_from_id",
                "note",
                derived.iso(),
                {"text": birth.iso(), "birth": derived.iso()},
            )
    elif result.birth is not None and result.birth > today:
        yield Finding(
            "id_number", "id.birth", "error", None, {"text": result.number, "birth": result.birth.isoformat()}
        )
    gender = values.get("gender")
    if believed and not damaged and gender in ("男", "女") and result.gender:
        told = "男" if result.gender == "m" else "女"
        if told != gender:
            yield Finding("gender", "gender.differs_from_id", "note", told, {"text": gender})
    if birth is not None:
        for name in ("work_started", "party_joined", "teaching_started"):
            if name in values:
                other = PartialDate.from_iso(values[name])
                if other.latest() < birth.earliest() or other.year - birth.year < 10:
                    yield Finding(
                        name,
                        f"{name}.too_early",
                        "question",
                        None,
                        {"text": other.iso(), "birth": birth.iso()},
                    )


def _formula(name: str, values: Mapping[str, str], raw: Mapping[str, str]) -> Finding:
    """A formula's cached value is a question, unless it is birth or gender and a sound typed ID says the same."""
    severity: Severity = "question"
    result = _number_checked(values.get("id_number", ""), text_cell=True)
    if result.number and result.sound and values.get(name):
        if name == "birth" and result.birth is not None:
            agrees = PartialDate.from_iso(values["birth"]).agrees_with(PartialDate.of(result.birth))
            severity = "note" if agrees else "question"
        elif name == "gender" and result.gender:
            severity = "note" if values["gender"] == ("男" if result.gender == "m" else "女") else "question"
    return Finding(name, "cell.formula", severity, values.get(name), {"text": raw.get(name, "")[:80]})


# -------------------------------------------------------------------------------- the same person


def _core(number: str) -> str:
    """What an old and a new identity number of one person share; empty unless the number is whole."""
    result = _number_checked(number, text_cell=True)
    if set(result.problems) <= {"id.region_unknown"} and len(result.number) == 18:
        return result.number[:6] + result.number[8:17]
    return result.number if "id.fifteen_digits" in result.problems else ""


def _bare(name: str) -> str:
    return names.normalise(name).replace(" ", "").casefold()


def _may_agree(a: str, b: str) -> bool:
    return not a or not b or PartialDate.from_iso(a).agrees_with(PartialDate.from_iso(b))


def _same_number(one: str, other: str) -> bool | None:
    """Whether two identity numbers are one; None when one is missing or damaged and they do not contradict."""
    core, more = _core(one), _core(other)
    if core and more:
        return core == more
    if not one or not other:
        return None
    cut = [
        number for number in (one, other) if "id.truncated_by_spreadsheet" in _number_checked(number).problems
    ]
    if cut and len(one) == len(other) == 18:
        kept = min(len(number.rstrip("0")) for number in cut)
        return None if one[: min(kept, 14)] == other[: min(kept, 14)] else False
    return True if one == other else None


def _within_file(row: int, values: Mapping[str, str], people: _People) -> Iterator[Finding]:
    """Whether the person stood in an earlier row of the same file."""
    name, number, birth = _bare(values.get("name", "")), values.get("id_number", ""), values.get("birth", "")
    core = _core(number)
    if core and core in people.by_id:
        earlier, place = people.by_id[core]
        code = "person.duplicate" if earlier == name else "person.duplicate_id_other_name"
        yield Finding("id_number" if earlier != name else None, code, "question", None, {"row": str(place)})
    elif name:
        for place, other, born in people.by_name.get(name, []):
            verdict = _same_number(number, other)
            if verdict is False or (verdict is None and not _may_agree(birth, born)):
                yield Finding("name", "person.namesake", "note", None, {"row": str(place)})
            else:
                yield Finding(None, "person.duplicate", "question", None, {"row": str(place)})
            break
    if core:
        people.by_id.setdefault(core, (name, row))
    if name:
        people.by_name.setdefault(name, []).append((row, number, birth))


def _known(
    values: Mapping[str, str], people: _People
) -> tuple[str | None, dict[str, tuple[str, str]], list[Finding]]:
    """The person on the desk this row speaks of, what it changes, and what must be asked first."""
    core = _core(values.get("id_number", ""))
    name = _bare(values.get("name", ""))
    person = people.known_by_id.get(core) if core else None
    findings: list[Finding] = []
    if person is None and name:
        matching = []
        for other in people.known_by_name.get(name, []):
            verdict = _same_number(values.get("id_number", ""), other.values.get("id_number", ""))
            if verdict is not False and _may_agree(values.get("birth", ""), other.values.get("birth", "")):
                matching.append(other)
            elif not findings:
                findings.append(Finding("name", "person.namesake_known", "note", None, {"name": other.name}))
        if len(matching) == 1:
            person, findings = matching[0], []
        elif matching:
            findings = [Finding(None, "person.merge", "question", None, {"count": str(len(matching))})]
    elif person is not None and _bare(person.name) != name:
        findings.append(
            Finding("name", "person.other_name_known", "question", person.name, {"name": person.name})
        )
    if person is None:
        return None, {}, findings
    changes = {}
    for field_name, value in values.items():
        before = person.name if field_name == "name" else person.values.get(field_name, "")
        if field_name == "id_number" and _core(value) and _core(value) == _core(before):
            continue
        if value != before and not (field_name == "name" and _bare(value) == _bare(before)):
            changes[field_name] = (before, value)
    return person.id, changes, findings


def _tight(text: str) -> str:
    """NFKC without any blank."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _fold(header: str) -> str:
    """A header as it is compared."""
    text = _tight(header).lower()
    text = re.sub(r"^(?:[0-9]{1,2}[.、)]|[*★※☆●①-⑳]+)+", "", text)
    return re.sub(r"\.$|[*★※☆●:;,，。_\u200b\ufeff\"'“”]+", "", text)


def without_findings(row: RosterRow, codes: frozenset[str]) -> RosterRow:
    """The row after a person has answered the findings of these codes; doubtful no more when none is left."""
    left = tuple(finding for finding in row.findings if finding.code not in codes)
    if row.state != "doubtful" or any(finding.severity != "note" for finding in left):
        return replace(row, findings=left)
    settled: State = "new" if row.known is None else "changed" if row.changes else "same"
    return replace(row, findings=left, state=settled)
