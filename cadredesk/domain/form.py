"""The ballot form: its rows, elements and columns, and one ballot's marks as a canonical pattern."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from cadredesk.errors import UserError

Kind = Literal["grades", "score", "approval", "recommendation", "satisfaction"]
Mark = str | int | tuple[str, ...]
Pattern = tuple[tuple[str, Mark], ...]
"""One ballot: (group, mark) sorted by group; a group without a mark (an abstention) is left out.

A mark is a column's id, whole points on a score form, or the rows chosen on a recommendation form
(a row's id, or `w:` and a name written in by the voter).
"""

FORMAT = "cadredesk.ballot-form"
ABSTAIN = "abstain"
OVERALL = "overall"
WRITE_IN = "w:"
ALL = "all"

_ID = re.compile(r"[\w-]{1,64}")
_WRITE_IN_ROW = re.compile(r"w[0-9]+")
_RANGE = re.compile(r"\s*(\d+)\s*[-–—~～至]\s*(\d+)\D*")
_MOST = 1000
_MOST_GROUPS = 5000
_TEXT = 4096


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the form: a candidate (or a blank line to write a name in)."""

    id: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """What a candidate is judged on: 德, 能, 勤, 绩, 廉."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """A box to tick: a grade, a point or band of the scale, an answer."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """The boxes of which a voter may tick between `min` and `max`."""

    id: str
    row: str
    element: str
    label: str
    min: int
    max: int


@dataclass(frozen=True, slots=True)
class BallotForm:
    """A ballot form as in `resources/formats/ballot-form.md` (format `cadredesk.ballot-form`, version 1)."""

    title: str
    kind: Kind
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    elements: tuple[Element, ...] = ()
    school: str = ""
    instructions: str = ""
    min: int = 0
    max: int = 1
    group_label: str = ""

    def __post_init__(self) -> None:
        _check(self)

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> BallotForm:
        """The form in a parsed `form.json`; `UserError("form.…")` names what is wrong. Unknown keys are ignored."""
        if not isinstance(data, Mapping):
            raise UserError("form.not_object")
        if data.get("format") != FORMAT:
            raise UserError("form.format", format=str(data.get("format")))
        if data.get("version") != 1:
            raise UserError("form.version", version=str(data.get("version")))
        for key in ("title", "kind", "rows", "columns"):
            if key not in data:
                raise UserError("form.missing", field=key)
        return cls(
            title=_text(data, "title"),
            kind=cast(Kind, _text(data, "kind")),
            rows=tuple(
                Row(_text(r, "id"), _text(r, "label"), _text(r, "note")) for r in _items(data, "rows")
            ),
            columns=tuple(Column(_text(c, "id"), _text(c, "label")) for c in _items(data, "columns")),
            elements=tuple(Element(_text(e, "id"), _text(e, "label")) for e in _items(data, "elements")),
            school=_text(data, "school"),
            instructions=_text(data, "instructions"),
            min=_whole(data, "min", 0),
            max=_whole(data, "max", 1),
            group_label=_text(data, "group_label"),
        )

    def as_dict(self) -> dict[str, Any]:
        """The form as `form.json` holds it; `parse` gives the same form back."""
        data: dict[str, Any] = {
            "format": FORMAT,
            "version": 1,
            "title": self.title,
            "school": self.school,
            "instructions": self.instructions,
            "kind": self.kind,
            "rows": [{"id": r.id, "label": r.label, "note": r.note} for r in self.rows],
            "elements": [{"id": e.id, "label": e.label} for e in self.elements],
            "columns": [{"id": c.id, "label": c.label} for c in self.columns],
            "min": self.min,
            "max": self.max,
            "group_label": self.group_label,
        }
        if not self.elements:
            del data["elements"]
        return data

    def groups(self) -> tuple[Group, ...]:
        """Every group in the order of the form: `row.element`, the row's id without elements, or `all`."""
        if self.kind == "recommendation":
            return (Group(ALL, "", "", self.title, self.min, self.max),)
        if not self.elements:
            return tuple(Group(r.id, r.id, "", r.label, self.min, self.max) for r in self.rows)
        return tuple(
            Group(f"{r.id}.{e.id}", r.id, e.id, f"{r.label} {e.label}", self.min, self.max)
            for r in self.rows
            for e in self.elements
        )

    def group_id(self, row: str, element: str) -> str:
        """The id of the group of a row and an element (`overall` on a form without elements)."""
        return f"{row}.{element}" if self.elements else row

    def candidates(self) -> tuple[Row, ...]:
        """The rows that carry a name; blank lines for write-ins are left out."""
        return tuple(row for row in self.rows if not self.is_write_in(row))

    def is_write_in(self, row: Row) -> bool:
        """Whether a row is a blank line (`w1`, `w2` …) in which voters write a name."""
        return (
            self.kind == "recommendation" and not row.label.strip() and bool(_WRITE_IN_ROW.fullmatch(row.id))
        )

    def element_ids(self) -> tuple[str, ...]:
        """The ids under which results are given: the elements', `overall` without, `all` for a recommendation."""
        if self.kind == "recommendation":
            return (ALL,)
        return tuple(e.id for e in self.elements) or (OVERALL,)

    def score_range(self) -> tuple[int, int]:
        """Lowest and highest points of a score form, from its columns (points or bands), else 0 to 100."""
        ends: list[int] = []
        for column in self.columns:
            bounds = band(column)
            if bounds is None:
                return (0, 100)
            ends += bounds
        return (min(ends), max(ends))

    def pattern(self, marks: Mapping[str, object]) -> Pattern:
        """One ballot's marks, checked and put in order; `UserError("ballot.…")` for what the form does not allow."""
        if self.kind == "recommendation":
            return self._choice(marks)
        known = {group.id for group in self.groups()}
        columns = {column.id for column in self.columns}
        low, high = self.score_range() if self.kind == "score" else (0, 0)
        given: list[tuple[str, Mark]] = []
        for group, mark in marks.items():
            if group not in known:
                raise UserError("ballot.unknown_group", group=str(group))
            if mark is None:
                continue
            if self.kind == "score":
                if not isinstance(mark, int) or isinstance(mark, bool):
                    raise UserError("ballot.not_whole", group=group, mark=str(mark))
                if not low <= mark <= high:
                    raise UserError("ballot.points_range", group=group, mark=mark, low=low, high=high)
                given.append((group, mark))
            elif isinstance(mark, str) and mark in columns:
                given.append((group, mark))
            else:
                raise UserError("ballot.unknown_column", group=group, mark=str(mark))
        if self.min == 1 and len(given) < len(known):
            raise UserError(
                "ballot.too_few", group=next(iter(sorted(known - {g for g, _ in given}))), least=1
            )
        return tuple(sorted(given))

    def _choice(self, marks: Mapping[str, object]) -> Pattern:
        rows = {row.id for row in self.rows}
        chosen: set[str] = set()
        for key, mark in marks.items():
            if mark is None:
                continue
            if key == ALL:
                entries = [mark] if isinstance(mark, str) else mark
                if not isinstance(entries, (list, tuple)):
                    raise UserError("ballot.unknown_column", group=key, mark=str(mark))
            elif key in rows and mark == self.columns[0].id:
                entries = [key]
            else:
                raise UserError("ballot.unknown_group", group=str(key))
            for entry in entries:
                choice = _chosen(entry, rows)
                if choice in chosen:
                    raise UserError("ballot.chosen_twice", name=choice)
                chosen.add(choice)
        if len(chosen) > self.max:
            raise UserError("ballot.too_many", chosen=len(chosen), most=self.max)
        if len(chosen) < self.min:
            raise UserError("ballot.too_few", group=ALL, least=self.min)
        return ((ALL, tuple(sorted(chosen))),) if chosen else ()


def band(column: Column) -> tuple[int, int] | None:
    """The lowest and highest points a column of a score form stands for: `95`, or a band such as `90-100`."""
    for text in (column.id, column.label):
        if text.isascii() and text.isdigit():
            return (int(text), int(text))
        found = _RANGE.fullmatch(text)
        if found:
            low, high = sorted((int(found[1]), int(found[2])))
            return (low, high)
    return None


def canonical(pattern: Pattern) -> str:
    """The one text of a pattern, for storing and for comparing multisets of ballots."""
    return json.dumps(dict(pattern), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_canonical(text: str) -> Pattern:
    """The pattern of a text made by `canonical`."""
    marks = json.loads(text)
    return tuple(sorted((g, tuple(m) if isinstance(m, list) else m) for g, m in marks.items()))


def _chosen(entry: object, rows: set[str]) -> str:
    if isinstance(entry, str):
        if entry in rows:
            return entry
        name = entry.removeprefix(WRITE_IN).strip()
        if entry.startswith(WRITE_IN) and name:
            return WRITE_IN + name
    raise UserError("ballot.unknown_row", row=str(entry))


def _check(form: BallotForm) -> None:
    if form.kind not in get_args(Kind):
        raise UserError("form.kind", kind=str(form.kind))
    if not form.title.strip():
        raise UserError("form.missing", field="title")
    for field, items in (("rows", form.rows), ("columns", form.columns), ("elements", form.elements)):
        ids = [item.id for item in items]
        if not ids and field != "elements":
            raise UserError("form.missing", field=field)
        if len(ids) > _MOST:
            raise UserError("form.too_many", field=field, most=_MOST)
        for text in ids:
            if not _ID.fullmatch(text):
                raise UserError("form.id", field=field, id=text[:64])
            if ids.count(text) > 1:
                raise UserError("form.id_twice", field=field, id=text)
    if len(form.rows) * max(1, len(form.elements)) > _MOST_GROUPS:
        raise UserError("form.too_many", field="rows", most=_MOST_GROUPS)
    if form.min < 0 or form.max < 1 or form.min > form.max:
        raise UserError("form.min_max", min=form.min, max=form.max)
    if form.kind == "recommendation":
        if len(form.columns) != 1 or form.elements:
            raise UserError("form.recommendation")
        if form.max > len(form.rows):
            raise UserError("form.min_max", min=form.min, max=form.max)
    elif form.max != 1:
        raise UserError("form.single_choice", max=form.max)


def _items(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    items = data.get(key, [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise UserError("form.not_list", field=key)
    return items


def _text(data: Mapping[str, Any], key: str) -> str:
    text = data.get(key, "")
    if not isinstance(text, str) or len(text) > _TEXT:
        raise UserError("form.not_text", field=key)
    return text


def _whole(data: Mapping[str, Any], key: str, default: int) -> int:
    number = data.get(key, default)
    if not isinstance(number, int) or isinstance(number, bool):
        raise UserError("form.not_whole", field=key)
    return number
