"""The figures of training: what was held by area, kind and month with the list behind every number, attendance, the pool over the years."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions.training import courses, credits, figures, trainees, year_papers
from cadredesk.actions.training.courses import EventLine
from cadredesk.actions.training.figures import Attended, Held, HoursMet, Period, PoolYear
from cadredesk.domain.names import padded
from cadredesk.domain.training.credit import Ledger, LedgerRow, shown, tenth
from cadredesk.domain.training.trainee import Trainee
from ui.act import ask
from ui.training.parts import YearChoice, show_paper
from ui.training.words import day, filled, hours, line_word, tier_words, word_of, yuan
from ui.widgets.card import EmptyState, Note, button, label
from ui.widgets.charts import Bar, BarChart, LineChart, Series
from ui.widgets.flow import flow
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from cadredesk.desk import Desk

HELD, ATTENDANCE, POOL, CREDITS = range(4)
_MOST_BARS = 24


@dataclass(frozen=True, slots=True)
class Read:
    """Everything the page shows of one year."""

    year: int
    years: tuple[int, ...]
    period: Period
    events: tuple[EventLine, ...]
    attended: tuple[tuple[Trainee, Attended], ...]
    pool: tuple[PoolYear, ...]
    hours: tuple[HoursMet, ...]
    ledger: Ledger


class FiguresPage(Screen):
    """`navigate("training", page="figures")`. A number leads to its list: choose a line, its events stand below."""

    areas = frozenset(
        {"courses", "attendance", "trainees", "exits", "credits", "exams", "rules", "exchange", "intake"}
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Figures"))
        self._read: Read | None = None
        self.years = YearChoice("figuresYear")
        self.years.changed.connect(lambda _: self.refresh())
        self.report_button = button(self.tr("Report of the year"), "yearReport", "main")
        self.report_button.clicked.connect(self.show_report)
        self.excel_button = button(self.tr("Save as Excel…"), "figuresExcel")
        self.excel_button.clicked.connect(self._choose_excel)
        self.note = Note(name="figuresNote")
        self.note.hide()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("figuresTabs")
        self.tabs.setAccessibleName(self.tr("Figures"))
        for page, title in (
            (self._held_page(), self.tr("Held")),
            (self._attendance_page(), self.tr("Attendance")),
            (self._pool_page(), self.tr("The pool over the years")),
            (self._credits_page(), self.tr("Credits and the line")),
        ):
            self.tabs.addTab(page, title)
        self.empty = EmptyState(
            self.tr(
                "No course of this year has a day yet. Enter courses and their roll calls under “Courses”."
            ),
            name="noFigures",
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.setSpacing(8)
        box.addWidget(flow(self.years, self.report_button, self.excel_button))
        box.addWidget(self.note)
        box.addWidget(self.tabs, 1)

    # What it is made of

    def _held_page(self) -> QWidget:
        self.by = QComboBox()
        self.by.setObjectName("figuresBy")
        self.by.setAccessibleName(self.tr("Parted by"))
        for text, key in (
            (self.tr("By content"), "areas"),
            (self.tr("By kind"), "kinds"),
            (self.tr("By month"), "months"),
        ):
            self.by.addItem(text, key)
        self.by.activated.connect(lambda _: self._show_held())
        self.told = label("", "strong", "figuresTold")
        self.held = Table(
            "figuresHeld",
            self.tr("What was held"),
            (
                Column(self.tr("Heading"), lambda one: self._heading(one.key), width=9),
                Column(self.tr("Courses"), lambda one: str(one.events), lambda one: one.events, width=4),
                Column(
                    self.tr("Person-times"),
                    lambda one: str(one.person_times),
                    lambda one: one.person_times,
                    width=5,
                ),
                Column(self.tr("Hours"), lambda one: hours(one.hours), lambda one: one.hours, width=5),
                Column(
                    self.tr("Person-hours"),
                    lambda one: hours(one.person_hours),
                    lambda one: one.person_hours,
                    width=6,
                ),
                Column(self.tr("Money (yuan)"), lambda one: yuan(one.fund_used), lambda one: one.fund_used),
            ),
        )
        self.held.current.connect(lambda _: self._show_events())
        self.chart = BarChart("figuresChart", self.tr("Person-times"))
        self.events_told = label("", "secondary", "figuresEventsTold")
        self.events = Table(
            "figuresEvents",
            self.tr("The courses behind the number"),
            (
                Column(self.tr("First day"), lambda one: day(one.event.day), width=7),
                Column(self.tr("Title"), lambda one: one.event.title, width=22),
                Column(
                    self.tr("Kind"),
                    lambda one: word_of(courses.catalogue().kinds, one.event.kind),
                    width=8,
                ),
                Column(self.tr("Hours"), lambda one: hours(one.event.hours), width=5),
                Column(self.tr("Came"), lambda one: str(one.person_times)),
            ),
        )
        self.events.opened.connect(
            lambda one: self.context.navigate("training", page="courses", event=one.event.id)
        )
        for table in (self.held, self.events):
            table.setMinimumHeight(84)
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.by)
        top.addWidget(self.told, 1)
        box.addLayout(top)
        middle = QHBoxLayout()
        middle.addWidget(self.held, 3)
        middle.addWidget(self.chart, 2)
        box.addLayout(middle, 3)
        box.addWidget(self.events_told)
        box.addWidget(self.events, 2)
        return page

    def _attendance_page(self) -> QWidget:
        self.attendance_told = label("", "strong", "attendanceTold")
        self.attendance_chart = BarChart("attendanceChart", self.tr("Half days by mark"))
        self.hours_told = label("", "secondary", "hoursTold")
        marks = self._marks()
        self.attendance = Table(
            "figuresAttendance",
            self.tr("Attendance of everybody"),
            (
                Column(self.tr("Name"), lambda one: padded(one[0].name), width=6),
                Column(self.tr("School"), lambda one: one[0].now.unit_name, width=9),
                Column(
                    self.tr("Half days due"), lambda one: str(one[1].due), lambda one: one[1].due, width=6
                ),
                *(
                    Column(
                        title,
                        lambda one, name=name: str(getattr(one[1], name) or ""),  # type: ignore[misc]
                        lambda one, name=name: getattr(one[1], name),  # type: ignore[misc]
                        width=4,
                    )
                    for title, name in marks
                ),
                Column(
                    self.tr("Hours of those due"),
                    lambda one: f"{hours(one[1].hours)} / {hours(one[1].hours_due)}",
                    lambda one: one[1].hours,
                    width=8,
                ),
                Column(self.tr("Rate"), _rate, lambda one: one[1].rate if one[1].rate is not None else -1),
            ),
        )
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 8, 8, 8)
        self.attendance.setMinimumHeight(120)
        self.attendance.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        box.addWidget(self.attendance_told)
        box.addWidget(self.attendance_chart)
        box.addWidget(self.hours_told)
        box.addWidget(self.attendance, 1)
        return page

    def _marks(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Present"), "present"),
            (self.tr("Late"), "late"),
            (self.tr("Left early"), "early"),
            (self.tr("Absent"), "absent"),
            (self.tr("Leave"), "leave"),
        )

    def _pool_page(self) -> QWidget:
        self.pool_chart = LineChart("figuresPoolChart", self.tr("People in the pool"))
        self.pool = Table(
            "figuresPool",
            self.tr("The pool over the years"),
            (
                Column(self.tr("Year"), lambda one: str(one.year), width=4),
                Column(self.tr("In the pool at its end"), lambda one: str(one.members), width=8),
                Column(self.tr("New in it"), lambda one: str(one.came), width=5),
                Column(self.tr("Left"), lambda one: str(one.left), width=4),
                Column(self.tr("Tiers"), lambda one: self._parts(one, "tier"), width=16),
                Column(self.tr("Sexes"), lambda one: self._parts(one, "gender")),
            ),
        )
        self.pool.setMinimumHeight(100)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(self.pool_chart, 2)
        box.addWidget(self.pool, 1)
        return page

    def _credits_page(self) -> QWidget:
        self.credits_told = label("", "strong", "creditsTold")
        self.credits_chart = BarChart("creditsChart", self.tr("Credits against the line"))
        area = QScrollArea()
        area.setObjectName("creditsChartArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.credits_chart)
        self.credits = Table(
            "figuresCredits",
            self.tr("Credits against the line"),
            (
                Column(self.tr("Name"), lambda one: padded(one.name), width=6),
                Column(self.tr("School"), lambda one: one.unit, width=8),
                Column(self.tr("Credits"), lambda one: shown(one.total), lambda one: one.total, width=4),
                Column(self.tr("Line"), lambda one: _line(one), width=4),
                Column(
                    self.tr("State"),
                    lambda one: line_word(one.state)[0],
                    tone=lambda one: line_word(one.state)[1],
                ),
            ),
        )
        self.credits.opened.connect(
            lambda one: self.context.navigate("management", page="credits", person=one.person_id)
        )
        self.credits.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(self.credits_told)
        middle = QHBoxLayout()
        middle.addWidget(self.credits, 1)
        middle.addWidget(area, 1)
        box.addLayout(middle, 1)
        return page

    # What the window asks

    @property
    def subtitle(self) -> str:
        """The year's sum."""
        if self._read is None:
            return ""
        total = self._read.period.total
        told = self.tr("%1: %2 courses, %3 person-times")
        return filled(told, self._read.year, total.events, total.person_times)

    def header_buttons(self) -> list[QPushButton]:
        """Everything stands on the page."""
        return []

    def refresh(self) -> None:
        """Counts again, beside the user's work."""
        self.context.runner.run(
            self,
            self.tr("Counting"),
            _read_all,
            self.context.desk,
            self.years.year,
            done=self._put,
            changes=False,
            quiet=True,
        )

    def _put(self, read: Read) -> None:
        self._read = read
        self.years.put(read.years, read.year)
        self._show_held()
        self.attendance.put(read.attended, lambda one: one[0].id)
        due = sum((one.hours_due for _, one in read.attended), start=read.period.total.hours * 0)
        came = sum((one.hours for _, one in read.attended), start=read.period.total.hours * 0)
        told = self.tr("%1 of %2 hours due were attended (%3)")
        share = f"{tenth(came / due * 100)}%" if due else "—"
        self.attendance_told.setText(filled(told, hours(came), hours(due), share))
        due_days = sum(one.due for _, one in read.attended)
        self.attendance_chart.put(
            [
                Bar(word, (float(number),), f"{number}　{tenth(Fraction(100 * number, due_days))}%")
                for word, name in self._marks()
                if (number := sum(getattr(one, name) for _, one in read.attended)) and due_days
            ]
        )
        told = self.tr("%1 (%2 hours a year): %3 of %4 people")
        self.hours_told.setText(
            "\n".join(
                filled(told, one.target.label, one.target.hours, len(one.met), len(one.asked))
                for one in read.hours
                if one.asked
            )
        )
        self.hours_told.setVisible(bool(self.hours_told.text()))
        self.pool.put(read.pool, lambda one: one.year)
        labels = [str(one.year) for one in read.pool]
        lines = [
            Series(self.tr("in the pool"), tuple(float(one.members) for one in read.pool)),
            Series(self.tr("came"), tuple(float(one.came) for one in read.pool)),
            Series(self.tr("left"), tuple(float(one.left) for one in read.pool)),
        ]
        self.pool_chart.put(labels, lines)
        self._show_credits(read.ledger)
        self.header_changed.emit()

    def _show_credits(self, ledger: Ledger) -> None:
        """The table of everybody, and bars of those who stand nearest to their line or below it."""
        self.credits.put(ledger.rows, lambda one: one.person_id)
        measured = [
            (one, own)
            for one in ledger.rows
            if one.state in ("below", "near", "above") and (own := one.standing.line)
        ]
        measured.sort(key=lambda one: one[0].total - one[1])
        bars = []
        for one, own in measured[:_MOST_BARS]:
            got = max(one.total, Fraction(0))
            parts = (min(got, own), max(got - own, Fraction(0)), max(own - got, Fraction(0)))
            text = f"{shown(one.total)} / {tenth(own)}"
            bars.append(Bar(padded(one.name), tuple(float(part) for part in parts), text))
        legend = (self.tr("up to the line"), self.tr("above it"), self.tr("missing"))
        self.credits_chart.put(bars, legend if bars else ())
        below = sum(one.state == "below" for one, _ in measured)
        told = filled(
            self.tr("%1 of %2 measured reach the line, %3 stand below it"),
            len(measured) - below,
            len(measured),
            below,
        )
        if len(measured) > _MOST_BARS:
            told += filled(self.tr("; the bars show the %1 nearest to it"), _MOST_BARS)
        self.credits_told.setText(
            told if measured else self.tr("There is no line yet: nobody has credits this year.")
        )

    def _show_held(self) -> None:
        if self._read is None:
            return
        period = self._read.period
        rows: tuple[Held, ...] = getattr(period, self.by.currentData())
        self.held.put(rows, lambda one: one.key)
        if rows and self.held.current_row() is None:
            self.held.setCurrentIndex(self.held.rows.index(0, 0))
        self.chart.put([Bar(self._heading(one.key), (float(one.person_times),)) for one in rows])
        total = period.total
        told = self.tr("Together %1 courses, %2 person-times, %3 hours, %4 person-hours")
        self.told.setText(
            filled(told, total.events, total.person_times, hours(total.hours), hours(total.person_hours))
        )
        self._show_events()

    def _show_events(self) -> None:
        row = self.held.current_row() if self.held.rows.rowCount() else None
        if self._read is None or not isinstance(row, Held):
            self.events.put(())
            self.events_told.setText(self.empty.sentence.text())
            return
        behind = [one for one in self._read.events if one.event.id in row.ids]
        self.events.put(behind, lambda one: one.event.id)
        told = self.tr("%1: %2 courses. A person counts once a course; Return opens it.")
        self.events_told.setText(filled(told, self._heading(row.key), len(behind)))

    def _heading(self, key: str) -> str:
        if not key:
            return self.tr("not told")
        known = courses.catalogue()
        return word_of(known.areas, word_of(known.kinds, key))

    def _parts(self, one: PoolYear, topic: str) -> str:
        words = tier_words() if topic == "tier" else {"m": self.tr("men"), "f": self.tr("women")}
        found = [(words.get(part, part), n) for name, part, n in one.parts if name == topic]
        return "　".join(f"{word or self.tr('not told')} {n}" for word, n in found)

    # What can be done

    def show_report(self) -> None:
        """The yearly report, to be printed."""
        year = self.years.year
        title = filled(self.tr("Report of %1"), year)
        show_paper(self, title, year_papers.year_report, self.context.desk, year)

    def _choose_excel(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as Excel"), f"{self.tr('Figures')} {self.years.year}.xlsx", "*.xlsx"
        )
        if path:
            self.save_excel(Path(path))

    def save_excel(self, path: Path) -> None:
        """Saves the table in sight."""
        table, about = {
            HELD: (self.held, self.told.text()),
            ATTENDANCE: (self.attendance, self.attendance_told.text()),
            POOL: (self.pool, self.subtitle),
            CREDITS: (self.credits, self.credits_told.text()),
        }[self.tabs.currentIndex()]
        columns, rows = table.rows.texts()
        title = filled("%1 %2", self.tabs.tabText(self.tabs.currentIndex()), self.years.year)
        if ask(self, credits.save_excel, path, title, about, columns, rows):
            self.note.put(self.tr("Saved."), str(path), "done")
            self.note.show()


def _line(one: LedgerRow) -> str:
    own = one.standing.line
    return "—" if own is None else tenth(own)


def _rate(one: tuple[Trainee, Attended]) -> str:
    return "—" if one[1].rate is None else f"{tenth(one[1].rate * 100)}%"


def _read_all(desk: Desk, year: int) -> Read:
    years = courses.years(desk)
    wanted = year or credits.year_of(desk)
    people = {one.id: one for one in trainees.listed(desk, with_left=True)}
    return Read(
        wanted,
        years if wanted in years else tuple(sorted({*years, wanted}, reverse=True)),
        figures.of_year(desk, wanted),
        courses.listed(desk),
        tuple((people[one.person_id], one) for one in figures.attended(desk, wanted)),
        figures.pool_over(desk),
        figures.hours_met(desk, wanted),
        credits.ledger(desk, wanted),
    )
