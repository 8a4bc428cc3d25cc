"""The list of people in stroke order, found while one types, and the file of the one that is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cadredesk.actions import people
from cadredesk.actions.people import PersonChange, PersonLine
from cadredesk.actions.training import trainees
from cadredesk.domain import idnumber
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded, same
from cadredesk.domain.person import Person
from cadredesk.messages import sentence
from ui.act import act, ask
from ui.people import words
from ui.people.file import PersonFile
from ui.people.finder import MOST, Finder
from ui.people.history import History
from ui.people.merging import BinSheet, ChangesSheet, MergeSheet, Pair, StrokesSheet
from ui.people.tray import TraySheet
from ui.widgets.card import EmptyState, Note, button, label
from ui.widgets.date_field import DateField
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

_INDEX_AFTER_MS = 300
"""How long the list stands still before the index for searching is built, unless a key comes first."""


class PeopleScreen(Screen):
    """The list, and a file when one is opened.

    `navigate("people", person=id)` opens a file, `navigate("people", roster=path)` goes on to the import.
    """

    areas = frozenset({"people", "desks"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("People"))
        self.history = History()
        self.finder = Finder()
        self._lines: tuple[PersonLine, ...] = ()
        self._list_is_old = True
        self._indexing = QTimer(self)
        self._indexing.setSingleShot(True)
        self._indexing.setInterval(_INDEX_AFTER_MS)
        self._indexing.timeout.connect(self.finder.warm)
        self._waiting = 0
        self._file: PersonFile | None = None
        self.pages = QStackedWidget()
        self.pages.addWidget(self._list_page())
        self.import_button = button(self.tr("Import a roster"), "importRoster")
        self.import_button.clicked.connect(lambda: self.context.navigate("importing"))
        self.new_button = button(self.tr("New person (&N)"), "newPerson")
        self.new_button.clicked.connect(self.new_person)
        self.training_button = button(self.tr("Training file"), "trainingFileButton")
        self.training_button.clicked.connect(self._open_training)
        self._in_training = False
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 12, 18, 14)
        box.addWidget(self.pages)

    @property
    def file(self) -> PersonFile:
        """The page of one person's file, made when it is first needed."""
        if self._file is None:
            self._file = PersonFile(self.context, self.finder.pick, self.finder.name_of, self.history)
            self._file.closed.connect(self.show_list)
            self._file.reached.connect(self._show_changed)
            self.pages.addWidget(self._file)
        return self._file

    # What it is made of

    def _list_page(self) -> QWidget:
        page = QWidget()
        self.search = LineEdit("peopleSearch", self.tr("Find people"))
        self.search.setPlaceholderText(self.tr("Name, pinyin, initials or the end of the ID (F3)"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(240)
        self.search.setMaximumWidth(460)
        self.search.searched.connect(self._filter)
        self.search.returnPressed.connect(self._open_first)
        self.left = QCheckBox(self.tr("Show those who left"))
        self.left.setObjectName("showLeft")
        self.left.setAccessibleName(self.tr("Show those who left"))
        self.left.toggled.connect(lambda _: self._show())
        self.merge_button = button(self.tr("Merge duplicates"), "mergeButton")
        self.merge_button.clicked.connect(self.open_merge)
        self.changes_button = button(self.tr("Take back a merge"), "changesButton", "link")
        self.changes_button.clicked.connect(self.open_changes)
        self.bin_button = button(self.tr("Recycle bin"), "binButton", "link")
        self.bin_button.clicked.connect(self.open_bin)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.search, 3)
        top.addWidget(self.left)
        top.addStretch(1)
        top.addWidget(self.merge_button)
        self.tray_note = Note(name="trayNote")
        self.tray_button = button(self.tr("Answer them"), "trayButton")
        self.tray_button.clicked.connect(self.open_tray)
        self._tray_row = QWidget()
        row = QHBoxLayout(self._tray_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tray_note, 1)
        row.addWidget(self.tray_button)
        self.strokes_note = Note(name="strokesNote")
        strokes_button = button(self.tr("Count the strokes"), "strokesButton")
        strokes_button.clicked.connect(self.open_strokes)
        self._strokes_row = QWidget()
        row = QHBoxLayout(self._strokes_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.strokes_note, 1)
        row.addWidget(strokes_button)
        self._strokes_row.hide()
        genders, parties = words.gender_words(), words.party_words()
        self.table = Table(
            "peopleTable",
            self.tr("People"),
            (
                Column(
                    self.tr("Name"),
                    lambda line: padded(line.name),
                    lambda line: self._place[line.id],
                    width=8,
                ),
                Column(
                    self.tr("Sex"),
                    lambda line: words.word(genders, line.gender) if line.gender else "",
                    width=4,
                ),
                Column(
                    self.tr("Born"),
                    lambda line: _dotted(line.birth),
                    lambda line: _order(line.birth),
                    width=7,
                ),
                Column(self.tr("Present post"), lambda line: line.current_post, width=11),
                Column(self.tr("Department"), lambda line: line.department, width=9),
                Column(
                    self.tr("Political affiliation"),
                    lambda line: words.word(parties, line.party) if line.party != "unknown" else "",
                    width=9,
                ),
                Column(
                    self.tr("ID number"), lambda line: "**** " + line.id_tail if line.id_tail else "", width=7
                ),
                Column(
                    self.tr("State"),
                    lambda line: (
                        self.tr("left %1").replace("%1", _dotted(line.left_on)) if line.left_on else ""
                    ),
                    tone=lambda line: "quiet" if line.left_on else None,
                    width=7,
                ),
            ),
            multiple=True,
        )
        self._place: dict[str, int] = {}
        self.table.opened.connect(lambda line: self.open_file(line.id))
        self.table.pasted.connect(lambda _: self.context.navigate("importing", pasted=True))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_merge())
        self.empty = EmptyState(
            self.tr(
                "Nobody is here yet. Take any staff list in Excel, or add people one by one. "
                "Nothing is written before you have looked through it."
            ),
            self.tr("Import a roster"),
            "peopleEmpty",
        )
        self.empty.acted.connect(lambda: self.context.navigate("importing"))
        self.nobody = EmptyState(
            self.tr("Nobody is found. Part of the name, pinyin, initials or the end of the ID will do."),
            self.tr("Show everybody"),
            "peopleNobody",
        )
        self.nobody.acted.connect(self.search.clear)
        self.body = QStackedWidget()
        for part in (self.table, self.empty, self.nobody):
            self.body.addWidget(part)
        self.count = label("", "secondary", "peopleCount", wrap=False)
        self.convention = label(
            self.tr("Order: strokes of the surname (姓氏笔画); a name of two characters stands first."),
            "secondary",
            "peopleOrder",
        )
        bottom = QHBoxLayout()
        bottom.setSpacing(14)
        bottom.addWidget(self.count)
        bottom.addWidget(self.convention, 1)
        bottom.addWidget(self.changes_button)
        bottom.addWidget(self.bin_button)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(top)
        box.addWidget(self._tray_row)
        box.addWidget(self._strokes_row)
        box.addWidget(self.body, 1)
        box.addLayout(bottom)
        return page

    # What the window asks

    @property
    def title(self) -> str:
        """The header's title."""
        return self.tr("People")

    @property
    def subtitle(self) -> str:
        """How many people there are."""
        here = sum(line.left_on is None for line in self._lines)
        return self.tr("%1 people").replace("%1", str(here)) if here else ""

    def header_buttons(self) -> list[QPushButton]:
        """Import and new person, in the list; in a file the way to the training file of somebody in training."""
        if self.pages.currentIndex() == 1:
            return [self.training_button] if self._in_training else []
        return [self.import_button, self.new_button]

    def badge(self) -> int | None:
        """How many doubtful rows wait for an answer."""
        return self._waiting or None

    def go(
        self, person: str = "", roster: Path | None = None, tray: bool = False, field: str = "", **args: Any
    ) -> None:
        """Opens a file (at a field or sub-table), the tray, or the import of a roster."""
        del args
        if roster is not None:
            self.context.navigate("importing", roster=roster)
        elif person:
            self.open_file(person)
            if field:
                self.file.go_to_field(field)
        else:
            self.show_list()
            if tray:
                self.open_tray()

    def refresh(self) -> None:
        """Reads what is in sight again: the file, or everybody."""
        if self.pages.currentIndex() == 1:
            self._list_is_old = True
            self.file.refresh()
            return
        self._list_is_old = False
        desk = self.context.desk
        found = ask(self, people.everybody, desk)
        if found:
            self._lines = found.value.lines
            self._place = {line.id: at for at, line in enumerate(self._lines)}
            self.finder.put(self._lines)
            self._indexing.start()
            self._waiting = found.value.waiting
            self._unknown = found.value.unknown_strokes
            self._pairs = found.value.pairs
            self.changes_button.setVisible(found.value.can_take_back)
        self.tray_note.put(
            self.tr("Rows that wait for an answer: %1.").replace("%1", str(self._waiting)),
            self.tr("They came with a roster and are not written yet."),
        )
        self._tray_row.setVisible(self._waiting > 0)
        self.strokes_note.put(
            self.tr("No stroke count is known for %1.").replace("%1", "、".join(self._unknown)),
            self.tr("Names with it stand last in every list."),
        )
        self._strokes_row.setVisible(bool(self._unknown))
        self._show()
        self.header_changed.emit()

    def find(self) -> None:  # type: ignore[override]
        """Puts the cursor into the search field; from a file, goes back to the list first."""
        if self.pages.currentIndex() == 1:
            self.file.close_file()
        self.search.setFocus()
        self.search.selectAll()

    def edit(self) -> None:
        """F2: opens the person or the row the cursor stands on."""
        if self.pages.currentIndex() == 0:
            line = self.table.current_row()
            if line is not None:
                self.open_file(line.id)
            return
        editor = self.file.editor_in_sight()
        if editor is not None:
            editor.edit()

    def undo(self) -> None:
        """Takes back the last thing done here."""
        self.history.undo()

    def redo(self) -> None:
        """Does it again."""
        self.history.redo()

    def save(self) -> bool:
        """Writes what is typed in the file in sight."""
        return self.file.save() if self.pages.currentIndex() == 1 else True

    # The list

    def show_list(self) -> None:
        """Goes back to the list, with the cursor on the person seen last."""
        self.pages.setCurrentIndex(0)
        person = self._file.person if self._file is not None else None
        if self._list_is_old:
            self.refresh()
        self.header_changed.emit()
        self._show()
        if person is not None:
            self.table.go_to(lambda line: line.id == person.id)
        self.table.setFocus()

    def open_file(self, person_id: str) -> None:
        """Opens the file of a person."""
        if self.file.open_person(person_id):
            self.pages.setCurrentIndex(1)
            found = ask(self, trainees.history, self.context.desk, person_id)
            self._in_training = bool(found and found.value)
            self.header_changed.emit()
            self.file.sections.setFocus()

    def _open_training(self) -> None:
        person = self.file.person
        if person is not None:
            self.context.navigate("management", page="trainees", person=person.id)

    def _show_changed(self, person_id: str) -> None:
        """After an undo, the file that it changed is in sight."""
        current = self.file.person
        if self.pages.currentIndex() == 0 or current is None or current.id != person_id:
            self.open_file(person_id)

    def _show(self) -> None:
        self._filter(self.search.shown_text())

    def _filter(self, text: str) -> None:
        found, total = self.finder.find(text)
        gone = self.left.isChecked()
        shown = found if gone else [line for line in found if line.left_on is None]
        self.table.put(shown, lambda line: line.id)
        if not self._lines:
            self.body.setCurrentWidget(self.empty)
        else:
            self.body.setCurrentWidget(self.table if shown else self.nobody)
        self.search.setEnabled(bool(self._lines))
        self.table.setColumnHidden(5, gone)
        self.table.setColumnHidden(7, not gone)
        self.left.setVisible(any(line.left_on for line in self._lines))
        if not text.strip():
            said = self.tr("%1 people.").replace("%1", str(len(shown)))
        elif total > MOST:
            said = self.tr("%1 found, the first %2 shown.").replace("%1", str(total)).replace("%2", str(MOST))
        else:
            said = self.tr("%1 found.").replace("%1", str(len(shown)))
        self.count.setText(said)
        self.count.setVisible(bool(self._lines))
        self.convention.setVisible(bool(self._lines))
        self._show_merge()

    def _open_first(self) -> None:
        if self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
            self.open_file(self.table.rows.row(0).id)

    def _chosen_pair(self) -> Pair | None:
        chosen = self.table.selected_rows()
        return (chosen[0], chosen[1], "chosen") if len(chosen) == 2 else None

    def _show_merge(self) -> None:
        if self._chosen_pair() is not None:
            text = self.tr("Merge the two chosen")
        elif self._pairs:
            text = self.tr("Merge duplicates (%1)").replace("%1", str(len(self._pairs)))
        else:
            text = self.tr("Merge duplicates")
        self.merge_button.setText(text)
        self.merge_button.setAccessibleName(text)
        self.merge_button.setVisible(bool(self._lines))

    _pairs: tuple[Pair, ...] = ()
    _unknown: Sequence[str] = ()

    # Sheets

    def new_person(self) -> None:
        """Asks for the name of somebody new."""
        sheet = NewPersonSheet(self, self._lines)
        sheet.given.connect(lambda person: self._create(sheet, person))
        sheet.open()

    def _create(self, sheet: Sheet, person: Person) -> None:
        desk = self.context.desk
        done = act(sheet, people.create, desk, person)
        if done:
            new = done.value.id
            self.history.add(
                lambda: bool(act(self, people.recycle, desk, new)) and self._back_to_list(),
                lambda: bool(act(self, people.restore, desk, new)),
            )
            self.open_file(new)

    def _back_to_list(self) -> bool:
        self.show_list()
        return True

    def open_merge(self) -> None:
        """Shows the pairs that may be one person, or says how to choose two."""
        chosen = self._chosen_pair()
        pairs = [chosen] if chosen is not None else list(self._pairs)
        if not pairs:
            sheet = Sheet(self, "mergeNone")
            sheet.say(self.tr("No two files look like one person"), self.tr("Close"))
            sheet.no.hide()
            sheet.body.addWidget(
                label(
                    self.tr(
                        "No ID number and no name with the same birth stands twice. To join two files all the same, "
                        "choose both in the list (Ctrl and the space bar) and press the button again."
                    )
                )
            )
            sheet.open()
            return
        merge = MergeSheet(self, self.context, pairs)
        merge.merged.connect(lambda keep, give: self._merge(merge, keep, give))
        merge.open()

    def _merge(self, sheet: Sheet, keep: str, give: str) -> None:
        desk = self.context.desk
        if not act(sheet, people.merge, desk, keep, give):
            return
        self.history.add(self._split_newest, lambda: bool(act(self, people.merge, desk, keep, give)))

    def _split_newest(self) -> bool:
        changes = ask(self, people.changes, self.context.desk)
        newest = next((one for one in changes.value if not one.undone), None) if changes else None
        return newest is not None and bool(act(self, people.split, self.context.desk, newest.id))

    def open_changes(self) -> None:
        """Shows merges and changes of ID number that can be taken back."""
        changes = ask(self, people.changes, self.context.desk)
        if changes:
            sheet = ChangesSheet(self, changes.value)
            sheet.taken_back.connect(lambda one: self._take_back(sheet, one))
            sheet.open()

    def _take_back(self, sheet: Sheet, change: PersonChange) -> None:
        act(sheet, people.split, self.context.desk, change.id)

    def open_bin(self) -> None:
        """Shows the recycle bin."""
        act(self, people.empty_bin, self.context.desk)
        found = ask(self, people.recycled, self.context.desk)
        if found:
            sheet = BinSheet(self, found.value)
            sheet.restored.connect(lambda one: act(sheet, people.restore, self.context.desk, one))
            sheet.open()

    def open_strokes(self) -> None:
        """Asks for the strokes of characters that no table knows."""
        if self._unknown:
            sheet = StrokesSheet(self, self._unknown)
            sheet.given.connect(
                lambda character, count: act(
                    sheet, people.give_stroke_count, self.context.desk, character, count
                )
            )
            sheet.open()

    def open_tray(self) -> None:
        """Shows the doubtful rows."""
        if self._waiting:
            TraySheet(self, self.context).open()


