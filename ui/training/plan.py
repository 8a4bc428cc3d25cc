"""The annual training plan: its text, the schedule with what is held of it, the needs survey, money, and its record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions.training import courses, needs, plans
from cadredesk.actions.training.needs import Survey
from cadredesk.actions.training.plans import Basis, Content, Held, Member, ScheduleLine, TrainingPlan
from cadredesk.domain.dates import PartialDate
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.act import act, ask, show_problem
from ui.training.parts import Tabs, TickList, YearChoice, show_paper
from ui.training.words import area_options, day, filled, options, term_word, tier_words, word_of, yuan
from ui.widgets.card import Card, EmptyState, Note, StateChip, button, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.edit import LineEdit, NumberEdit, TextEdit
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

TEXT, SCHEDULE, NEEDS, RECORD = range(4)
_PLAIN = ("title", "addressee", "audience", "situation", "principles", "fund_note", "office")
_MEMBER = re.compile(r"([^（(、；;，,\s]+)\s*[（(]([^）)]*)[）)]|([^、；;，,\s]+)")


class PlanPage(Screen):
    """`navigate("training", page="plan", year=2026)` shows the plan of a year."""

    areas = frozenset({"plans", "courses", "needs", "exchange", "intake"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Annual plan"))
        self.plan: TrainingPlan | None = None
        self._reason = ""
        self.years = YearChoice("planYear")
        self.years.changed.connect(self._on_year)
        self.state = StateChip("", "quiet", "planState")
        self.money = label("", "secondary", "planMoney", wrap=False)
        self.print_button = button(self.tr("Print the plan…"), "printPlan")
        self.print_button.clicked.connect(self.print_)
        self.schedule_button = button(self.tr("Schedule table…"), "printSchedule")
        self.schedule_button.clicked.connect(self._print_schedule)
        self.register_button = button(self.tr("Register the plan…"), "registerPlan", "main")
        self.register_button.clicked.connect(self.ask_register)
        self.revise_button = button(self.tr("Revise…"), "revisePlan")
        self.revise_button.clicked.connect(self.ask_revise)
        self.note = Note(name="planNote")
        self.note.hide()
        self.tabs = Tabs()
        self.tabs.setObjectName("planTabs")
        self.tabs.setAccessibleName(self.tr("Parts of the plan"))
        self.survey = SurveyView(self)
        for part, text in (
            (self._text(), self.tr("Text")),
            (self._schedule(), self.tr("Schedule")),
            (self.survey, self.tr("Needs survey")),
            (self._record(), self.tr("Record")),
        ):
            self.tabs.addTab(part, text)
        self.empty = EmptyState("", self.tr("Begin the plan"), "noPlan")
        self.empty.acted.connect(self.begin)
        top = QHBoxLayout()
        top.setSpacing(10)
        for widget in (self.years, self.state, self.money):
            top.addWidget(widget)
        top.addStretch(1)
        for one in (self.schedule_button, self.print_button, self.revise_button, self.register_button):
            top.addWidget(one)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.setSpacing(8)
        box.addLayout(top)
        box.addWidget(self.note)
        box.addWidget(self.tabs, 1)
        box.addWidget(self.empty, 1)

    # What it is made of

    def _text(self) -> QWidget:
        known = courses.catalogue()
        self.form = Form("planForm", 2)
        self.form.line("title", self.tr("Title (| where it may break)"), wide=True)
        self.form.line("addressee", self.tr("Addressed to"))
        self.form.line("fund", self.tr("Fund of the year (yuan)"), limit=20)
        self.form.text("bases", self.tr("Basis documents, one a line: title（number）"), lines=2)
        self.form.text("situation", self.tr("Situation (may stay empty)"), lines=2)
        self.form.text("goals", self.tr("Goals, one a line"), lines=3)
        self.form.text("principles", self.tr("Principles"), lines=2)
        self.form.text("audience", self.tr("For whom"), lines=2)
        for area in (one for one in known.areas if not one.parent):
            self.form.text(f"content_{area.code}", filled(self.tr("Content: %1"), term_word(area)), lines=2)
        self.modes = TickList("planModes", self.tr("Modes"))
        self.modes.setFixedHeight(190)
        self.modes.changed.connect(lambda ids: self._put(modes=ids))
        self.form.widget("modes", self.tr("Modes"), self.modes, wide=True)
        self.form.text("requirements", self.tr("Requirements, one a line"), lines=3)
        self.form.line("heads", self.tr("Leading group: head"), hint=self.tr("name（post）, several with 、"))
        self.form.line("deputies", self.tr("Leading group: deputies"), limit=400)
        self.form.line("members", self.tr("Leading group: members"), limit=1000, wide=True)
        self.form.line("office", self.tr("Office of the leading group"))
        self.form.line("fund_note", self.tr("Remark on the fund"), limit=400)
        self.form.left.connect(self._on_left)
        card = Card("", "planCard")
        card.add(self.form)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(card)
        area_ = QScrollArea()
        area_.setObjectName("planArea")
        area_.setWidget(inner)
        area_.setWidgetResizable(True)
        return area_

    def _schedule(self) -> QWidget:
        part = QWidget()
        known = courses.catalogue()
        self.add_line = button(self.tr("Add a line…"), "addPlanLine")
        self.add_line.clicked.connect(lambda: self.ask_line(None))
        self.change_line = button(self.tr("Change… (F2)"), "changePlanLine")
        self.change_line.clicked.connect(self.edit)
        self.drop_line = button(self.tr("Remove"), "dropPlanLine")
        self.drop_line.clicked.connect(self._drop_line)
        self.to_course = button(self.tr("Make it a course"), "planLineCourse")
        self.to_course.clicked.connect(self._make_course)
        self.paste_told = label(
            self.tr("Rows copied in Excel can be pasted (Ctrl+V)."), "secondary", wrap=False
        )
        self.lines = Table(
            "planLines",
            self.tr("Schedule"),
            (
                Column(
                    self.tr("Month"), lambda one: str(one.line.month), lambda one: one.line.month, width=3
                ),
                Column(self.tr("Content"), lambda one: one.line.content, width=13),
                Column(
                    self.tr("Mode"),
                    lambda one: word_of((*known.kinds, *known.modes), one.line.mode),
                    width=6,
                ),
                Column(self.tr("For whom"), lambda one: one.line.audience, width=5),
                Column(self.tr("Responsible"), lambda one: one.line.responsible, width=5),
                Column(self.tr("Place"), lambda one: one.line.place, width=8),
                Column(
                    self.tr("Hours"),
                    lambda one: str(one.line.hours or ""),
                    lambda one: one.line.hours,
                    width=3,
                ),
                Column(
                    self.tr("Budget"), lambda one: yuan(one.line.budget), lambda one: one.line.budget, width=4
                ),
                Column(self.tr("Used"), lambda one: yuan(one.used), lambda one: one.used, width=4),
                Column(
                    self.tr("Held"),
                    lambda one: filled(self.tr("%1 courses"), len(one.events)) if one.events else "",
                    tone=lambda one: "done" if one.events else None,
                    width=4,
                ),
            ),
        )
        self.lines.opened.connect(lambda one: self.ask_line(one.line))
        self.lines.pasted.connect(self.paste)
        self.no_lines = EmptyState(
            self.tr("The schedule says month by month what is held. Add a line, or paste rows from Excel."),
            self.tr("Add a line"),
            "noPlanLines",
        )
        self.no_lines.acted.connect(lambda: self.ask_line(None))
        row = QHBoxLayout()
        for one in (self.add_line, self.change_line, self.drop_line, self.to_course):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(self.paste_told)
        box = QVBoxLayout(part)
        box.setContentsMargins(10, 8, 10, 8)
        box.addLayout(row)
        box.addWidget(self.lines, 1)
        box.addWidget(self.no_lines, 1)
        return part

    def _record(self) -> QWidget:
        part = QWidget()
        self.record = Table(
            "planRecord",
            self.tr("Record"),
            (
                Column(self.tr("Revision"), lambda one: str(one.number), width=4),
                Column(self.tr("Written on"), lambda one: day(one.on), width=6),
                Column(
                    self.tr("Registered"),
                    lambda one: f"{one.entry.number} {day(one.entry.dated)}".strip(),
                    width=14,
                ),
                Column(self.tr("Lines"), lambda one: str(len(one.entry.schedule)), width=4),
                Column(self.tr("Reason"), lambda one: one.reason, width=20),
            ),
        )
        box = QVBoxLayout(part)
        box.setContentsMargins(10, 8, 10, 8)
        box.addWidget(self.record, 1)
        return part

    # Showing

    @property
    def subtitle(self) -> str:
        """The year."""
        return filled(self.tr("Year %1"), self.years.year) if self.years.year else ""

    def go(self, year: int = 0, **_: Any) -> None:
        """Shows the plan of a year."""
        if year:
            self._offer_years(int(year))
            self._read()

    def place(self) -> dict[str, str]:
        """The year."""
        return {"year": str(self.years.year)} if self.years.year else {}

    def refresh(self) -> None:
        """Reads the plan of the year in sight."""
        if not self.years.year:
            self._offer_years(self.context.desk.today().year)
        self._read()

    def _offer_years(self, chosen: int) -> None:
        now = self.context.desk.today().year
        known = ask(self, plans.years, self.context.desk)
        found = set(known.value if known else ()) | {now + 1, now, now - 1, chosen}
        self.years.put(sorted(found, reverse=True), chosen)

    def _on_year(self, _: int) -> None:
        self._reason = ""
        self._read()

    def _read(self) -> None:
        found = ask(self, plans.of_year, self.context.desk, self.years.year)
        if not found:
            return
        before = self.plan
        self.plan = found.value
        if before is None or self.plan is None or before.id != self.plan.id:
            self._reason = ""
        self._show()
        self.header_changed.emit()

    def _show(self) -> None:
        plan, year = self.plan, self.years.year
        for widget in (self.tabs, self.state, self.print_button, self.schedule_button):
            widget.setVisible(plan is not None)
        self.empty.setVisible(plan is None)
        self.empty.sentence.setText(
            filled(
                self.tr(
                    "No plan of %1 yet. It begins with last year's text, or with the usual one, to be changed."
                ),
                year,
            )
        )
        self.note.hide()
        if plan is None:
            for widget in (self.register_button, self.revise_button):
                widget.hide()
            self.money.clear()
            return
        self._show_text(plan)
        held = ask(self, plans.held, self.context.desk, plan)
        rows: Sequence[Held] = held.value if held else ()
        self.lines.put(rows, lambda one: one.line.id)
        self.lines.setVisible(bool(rows))
        self.no_lines.setVisible(not rows)
        spent = ask(self, plans.spent, self.context.desk, year)
        if spent:
            told = filled(
                self.tr("Fund %1 yuan, used %2, left %3"),
                plans.money(spent.value.planned),
                plans.money(spent.value.used),
                plans.money(spent.value.left),
            )
            self.money.setText(told if spent.value.planned or spent.value.used else "")
        history = ask(self, plans.history, self.context.desk, plan.id)
        self.record.put(list(reversed(history.value)) if history else ())
        self.survey.put(year)
        self._show_state(plan)

    def _show_state(self, plan: TrainingPlan) -> None:
        if plan.registered:
            self.state.put(filled(self.tr("registered %1"), plan.number), "done")
        else:
            self.state.put(self.tr("draft"), "waiting")
        still = not plan.registered or bool(self._reason)
        self.register_button.setVisible(not plan.registered)
        self.revise_button.setVisible(plan.registered and not self._reason)
        lacking = plans.missing(plan)
        if not plan.registered and lacking:
            self.note.put(self.tr("Before it is registered:"), "、".join(lacking), "quiet")
            self.note.show()
        elif plan.registered and self._reason:
            self.note.put(self.tr("Revision:"), self._reason, "waiting")
            self.note.show()
        for widget in (self.form, self.add_line, self.change_line, self.drop_line):
            widget.setEnabled(still)

    def _show_text(self, plan: TrainingPlan) -> None:
        for name in _PLAIN:
            self.form.put(name, getattr(plan, name))
        self.form.put("fund", yuan(plan.fund))
        self.form.put(
            "bases",
            "\n".join(f"{one.title}（{one.number}）" if one.number else one.title for one in plan.bases),
        )
        self.form.put("goals", "\n".join(plan.goals))
        self.form.put("requirements", "\n".join(plan.requirements))
        texts = {one.area: one.text for one in plan.contents}
        known = courses.catalogue()
        for area in (one for one in known.areas if not one.parent):
            self.form.put(f"content_{area.code}", texts.get(area.code, ""))
        self.modes.put(options((*known.modes, *known.kinds)), plan.modes, "")
        for name, role in (("heads", "head"), ("deputies", "deputy"), ("members", "member")):
            people = (one for one in plan.group if one.role == role)
            self.form.put(
                name, "、".join(f"{one.name}（{one.post}）" if one.post else one.name for one in people)
            )

    # Changing

    def begin(self) -> None:
        """Makes the plan of the year from last year's or the usual texts."""
        found = ask(self, plans.draft, self.context.desk, self.years.year)
        if found and act(self, plans.put, self.context.desk, found.value):
            self._read()
            self.tabs.setCurrentIndex(TEXT)

    def _put(self, **changes: Any) -> bool:
        assert self.plan is not None
        plan = replace(self.plan, **changes)
        if plan == self.plan:
            return True
        done = act(self, plans.put, self.context.desk, plan, self._reason)
        if done:
            self.plan = done.value
        else:
            self._show_text(self.plan)
        return bool(done)

    def _on_left(self, name: str, value: Any) -> None:
        text = str(value or "").strip()
        plan = self.plan
        if plan is None:
            return
        if name == "fund":
            try:
                self._put(fund=plans.parse_money(text))
            except UserError as problem:
                show_problem(self, problem)
        elif name == "bases":
            self._put(bases=_bases(text))
        elif name in ("goals", "requirements"):
            self._put(**{name: tuple(line.strip() for line in text.splitlines() if line.strip())})
        elif name.startswith("content_"):
            self._put(contents=self._contents())
        elif name in ("heads", "deputies", "members"):
            group = [
                one
                for field, role in (("heads", "head"), ("deputies", "deputy"), ("members", "member"))
                for one in _members(self.form.value(field), role)
            ]
            self._put(group=tuple(group))
        else:
            self._put(**{name: text})

    def _contents(self) -> tuple[Content, ...]:
        found = []
        for area in (one for one in courses.catalogue().areas if not one.parent):
            text = self.form.value(f"content_{area.code}").strip()
            if text:
                found.append(Content(area.code, text))
        return tuple(found)

    def ask_register(self) -> None:
        """Asks for number and date."""
        assert self.plan is not None
        dialog = RegisterSheet(self, self.context, self.plan)
        dialog.done_.connect(self._read)
        dialog.open()

    def ask_revise(self) -> None:
        """Asks why a registered plan is changed; the fields open then."""
        dialog = ReasonDialog(
            self,
            self.tr("Revise the registered plan"),
            self.tr("Why? Every change is kept as a revision with this reason."),
            self.tr("Revise"),
            "revisePlanReason",
        )
        dialog.given.connect(self._revise)
        dialog.open()

    def _revise(self, reason: str) -> None:
        self._reason = reason
        if self.plan is not None:
            self._show_state(self.plan)

    # Schedule

    def ask_line(self, line: ScheduleLine | None) -> None:
        """Asks for the facts of a line."""
        if self.plan is None or not self.add_line.isEnabled():
            return
        dialog = LineSheet(self, line or ScheduleLine("", self.context.desk.today().month, "", "lecture"))
        dialog.given.connect(self._put_line)
        dialog.open()

    def _put_line(self, line: ScheduleLine) -> None:
        assert self.plan is not None
        if any(one.id == line.id and line.id for one in self.plan.schedule):
            schedule = tuple(line if one.id == line.id else one for one in self.plan.schedule)
        else:
            schedule = (*self.plan.schedule, line)
        if self._put(schedule=schedule):
            self._read()

    def _drop_line(self) -> None:
        held: Held | None = self.lines.current_row()
        if held is None or self.plan is None:
            return
        if self._put(schedule=tuple(one for one in self.plan.schedule if one.id != held.line.id)):
            self._read()

    def edit(self) -> None:
        """F2: the line of the schedule the cursor stands on."""
        held: Held | None = self.lines.current_row()
        if held is not None:
            self.ask_line(held.line)

    def _make_course(self) -> None:
        held: Held | None = self.lines.current_row()
        if held is None or self.plan is None:
            return
        if held.events:
            self.context.navigate("training", page="courses", event=held.events[0].id)
            return
        line, known = held.line, courses.catalogue()
        kind = line.mode if any(one.code == line.mode for one in known.kinds) else "other"
        event = courses.Event(
            "",
            kind,
            line.content,
            self.plan.year,
            area=line.area,
            place=line.place,
            organiser=line.responsible,
            audience=line.audience,
            fund_planned=line.budget,
            plan_line=line.id,
            credited=known.kind(kind).credited,
        )
        done = act(self, courses.save, self.context.desk, event)
        if done:
            self.context.navigate("training", page="courses", event=done.value.id)

    def paste(self, cells: list[list[str]]) -> None:
        """Rows of month, content, mode, for whom, responsible, place, hours, budget; what is not understood is told."""
        if self.plan is None or not self.add_line.isEnabled():
            return
        lines, strange = _pasted(cells)
        if lines and not self._put(schedule=(*self.plan.schedule, *lines)):
            return
        self._read()
        told = filled(self.tr("%1 lines pasted."), len(lines))
        if strange:
            told += " " + filled(
                self.tr("Left out, because the first cell is no month: %1"), "、".join(strange[:5])
            )
        self.note.put("", told, "waiting" if strange else "done")
        self.note.show()

    # Papers

    def print_(self) -> None:
        """Ctrl+P: the plan as an official paper."""
        if self.plan is not None:
            show_paper(self, self.plan.title.replace("|", ""), plans.plan_paper, self.context.desk, self.plan)

    def _print_schedule(self) -> None:
        if self.plan is not None:
            show_paper(self, self.tr("Schedule table"), plans.schedule_pdf, self.context.desk, self.plan)


