"""The trainees: who is in training with credits and warnings, taken in, changed, given a new post; one opens as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import lookups
from cadredesk.actions.training import credits, exits, groups, sheets, trainees
from cadredesk.actions.training.exits import Finding
from cadredesk.actions.training.trainees import Posting, Trainee, Unit
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.domain.pinyin import NameIndex
from cadredesk.domain.training.credit import LedgerRow, shown
from cadredesk.domain.training.register import corrects
from cadredesk.messages import sentence
from ui.act import act, ask
from ui.people.words import roomy
from ui.training.entries import YearGradesSheet, settle
from ui.training.file import TrainingFileView
from ui.training.parts import ManyPicker, Stack
from ui.training.words import day, filled, line_word, tier_words, verdict_word
from ui.widgets.card import EmptyState, Note, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table
from ui.widgets.words import stage_words

if TYPE_CHECKING:
    from cadredesk.desk import Desk

LIST, FILE = range(2)
_ELSEWHERE = ""
"""The choice of a school that is not on the list."""


@dataclass(frozen=True, slots=True)
class Line:
    """One trainee in the list: the group's name, the line of this year's ledger, and what the rules warn of."""

    trainee: Trainee
    group: str
    credits: LedgerRow | None
    warnings: tuple[Finding, ...]


class TraineesPage(Screen):
    """`navigate("management", page="trainees", person=id)` opens a file; without a person, the list."""

    areas = frozenset(
        {
            "trainees",
            "study",
            "groups",
            "credits",
            "exams",
            "attendance",
            "courses",
            "opinion",
            "certificates",
            "exits",
            "rules",
            "exchange",
            "intake",
        }
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Trainees"))
        self._lines: tuple[Line, ...] = ()
        self._index: NameIndex | None = None
        self.pages = Stack()
        self.pages.addWidget(self._list_page())
        self.file = TrainingFileView(self)
        self.file.closed.connect(self.show_list)
        self.file.edited.connect(self.ask_change)
        self.file.moved.connect(self.ask_move)
        self.file.ready.connect(self.header_changed)
        self.pages.addWidget(self.file)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 6)
        box.addWidget(self.pages, 1)

    def _list_page(self) -> QWidget:
        self.search = LineEdit("traineeSearch", self.tr("Find people"))
        self.search.setPlaceholderText(self.tr("Name, pinyin or school (F3)"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(self.search.fontMetrics().horizontalAdvance("国") * 11)
        self.search.searched.connect(lambda _: self._filter())
        self.search.textChanged.connect(lambda _: self._filter())
        self.stages = self._choice("traineeStage", self.tr("Stage"))
        self.tiers = self._choice("traineeTier", self.tr("Reserve"))
        self.groups = self._choice("traineeGroup", self.tr("Group"))
        self.groups.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.groups.setMinimumContentsLength(7)
        self.states = self._choice("traineeState", self.tr("State"))
        for words, key in (
            (self.tr("In the pool"), "in"),
            (self.tr("With warnings"), "warned"),
            (self.tr("Emphasis"), "key"),
            (self.tr("Left"), "left"),
            (self.tr("Everybody"), "all"),
        ):
            self.states.addItem(words, key)
        self.excel_button = button(self.tr("As Excel…"), "traineeExcel")
        self.excel_button.clicked.connect(self._choose_excel)
        self.grades_button = button(self.tr("Grades of the year…"), "yearGradesButton")
        self.grades_button.clicked.connect(self.ask_grades)
        self.take_button = button(self.tr("Take in… (&N)"), "takeIn", "main")
        self.take_button.clicked.connect(self.ask_people)
        top = flow(
            self.search,
            self.stages,
            self.tiers,
            self.groups,
            self.states,
            self.take_button,
            self.grades_button,
            self.excel_button,
            spacing=8,
        )
        self.note = Note(name="traineeNote")
        self.note.hide()
        stages = {stage.value: word for stage, word in stage_words().items()}
        tiers = tier_words()
        self.table = Table(
            "trainees",
            self.tr("Trainees"),
            (
                Column(self.tr("Name"), lambda one: padded(one.trainee.name), width=6),
                Column(self.tr("School"), lambda one: one.trainee.now.unit_name, width=9),
                Column(
                    self.tr("Stage"),
                    lambda one: stages.get(one.trainee.now.stage, one.trainee.now.stage),
                    width=4,
                ),
                Column(
                    self.tr("Reserve"), lambda one: tiers.get(one.trainee.tier, one.trainee.tier), width=5
                ),
                Column(self.tr("Group"), lambda one: one.group, width=6),
                Column(
                    self.tr("Emphasis"),
                    lambda one: "★" if one.trainee.key else "",
                    width=3,
                ),
                Column(self.tr("Joined"), lambda one: day(one.trainee.joined), width=6),
                Column(
                    self.tr("Credits"),
                    lambda one: shown(one.credits.total) if one.credits else "",
                    lambda one: one.credits.hundredths if one.credits else 0,
                    width=3,
                ),
                Column(
                    self.tr("State"),
                    lambda one: self._state(one)[0],
                    tone=lambda one: self._state(one)[1],
                    width=6,
                ),
                Column(
                    self.tr("Warnings"),
                    warning_words,
                    lambda one: sum(1000 if each.verdict == "proposed" else 1 for each in one.warnings),
                    tone=lambda one: (
                        "problem"
                        if any(each.verdict == "proposed" for each in one.warnings)
                        else "waiting"
                        if one.warnings
                        else None
                    ),
                ),
            ),
        )
        self.table.opened.connect(lambda one: self.open_file(one.trainee.id))
        self.count = label("", "secondary", "traineeCount")
        self.empty = EmptyState(
            self.tr(
                "Nobody is in training yet. Take in the people of the final list; their courses, credits and talks are "
                "kept in one file for each of them."
            )
            if self.context.desk.mode == "school"
            else self.tr(
                "Nobody is in training yet. Take in those whom a meeting has let into the pool; their courses, credits "
                "and votes are kept in one file for each of them."
            ),
            self.tr("Take people in"),
            "noTrainees",
        )
        self.empty.acted.connect(self.ask_people)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(top)
        box.addWidget(self.note)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.count)
        return page

    def _choice(self, name: str, words: str) -> QComboBox:
        field = QComboBox()
        field.setObjectName(name)
        field.setAccessibleName(words)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        field.activated.connect(lambda _: self._filter())
        return field

    # What the window asks

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Trainees")

    @property
    def subtitle(self) -> str:
        """How many are in the pool and warned, or whose file is open."""
        if self.pages.currentIndex() == FILE:
            return self.file.read.file.trainee.now.unit_name if self.file.read else ""
        inside = [one for one in self._lines if one.trainee.left is None]
        if not inside:
            return ""
        warned = sum(bool(one.warnings) for one in inside)
        return filled(self.tr("%1 in the pool, %2 with warnings"), len(inside), warned)

    def header_buttons(self) -> list[QPushButton]:
        """None: the page has its own."""
        return []

    def go(self, person: str = "", **_: Any) -> None:
        """Opens a file, or the list."""
        if person:
            self.open_file(person)
        else:
            self.show_list()

    def place(self) -> dict[str, str]:
        """Whose file is open."""
        return {"person": self.file.person_id} if self.pages.currentIndex() == FILE else {}

    def clause(self) -> str:
        """The basis of the rule in sight."""
        return self.file.clause() if self.pages.currentIndex() == FILE else ""

    def refresh(self) -> None:
        """Reads what is in sight, beside the user's work."""
        if self.pages.currentIndex() == FILE:
            self.file.refresh()
            return
        self.context.runner.run(
            self,
            self.tr("Reading the trainees"),
            _read,
            self.context.desk,
            done=self._put,
            changes=False,
            quiet=True,
        )

    def find(self) -> None:  # type: ignore[override]
        """F3: the search of the list."""
        self.show_list()
        self.search.setFocus()
        self.search.selectAll()

    def edit(self) -> None:
        """F2: opens the person in sight, or the entry in sight of the file."""
        if self.pages.currentIndex() == FILE:
            self.file.open_moment()
            return
        row = self.table.current_row()
        if row is not None:
            self.open_file(row.trainee.id)

    def print_(self) -> None:
        """Ctrl+P: the file of the person in sight."""
        if self.pages.currentIndex() == FILE:
            self.file.show_print()

    # The list

    def _put(self, read: tuple[tuple[Line, ...], NameIndex]) -> None:
        lines, self._index = read
        self._lines = lines
        stages = {stage.value: word for stage, word in stage_words().items()}
        tiers = tier_words()
        for field, words, found in (
            (self.stages, self.tr("All stages"), {one.trainee.now.stage for one in lines}),
            (self.tiers, self.tr("All reserves"), {one.trainee.tier for one in lines}),
        ):
            chosen = field.currentData()
            field.clear()
            field.addItem(words, None)
            for key, word in (stages | tiers).items():
                if key in found:
                    field.addItem(word, key)
            field.setCurrentIndex(max(0, field.findData(chosen)))
        chosen = self.groups.currentData()
        self.groups.clear()
        self.groups.addItem(self.tr("All groups"), None)
        for name in sorted({one.group for one in lines if one.group}):
            self.groups.addItem(name, name)
        self.groups.addItem(self.tr("Without a group"), "")
        self.groups.setCurrentIndex(max(0, self.groups.findData(chosen)))
        self.table.put(lines, lambda one: one.trainee.id)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        for part in (self.take_button, self.grades_button, self.excel_button, self.count):
            part.setVisible(bool(lines))
        self._filter()
        if lines and self.table.current_row() is None and self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.header_changed.emit()

    def _filter(self) -> None:
        text = self.search.shown_text().strip()
        ids = set(self._index.search(text)) if text and self._index is not None else set()
        stage, tier = self.stages.currentData(), self.tiers.currentData()
        group, state = self.groups.currentData(), self.states.currentData()

        def wanted(one: Line) -> bool:
            who = one.trainee
            inside = who.left is None
            fits = {
                "in": inside,
                "warned": inside and bool(one.warnings),
                "key": inside and who.key,
                "left": not inside,
            }.get(state, True)
            return (
                fits
                and stage in (None, who.now.stage)
                and tier in (None, who.tier)
                and group in (None, one.group)
                and (not text or who.id in ids or text in who.now.unit_name or text in who.now.post)
            )

        stood = self.table.current_row()
        self.table.keep(wanted)
        if stood is not None:
            self.table.go_to(lambda one: one.trainee.id == stood.trainee.id)
        self.count.setText(filled(self.tr("%1 of %2 people"), self.table.rows.rowCount(), len(self._lines)))

    def _state(self, one: Line) -> tuple[str, str]:
        if one.trainee.left is not None:
            reason = one.trainee.left_reason
            return sentence(f"exit.reason_{reason}") if reason else self.tr("left"), "quiet"
        return line_word(one.credits.state) if one.credits else ("", "quiet")

    def show_list(self) -> None:
        """Back to the list, with the cursor on the person seen last."""
        person = self.file.person_id
        self.pages.setCurrentIndex(LIST)
        self.table.go_to(lambda one: one.trainee.id == person)
        self.refresh()
        self.header_changed.emit()

    def open_file(self, person_id: str) -> None:
        """Opens a person's file."""
        self.pages.setCurrentIndex(FILE)
        self.file.show_person(person_id)
        self.header_changed.emit()

    # What can be done

    def ask_people(self) -> None:
        """Asks whom to take into training."""
        desk = self.context.desk
        proposed, anybody = ask(self, trainees.candidates, desk), ask(self, trainees.others, desk)
        if proposed and anybody:
            TakeInSheet(self, proposed.value, anybody.value).open()

    def ask_by_hand(self) -> None:
        """Asks for somebody no list holds."""
        found = ask(self, trainees.units, self.context.desk)
        if found:
            desk = self.context.desk
            today = desk.today()
            new = Trainee(desk.new_id(), "", today, (Posting(today, "", "", ""),))
            PersonSheet(self, new, found.value, new=True).open()

    def ask_change(self) -> None:
        """Asks for the facts of the person whose file is open."""
        read = self.file.read
        if read is not None:
            PersonSheet(self, read.file.trainee, (), new=False).open()

    def ask_move(self) -> None:
        """Asks where the person whose file is open works from a day on."""
        found, read = ask(self, trainees.units, self.context.desk), self.file.read
        if found and read is not None:
            MoveSheet(self, read.file.trainee, found.value).open()

    def ask_grades(self) -> None:
        """Asks for the year's grades of everybody in the pool."""
        people = [one.trainee for one in self._lines if one.trainee.left is None]
        if people:
            YearGradesSheet(self, people).open()

    def _choose_excel(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as Excel"), self.tr("Trainees") + ".xlsx", "*.xlsx"
        )
        if path:
            self.save_excel(Path(path))

    def save_excel(self, path: Path) -> None:
        """Saves the list as it is seen."""
        columns, rows = self.table.rows.texts()
        about = filled(self.tr("%1 people, %2"), len(rows), day(self.context.desk.today()))
        if ask(self, credits.save_excel, path, self.tr("Trainees"), about, columns, rows):
            self.tell(self.tr("Saved."), str(path))

    def tell(self, word: str, text: str) -> None:
        """A line above the list."""
        self.note.put(word, text, "done")
        self.note.show()