class NewPersonSheet(Sheet):
    """A name, and what tells namesakes apart; the ID number fills in birth and sex. `given(person)`."""

    given = Signal(object)

    def __init__(self, parent: QWidget, lines: tuple[PersonLine, ...]) -> None:
        super().__init__(parent, "newPersonSheet")
        self.say(self.tr("New person"), self.tr("Add"))
        self._lines = lines
        words.roomy(self, 36, 8)
        self.form = Form("newPersonForm", 2)
        self.form.line("newName", self.tr("Name") + " *", limit=60)
        self.form.line("newNumber", self.tr("ID number"))
        self.form.choice("newGender", self.tr("Sex"), words.gender_words())
        self.form.date("newBirth", self.tr("Born"))
        self.form.line("newPost", self.tr("Present post"))
        self.form.line("newDepartment", self.tr("Department"))
        self.form.left.connect(self._on_left)
        self.twin = Note(name="newPersonTwin")
        self.twin.hide()
        self.body.addWidget(self.form)
        self.body.addWidget(self.twin)
        self.form.field("newName").setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left(self, name: str, value: Any) -> None:
        if name == "newName":
            twins = [line for line in self._lines if value and same(line.name, value)]
            self.twin.put(
                self.tr("Same name:"),
                "；".join(
                    "　".join(filter(None, (padded(t.name), t.current_post, _dotted(t.birth)))) for t in twins
                )
                + self.tr(" — add only if this is somebody else."),
            )
            self.twin.setVisible(bool(twins))
        elif name == "newNumber" and value:
            found = idnumber.check(value, text_cell=True)
            self.show_error(" ".join(sentence(problem) for problem in found.problems))
            if found.sound and found.birth is not None:
                self.form.put("newNumber", found.number)
                self.form.put("newBirth", PartialDate.of(found.birth))
                self.form.put("newGender", found.gender)

    def accept_now(self) -> bool:
        """Hands the new person over."""
        birth = self.form.field("newBirth")
        assert isinstance(birth, DateField)
        birth.edit.editingFinished.emit()
        if not birth.is_sound():
            birth.setFocus()
            return False
        name = self.form.value("newName")
        if not name:
            self.show_error(sentence("importing.needed", field=self.tr("Name")))
            self.form.field("newName").setFocus()
            return False
        post = self.form.value("newPost")
        self.show_error("")
        self.given.emit(
            Person(
                "",
                name,
                raw_name=name,
                gender=self.form.value("newGender") or "",
                birth=birth.value(),
                id_number=self.form.value("newNumber"),
                current_post=post,
                current_post_kind=people.terms().told_by("post", post),
                department=self.form.value("newDepartment"),
            )
        )
        return not self.errors.text()


def _dotted(value: PartialDate | None) -> str:
    return value.dotted() if value is not None else ""


def _order(value: PartialDate | None) -> str:
    return value.iso() if value is not None else ""
