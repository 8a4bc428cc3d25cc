"""The year's courses and events, one of them when it is opened, and the course menu on which trainees choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cadredesk.actions import lookups
from cadredesk.actions.training import courses, plans
from cadredesk.actions.training.courses import Event, EventLine, MenuLine, Who
from cadredesk.domain.names import padded
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.act import act, ask
from ui.training.event import FACTS, GROUPS, ROLL_CALL, SUMMARY, EventView, standard_words
from ui.training.parts import Stack, YearChoice, show_paper
from ui.training.words import area_options, day, filled, half_day, hours, options, status_word, word_of
from ui.widgets.card import Card, EmptyState, Note, button, label
from ui.widgets.dialogs import ConfirmDialog, Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.form import Form
from ui.widgets.people_picker import Found, PeoplePicker
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

LIST, EVENT, MENU = range(3)
STATES = ("planned", "enrolling", "ready", "roll_call", "summary", "closed", "cancelled")


class CoursesPage(Screen):
    """`navigate("training", page="courses", event=id)` opens an event, with `roll_call=True` at its roll call."""

    areas = frozenset(
        {"courses", "attendance", "means", "plans", "trainees", "people", "groups", "exchange", "intake"}
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Courses"))
        self._lines: tuple[EventLine, ...] = ()
        self.pages = Stack()
        self.event_view = EventView(self)
        self.event_view.closed.connect(self.show_list)
        self.menu_view = MenuView(self)
        self.menu_view.closed.connect(self.show_list)
        self.pages.addWidget(self._list_page())
        self.pages.addWidget(self.event_view)
        self.pages.addWidget(self.menu_view)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.addWidget(self.pages)

    def _list_page(self) -> QWidget:
        known = courses.catalogue()
        page = QWidget()
        self.years = YearChoice("courseYear")
        self.years.changed.connect(lambda _: self.refresh())
        self.search = LineEdit("courseSearch", self.tr("Find a course"))
        self.search.setPlaceholderText(self.tr("Title, place or organiser (F3)"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(120)
        self.search.searched.connect(lambda _: self._filter())
        self.search.textChanged.connect(lambda _: self._filter())
        self.kinds = self._box("courseKind", self.tr("Kind"), self.tr("All kinds"), options(known.kinds))
        self.contents = self._box(
            "courseArea",
            self.tr("Content"),
            self.tr("All contents"),
            [
                (one.code, words)
                for one, (_, words) in zip(known.areas, area_options(known.areas), strict=True)
            ],
        )
        self.states = self._box(
            "courseState",
            self.tr("State"),
            self.tr("All states"),
            [(state, status_word(state)[0]) for state in STATES],
        )
        self.menu_button = button(self.tr("Course menu"), "toCourseMenu")
        self.menu_button.clicked.connect(self.show_menu)
        self.new_button = button(self.tr("New course (&N)"), "newCourse", "main")
        self.new_button.clicked.connect(self.ask_new)
        self.table = Table(
            "courseTable",
            self.tr("Courses and events"),
            (
                Column(self.tr("First day"), lambda one: day(one.event.day), width=6),
                Column(self.tr("Title"), lambda one: one.event.title, width=17),
                Column(self.tr("Kind"), lambda one: word_of(known.kinds, one.event.kind), width=6),
                Column(self.tr("Content"), lambda one: word_of(known.areas, one.event.area), width=7),
                Column(self.tr("Half days"), lambda one: str(len(one.event.sessions) or ""), width=4),
                Column(
                    self.tr("Hours"),
                    lambda one: hours(one.event.hours) if one.event.sessions else "",
                    lambda one: one.event.hours,
                    width=3,
                ),
                Column(self.tr("People"), _people, lambda one: one.enrolled, width=4),
                Column(
                    self.tr("Came"),
                    lambda one: str(one.person_times or ""),
                    lambda one: one.person_times,
                    width=3,
                ),
                Column(
                    self.tr("State"),
                    lambda one: status_word(one.status)[0],
                    lambda one: STATES.index(one.status),
                    tone=lambda one: status_word(one.status)[1],
                    width=6,
                ),
            ),
        )
        self.table.opened.connect(lambda one: self.open_event(one.event.id))
        self.empty = EmptyState("", self.tr("New course"), "noCourses")
        self.empty.acted.connect(self.ask_new)
        self.count = label("", "secondary", "courseCount", wrap=False)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.years)
        top.addWidget(self.search, 1)
        for widget in (self.kinds, self.contents, self.states, self.menu_button, self.new_button):
            top.addWidget(widget)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(top)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.count)
        return page

    def _box(self, name: str, title: str, everything: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(title)
        box.addItem(everything, None)
        for code, words in choices:
            box.addItem(words, code)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.setMinimumWidth(110)  # gives way before the page has to scroll
        box.activated.connect(lambda _: self._filter())
        return box

    # What the window asks

    @property
    def subtitle(self) -> str:
        """The year."""
        return filled(self.tr("Year %1"), self.years.year) if self.years.year else ""

    def header_buttons(self) -> list[QPushButton]:
        """Everything stands on the page itself."""
        return []

    def go(self, event: str = "", roll_call: bool = False, menu: bool = False, **_: Any) -> None:
        """Opens an event, or the menu."""
        if event:
            self.open_event(event, ROLL_CALL if roll_call else None)
        elif menu:
            self.show_menu()
        else:
            self.show_list()

    def place(self) -> dict[str, str]:
        """The event in sight."""
        found = self.event_view.found
        return {"event": found.event.id} if self.pages.currentIndex() == EVENT and found else {}

    def refresh(self) -> None:
        """Reads what is in sight."""
        at = self.pages.currentIndex()
        if at == EVENT:
            self.event_view.refresh()
        elif at == MENU:
            self.menu_view.put(self.years.year)
        else:
            self._read()

    def clause(self) -> str:
        """The data groups of the standard that are in sight."""
        if self.pages.currentIndex() != EVENT:
            return ""
        return standard_words(GROUPS[self.event_view.tabs.currentIndex()])

    def find(self) -> None:  # type: ignore[override]
        """F3: the search of the list, or of the roll call."""
        if self.pages.currentIndex() == EVENT:
            self.event_view.roll_call.search.setFocus()
        else:
            self.search.setFocus()

    def undo(self) -> None:
        """Ctrl+Z in the roll call."""
        if self.pages.currentIndex() == EVENT and self.event_view.tabs.currentIndex() == ROLL_CALL:
            self.event_view.roll_call.grid.take_back()

    def redo(self) -> None:
        """Ctrl+Y in the roll call."""
        if self.pages.currentIndex() == EVENT and self.event_view.tabs.currentIndex() == ROLL_CALL:
            self.event_view.roll_call.grid.again()

    def print_(self) -> None:
        """Ctrl+P: the sign-in sheets of the event in sight (beside its summary: its sheet for the file), or the menu."""
        at = self.pages.currentIndex()
        if at == EVENT and self.event_view.tabs.currentIndex() == SUMMARY:
            self.event_view.print_event()
        elif at == EVENT:
            self.event_view.roll_call_sheets()
        elif at == MENU:
            self.menu_view.print_menu()

    def save(self) -> bool:
        """Writes what is typed in the roll call."""
        return self.event_view.save() if self.pages.currentIndex() == EVENT else True

    # The list

    def _read(self) -> None:
        desk = self.context.desk
        years = ask(self, courses.years, desk)
        if not years:
            return
        chosen = self.years.year or desk.today().year
        self.years.put(years.value, chosen if chosen in years.value else None)
        found = ask(self, courses.listed, desk, self.years.year)
        if not found:
            return
        self._lines = found.value
        self.table.put(self._lines, lambda one: one.event.id)
        self.table.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)
        self.new_button.setVisible(bool(self._lines))
        self.empty.sentence.setText(
            filled(
                self.tr("No course of %1 yet. Each class or activity of the annual plan begins here."),
                self.years.year,
            )
            if plans.of_year(desk, self.years.year)
            else filled(
                self.tr(
                    "No course of %1 yet. Begin here, or write the annual plan first (page “Annual plan”)."
                ),
                self.years.year,
            )
        )
        self._filter()
        self.header_changed.emit()

    def _filter(self) -> None:
        text = self.search.shown_text().strip()
        kind, state = self.kinds.currentData(), self.states.currentData()
        area = self.contents.currentData()

        def wanted(one: EventLine) -> bool:
            event = one.event
            return (
                (kind is None or event.kind == kind)
                and (area is None or event.area == area or event.area.startswith(f"{area}."))
                and (state is None or one.status == state)
                and (not text or any(text in part for part in (event.title, event.place, event.organiser)))
            )

        self.table.keep(wanted)
        shown: list[EventLine] = self.table.rows.shown()
        total = sum((one.event.hours for one in shown), start=type(shown[0].event.hours)(0)) if shown else 0
        self.count.setText(
            filled(
                self.tr("%1 of %2 courses, %3 hours, %4 person-times"),
                len(shown),
                len(self._lines),
                hours(total),  # type: ignore[arg-type]
                sum(one.person_times for one in shown),
            )
            if self._lines
            else ""
        )

    def show_list(self) -> None:
        """Back to the list, when nothing typed is lost."""
        self.pages.setCurrentIndex(LIST)
        self._read()

    def open_event(self, event_id: str, tab: int | None = None) -> None:
        """Shows one event."""
        if self.event_view.show_event(event_id, tab):
            self.pages.setCurrentIndex(EVENT)
            self.header_changed.emit()

    def show_menu(self) -> None:
        """Shows the course menu."""
        if not self.years.year:
            self._read()
        self.menu_view.put(self.years.year)
        self.pages.setCurrentIndex(MENU)

    def ask_new(self) -> None:
        """Asks for title and kind, then opens the new event."""
        year = self.years.year or self.context.desk.today().year
        plan = plans.of_year(self.context.desk, year)
        lines = (
            []
            if plan is None
            else [(one.id, f"{one.month:02d} {one.content[:24]}", one) for one in plan.schedule]
        )
        dialog = NewCourse(self, year, lines)
        dialog.given.connect(self._make)
        dialog.open()

    def _make(self, event: Event) -> None:
        done = act(self, courses.save, self.context.desk, event)
        if done:
            self.open_event(done.value.id, FACTS)


def _people(one: EventLine) -> str:
    told = f"{one.enrolled}/{one.event.capacity}" if one.event.capacity else str(one.enrolled or "")
    return f"{told}+{one.waiting}" if one.waiting else told


class NewCourse(Sheet):
    """Asks for what a course begins with; `given(event)`."""

    given = Signal(object)

    def __init__(
        self, parent: QWidget, year: int, lines: Sequence[tuple[str, str, plans.ScheduleLine]]
    ) -> None:
        super().__init__(parent, "newCourseSheet")
        self._year = year
        self._lines = {key: line for key, _, line in lines}
        known = courses.catalogue()
        self.say(self.tr("A new course or event"), self.tr("Begin"))
        self.form = Form("newCourseForm", 2)
        if lines:
            self.form.choice(
                "plan_line",
                self.tr("Line of the annual plan"),
                [("", "—"), *((key, words) for key, words, _ in lines)],
            )
            self.form.put("plan_line", "")
            self.form.left.connect(self._on_left)
        self.form.choice("kind", self.tr("Kind"), options(known.kinds))
        self.form.choice("area", self.tr("Content"), [("", "—"), *area_options(known.areas)])
        self.form.line("title", self.tr("Title"), wide=True)
        self.form.put("kind", "lecture")
        self.form.put("area", "")
        self.body.addWidget(self.form)
        self.form.field("title").setFocus()

    def _on_left(self, name: str, value: Any) -> None:
        line = self._lines.get(value) if name == "plan_line" else None
        if line is None:
            return
        known = courses.catalogue()
        if any(one.code == line.mode for one in known.kinds):
            self.form.put("kind", line.mode)
        if line.area:
            self.form.put("area", line.area)
        self.form.put("title", line.content)

    def accept_now(self) -> bool:
        """Hands the event over."""
        title = self.form.value("title")
        if not title:
            self.show_error(self.tr("The title is missing."))
            return False
        kind = self.form.value("kind")
        line = self._lines.get(self.form.value("plan_line") or "") if self._lines else None
        self.given.emit(
            Event(
                "",
                kind,
                title,
                self._year,
                area=self.form.value("area") or "",
                place=line.place if line else "",
                organiser=line.responsible if line else "",
                audience=line.audience if line else "",
                fund_planned=line.budget if line else 0,
                plan_line=line.id if line else "",
                credited=courses.catalogue().kind(kind).credited,
            )
        )
        return True


class MenuView(QWidget):
    """The course menu: places left, and a person's choices entered one after the other."""

    closed = Signal()

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.setObjectName("menuView")
        self.page, self.context = page, page.context
        self._year = 0
        self._who: dict[str, Who] = {}
        self._chosen: Who | None = None
        known = courses.catalogue()
        back = button(self.tr("Back to the list"), "menuBack")
        back.clicked.connect(self.closed)
        self.heading = label("", "title", "menuTitle", wrap=False)
        self.print_button = button(self.tr("Print the menu…"), "printMenu")
        self.print_button.clicked.connect(self.print_menu)
        top = QHBoxLayout()
        for one in (back, self.heading):
            top.addWidget(one)
        top.addStretch(1)
        top.addWidget(self.print_button)
        self.table = Table(
            "menuTable",
            self.tr("Course menu"),
            (
                Column(self.tr("Title"), lambda one: one.event.title, width=12),
                Column(self.tr("Content"), lambda one: word_of(known.areas, one.event.area), width=6),
                Column(self.tr("First day"), _first, width=6),
                Column(
                    self.tr("Hours"),
                    lambda one: hours(one.event.hours) if one.event.sessions else "",
                    width=3,
                ),
                Column(self.tr("Places left"), self._left, tone=self._left_tone, width=4),
                Column(self.tr("Waiting"), lambda one: str(one.waiting or ""), width=3),
                Column(self.tr("Choose until"), lambda one: day(one.event.choose_until), width=6),
            ),
        )
        self.table.opened.connect(lambda _: self.choose())
        self.empty = EmptyState(
            self.tr("No course is on the menu. Tick “On the course menu” in the facts of a course."),
            self.tr("Back to the list"),
            "noMenu",
        )
        self.empty.acted.connect(self.closed)
        self.picker = PeoplePicker(self._search, "menuPicker")
        self.picker.setMinimumWidth(250)
        self.picker.picked.connect(self.put_person)
        self.person = label(
            self.tr("Whose choice? Find the person, then choose courses."), "strong", "menuPerson"
        )
        self.mine = label("", "", "menuMine")
        self.note = Note(name="menuNote")
        self.note.hide()
        self.choose_button = button(self.tr("Enter this choice (&E)"), "menuChoose", "main")
        self.choose_button.clicked.connect(self.choose)
        card = Card(self.tr("Enter choices"), "menuCard")
        card.body.addWidget(self.picker, 1)
        card.add(self.person, self.mine, self.note, self.choose_button)
        card.setMaximumWidth(330)
        across = QHBoxLayout()
        across.setSpacing(10)
        across.addWidget(self.table, 1)
        across.addWidget(self.empty, 1)
        across.addWidget(card)
        self.card = card
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(top)
        box.addLayout(across, 1)

    def put(self, year: int) -> None:
        """Shows the menu of a year."""
        self._year = year
        self.heading.setText(filled(self.tr("Course menu of %1"), year))
        lines = ask(self, courses.menu, self.context.desk, year)
        people = ask(self, courses.candidates, self.context.desk)
        if not lines or not people:
            return
        self.table.put(lines.value, lambda one: one.event.id)
        if lines.value and self.table.current_row() is None:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._who = {one.id: one for one in people.value}
        self._index = lookups.name_index((one.id, one.name, "") for one in people.value)
        for widget in (self.table, self.card, self.print_button):
            widget.setVisible(bool(lines.value))
        self.empty.setVisible(not lines.value)
        self._show_person()

    def _search(self, text: str) -> list[Found]:
        return [
            Found(one, padded(self._who[one].name), self._who[one].unit)
            for one in self._index.search(text)[:50]
        ]

    def put_person(self, person_id: str) -> None:
        """Whose choices are entered."""
        self._chosen = self._who.get(person_id)
        self.note.hide()
        self._show_person()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_person(self) -> None:
        self.choose_button.setEnabled(self._chosen is not None)
        if self._chosen is None:
            self.mine.hide()
            return
        self.person.setText(f"{padded(self._chosen.name)}　{self._chosen.unit}")
        found = ask(self, courses.of_person, self.context.desk, self._chosen.id)
        if not found:
            return
        waits = self.tr("waiting list")
        lines = [
            event.title + (f"（{waits}）" if one.state == "waiting" else "")
            for event, one in found.value
            if event.menu and event.year == self._year and one.state != "withdrawn"
        ]
        self.mine.setText("\n".join(lines) or self.tr("Nothing is chosen yet."))
        self.mine.show()

    def choose(self) -> None:
        """Enters the choice of the course the cursor stands on; a full course asks for the waiting list."""
        line: MenuLine | None = self.table.current_row()
        who = self._chosen
        if line is None or who is None:
            return
        if line.free == 0 and line.open:
            try:
                courses.choose(self.context.desk, line.event.id, who)
            except UserError as problem:
                if problem.code == "course.full":
                    dialog = ConfirmDialog(
                        self,
                        self.tr("The course is full"),
                        sentence_of(problem),
                        self.tr("Join the waiting list"),
                        "menuWait",
                    )
                    dialog.confirmed.connect(lambda: self._enter(line, who, wait=True))
                    dialog.open()
                    return
        self._enter(line, who, wait=False)

    def _enter(self, line: MenuLine, who: Who, *, wait: bool) -> None:
        done = act(self, courses.choose, self.context.desk, line.event.id, who, wait=wait)
        if not done:
            return
        words = self.tr("on the waiting list") if done.value.state == "waiting" else self.tr("enrolled")
        self.put(self._year)
        self.note.put(padded(who.name), f"{line.event.title}　{words}", "done")
        self.note.show()
        self.picker.edit.clear()
        self.picker.setFocus()

    def print_menu(self) -> None:
        """Shows the menu to print."""
        show_paper(self.page, self.tr("Course menu"), courses.menu_pdf, self.context.desk, self._year)

    def _left(self, one: MenuLine) -> str:
        if not one.open:
            return self.tr("closed")
        return self.tr("no limit") if one.free is None else str(one.free) if one.free else self.tr("full")

    def _left_tone(self, one: MenuLine) -> str | None:
        return "quiet" if not one.open else "problem" if one.free == 0 else None


def _first(one: MenuLine) -> str:
    first = one.event.sessions[0] if one.event.sessions else None
    return half_day(first.on, first.half) if first else ""