def warning_words(one: Line) -> str:
    """What the rules warn of: 学分 建议退出；任期 提醒."""
    return "；".join(
        f"{sentence(f'exit.rule_{each.reason}')} {verdict_word(each.verdict)[0]}" for each in one.warnings
    )


def tier_options(form_value: str = "") -> list[tuple[str, str]]:
    """The tiers to choose from, with one that only this round knows."""
    known = tier_words()
    return [*known.items(), *([] if form_value in ("", *known) else [(form_value, form_value)])]


class TakeInSheet(Sheet):
    """Who is to come in: those of the final list or the pool's decisions, anybody else known, or somebody by hand."""

    def __init__(self, page: TraineesPage, proposed: Sequence[Trainee], anybody: Sequence[Trainee]) -> None:
        super().__init__(page, "takeInSheet")
        self._page = page
        school = page.context.desk.mode == "school"
        self.say(self.tr("Take people into training"), self.tr("Take in"))
        roomy(self, 48, 26)
        self.form = Form("takeInForm", 3)
        self.form.date(
            "takeJoined", self.tr("In the pool since"), full=True, hint=self.tr("empty: as the list says")
        )
        self.form.choice("takeTier", self.tr("Reserve"), [("", self.tr("as the list says")), *tier_options()])
        self.form.date("takeTerm", self.tr("Term until"), full=True, hint=self.tr("empty: by the rules"))
        self.form.put("takeTier", "")
        self.body.addWidget(self.form)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("takeInTabs")
        self.tabs.setAccessibleName(self.tr("Where from"))
        self._known = {one.id: one for one in (*anybody, *proposed)}
        self.pickers: list[ManyPicker] = []
        for name, words, people, none in (
            (
                "takeList",
                self.tr("Final list") if school else self.tr("Let in by a meeting"),
                proposed,
                self.tr("Nobody of a closed final list is waiting: everybody on it is in training already.")
                if school
                else self.tr("Nobody is waiting: everybody whom a meeting let in is in training already."),
            ),
            (
                "takeOther",
                self.tr("Anybody of the staff") if school else self.tr("Anybody reported"),
                anybody,
                self.tr("The staff roster is empty, or everybody is in training already.")
                if school
                else self.tr("No school has reported anybody who is not in training already."),
            ),
        ):
            title = filled(self.tr("%1 (%2)"), words, len(people))
            if not people:
                self.tabs.addTab(EmptyState(none, name=f"{name}None"), title)
                continue
            index = lookups.name_index((one.id, one.name, "") for one in people)
            picker = ManyPicker(
                name,
                [(one.id, padded(one.name), _where(one)) for one in people],
                lambda text, found=index: set(found.search(text)),  # type: ignore[misc]
            )
            self.pickers.append(picker)
            page_ = QWidget()
            QVBoxLayout(page_).addWidget(picker)
            self.tabs.addTab(page_, title)
        if not proposed and anybody:
            self.tabs.setCurrentIndex(1)
        self.body.addWidget(self.tabs, 1)
        if not school:
            hand = button(self.tr("Somebody no school has reported…"), "takeByHand", "link")
            hand.clicked.connect(self._by_hand)
            self.body.addWidget(hand)

    def _by_hand(self) -> None:
        self.reject()
        self._page.ask_by_hand()

    def accept_now(self) -> bool:
        """Takes them in."""
        if not settle(self):
            return False
        picked = dict.fromkeys(person for picker in self.pickers for person in picker.picked())
        if not picked:
            self.show_error(self.tr("Choose at least one person."))
            return False
        values = self.form.values()
        joined = values["takeJoined"].earliest() if values["takeJoined"] else None
        term = values["takeTerm"].earliest() if values["takeTerm"] else None
        people = []
        for person in picked:
            one = self._known[person]
            if joined is not None:
                first = replace(one.postings[0], since=min(one.postings[0].since, joined))
                one = replace(one, joined=joined, postings=(first, *one.postings[1:]))
            people.append(replace(one, tier=values["takeTier"] or one.tier, term_until=term))
        done = act(self, trainees.enrol, self._page.context.desk, people)
        if done:
            self._page.tell(self.tr("Taken in:"), filled(self.tr("%1 people."), done.value))
        return bool(done)