def _bases(text: str) -> tuple[Basis, ...]:
    found = []
    for line in text.splitlines():
        told = re.fullmatch(r"《?(.+?)》?\s*[（(]([^（）()]*)[）)]\s*", line.strip())
        if told:
            found.append(Basis(told[1].strip(), told[2].strip()))
        elif line.strip():
            found.append(Basis(line.strip().strip("《》")))
    return tuple(found)


def _members(text: str, role: str) -> list[Member]:
    return [
        Member(found[1] or found[3], (found[2] or "").strip(), role)  # type: ignore[arg-type]
        for found in _MEMBER.finditer(text)
    ]


def _pasted(cells: list[list[str]]) -> tuple[list[ScheduleLine], list[str]]:
    known = courses.catalogue()
    codes = {one.name: one.code for one in known.kinds} | {one.name: one.code for one in known.modes}
    lines, strange = [], []
    for row in cells:
        texts = [text.strip() for text in row] + [""] * 8
        month = re.fullmatch(r"(\d{1,2})\s*月?", texts[0])
        if month is None or not 1 <= int(month[1]) <= 12 or not texts[1]:
            if any(texts):
                strange.append(" ".join(part for part in texts[:2] if part))
            continue
        hours = re.match(r"\d+", texts[6])
        try:
            budget = plans.parse_money(texts[7])
        except UserError:
            strange.append(texts[7])
            budget = 0
        lines.append(
            ScheduleLine(
                "",
                int(month[1]),
                texts[1],
                codes.get(texts[2], "other"),
                texts[4],
                texts[5],
                audience=texts[3],
                hours=int(hours[0]) if hours else 0,
                budget=budget,
            )
        )
    return lines, strange


