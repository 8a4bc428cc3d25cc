"""The sub-tables of a person's file: what their columns hold, how cells are read, and the grids that edit them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cadredesk.actions import people
from cadredesk.domain import dates
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import normalise, padded
from cadredesk.domain.person import (
    Assessment,
    Certificate,
    Education,
    FamilyMember,
    Person,
    Post,
    ResumeLine,
    Reward,
    Sanction,
    Title,
)
from cadredesk.errors import UserError
from cadredesk.messages import sentence, sentence_of
from ui.act import ask
from ui.people import words
from ui.people.words import Words
from ui.widgets.card import StateChip, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.form import Form
from ui.widgets.people_picker import Found, PeoplePicker
from ui.widgets.table import Column, Table

FULL_TIME: dict[str, bool] = {"full": True, "in_service": False}


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a sub-table: `kind` is text, long, date, choice, study, year or person."""

    name: str
    title: str
    kind: str = "text"
    words: Words = ()
    terms: str = ""
    """The kind of terms that a pasted word is looked up in."""
    width: int = 8
    needed: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One sub-table: its name in SUB_TABLES, its title, the class of its rows, and its columns."""

    name: str
    title: str
    make: type
    fields: tuple[Field, ...]
    masked: bool = False


def parts() -> tuple[Part, ...]:
    """The sub-tables in the order of a file, in the language of the window."""
    translate = QCoreApplication.translate
    titles = dict(words.part_words())
    study = (
        ("full", translate("personParts", "full-time")),
        ("in_service", translate("personParts", "in-service")),
    )
    open_end = translate("personParts", "Left empty: up to now.")
    return (
        Part(
            "educations",
            titles["educations"],
            Education,
            (
                Field(
                    "level",
                    translate("personParts", "Level of education"),
                    "choice",
                    words.education_words(),
                    "education",
                    8,
                    True,
                ),
                Field("full_time", translate("personParts", "Kind of study"), "study", study, width=6),
                Field(
                    "degree", translate("personParts", "Degree"), "choice", words.degree_words(), "degree", 5
                ),
                Field("school", translate("personParts", "School"), width=12),
                Field("major", translate("personParts", "Major"), width=9),
                Field("finished", translate("personParts", "Graduated"), "date", width=7),
            ),
        ),
        Part(
            "posts",
            titles["posts"],
            Post,
            (
                Field("title", translate("personParts", "Post"), width=12, needed=True),
                Field(
                    "kind",
                    translate("personParts", "Kind of post"),
                    "choice",
                    words.post_words(),
                    "post_kind",
                    7,
                ),
                Field("unit", translate("personParts", "Unit"), width=12),
                Field("started", translate("personParts", "From"), "date", width=7),
                Field("ended", translate("personParts", "Until"), "date", width=7, hint=open_end),
            ),
        ),
        Part(
            "titles",
            titles["titles"],
            Title,
            (
                Field("name", translate("personParts", "Professional title"), width=14, needed=True),
                Field(
                    "level",
                    translate("personParts", "Level"),
                    "choice",
                    words.title_words(),
                    "title_level",
                    8,
                ),
                Field("granted", translate("personParts", "Granted"), "date", width=7),
            ),
        ),
        Part(
            "assessments",
            titles["assessments"],
            Assessment,
            (
                Field("year", translate("personParts", "Year"), "year", width=6, needed=True),
                Field(
                    "grade",
                    translate("personParts", "Grade"),
                    "choice",
                    words.grade_words(),
                    "assessment",
                    9,
                    True,
                ),
            ),
        ),
        Part(
            "rewards",
            titles["rewards"],
            Reward,
            (
                Field("name", translate("personParts", "Reward"), width=16, needed=True),
                Field("on", translate("personParts", "Date"), "date", width=7),
                Field("body", translate("personParts", "Granted by"), width=12),
                Field("level", translate("personParts", "Level of the body"), width=8),
            ),
        ),
        Part(
            "sanctions",
            titles["sanctions"],
            Sanction,
            (
                Field("name", translate("personParts", "Sanction"), width=14, needed=True),
                Field("on", translate("personParts", "Date"), "date", width=7),
                Field(
                    "until",
                    translate("personParts", "End of the effect period"),
                    "date",
                    width=9,
                    hint=translate("personParts", "Left empty: no end is known."),
                ),
                Field("body", translate("personParts", "Decided by"), width=12),
            ),
        ),
        Part(
            "family",
            titles["family"],
            FamilyMember,
            (
                Field("relation", translate("personParts", "Relation"), width=5, needed=True),
                Field("name", translate("personParts", "Name"), width=7, needed=True),
                Field("birth", translate("personParts", "Born"), "date", width=7),
                Field("party", translate("personParts", "Political affiliation"), width=9),
                Field("work", translate("personParts", "Unit and post"), width=12),
                Field("person_id", translate("personParts", "Colleague"), "person", width=7),
            ),
            masked=True,
        ),
        Part(
            "resume",
            titles["resume"],
            ResumeLine,
            (
                Field("since", translate("personParts", "From"), "date", width=7, needed=True),
                Field("until", translate("personParts", "Until"), "date", width=7, hint=open_end),
                Field("text", translate("personParts", "School or unit, and post"), width=30, needed=True),
            ),
        ),
        Part(
            "certificates",
            titles["certificates"],
            Certificate,
            (
                Field("name", translate("personParts", "Certificate"), width=14, needed=True),
                Field("number", translate("personParts", "Number"), width=12),
                Field("granted", translate("personParts", "Granted"), "date", width=7),
            ),
        ),
    )


def shown(field: Field, value: Any) -> str:
    """A value of a row as the grid shows it."""
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return value.dotted(True)
    if field.kind == "study":
        return dict(field.words)["full" if value else "in_service"]
    if field.kind == "choice":
        return words.word(field.words, str(value))
    return str(value)


def read(field: Field, text: str) -> Any:
    """A pasted text as a value of that column. Raises UserError when it cannot be read."""
    plain = text.strip()
    if field.kind == "date":
        return dates.parse(plain) if plain and not re.fullmatch(r"至今|今|now|-+", plain.lower()) else None
    if field.kind == "year":
        found = re.fullmatch(r"((?:19|20)\d\d)\D*", normalise(plain))
        if not found:
            raise UserError("importing.value", text=text)
        return int(found[1])
    if field.kind in ("choice", "study"):
        if not plain:
            return None
        code = next((code for code, word in field.words if word.casefold() == plain.casefold()), None)
        if code is None and field.terms:
            code = people.terms().code(field.terms, plain)
        if code is None:
            raise UserError("importing.value", text=text)
        return FULL_TIME[code] if field.kind == "study" else code
    return plain


def rows_of(part: Part, cells: Sequence[Sequence[str]]) -> tuple[Any, ...]:
    """Pasted cells as rows, by their header when there is one, else in the order of the columns.

    Raises `importing.paste_cell` naming the first cell that cannot be read, `importing.paste_short`.
    """
    lines = [[cell.strip() for cell in line] for line in cells]
    lines = [line for line in lines if any(line)]
    fields = [field for field in part.fields if field.kind != "person"]
    by_title = {field.title.casefold(): field for field in fields}
    order: list[Field | None] = list(fields)
    if lines:
        heads = [by_title.get(cell.casefold()) for cell in lines[0]]
        if sum(head is not None for head in heads) * 2 > len([cell for cell in lines[0] if cell]):
            order, lines = list(heads), lines[1:]
    made = [_row(part, order, number, line) for number, line in enumerate(lines, 1)]
    if not made:
        raise UserError("importing.paste_short")
    return tuple(made)


_RESUME = re.compile(
    r"(?P<since>\d{4}[.年/-]\d{1,2}月?)\s*[-–—~～至]+\s*(?P<until>\d{4}[.年/-]\d{1,2}月?|至?今|现在)?\s*(?P<text>\S.*)",
    re.DOTALL,
)


def _row(part: Part, order: Sequence[Field | None], number: int, line: Sequence[str]) -> Any:
    if part.name == "resume" and len([cell for cell in line if cell]) == 1:
        found = _RESUME.fullmatch(next(cell for cell in line if cell))
        if found:
            line = [found["since"], found["until"] or "", found["text"]]
            order = part.fields
            if line[1] and not line[1][0].isdigit():
                line[1] = ""
    values: dict[str, Any] = {}
    for field, text in zip(order, line, strict=False):
        if field is None:
            continue
        try:
            value = read(field, text)
        except UserError:
            raise UserError("importing.paste_cell", row=number, text=text[:30], column=field.title) from None
        if value is not None:
            values[field.name] = value
    if part.name == "resume":
        values.setdefault("until", None)
    for field in part.fields:
        if field.needed and values.get(field.name) in (None, ""):
            raise UserError("importing.paste_cell", row=number, text="", column=field.title)
    return part.make(**told(part, values))


def told(part: Part, values: dict[str, Any]) -> dict[str, Any]:
    """Values with the level of a title and the kind of a post as far as their words tell."""
    if part.name == "titles" and values.get("level") in (None, "none"):
        level = people.terms().told_by("title", values.get("name", ""))
        return {**values, "level": level or "none"}
    if part.name == "posts" and values.get("kind") is None:
        return {**values, "kind": people.terms().told_by("post", values.get("title", "")) or "teacher"}
    return values


class PartEditor(QWidget):
    """One sub-table: a grid, its buttons, and "confirmed none". `changed(name, rows, confirmed_none)`."""

    changed = Signal(str, object, bool)

    def __init__(
        self,
        part: Part,
        search: Callable[[str], Sequence[Found]],
        name_of: Callable[[str], str],
    ) -> None:
        super().__init__()
        self.part = part
        self.setObjectName(f"part_{part.name}")
        self.setAccessibleName(part.title)
        self._search, self._name_of = search, name_of
        self._rows: tuple[Any, ...] = ()
        self._hidden = part.masked
        self.chip = StateChip(name=f"{part.name}State")
        self.table = Table(
            f"{part.name}Table", part.title, [self._column(field) for field in part.fields], multiple=True
        )
        self.table.setSortingEnabled(False)
        self.table.opened.connect(lambda _: self.edit())
        self.table.pasted.connect(self.paste)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_state())
        self.reveal = button(self.tr("Show family"), f"{part.name}Show", "link")
        self.reveal.clicked.connect(self._toggle)
        self.none = QCheckBox(self.tr("Confirmed none"))
        self.none.setObjectName(f"{part.name}None")
        self.none.setAccessibleName(self.tr("%1: confirmed none").replace("%1", part.title))
        self.none.clicked.connect(lambda told: self.changed.emit(part.name, self._rows, told))
        self.add_button = button(self.tr("Add"), f"{part.name}Add")
        self.edit_button = button(self.tr("Edit"), f"{part.name}Edit")
        self.delete_button = button(self.tr("Delete"), f"{part.name}Delete")
        self.up_button = button(self.tr("Move up"), f"{part.name}Up")
        for one, what in (
            (self.add_button, self.add),
            (self.edit_button, self.edit),
            (self.delete_button, self.delete),
            (self.up_button, self.move_up),
        ):
            one.setAccessibleName(f"{part.title}: {one.text()}")
            one.clicked.connect(what)
        gone = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self.delete)
        self._build()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(label(self.part.title, "heading", f"{self.part.name}Heading", wrap=False))
        top.addWidget(self.chip)
        top.addStretch(1)
        top.addWidget(self.reveal)
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in (self.add_button, self.edit_button, self.delete_button, self.up_button):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(self.none)
        hint = label(
            self.tr("Rows copied in Excel or WPS can be pasted into the grid with Ctrl+V."),
            "secondary",
            f"{self.part.name}Hint",
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(top)
        box.addWidget(self.table, 1)
        box.addLayout(row)
        box.addWidget(hint)

    def put(self, person: Person) -> None:
        """Shows the sub-table of a person's file."""
        self._rows = getattr(person, self.part.name)
        at = self.table.currentIndex().row()
        self.table.put(list(enumerate(self._rows)))
        if self._rows and at >= 0:
            self.table.selectRow(min(at, len(self._rows) - 1))
        self._state = person.state_of(self.part.name)
        self._show_state()

    def hide_again(self) -> None:
        """Hides what is masked, as when another person's file is opened."""
        self._hidden = self.part.masked
        self.reveal.setText(self.tr("Show family"))

    def add(self) -> None:
        """Asks for a new row."""
        sheet = RowSheet(self, self.part, None, self._search, self._name_of)
        sheet.given.connect(lambda row: self._set((*self._rows, row)))
        sheet.open()

    def go(self) -> None:
        """Puts the cursor into the rows, or on the button that adds the first one."""
        (self.table if self._rows else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self) -> None:
        """Opens the row the cursor stands on."""
        at = self._at()
        if at is None:
            return
        sheet = RowSheet(self, self.part, self._rows[at], self._search, self._name_of)
        sheet.given.connect(lambda row: self._set((*self._rows[:at], row, *self._rows[at + 1 :])))
        sheet.open()

    def delete(self) -> None:
        """Takes the selected rows out; Ctrl+Z brings them back."""
        gone = {at for at, _ in self.table.selected_rows()}
        if gone:
            self._set(tuple(row for at, row in enumerate(self._rows) if at not in gone))

    def move_up(self) -> None:
        """Moves the row the cursor stands on one up."""
        at = self._at()
        if at:
            rows = list(self._rows)
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
            self.table.selectRow(at - 1)
            self._set(tuple(rows))

    def paste(self, cells: list[list[str]]) -> None:
        """Adds the pasted rows below: all of them or none."""
        made = ask(self, rows_of, self.part, cells)
        if made:
            self._set((*self._rows, *made.value))

    def _set(self, rows: tuple[Any, ...]) -> None:
        if self.part.name == "assessments":
            rows = tuple(sorted(rows, key=lambda row: row.year))
        elif self.part.name == "resume":
            rows = tuple(sorted(rows, key=lambda row: row.since.earliest()))
        self.changed.emit(self.part.name, rows, False)

    def _at(self) -> int | None:
        row = self.table.current_row()
        return None if row is None else int(row[0])

    def _toggle(self) -> None:
        self._hidden = not self._hidden
        self.reveal.setText(self.tr("Show family") if self._hidden else self.tr("Hide family"))
        self.table.viewport().update()

    def _show_state(self) -> None:
        filled = self._state == "filled"
        self.reveal.setVisible(self.part.masked and filled)
        if filled:
            self.chip.put(self.tr("%1 rows").replace("%1", str(len(self._rows))), "done")
        elif self._state == "confirmed_none":
            self.chip.put(self.tr("confirmed none"), "done")
        else:
            self.chip.put(self.tr("nobody has said"), "waiting")
        self.none.setChecked(self._state == "confirmed_none")
        self.none.setEnabled(not filled)
        chosen = bool(self.table.selectionModel().selectedRows())
        for one in (self.edit_button, self.delete_button, self.up_button):
            one.setEnabled(filled and chosen)

    _state = "empty"

    def _column(self, field: Field) -> Column:
        def text(row: tuple[int, Any]) -> str:
            value = getattr(row[1], field.name)
            if field.kind == "person":
                return padded(self._name_of(value)) if value else ""
            if self._hidden and field.name != "relation":
                return "＊＊＊" if shown(field, value) else ""
            return shown(field, value)

        return Column(field.title, text, width=field.width)