class PersonSheet(Sheet):
    """The facts of a trainee, changed or entered by hand; what stood and is changed needs a reason."""

    def __init__(self, page: TraineesPage, trainee: Trainee, units: Sequence[Unit], *, new: bool) -> None:
        super().__init__(page, "personSheet")
        self._page, self._trainee, self._new = page, trainee, new
        self.say(self.tr("A new trainee") if new else padded(trainee.name), self.tr("Save (Ctrl+Return)"))
        roomy(self, 44, 8)
        self.form = Form("personForm", 2)
        self.form.line("personName", self.tr("Name"))
        self.form.choice("personSex", self.tr("Sex"), [("m", self.tr("male")), ("f", self.tr("female"))])
        self.form.date("personBirth", self.tr("Born"))
        self.form.choice("personTier", self.tr("Reserve"), tier_options(trainee.tier))
        self.form.date("personJoined", self.tr("In the pool since"), full=True)
        self.form.date("personTerm", self.tr("Term until (empty: by the rules)"), full=True)
        if not new:
            found = ask(self, groups.listed, page.context.desk, credits.year_of(page.context.desk))
            known = [(one.id, one.name) for one in found.value] if found else []
            if trainee.group_id and trainee.group_id not in dict(known):
                known.append((trainee.group_id, self.tr("as before")))
            self.form.choice("personGroup", self.tr("Study group"), [("", self.tr("none")), *known])
            self.form.put("personGroup", trainee.group_id)
        self.where: WhereFields | None = None
        if new:
            self.where = WhereFields(self.form, units)
        self.form.check("personKey", self.tr("Cultivated with emphasis"))
        for name, value in (
            ("personName", trainee.name),
            ("personSex", trainee.gender or None),
            ("personBirth", PartialDate.from_iso(trainee.birth) if trainee.birth else None),
            ("personTier", trainee.tier or None),
            ("personJoined", PartialDate.of(trainee.joined)),
            ("personTerm", PartialDate.of(trainee.term_until) if trainee.term_until else None),
            ("personKey", trainee.key),
        ):
            self.form.put(name, value)
        if not new:
            self.form.line(
                "personReason", self.tr("Reason, when name, birth or day of joining is corrected"), wide=True
            )
        self.body.addWidget(self.form)

    def accept_now(self) -> bool:
        """Stores them."""
        if not settle(self):
            return False
        values = self.form.values()
        if not values["personName"] or values["personJoined"] is None:
            self.show_error(self.tr("Name and day of joining are needed."))
            return False
        joined: date = values["personJoined"].earliest()
        made = replace(
            self._trainee,
            name=values["personName"],
            gender=values["personSex"] or "",
            birth=values["personBirth"].iso() if values["personBirth"] else "",
            tier=values["personTier"] or "",
            joined=joined,
            term_until=values["personTerm"].earliest() if values["personTerm"] else None,
            key=values["personKey"],
            group_id=self._trainee.group_id if self._new else values["personGroup"] or "",
        )
        desk = self._page.context.desk
        if self.where is not None:
            told = self.where.posting(joined)
            if told is None:
                self.show_error(self.tr("Choose or type the school."))
                return False
            done = act(self, trainees.enrol, desk, [replace(made, postings=(told,))])
            if done:
                self._page.open_file(made.id)
            return bool(done)
        old = replace(
            self._trainee, tier=made.tier, term_until=made.term_until, key=made.key, group_id=made.group_id
        )
        reason = values["personReason"]
        if corrects(old, made) and len(reason) < 2:
            self.show_error(
                self.tr("Something that stands here is changed: write the reason of the correction.")
            )
            return False
        if made == self._trainee:
            return True
        return bool(act(self, trainees.put, desk, made, reason))