class LineSheet(Sheet):
    """One line of the schedule; `given(line)`."""

    given = Signal(object)

    def __init__(self, parent: QWidget, line: ScheduleLine) -> None:
        super().__init__(parent, "planLineSheet")
        self._line = line
        known = courses.catalogue()
        self.setMinimumWidth(700)
        self.say(self.tr("Line of the schedule"), self.tr("Save"))
        self.form = Form("planLineForm", 3)
        self.form.choice("month", self.tr("Month"), [(str(n), str(n)) for n in range(1, 13)])
        self.form.choice("mode", self.tr("Mode"), options((*known.kinds, *known.modes)))
        self.form.choice("area", self.tr("Content area"), [("", "—"), *area_options(known.areas)])
        self.form.line("content", self.tr("Content"), limit=400, wide=True)
        self.form.line("audience", self.tr("For whom"))
        self.form.line("responsible", self.tr("Responsible"))
        self.form.line("place", self.tr("Place"))
        self.form.number("hours", self.tr("Hours"))
        self.form.line("budget", self.tr("Budget (yuan)"), limit=20)
        for name in ("mode", "area", "content", "audience", "responsible", "place"):
            self.form.put(name, getattr(line, name))
        self.form.put("month", str(line.month))
        self.form.put("hours", line.hours or None)
        self.form.put("budget", yuan(line.budget))
        self.body.addWidget(self.form)

    def accept_now(self) -> bool:
        """Hands the line over."""
        values = self.form.values()
        if not values["content"]:
            self.show_error(self.tr("The content is missing."))
            return False
        try:
            budget = plans.parse_money(values["budget"])
        except UserError as problem:
            self.show_error(sentence_of(problem))
            return False
        plain = {
            name: values[name] or ""
            for name in ("mode", "area", "content", "audience", "responsible", "place")
        }
        self.given.emit(
            replace(
                self._line, month=int(values["month"]), hours=values["hours"] or 0, budget=budget, **plain
            )
        )
        return True