class RowSheet(Sheet):
    """One row of a sub-table in a form; `given(row)`."""

    given = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        part: Part,
        row: Any,
        search: Callable[[str], Sequence[Found]],
        name_of: Callable[[str], str],
    ) -> None:
        super().__init__(parent, f"{part.name}Sheet")
        self.say(part.title, self.tr("Take over"))
        self._part, self._row, self._name_of = part, row, name_of
        self._person = getattr(row, "person_id", "")
        words.roomy(self, 36, 8)
        self.form = Form(f"{part.name}Form", 2)
        for field in part.fields:
            self._add(field, search)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        first = self.form.field(part.fields[0].name)
        first.setFocus()

    def _add(self, field: Field, search: Callable[[str], Sequence[Found]]) -> None:
        value = getattr(self._row, field.name) if self._row is not None else None
        title = f"{field.title} *" if field.needed else field.title
        if field.kind == "date":
            self.form.date(field.name, title, hint=field.hint)
        elif field.kind in ("choice", "study"):
            self.form.choice(field.name, title, field.words)
            if field.kind == "study":
                value = "full" if value in (None, True) else "in_service"
            elif value is None and not field.needed and field.name != "kind":
                value = field.words[0][0]
        elif field.kind == "year":
            self.form.number(field.name, title)
        elif field.kind == "person":
            self._add_person(field, title, search)
            return
        elif field.name == "text":
            self.form.text(field.name, title)
        else:
            self.form.line(field.name, title, wide=field.width >= 14)
        if value is not None:
            self.form.put(field.name, value)

    def _add_person(self, field: Field, title: str, search: Callable[[str], Sequence[Found]]) -> None:
        self.picker = PeoplePicker(search, "familyPicker")
        self.picker.setMaximumHeight(150)
        self.picker.picked.connect(self._link)
        self.linked = QLabel()
        self.linked.setObjectName("familyLinked")
        self.unlink = button(self.tr("Not a colleague"), "familyUnlink", "link")
        self.unlink.clicked.connect(lambda: self._link(""))
        cell = QWidget()
        box = QVBoxLayout(cell)
        box.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.addWidget(self.linked, 1)
        line.addWidget(self.unlink)
        box.addLayout(line)
        box.addWidget(self.picker)
        self.form.widget(field.name, title, cell, wide=True)
        self._link(self._person)

    def _link(self, person_id: str) -> None:
        self._person = person_id
        name = self._name_of(person_id) if person_id else ""
        self.linked.setText(
            self.tr("Is our colleague %1.").replace("%1", padded(name))
            if name
            else self.tr("Not a colleague of this school.")
        )
        self.unlink.setVisible(bool(person_id))
        if name and not self.form.value("name"):
            self.form.put("name", name)

    def accept_now(self) -> bool:
        """Hands the row over when everything needed stands in it."""
        values: dict[str, Any] = {}
        for field in self._part.fields:
            if field.kind == "person":
                values[field.name] = self._person
                continue
            widget = self.form.field(field.name)
            if field.kind == "date":
                edit = widget.edit  # type: ignore[attr-defined]
                edit.editingFinished.emit()
                if not widget.is_sound():  # type: ignore[attr-defined]
                    widget.setFocus()
                    return False
            value = self.form.value(field.name)
            if field.needed and value in (None, ""):
                self.show_error(sentence("importing.needed", field=field.title))
                widget.setFocus()
                return False
            if field.kind == "study":
                value = FULL_TIME.get(value or "full", True)
            if field.kind == "choice" and value is None:
                continue
            values[field.name] = value
        try:
            row = self._part.make(**told(self._part, values))
        except UserError as problem:
            self.show_error(sentence_of(problem))
            return False
        self.given.emit(
            row if self._row is None else replace(self._row, **{f: getattr(row, f) for f in values})
        )
        return True