class WhereFields:
    """The school, stage and post in a form: one that is known fills in the rest."""

    def __init__(self, form: Form, units: Sequence[Unit]) -> None:
        self._form, self._units = form, {one.code: one for one in units}
        translate = QCoreApplication.translate
        self._form.choice(
            "whereUnit",
            translate("trainees", "School"),
            [
                *((one.code, one.name) for one in units),
                (_ELSEWHERE, translate("trainees", "another school…")),
            ],
        )
        self._form.line("wherePost", translate("trainees", "Post"))
        self._form.line("whereName", translate("trainees", "Name of the school"))
        self._form.line("whereCode", translate("trainees", "Code of the school"))
        self._form.choice(
            "whereStage",
            translate("trainees", "Stage"),
            [(one.value, word) for one, word in stage_words().items()],
        )
        self._form.left.connect(self._on_left)

    def put(self, posting: Posting) -> None:
        """Shows where somebody works now."""
        self._form.put("whereUnit", posting.unit if posting.unit in self._units else _ELSEWHERE)
        for name, value in (
            ("wherePost", posting.post),
            ("whereName", posting.unit_name),
            ("whereCode", posting.unit),
            ("whereStage", posting.stage or None),
        ):
            self._form.put(name, value)
        self._enable()

    def posting(self, since: date) -> Posting | None:
        """The posting as it stands in the fields; None when there is no school. A school without a code goes by its name."""
        values = self._form.values()
        name = values["whereName"]
        if not name:
            return None
        return Posting(
            since, values["whereCode"] or name, name, values["whereStage"] or "", values["wherePost"]
        )

    def _on_left(self, name: str, value: Any) -> None:
        if name != "whereUnit":
            return
        unit = self._units.get(value)
        self._form.put("whereName", unit.name if unit else "")
        self._form.put("whereCode", unit.code if unit else "")
        self._form.put("whereStage", (unit.stage or None) if unit else None)
        self._enable()

    def _enable(self) -> None:
        known = self._form.value("whereUnit") in self._units
        for name in ("whereName", "whereCode"):
            self._form.field(name).setEnabled(not known)