class RegisterSheet(Sheet):
    """Number and date of a plan."""

    def __init__(self, parent: QWidget, context: ScreenContext, plan: TrainingPlan) -> None:
        super().__init__(parent, "registerPlanSheet")
        self.context, self._plan = context, plan
        self.say(self.tr("Register the plan"), self.tr("Register"))
        self.form = Form("registerPlanForm", 1)
        self.form.line("number", self.tr("Document number"), limit=60, hint="连教字〔2026〕12号")
        self.form.date("dated", self.tr("Date"), full=True)
        self.form.put("dated", PartialDate.of(context.desk.today()))
        self.body.addWidget(self.form)
        self.body.addWidget(
            label(self.tr("After this every change is a revision with a reason."), "secondary")
        )

    def accept_now(self) -> bool:
        """Registers."""
        value = self.form.value("dated")
        if value is None or value.month is None or value.day is None:
            self.show_error(self.tr("The date is missing."))
            return False
        on = date(value.year, value.month, value.day)
        return bool(
            act(self, plans.register, self.context.desk, self._plan.id, self.form.value("number"), on)
        )


class SurveyView(QWidget):
    """The needs survey of the year: sheets to print, answers to type, the table."""

    def __init__(self, page: PlanPage) -> None:
        super().__init__()
        self.setObjectName("surveyView")
        self.page, self.context = page, page.context
        self._year = 0
        self.survey: Survey | None = None
        self.empty = EmptyState(
            self.tr(
                "Ask first what people need: an anonymous sheet with a tick list, counted here by group."
            ),
            self.tr("Make the survey"),
            "noSurvey",
        )
        self.empty.acted.connect(self.begin)
        self.print_button = button(self.tr("Print the sheet…"), "printSurvey")
        self.print_button.clicked.connect(self._print_sheet)
        self.type_button = button(self.tr("Type sheets…"), "typeSurvey", "main")
        self.type_button.clicked.connect(self.ask_sheets)
        self.counts_button = button(self.tr("Counted by hand…"), "countSurvey")
        self.counts_button.clicked.connect(self.ask_counts)
        self.remarks_button = button(self.tr("Remarks…"), "remarksSurvey")
        self.remarks_button.clicked.connect(self.ask_remarks)
        self.result_button = button(self.tr("Table of results…"), "resultSurvey")
        self.result_button.clicked.connect(self._print_result)
        self.issued = NumberEdit("surveyIssued", self.tr("Sheets handed out"))
        self.issued.setMaximumWidth(80)
        self.issued.left.connect(lambda _: self._put_issued())
        self.told = label("", "secondary", "surveyTold")
        self.table = Table(
            "surveyTable", self.tr("Answers"), (Column(self.tr("Option"), lambda one: one.text),)
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("Handed out"), wrap=False))
        row.addWidget(self.issued)
        for one in (self.print_button, self.counts_button, self.remarks_button, self.result_button):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(self.type_button)
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(row)
        inside.addWidget(self.told)
        self._place = QVBoxLayout()
        self._place.addWidget(self.table)
        inside.addLayout(self._place, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.addWidget(self._body, 1)
        box.addWidget(self.empty, 1)

    def put(self, year: int) -> None:
        """Shows the survey of a year."""
        self._year = year
        found = ask(self, needs.listed, self.context.desk, year)
        if not found:
            return
        self.survey = found.value[-1] if found.value else None
        self._body.setVisible(self.survey is not None)
        self.empty.setVisible(self.survey is None)
        if self.survey is not None:
            self._show(self.survey)

    def _show(self, survey: Survey) -> None:
        table, tiers = needs.table(survey), tier_words()
        questions = {one.id: one.text for one in survey.questions}
        columns = [
            Column(self.tr("Question"), lambda one: questions[one.question], width=16),
            Column(self.tr("Option"), lambda one: one.text, width=14),
        ]
        for place, joined in enumerate(table.columns):
            title = "、".join(tiers[one] for one in joined)
            columns.append(self._share(title, place, table.bases[place]))
        columns.append(
            Column(
                filled(self.tr("Total of %1"), table.total),
                lambda one: _share(one.total, table.total),
                lambda one: one.total,
                width=9,
            )
        )
        fresh = Table("surveyTable", self.tr("Answers"), columns)
        self._place.replaceWidget(self.table, fresh)
        self.table.hide()
        self.table.deleteLater()
        self.table = fresh
        fresh.put(table.lines)
        self.issued.put_number(survey.issued or None)
        told = filled(self.tr("%1 sheets came back."), survey.sheets)
        if survey.sheets and not table.columns and len(survey.answers) > 1:
            told += " " + self.tr("Too few sheets to show groups; nobody can be recognised.")
        elif any(len(one) > 1 for one in table.columns):
            told += " " + self.tr("Groups with too few sheets are joined, so that nobody can be recognised.")
        self.told.setText(told)
        self.result_button.setEnabled(bool(survey.sheets))

    def _share(self, title: str, place: int, base: int) -> Column:
        head = f"{title} {base}"
        return Column(
            head,
            lambda one: _share(one.parts[place], base),
            lambda one: one.parts[place],
            width=max(7, len(head)),
        )

    def begin(self) -> None:
        """Makes the survey with the usual questions."""
        found = ask(self, needs.draft, self.context.desk, self._year)
        if found:
            self._done(act(self, needs.put, self.context.desk, found.value))

    def _done(self, outcome: Any) -> None:
        if outcome:
            self.put(self._year)

    def _put_issued(self) -> None:
        if self.survey is not None:
            self._done(
                act(
                    self, needs.put, self.context.desk, replace(self.survey, issued=self.issued.number() or 0)
                )
            )

    def ask_sheets(self) -> None:
        """Opens the typing of sheets."""
        if self.survey is not None:
            dialog = SheetsSheet(self, self.context, self.survey)
            dialog.done_.connect(lambda: self.put(self._year))
            dialog.open()

    def ask_counts(self) -> None:
        """Opens the counts of one group."""
        if self.survey is not None:
            dialog = CountsSheet(self, self.context, self.survey)
            dialog.done_.connect(lambda: self.put(self._year))
            dialog.open()

    def ask_remarks(self) -> None:
        """Opens the free remarks."""
        if self.survey is not None:
            dialog = RemarksSheet(self, self.context, self.survey)
            dialog.done_.connect(lambda: self.put(self._year))
            dialog.open()

    def _print_sheet(self) -> None:
        if self.survey is not None:
            show_paper(self.page, self.survey.title, needs.questionnaire_pdf, self.context.desk, self.survey)

    def _print_result(self) -> None:
        if self.survey is not None:
            show_paper(
                self.page, self.tr("Table of results"), needs.result_pdf, self.context.desk, self.survey
            )


def _share(number: int, base: int) -> str:
    return f"{number}（{(number * 200 + base) // (2 * base)}%）" if base else str(number)


class SheetsSheet(Sheet):
    """Sheets typed by the numbers printed beside the options, Enter after each; added as one bundle, in no order."""

    def __init__(self, parent: QWidget, context: ScreenContext, survey: Survey) -> None:
        super().__init__(parent, "surveySheets")
        self.context, self._survey = context, survey
        self._bundle: list[needs.Sheet] = []
        self.setMinimumSize(760, 560)
        self.say(self.tr("Type sheets"), self.tr("Add the bundle"))
        self.tier = QComboBox()
        self.tier.setObjectName("surveyTier")
        self.tier.setAccessibleName(self.tr("Group"))
        for key, words in tier_words().items():
            self.tier.addItem(words, key)
        self.numbers = LineEdit("surveyNumbers", self.tr("Numbers ticked"), 300)
        self.numbers.setPlaceholderText(self.tr("numbers ticked, with blanks between; Enter: next sheet"))
        self.numbers.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.numbers.returnPressed.connect(self.next_sheet)
        self.back_button = button(self.tr("Take the last one back"), "surveyBack")
        self.back_button.clicked.connect(self._back)
        self.count = label("", "strong", "surveyCount", wrap=False)
        self.options = QListWidget()
        self.options.setObjectName("surveyOptions")
        self.options.setAccessibleName(self.tr("Options"))
        self.options.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for number, _, _, text in needs.numbered(survey):
            self.options.addItem(f"{number:>3}　{text}")
        self.options.setFlow(QListWidget.Flow.TopToBottom)
        self.options.setWrapping(True)
        row = QHBoxLayout()
        row.addWidget(self.tier)
        row.addWidget(self.numbers, 1)
        below = QHBoxLayout()
        below.addWidget(self.count)
        below.addStretch(1)
        below.addWidget(self.back_button)
        self.body.addLayout(row)
        self.body.addWidget(self.options, 1)
        self.body.addLayout(below)
        self.numbers.setFocus()
        self._show()

    def next_sheet(self) -> None:
        """Takes the sheet that is typed; an empty line is a sheet with nothing ticked."""
        try:
            sheet = needs.read_numbers(self._survey, str(self.tier.currentData()), self.numbers.text())
        except UserError as problem:
            self.show_error(sentence_of(problem))
            self.numbers.selectAll()
            return
        self.show_error("")
        self._bundle.append(sheet)
        self.numbers.clear()
        self._show()

    def _back(self) -> None:
        if self._bundle:
            self._bundle.pop()
        self._show()

    def _show(self) -> None:
        self.count.setText(filled(self.tr("%1 sheets in this bundle"), len(self._bundle)))
        self.ok.setEnabled(bool(self._bundle))
        self.back_button.setEnabled(bool(self._bundle))

    def accept_now(self) -> bool:
        """Adds the bundle to the sums."""
        if self.numbers.text().strip():
            self.next_sheet()
            if self.numbers.text().strip():
                return False
        return bool(act(self, needs.add_sheets, self.context.desk, self._survey.id, tuple(self._bundle)))


class CountsSheet(Sheet):
    """One group's sums, as they were counted by hand."""

    def __init__(self, parent: QWidget, context: ScreenContext, survey: Survey) -> None:
        super().__init__(parent, "surveyCounts")
        self.context, self._survey = context, survey
        self.setMinimumSize(640, 600)
        self.say(self.tr("Counted by hand"), self.tr("Save the counts"))
        self.tier = QComboBox()
        self.tier.setObjectName("countsTier")
        self.tier.setAccessibleName(self.tr("Group"))
        for key, words in tier_words().items():
            self.tier.addItem(words, key)
        self.tier.activated.connect(lambda _: self._fill())
        self.sheets = NumberEdit("countsSheets", self.tr("Sheets that came back"))
        row = QHBoxLayout()
        row.addWidget(self.tier)
        row.addWidget(label(self.tr("Sheets that came back"), wrap=False))
        row.addWidget(self.sheets)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setColumnStretch(0, 1)
        self.fields: dict[str, NumberEdit] = {}
        for line, (number, question, option, text) in enumerate(needs.numbered(survey)):
            field = NumberEdit(f"count_{number}", text)
            field.setMaximumWidth(90)
            self.fields[needs.option_id(question, option)] = field
            grid.addWidget(label(f"{number}　{text}", wrap=False), line, 0)
            grid.addWidget(field, line, 1)
        area = QScrollArea()
        area.setObjectName("countsArea")
        area.setWidget(inner)
        area.setWidgetResizable(True)
        self.body.addLayout(row)
        self.body.addWidget(area, 1)
        self._fill()

    def _fill(self) -> None:
        known = self._survey.of(str(self.tier.currentData()))
        self.sheets.put_number(known.sheets or None)
        for key, field in self.fields.items():
            field.put_number(known.ticks.get(key))

    def accept_now(self) -> bool:
        """Writes the counts of the group."""
        ticks = {key: field.number() or 0 for key, field in self.fields.items()}
        return bool(
            act(
                self,
                needs.put_counts,
                self.context.desk,
                self._survey.id,
                str(self.tier.currentData()),
                self.sheets.number() or 0,
                ticks,
            )
        )


class RemarksSheet(Sheet):
    """What was written freely, one a line; kept sorted, so that no order tells who wrote it."""

    def __init__(self, parent: QWidget, context: ScreenContext, survey: Survey) -> None:
        super().__init__(parent, "surveyRemarks")
        self.context, self._survey = context, survey
        self.setMinimumSize(600, 420)
        self.say(self.tr("Remarks"), self.tr("Save"))
        self.text = TextEdit("surveyRemarksText", self.tr("Remarks, one a line"))
        self.text.put("\n".join(survey.remarks))
        self.body.addWidget(label(self.tr("One a line, without names. The order is not kept."), "secondary"))
        self.body.addWidget(self.text, 1)

    def accept_now(self) -> bool:
        """Writes the remarks."""
        lines = self.text.toPlainText().splitlines()
        return bool(act(self, needs.put_remarks, self.context.desk, self._survey.id, lines))
