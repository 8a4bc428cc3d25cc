"""A person's training file (学员个性档案) in the window: facts, years, what the rules find, the timeline, and its entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import submissions
from cadredesk.actions.training import credits, files, rules, study, year_papers
from cadredesk.actions.training import groups as group_actions
from cadredesk.actions.training.files import Moment, TrainingFile
from cadredesk.actions.training.study import CareTalk, Secondment
from cadredesk.domain.names import padded
from cadredesk.domain.training.credit import shown, tenth
from cadredesk.domain.training.moments import CHAPTERS
from cadredesk.messages import sentence
from ui.act import act, ask
from ui.training.entries import KINDS as OWN
from ui.training.entries import DoneSheet, EntrySheet, HistorySheet, blank, details, kind_words
from ui.training.parts import Tabs, show_paper
from ui.training.words import day, filled, line_word, tier_words, verdict_word
from ui.widgets.card import Card, Elided, Note, StateChip, button, label
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.flow import flow
from ui.widgets.screen import Screen
from ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from cadredesk.desk import Desk


@dataclass(frozen=True, slots=True)
class Read:
    """What the page shows: the file, the name of the group, the entries by `kind:id`, and what the desk asks for."""

    file: TrainingFile
    group: str
    entries: dict[str, Any]
    serving_years: int


class TrainingFileView(QWidget):
    """One person's file; `closed` goes back to the list, `edited` and `moved` ask for the person's facts."""

    closed = Signal()
    edited = Signal()
    moved = Signal()
    ready = Signal()

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.setObjectName("trainingFile")
        self.page, self.context = page, page.context
        self.person_id = ""
        self.read: Read | None = None
        self._wanted = ""
        self.note = Note(name="fileNote")
        self.note.hide()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._left())
        self.split.addWidget(self._right())
        self.split.setSizes([470, 690])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._top())
        box.addWidget(self.note)
        box.addWidget(self.split, 1)

    # What it is made of

    def _top(self) -> QWidget:
        back = button(self.tr("Back to the list"), "fileBack")
        back.clicked.connect(self.closed)
        self.name = label("", "title", "fileName", wrap=False)
        self.state = StateChip("", "quiet", "fileState")
        self.print_button = button(self.tr("Print the file…"), "filePrint")
        self.print_button.clicked.connect(self.show_print)
        self.edit_button = button(self.tr("Change…"), "fileEdit")
        self.edit_button.clicked.connect(self.edited)
        self.move_button = button(self.tr("New post…"), "fileMove")
        self.move_button.clicked.connect(self.moved)
        self.add_button = button(self.tr("Add an entry (&N)"), "addEntry", "main")
        menu = QMenu(self.add_button)
        menu.setObjectName("entryMenu")
        for kind, words in kind_words().items():
            one = QAction(words, menu)
            one.setObjectName(f"add_{kind}")
            one.triggered.connect(self._adds(kind))
            menu.addAction(one)
        self.add_button.setMenu(menu)
        return flow(
            back,
            self.name,
            self.state,
            self.add_button,
            self.print_button,
            self.edit_button,
            self.move_button,
        )

    def _left(self) -> QWidget:
        self.facts = Card("", "fileFacts")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self.facts.body.setContentsMargins(14, 8, 14, 8)
        self._grid.setColumnStretch(1, 1)
        self.facts.body.addLayout(self._grid)
        self.rules = Table(
            "fileRules",
            self.tr("What the rules find"),
            (
                Column(self.tr("Rule"), lambda one: sentence(f"exit.rule_{one.reason}"), width=5),
                Column(
                    self.tr("Finding"),
                    lambda one: verdict_word(one.verdict)[0],
                    tone=lambda one: verdict_word(one.verdict)[1],
                    ground=True,
                    width=5,
                ),
                Column(self.tr("Working"), lambda one: "；".join(year_papers.working_words(one))),
            ),
        )
        self.rule_told = _words("fileRuleTold", self.tr("Working of the rule"), 3)
        self.rules.current.connect(
            lambda one: self.rule_told.setPlainText("\n".join(year_papers.working_words(one)))
        )
        self.years = Table(
            "fileYears",
            self.tr("Standing of each year"),
            (
                Column(self.tr("Year"), lambda one: str(one[0]), lambda one: one[0], width=3),
                Column(
                    self.tr("Credits"), lambda one: shown(one[1].total), lambda one: one[1].total, width=3
                ),
                Column(
                    self.tr("Line"),
                    lambda one: "" if one[1].line is None else tenth(one[1].line),
                    width=3,
                ),
                Column(
                    self.tr("Standing"),
                    lambda one: line_word(one[1].state)[0],
                    tone=lambda one: line_word(one[1].state)[1],
                ),
            ),
        )
        self.year_told = _words("fileYearTold", self.tr("Working of the year"), 3)
        self.years.current.connect(
            lambda one: self.year_told.setPlainText("\n".join(credits.working_text(one[1].working)))
        )
        self.years.opened.connect(
            lambda one: self.context.navigate(
                "management", page="credits", person=self.person_id, year=one[0]
            )
        )
        self.tabs = Tabs()
        self.tabs.setObjectName("fileTabs")
        self.tabs.setAccessibleName(self.tr("Rules and years"))
        for table, told, title in (
            (self.rules, self.rule_told, self.tr("What the rules find")),
            (self.years, self.year_told, self.tr("Credits of each year")),
        ):
            part = QWidget()
            inner = QVBoxLayout(part)
            inner.setContentsMargins(6, 6, 6, 6)
            table.setMinimumHeight(100)
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            inner.addWidget(table, 1)
            inner.addWidget(told)
            self.tabs.addTab(part, title)
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 4, 0)
        box.addWidget(self.facts)
        box.addWidget(self.tabs, 1)
        return side

    def _right(self) -> QWidget:
        self.chapter = QComboBox()
        self.chapter.setObjectName("fileChapter")
        self.chapter.setAccessibleName(self.tr("Chapter"))
        words = self._chapters()
        self.chapter.addItem(self.tr("All chapters"), "")
        for one in CHAPTERS:
            self.chapter.addItem(words[one], one)
        self.chapter.activated.connect(lambda _: self._filter())
        self.count = label("", "secondary", "fileCount", wrap=False)
        self.timeline = Table(
            "fileTimeline",
            self.tr("Timeline"),
            (
                Column(self.tr("Day"), lambda one: day(one.on), lambda one: one.on, width=6),
                Column(self.tr("Chapter"), lambda one: words[one.chapter], width=4),
                Column(self.tr("What happened"), files.sentence),
            ),
        )
        self.timeline.setMinimumHeight(100)
        self.timeline.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.timeline.current.connect(self._show_moment)
        self.timeline.opened.connect(lambda _: self.open_moment())
        self.confidential = StateChip(self.tr("confidential, never sent"), "waiting", "fileConfidential")
        self.held = _words("momentDetail", self.tr("What the entry holds"), 6)
        self.open_button = button(self.tr("Correct… (F2)"), "momentOpen")
        self.open_button.clicked.connect(self.open_moment)
        self.done_button = button(self.tr("A follow-up was done…"), "momentDone")
        self.done_button.clicked.connect(self.ask_done)
        self.history_button = button(self.tr("History…"), "momentHistory", "link")
        self.history_button.clicked.connect(self.show_history)
        self.void_button = button(self.tr("Void…"), "momentVoid", "link")
        self.void_button.clicked.connect(self.ask_void)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Timeline"), "heading", wrap=False))
        head.addWidget(self.chapter)
        head.addWidget(self.count)
        head.addStretch(1)
        foot = flow(
            self.open_button, self.done_button, self.void_button, self.history_button, self.confidential
        )
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(4, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.timeline, 1)
        box.addWidget(self.held)
        box.addWidget(foot)
        return side

    def _chapters(self) -> dict[str, str]:
        return {
            "pool": self.tr("Pool"),
            "training": self.tr("Training"),
            "study": self.tr("Own study"),
            "practice": self.tr("Practice"),
            "talks": self.tr("Care talks"),
            "merits": self.tr("Merits"),
            "opinion": self.tr("Opinion"),
            "certificates": self.tr("Certificates"),
        }

    # What it shows

    def show_person(self, person_id: str) -> None:
        """Opens a person's file, with what it takes time to work out beside the user's work."""
        if person_id != self.person_id:
            self.read, self._wanted = None, ""
            self.setEnabled(False)
        self.person_id = person_id
        self.refresh()

    def clause(self) -> str:
        """The basis of the rule in sight."""
        row = self.rules.current_row()
        return row.basis if row is not None else ""

    def refresh(self) -> None:
        """Reads the file again."""
        self.context.runner.run(
            self.page,
            self.tr("Reading the file"),
            _read,
            self.context.desk,
            self.person_id,
            done=self._put,
            changes=False,
            quiet=True,
        )

    def _put(self, read: Read) -> None:
        if read.file.trainee.id != self.person_id:
            return
        before = self.timeline.current_row() if self.read is not None else None
        self.read = read
        self.setEnabled(True)
        found, one = read.file, read.file.trainee
        self.name.setText(padded(one.name))
        gone = one.left is not None
        word = filled(self.tr("left the pool on %1"), day(one.left)) if gone else self.tr("in the pool")
        self.state.put(word, "quiet" if gone else "done")
        for part in (self.edit_button, self.move_button):
            part.setEnabled(not gone)
        self._put_facts()
        self.rules.put(found.findings, lambda row: row.reason)
        self.years.put(found.years, lambda row: row[0])
        for table in (self.rules, self.years):
            if table.rows.rowCount() and table.current_row() is None:
                table.setCurrentIndex(table.rows.index(0, 0))
        self.tabs.setTabVisible(0, bool(found.findings))
        self.timeline.put(tuple(reversed(found.moments)), lambda row: (row.ref, row.code))
        self._filter()
        if self._wanted and self.timeline.go_to(lambda row: row.ref == self._wanted):
            self._wanted = ""
        elif before is None and self.timeline.rows.rowCount():
            self.timeline.setCurrentIndex(self.timeline.rows.index(0, 0))
        current = self.timeline.current_row()
        if current is not None:
            self._show_moment(current)
        self._put_note()
        self.ready.emit()

    def _put_facts(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for at, (words, value) in enumerate(self._facts()):
            self._grid.addWidget(label(words, "secondary", wrap=False), at, 0)
            told = Elided(f"fact_{at}", shy=True)
            told.put(value)
            self._grid.addWidget(told, at, 1)

    def _facts(self) -> list[tuple[str, str]]:
        assert self.read is not None
        found, one = self.read.file, self.read.file.trainee
        tier = tier_words().get(one.tier, one.tier)
        key = self.tr("cultivated with emphasis") if one.key else ""
        term = filled(self.tr("term until %1"), day(one.term_until)) if one.term_until else ""
        reading = found.reading
        told = [
            (self.tr("Works"), " ".join(filter(None, (one.now.unit_name, one.now.post)))),
            (self.tr("Reserve"), "，".join(filter(None, (tier, key)))),
            (
                self.tr("In the pool"),
                "，".join(filter(None, (filled(self.tr("since %1"), day(one.joined)), term))),
            ),
            (self.tr("Study group"), self.read.group or self.tr("none")),
            (
                self.tr("Books this year"),
                filled(
                    self.tr("%1 of %2, on education %3 of %4; analysis %5 of %6"),
                    reading.books,
                    reading.books_needed,
                    reading.education,
                    reading.education_needed,
                    reading.analyses,
                    reading.analyses_needed,
                ),
            ),
        ]
        if found.rotation is not None:
            stay = found.rotation
            words = {
                "near": self.tr("exchange due on %2"),
                "due": self.tr("exchange due since %2"),
                "deferred": self.tr("exchange put off until %3"),
            }.get(stay.state, self.tr("exchange from %2 on"))
            text = filled(
                self.tr("since %1") + "，" + words, day(stay.since), day(stay.due), day(stay.deferred_until)
            )
            told.append((self.tr("In this school"), text))
        if found.certification is not None:
            hours, held = found.certification.hours, found.certification.certificate
            told.append(
                (
                    self.tr("Hours"),
                    filled(
                        self.tr("qualification %1 of %2; in %3 years %4 of %5"),
                        shown(hours.qualification),
                        hours.qualification_needed,
                        self.read.serving_years,
                        shown(hours.serving),
                        hours.serving_needed,
                    ),
                )
            )
            until = filled(self.tr("until %1"), day(held.valid_until)) if held and held.valid_until else ""
            number = filled(self.tr("No. %1"), held.number) if held else self.tr("none")
            told.append((self.tr("Certificate"), " ".join(filter(None, (number, until)))))
        return told

    def _put_note(self) -> None:
        assert self.read is not None
        today = self.context.desk.today()
        told = []
        late = False
        for one in self.read.entries.values():
            if isinstance(one, CareTalk):
                for waiting in one.open():
                    late = late or (waiting.due is not None and waiting.due < today)
                    until = filled(self.tr("%1 (until %2)"), waiting.text, day(waiting.due))
                    told.append(until if waiting.due else waiting.text)
            elif isinstance(one, Secondment) and (gaps := one.missing_notes(today)):
                late = True
                told.append(filled(self.tr("monthly notes of %1: %2"), one.unit, "、".join(gaps)))
        self.note.put(self.tr("Still to do:"), "；".join(told), "problem" if late else "waiting")
        self.note.setVisible(bool(told))

    def _filter(self) -> None:
        wanted = self.chapter.currentData()
        stood = self.timeline.current_row()
        self.timeline.keep((lambda one: one.chapter == wanted) if wanted else None)
        if stood is not None:
            self.timeline.go_to(lambda one: one == stood)
        total = len(self.read.file.moments) if self.read else 0
        self.count.setText(filled(self.tr("%1 of %2 entries"), self.timeline.rows.rowCount(), total))
        if self.timeline.current_row() is None:
            self._show_moment(None)

    def _entry(self) -> Any | None:
        row = self.timeline.current_row()
        return self.read.entries.get(row.ref) if self.read is not None and row is not None else None

    def _show_moment(self, moment: Moment | None) -> None:
        entry = self._entry()
        lines = (
            [f"{words}：{value}" for words, value in details(entry, self.context.desk.today())]
            if entry
            else []
        )
        self.held.setPlainText("\n".join(lines))
        self.held.setVisible(entry is not None)
        self.confidential.setVisible(isinstance(entry, CareTalk))
        self.void_button.setVisible(entry is not None)
        self.history_button.setVisible(entry is not None)
        self.done_button.setVisible(isinstance(entry, CareTalk) and bool(entry.open()))
        own = self.tr("Correct… (F2)") if entry is not None else self.tr("Go there (F2)")
        self.open_button.setText(own)
        self.open_button.setAccessibleName(own)
        QTimer.singleShot(0, self.timeline, self._keep_in_sight)  # once the row below has its height
        self.open_button.setEnabled(
            entry is not None or (moment is not None and self._place_of(moment) is not None)
        )

    def _keep_in_sight(self) -> None:
        self.timeline.scrollTo(self.timeline.currentIndex())

    def _place_of(self, moment: Moment) -> tuple[str, dict[str, Any]] | None:
        kind, _, entry_id = moment.ref.partition(":")
        return {
            "event": ("training", {"page": "courses", "event": entry_id}),
            "group_activity": ("training", {"page": "groups", "activity": entry_id}),
            "exam": ("management", {"page": "exams", "exam": entry_id}),
            "credit_claim": ("management", {"page": "credits", "person": self.person_id}),
            "satisfaction": ("management", {"page": "opinion"}),
            "ranking": ("management", {"page": "opinion"}),
            "assessed": ("management", {"page": "certificates"}),
            "qualification": ("management", {"page": "certificates"}),
            "exit_proposal": ("management", {"page": "exits", "tab": "past"}),
        }.get(kind)

    # What can be done

    def _adds(self, kind: str) -> Callable[[], None]:
        return lambda: self.add(kind)

    def add(self, kind: str) -> None:
        """Asks for a new entry; the grade of this year is corrected when it stands already."""
        if self.read is None:
            return
        desk = self.context.desk
        today = desk.today()
        year = credits.year_of(desk, today)
        if kind == "quality_grade":
            stood = [one for one in self.read.entries.values() if (one.KIND, one.year) == (kind, year)]
            if stood:
                self._ask(stood[0], new=False)
                return
        self._ask(blank(kind, desk.new_id(), self.person_id, year, today), new=True)

    def _ask(self, entry: Any, *, new: bool) -> None:
        if self.read is None:
            return
        sheet = EntrySheet(self.page, self.read.file.trainee, entry, new=new)
        sheet.done_.connect(lambda: setattr(self, "_wanted", f"{entry.KIND}:{entry.id}"))
        sheet.open()

    def open_moment(self) -> None:
        """Corrects the entry in sight, or goes to the page it was written on."""
        moment, entry = self.timeline.current_row(), self._entry()
        if entry is not None:
            self._ask(entry, new=False)
        elif moment is not None and (place := self._place_of(moment)) is not None:
            self.context.navigate(place[0], **place[1])

    def ask_done(self) -> None:
        """Asks what came of a follow-up of the talk in sight."""
        entry = self._entry()
        if isinstance(entry, CareTalk) and entry.open():
            DoneSheet(self.page, entry).open()

    def ask_void(self) -> None:
        """Asks why the entry in sight no longer counts."""
        moment, entry = self.timeline.current_row(), self._entry()
        if moment is None or entry is None:
            return
        sheet = ReasonDialog(
            self.page,
            self.tr("Void the entry?"),
            filled(
                self.tr("“%1” no longer counts, nor the credits it gave. It stays in the history."),
                files.sentence(moment),
            ),
            self.tr("Void"),
            "voidEntry",
        )
        sheet.given.connect(lambda text: act(self.page, study.void, self.context.desk, entry, text))
        sheet.open()

    def show_history(self) -> None:
        """Every state of the entry in sight."""
        entry, desk = self._entry(), self.context.desk
        if entry is None:
            return
        found = ask(self, study.history, desk, OWN[entry.KIND], entry.id)
        if found:
            states = [
                (one, self._writer(one.by), _in_lines(one.entry, desk.today()))
                for one in reversed(found.value)
            ]
            HistorySheet(self.page, filled(self.tr("History: %1"), kind_words()[entry.KIND]), states).open()

    def _writer(self, user_id: str) -> str:
        found = ask(self, submissions.user_name, self.context.desk, user_id)
        return (found.value if found else "") or user_id

    def show_print(self) -> None:
        """The file to be printed."""
        if self.read is not None:
            title = filled(self.tr("Training file of %1"), self.read.file.trainee.name)
            show_paper(self.page, title, year_papers.training_file_of, self.context.desk, self.person_id)


def _words(name: str, words: str, lines: int) -> QPlainTextEdit:
    """A field that tells something and is not written in."""
    field = QPlainTextEdit()
    field.setObjectName(name)
    field.setAccessibleName(words)
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 16)
    return field


def _in_lines(entry: Any, today: date) -> str:
    return "\n".join(f"{words}：{value}" for words, value in details(entry, today))


def _read(desk: Desk, person_id: str) -> Read:
    found = files.file_of(desk, person_id)
    entries = {
        f"{kind.KIND}:{one.id}": one
        for kind in OWN.values()
        for one in study.listed(desk, kind, person_id=person_id)
    }
    name = ""
    if found.trainee.group_id:
        year = credits.year_of(desk)
        known = (*group_actions.listed(desk, year), *group_actions.listed(desk, year - 1))
        name = next((one.name for one in known if one.id == found.trainee.group_id), "")
    return Read(found, name, entries, rules.on(desk, desk.today()).certificate.serving_years)
