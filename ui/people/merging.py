"""Joining two files of one person, and taking such changes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from cadredesk.actions import people
from cadredesk.actions.people import PersonChange, PersonLine
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.idnumber import masked
from cadredesk.domain.names import padded
from cadredesk.domain.person import SUB_TABLES, Person
from ui.act import ask
from ui.people import words
from ui.people.masked import dots, stars
from ui.widgets.card import label
from ui.widgets.dialogs import Sheet
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table

Pair = tuple[PersonLine, PersonLine, str]


class MergeSheet(Sheet):
    """Pairs that may be one person; of each the user says which file stays. `merged(keep, give)`."""

    merged = Signal(str, str)

    def __init__(self, parent: QWidget, context: ScreenContext, pairs: Sequence[Pair]) -> None:
        super().__init__(parent, "mergeSheet")
        self.say(self.tr("One person, two files?"), self.tr("Join the two files"))
        words.roomy(self, 54, 26)
        self.context, self._pairs = context, list(pairs)
        self._files: tuple[Person, Person] | None = None
        reasons = {
            "id_number": self.tr("same ID number"),
            "name_birth": self.tr("same name, births agree"),
            "chosen": self.tr("chosen by you"),
        }
        self.body.addWidget(
            label(
                self.tr(
                    "The file that stays takes over what only the other one knows. Nothing is lost, and it can be undone."
                )
            )
        )
        self.pairs = Table(
            "mergePairs",
            self.tr("Pairs"),
            (
                Column(self.tr("Name"), lambda pair: padded(pair[0].name), width=8),
                Column(self.tr("The other"), lambda pair: padded(pair[1].name), width=8),
                Column(self.tr("Why"), lambda pair: reasons.get(pair[2], pair[2]), width=14),
            ),
        )
        self.pairs.setSortingEnabled(False)
        self.pairs.setMaximumHeight(170)
        self.pairs.current.connect(self._compare)
        self.body.addWidget(self.pairs)
        self.first, self.second = QRadioButton(), QRadioButton()
        self.first.setObjectName("mergeKeepFirst")
        self.second.setObjectName("mergeKeepSecond")
        self.first.setChecked(True)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(label(self.tr("This file stays:"), "strong", wrap=False))
        row.addWidget(self.first)
        row.addWidget(self.second)
        row.addStretch(1)
        self.body.addLayout(row)
        self.differences = Table(
            "mergeDifferences",
            self.tr("Differences"),
            (
                Column(self.tr("What"), lambda line: line[0], width=9),
                Column(self.tr("First file"), lambda line: line[1], width=18),
                Column(self.tr("Second file"), lambda line: line[2], width=18),
            ),
        )
        self.differences.setSortingEnabled(False)
        self.body.addWidget(self.differences, 1)
        self.pairs.put(self._pairs)
        self.pairs.selectRow(0)
        self.pairs.setFocus()

    def _compare(self, pair: Pair) -> None:
        desk = self.context.desk
        files = ask(self, lambda: (people.get(desk, pair[0].id), people.get(desk, pair[1].id)))
        if not files:
            return
        one, other = self._files = files.value
        self.first.setText(self._called(one))
        self.second.setText(self._called(other))
        for which in (self.first, self.second):
            which.setAccessibleName(self.tr("This file stays: %1").replace("%1", which.text()))
        fuller = len(differences(other, one)) and _filled(other) > _filled(one)
        (self.second if fuller else self.first).setChecked(True)
        self.differences.put(differences(one, other))

    def _called(self, person: Person) -> str:
        filled = self.tr("%1 fields").replace("%1", str(_filled(person)))
        return "　".join(filter(None, (padded(person.name), person.current_post, filled)))

    def accept_now(self) -> bool:
        """Joins the pair the cursor stands on; the owner does it, so that it can be undone."""
        if self._files is None:
            return False
        keep, give = self._files if self.first.isChecked() else self._files[::-1]
        self.merged.emit(keep.id, give.id)
        return not self.errors.text()


class ChangesSheet(Sheet):
    """Merges and replaced ID numbers, newest first, each to be taken back. `taken_back(change)`."""

    taken_back = Signal(object)

    def __init__(self, parent: QWidget, changes: Sequence[PersonChange]) -> None:
        super().__init__(parent, "changesSheet")
        self.say(self.tr("Take back a merge or a change of ID number"), self.tr("Take it back"))
        words.roomy(self, 48, 20)
        kinds = {"merge": self.tr("two files joined"), "id_number": self.tr("ID number changed")}
        self.table = Table(
            "changesTable",
            self.tr("Changes"),
            (
                Column(self.tr("Date"), lambda one: one.on.isoformat(), width=8),
                Column(self.tr("Name"), lambda one: padded(one.before[0].name), width=8),
                Column(self.tr("What"), lambda one: kinds.get(one.kind, one.kind), width=10),
                Column(
                    self.tr("State"),
                    lambda one: self.tr("taken back") if one.undone else self.tr("in force"),
                    width=7,
                ),
            ),
        )
        self.table.setSortingEnabled(False)
        self.table.current.connect(lambda one: self.ok.setEnabled(not one.undone))
        self.body.addWidget(label(self.tr("What was edited since then stays.")))
        self.body.addWidget(self.table, 1)
        self.ok.setEnabled(False)
        self.table.put(list(changes))
        self.table.selectRow(0)
        self.table.setFocus()

    def accept_now(self) -> bool:
        """Passes the change on."""
        row = self.table.current_row()
        if row is None or row.undone:
            return False
        self.taken_back.emit(row)
        return not self.errors.text()


class BinSheet(Sheet):
    """What lies in the recycle bin; `restored(person_id)`."""

    restored = Signal(str)

    def __init__(self, parent: QWidget, lines: Sequence[PersonLine]) -> None:
        super().__init__(parent, "binSheet")
        self.say(self.tr("Recycle bin"), self.tr("Take back"))
        words.roomy(self, 40, 18)
        self.table = Table(
            "binTable",
            self.tr("Recycle bin"),
            (
                Column(self.tr("Name"), lambda line: padded(line.name), width=8),
                Column(self.tr("Born"), lambda line: line.birth.dotted() if line.birth else "", width=7),
                Column(self.tr("Post"), lambda line: line.current_post, width=12),
            ),
        )
        self.table.setSortingEnabled(False)
        self.body.addWidget(label(self.tr("A file stays here for 90 days.")))
        self.body.addWidget(self.table, 1)
        self.table.put(list(lines))
        self.table.selectRow(0)
        self.table.setFocus()
        self.ok.setEnabled(bool(lines))

    def accept_now(self) -> bool:
        """Passes the person on."""
        row = self.table.current_row()
        if row is None:
            return False
        self.restored.emit(row.id)
        return not self.errors.text()


class StrokesSheet(Sheet):
    """Asks once how many strokes a character has that no table knows. `given(character, strokes)`."""

    given = Signal(str, int)

    def __init__(self, parent: QWidget, characters: Sequence[str]) -> None:
        super().__init__(parent, "strokesSheet")
        self.say(self.tr("How many strokes?"), self.tr("Take over"))
        self.body.addWidget(
            label(
                self.tr(
                    "These characters stand in no stroke table. Count the strokes once, and every list is in order."
                )
            )
        )
        self.form = Form("strokesForm", 2)
        self._fields = {f"strokes{at}": character for at, character in enumerate(characters[:12])}
        for name, character in self._fields.items():
            self.form.number(name, character)
        self.body.addWidget(self.form)
        self.form.field("strokes0").setFocus()

    def accept_now(self) -> bool:
        """Hands over every count that was typed."""
        for name, character in self._fields.items():
            count = self.form.value(name)
            if count is not None:
                self.given.emit(character, count)
                if self.errors.text():
                    return False
        return True


def differences(one: Person, other: Person) -> list[tuple[str, str, str]]:
    """(what, in the first, in the second) for all that differs; private values masked."""
    parts = dict(words.part_words())
    lines = []
    for name in Person.__dataclass_fields__:
        if name in ("id", "raw_name", "photo", "confirmed_none"):
            continue
        first, second = getattr(one, name), getattr(other, name)
        if first == second:
            continue
        if name in SUB_TABLES:
            lines.append((parts[name], str(len(first) or ""), str(len(second) or "")))
        else:
            lines.append((words.field_word(name), _text(name, first), _text(name, second)))
    return lines


_CHOICES = {
    "gender": words.gender_words,
    "party": words.party_words,
    "current_post_kind": words.post_words,
}


def _text(name: str, value: Any) -> str:
    if isinstance(value, PartialDate):
        return value.dotted(True)
    if name in _CHOICES:
        return words.word(_CHOICES[name](), value) if value else ""
    if name == "id_number":
        return masked(value)
    if name in ("phone", "address"):
        return dots(value) if name == "phone" else stars(value)
    return str(value or "")


def _filled(person: Person) -> int:
    return sum(
        getattr(person, name) not in ("", None, (), "unknown", frozenset())
        for name in Person.__dataclass_fields__
    )