class MoveSheet(Sheet):
    """Where a trainee works from a day on: another school, or another post in the same one."""

    def __init__(self, page: TraineesPage, trainee: Trainee, units: Sequence[Unit]) -> None:
        super().__init__(page, "moveSheet")
        self._page, self._trainee = page, trainee
        self.say(filled(self.tr("New post of %1"), trainee.name), self.tr("Save (Ctrl+Return)"))
        roomy(self, 44, 8)
        now = trainee.now
        told = filled(self.tr("Since %1: %2 %3"), day(now.since), now.unit_name, now.post)
        self.body.addWidget(label(told, "secondary", "moveNow"))
        self.form = Form("moveForm", 2)
        self.form.date("moveSince", self.tr("From"), full=True)
        self.form.put("moveSince", PartialDate.of(page.context.desk.today()))
        self.where = WhereFields(self.form, units)
        self.where.put(now)
        self.body.addWidget(self.form)

    def accept_now(self) -> bool:
        """Stores the posting."""
        if not settle(self):
            return False
        since = self.form.value("moveSince")
        told = self.where.posting(since.earliest()) if since else None
        if told is None:
            self.show_error(self.tr("The day and the school are needed."))
            return False
        return bool(act(self, trainees.move, self._page.context.desk, self._trainee.id, told))


def _where(one: Trainee) -> str:
    return "　".join(filter(None, (one.now.unit_name, one.now.post, tier_words().get(one.tier, one.tier))))


def _read(desk: Desk) -> tuple[tuple[Line, ...], NameIndex]:
    found = trainees.listed(desk, with_left=True)
    index = lookups.name_index((one.id, one.name, "") for one in found)
    if not found:
        return (), index
    year = credits.year_of(desk)
    names = {one.id: one.name for other in (year - 1, year) for one in groups.listed(desk, other)}
    ledger = {one.person_id: one for one in credits.ledger(desk, year).rows}
    warned: dict[str, list[Finding]] = {}
    for trainee, finding in exits.at_risk(exits.findings(desk)):
        warned.setdefault(trainee.id, []).append(finding)
    place = sheets.in_strokes(desk, {one.id: one.name for one in found})
    lines = tuple(
        Line(one, names.get(one.group_id, ""), ledger.get(one.id), tuple(warned.get(one.id, ())))
        for one in sorted(found, key=lambda one: place[one.id])
    )
    return lines, index
