"""Credits in the window: the ledger of a year against its line, a person's entries with their working, claims by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import lookups
from cadredesk.actions.training import credits, rules
from cadredesk.actions.training.credits import CreditClaim, CreditEntry, Exemption, Ledger, LedgerRow
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.domain.school import Stage
from cadredesk.domain.training.credit import shown, tenth
from cadredesk.domain.training.rules import CreditRow
from ui.act import act, ask
from ui.style import AMBER, BLUE, GREEN, LINE, RED, SECONDARY
from ui.training.parts import YearChoice, fit_height, show_paper
from ui.training.words import decimal, filled, line_word
from ui.widgets.card import Card, EmptyState, Note, StateChip, button, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table
from ui.widgets.words import stage_words

_RIGHT = Qt.AlignmentFlag.AlignRight
_OTHERS = ("assignment", "secondment", "bonus", "carried")
_INK = {"below": RED, "near": AMBER, "above": GREEN}


def source_word(source: str) -> str:
    """What gave a credit."""
    translate = QCoreApplication.translate
    return {
        "event": translate("credits", "roll call"),
        "group": translate("credits", "study group"),
        "activity": translate("credits", "study group"),
        "exam": translate("credits", "exam"),
        "claim": translate("credits", "entered by hand"),
        "paper": translate("credits", "result"),
        "cap": translate("credits", "cap"),
        "carry": translate("credits", "carry-over"),
    }.get(source.partition(":")[0], "")


class CreditsPage(Screen):
    """The ledger on the left; the line with its chart and the person in sight on the right."""

    areas = frozenset(
        {
            "credits",
            "exams",
            "attendance",
            "courses",
            "groups",
            "study",
            "trainees",
            "rules",
            "exits",
            "exchange",
        }
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Credits"))
        self._ledger: Ledger | None = None
        self._entries: tuple[CreditEntry, ...] = ()
        self._names: dict[tuple[str, str], str] = {}
        self._wanted = ""
        self._reading = self._again = False
        self.year = YearChoice("creditsYear")
        self.year.changed.connect(lambda _: self.refresh())
        self.search = LineEdit("creditsSearch", self.tr("Find people"))
        self.search.setPlaceholderText(self.tr("Name, pinyin or unit (F3)"))
        self.search.setClearButtonEnabled(True)
        self.search.searched.connect(lambda _: self._filter())
        self.search.textChanged.connect(lambda _: self._filter())
        self.excel_button = button(self.tr("As Excel…"), "creditsExcel")
        self.excel_button.clicked.connect(self._choose_excel)
        self.print_button = button(self.tr("Print the table…"), "creditsPrint")
        self.print_button.clicked.connect(self.print_)
        self.claim_button = button(self.tr("Enter credits… (&N)"), "creditsClaim", "main")
        self.claim_button.clicked.connect(lambda: self.ask_claim())
        self.carry_button = button(self.tr("Carry over…"), "creditsCarry")
        self.carry_button.clicked.connect(self._carry)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.year)
        top.addWidget(self.search, 1)
        for part in (self.carry_button, self.excel_button, self.print_button, self.claim_button):
            top.addWidget(part)
        self.empty = EmptyState(
            self.tr(
                "Nobody is in training yet. Take people in on the page Trainees; their roll calls, exams and results"
                " then give credits here."
            ),
            self.tr("Go to the trainees"),
            "creditsEmpty",
        )
        self.empty.acted.connect(lambda: self.context.navigate("management", page="trainees"))
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._left())
        self.split.addWidget(self._right())
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([750, 400])
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 10, 6, 6)
        box.setSpacing(8)
        box.addLayout(top)
        box.addWidget(self.empty, 1)
        box.addWidget(self.split, 1)

    # What the page is made of

    def _left(self) -> QWidget:
        self.table = Table(
            "creditsTable",
            self.tr("Ledger of credits"),
            [
                Column(
                    self.tr("Rank"),
                    lambda one: str(one.rank),
                    sort=lambda one: one.rank,
                    align=_RIGHT,
                    width=2,
                ),
                Column(self.tr("Name"), lambda one: padded(one.name), width=5),
                Column(self.tr("Unit"), lambda one: one.unit, width=6),
                self._part(self.tr("Hours"), "hours"),
                self._part(self.tr("Salon"), "group"),
                self._part(self.tr("Research"), "research"),
                self._part(self.tr("Exams"), "exam"),
                self._part(self.tr("Other"), *_OTHERS),
                self._part(self.tr("Deducted"), "deduction"),
                Column(
                    self.tr("Total"),
                    lambda one: shown(one.total),
                    sort=lambda one: one.hundredths,
                    align=_RIGHT,
                    width=2,
                ),
                Column(
                    self.tr("Line"),
                    lambda one: line_word(one.state)[0],
                    tone=lambda one: line_word(one.state)[1],
                    width=4,
                ),
            ],
        )
        self.table.current.connect(self._choose)
        self.table.opened.connect(lambda _: self.tabs.setCurrentIndex(1))
        self.told = label("", "secondary", "creditsTold")
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 6, 0)
        box.setSpacing(6)
        box.addWidget(self.table, 1)
        box.addWidget(self.told)
        return side

    def _part(self, title: str, *names: str) -> Column:
        def amount(one: LedgerRow) -> Fraction:
            return sum((one.part(name) for name in names), Fraction(0))

        def text(one: LedgerRow) -> str:
            there = {part for part, _ in one.parts}
            return shown(amount(one)) if there & set(names) else ""

        return Column(title, text, sort=amount, align=_RIGHT, width=2)

    def _right(self) -> QWidget:
        self.person_card = Card(self.tr("Entries"), "creditsPerson")
        self.state = StateChip("", "quiet", "creditsState")
        self.sheet_button = button(self.tr("Print the sheet…"), "creditsSheet")
        self.sheet_button.clicked.connect(self.show_sheet)
        self.exempt_button = button(self.tr("Exempt…"), "creditsExempt", "link")
        self.exempt_button.clicked.connect(self._ask_exempt)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.state, self.exempt_button):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.sheet_button)
        self.standing_told = label("", "secondary", "creditsStanding")
        self.tabs = QTabWidget()
        self.tabs.setObjectName("creditsTabs")
        self.tabs.setAccessibleName(self.tr("Line and entries"))
        self.tabs.addTab(self._line_tab(), self.tr("Line of the year"))
        self.tabs.addTab(self._entries_tab(), self.tr("Entries"))
        self.person_card.add(head, self.standing_told)
        self.person_card.body.addWidget(self.tabs, 1)
        return self.person_card

    def _line_tab(self) -> QWidget:
        self.line_name = label("", "strong", "creditsLineName")
        self.chart = LineBars("creditsChart", self.tr("Credits against the line"))
        self.chart.chosen.connect(lambda person_id: self.table.go_to(lambda one: one.person_id == person_id))
        self.line_told = label("", "secondary", "creditsLineTold")
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 8, 0, 0)
        box.addWidget(self.line_name)
        box.addWidget(self.chart, 1)
        box.addWidget(self.line_told)
        return page

    def _entries_tab(self) -> QWidget:
        self.entries = Table(
            "creditsEntries",
            self.tr("Entries"),
            [
                Column(self.tr("Day"), lambda one: f"{one.on:%m-%d}", sort=lambda one: one.on, width=3),
                Column(
                    self.tr("Credits"),
                    lambda one: shown(one.amount),
                    sort=lambda one: one.amount,
                    align=_RIGHT,
                    width=2,
                ),
                Column(self.tr("Activity"), self._activity, width=12),
            ],
        )
        self.entries.current.connect(self._choose_entry)
        self.entry_told = label("", "secondary", "creditsEntryTold")
        self.correct_button = button(self.tr("Correct…"), "creditsCorrect")
        self.correct_button.clicked.connect(self._correct)
        self.void_button = button(self.tr("Void…"), "creditsVoid", "danger")
        self.void_button.clicked.connect(self._ask_void)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 8, 0, 0)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.correct_button)
        foot.addWidget(self.void_button)
        box.addWidget(self.entries, 1)
        box.addWidget(self.entry_told)
        box.addLayout(foot)
        return page

    def _activity(self, one: CreditEntry) -> str:
        name = self._names.get((one.rules_digest, one.rule), "")
        return f"{name}：{one.text}" if name and one.text else name or one.text or source_word(one.source)

    # What the window asks

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Credits")

    @property
    def subtitle(self) -> str:
        """How many people, and how many stand below the line."""
        if self._ledger is None or not self._ledger.rows:
            return ""
        below = sum(one.state == "below" for one in self._ledger.rows)
        return filled(self.tr("%1 people, %2 below the line"), len(self._ledger.rows), below)

    def header_buttons(self) -> list[QPushButton]:
        """None: the page has its own."""
        return []

    def go(self, **args: Any) -> None:
        """`person` stands on that person; `year` shows that year."""
        if "year" in args:
            self.year.put(self._years(), int(args["year"]))
        self._wanted = str(args.get("person", self._wanted))
        self.refresh()

    def place(self) -> dict[str, str]:
        """The person in sight."""
        one = self.table.current_row()
        return {} if one is None else {"person": one.person_id}

    def clause(self) -> str:
        """The clause of the line."""
        found = ask(self, rules.on, self.context.desk, self.context.desk.today())
        return found.value.exit_credits.clause if found else ""

    def find(self) -> None:  # type: ignore[override]
        """Puts the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def print_(self) -> None:
        """The table of everybody."""
        if self._ledger is not None:
            year = self._ledger.year
            show_paper(
                self, filled(self.tr("Credits of %1"), year), credits.district_paper, self.context.desk, year
            )

    def refresh(self) -> None:
        """Reads the ledger off the window's thread; what is in sight stays until it is there."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        self.year.put(self._years())
        desk = self.context.desk
        wanted = self.year.year or credits.year_of(desk)
        self.context.runner.run(
            self, self.tr("Reading the credits"), credits.ledger, desk, wanted, done=self._show, changes=False
        ).ended.connect(self._ended)

    def _years(self) -> tuple[int, ...]:
        found = ask(self, credits.years, self.context.desk)
        return found.value if found else ()

    def _ended(self) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.refresh()

    def _show(self, found: Ledger) -> None:
        self._ledger = found
        desk = self.context.desk
        named = ask(self, credits.row_names, desk)
        self._names = named.value if named else {}
        carries = rules.on(desk, desk.today()).credits.carry_above is not None
        self.carry_button.setVisible(carries and bool(found.rows))
        self.empty.setVisible(not found.rows)
        self.split.setVisible(bool(found.rows))
        for part in (self.claim_button, self.excel_button, self.print_button, self.search):
            part.setEnabled(bool(found.rows))
        self._index = lookups.name_index((one.person_id, one.name, "") for one in found.rows)
        self.table.put(found.rows, same=lambda one: one.person_id)
        self._filter()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.table.go_to(lambda one: one.person_id == wanted)
        elif self.table.current_row() is None and found.rows:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._choose(self.table.current_row())
        self.header_changed.emit()

    def _filter(self) -> None:
        key = self.search.shown_text().strip()
        if self._ledger is None:
            return
        ids = set(self._index.search(key, limit=100_000)) if key else set()
        self.table.keep(None if not key else lambda one: one.person_id in ids or key in one.unit)
        rows = self.table.rows.shown()
        lines = self._ledger.lines
        line = "、".join(tenth(one.line) for one in lines if one.line is not None) or "—"
        below = sum(one.state == "below" for one in rows)
        told = filled(
            self.tr("%1 of %2 people; line %3; %4 below it"), len(rows), len(self._ledger.rows), line, below
        )
        self.told.setText(told)

    # The person in sight

    def _choose(self, row: LedgerRow | None) -> None:
        self.person_card.setVisible(row is not None)
        if row is None or self._ledger is None:
            return
        self._show_line(row)
        desk = self.context.desk
        found = ask(self, credits.of_person, desk, row.person_id, self._ledger.year)
        self._entries = found.value if found else ()
        self.person_card.set_title(padded(row.name), row.unit)
        word, tone = line_word(row.state)
        self.state.put(filled(self.tr("%1 credits, %2"), shown(row.total), word), tone)
        self.exempt_button.setText(
            self.tr("Measure again…") if row.state == "exempted" else self.tr("Exempt…")
        )
        self.standing_told.setText("\n".join(credits.working_text(row.standing.working)[2:]))
        self.entries.put(self._entries, same=lambda one: one.id)
        if self.entries.current_row() is None and self._entries:
            self.entries.setCurrentIndex(self.entries.rows.index(0, 0))
        self._choose_entry(self.entries.current_row())

    def _show_line(self, row: LedgerRow) -> None:
        assert self._ledger is not None
        line = self._ledger.line_of(row.stage)
        same = [one for one in self._ledger.rows if not line or not line.stage or one.stage == line.stage]
        goal = None if line is None else line.line
        stage = stage_words().get(Stage(line.stage), line.stage) if line is not None and line.stage else ""
        shown_line = "—" if goal is None else tenth(goal)
        self.line_name.setText(filled(self.tr("Line of %1: %2"), stage or self._ledger.year, shown_line))
        self.chart.put(same, goal, row.person_id)
        self.line_told.setText("" if line is None else "\n".join(credits.working_text(line.working)))

    def _choose_entry(self, entry: CreditEntry | None) -> None:
        by_hand = entry is not None and entry.source.startswith("claim:")
        self.correct_button.setVisible(by_hand)
        self.void_button.setVisible(by_hand)
        if entry is None:
            told = self.tr("No credits in this year.") if not self._entries else ""
        else:
            proof = filled(self.tr("Evidence: %1."), entry.evidence) if entry.evidence else ""
            source = (
                filled(self.tr("Source: %1."), source_word(entry.source)) if source_word(entry.source) else ""
            )
            told = " ".join(part for part in (*credits.working_text(entry.working), proof, source) if part)
        self.entry_told.setText(told)

    def show_sheet(self) -> None:
        """The person's sheet of the year, to print or save."""
        row = self.table.current_row()
        if row is not None and self._ledger is not None:
            title = filled(self.tr("Credits of %1, %2"), row.name, self._ledger.year)
            show_paper(self, title, credits.person_paper, self.context.desk, row.person_id, self._ledger.year)

    # What is done

    def ask_claim(self, known: CreditClaim | None = None) -> ClaimSheet | None:
        """Opens the sheet for credits entered by hand, or for their correction."""
        if self._ledger is None or not self._ledger.rows:
            return None
        row = self.table.current_row()
        person = known.person_id if known is not None else row.person_id if row is not None else ""
        people = [(one.person_id, f"{one.name}　{one.unit}") for one in self._ledger.rows]
        sheet = ClaimSheet(self, self.context, people, person, known)
        sheet.done_.connect(lambda: self._claimed(sheet))
        sheet.open()
        return sheet

    def _claimed(self, sheet: ClaimSheet) -> None:
        self._wanted = sheet.form.value("claimPerson")
        self.refresh()

    def _claim_in_sight(self) -> CreditClaim | None:
        entry = self.entries.current_row()
        if entry is None or not entry.source.startswith("claim:"):
            return None
        found = ask(self, credits.claim, self.context.desk, entry.source.partition(":")[2])
        return found.value if found else None

    def _correct(self) -> None:
        known = self._claim_in_sight()
        if known is not None:
            self.ask_claim(known)

    def _ask_void(self) -> None:
        known = self._claim_in_sight()
        if known is None:
            return
        dialog = ReasonDialog(
            self,
            self.tr("Void these credits"),
            self.tr("They no longer count. The entry and the reason stay readable."),
            self.tr("Void"),
            "voidClaim",
        )
        dialog.given.connect(
            lambda reason: act(self, credits.void_claim, self.context.desk, known.id, reason)
        )
        dialog.open()

    def _ask_exempt(self) -> None:
        row = self.table.current_row()
        if row is None or self._ledger is None:
            return
        year = self._ledger.year
        if row.state == "exempted":
            dialog = ReasonDialog(
                self,
                filled(self.tr("Measure %1 again"), row.name),
                self.tr("The exemption of this year no longer holds."),
                self.tr("Measure again"),
                "measureAgain",
            )
            dialog.given.connect(
                lambda reason: act(
                    self, credits.measure_again, self.context.desk, row.person_id, year, reason
                )
            )
            dialog.open()
        else:
            ExemptSheet(self, self.context, row, year).open()

    def _carry(self) -> None:
        if self._ledger is None:
            return
        done = act(self, credits.carry_over, self.context.desk, self._ledger.year)
        if done:
            self.told.setText(
                filled(self.tr("%1 people carry credits over into %2."), done.value, self._ledger.year + 1)
            )

    def _choose_excel(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the table"), self.tr("Credits") + ".xlsx", self.tr("Excel (*.xlsx)")
        )
        if path:
            self.save_excel(Path(path))

    def save_excel(self, path: Path) -> None:
        """Saves the table as it is seen."""
        if self._ledger is None:
            return
        columns, rows = self.table.rows.texts()
        cells: list[list[str | int | float]] = [
            [
                float(cell) if 3 <= at <= 9 and decimal(cell) is not None else cell
                for at, cell in enumerate(row)
            ]
            for row in rows
        ]
        title = filled(self.tr("Credits of %1"), self._ledger.year)
        ask(self, credits.save_excel, path, title, self.told.text(), columns, cells)


class LineBars(QWidget):
    """A bar a person, highest first, and the line across; `chosen(person_id)` when a bar is clicked.

    Of more people than there is room for, the bars nearest to the person in sight are drawn, and that is said.
    """

    chosen = Signal(str)
    _LEAST = 9.0

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = title
        self._rows: tuple[LedgerRow, ...] = ()
        self._goal: Fraction | None = None
        self._at = ""
        self._bars: list[tuple[QRectF, str]] = []

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(420, 170)

    def minimumSizeHint(self) -> QSize:
        """Enough for some bars."""
        return QSize(220, 150)

    def put(self, rows: Sequence[LedgerRow], goal: Fraction | None, at: str) -> None:
        """Shows these people by their totals; `at` is the one in sight."""
        self._rows = tuple(rows)
        self._goal, self._at = goal, at
        count = {state: sum(one.state == state for one in rows) for state in ("below", "near", "above")}
        words = [f"{line_word(state)[0]} {number}" for state, number in count.items()]
        line = "" if goal is None else tenth(goal)
        self.setAccessibleName("; ".join([self._title, line, *words]))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stands on the person whose bar it is."""
        for place, person_id in self._bars:
            if place.contains(event.position()):
                self.chosen.emit(person_id)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the bars, the line, and the numbers that count."""
        del event
        self._bars = []
        if not self._rows:
            return
        with QPainter(self) as painter:
            metrics = painter.fontMetrics()
            high = metrics.height()
            room = QRectF(4, high + 4, self.width() - 8, self.height() - 2 * high - 10)
            shown_rows = self._in_sight(int(room.width() / self._LEAST))
            values = [float(one.total) for one in shown_rows]
            goal = float(self._goal) if self._goal is not None else 0.0
            most, least = max([*values, goal, 1.0]) * 1.05, min([0.0, *values])
            scale = room.height() / (most - least)
            zero = room.bottom() + least * scale
            step = room.width() / max(len(shown_rows), 12)
            for place, one in enumerate(shown_rows):
                self._draw_bar(
                    painter,
                    one,
                    QRectF(room.left() + place * step, room.top(), step, room.height()),
                    zero,
                    scale,
                )
            painter.setPen(QColor(LINE))
            painter.drawLine(QPointF(room.left(), zero), QPointF(room.right(), zero))
            if self._goal is not None:
                y = zero - goal * scale
                painter.setPen(QPen(QColor(BLUE), 1.6, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
                word = QCoreApplication.translate("credits", "line")
                told = f"{word} {tenth(self._goal)}"
                wide = metrics.horizontalAdvance(told) + 6
                painter.drawText(
                    QRectF(room.right() - wide, y - high, wide, high), Qt.AlignmentFlag.AlignRight, told
                )
            self._draw_words(painter, shown_rows, room, high)

    def _in_sight(self, room: int) -> tuple[LedgerRow, ...]:
        if len(self._rows) <= room:
            return self._rows
        at = next((n for n, one in enumerate(self._rows) if one.person_id == self._at), 0)
        start = max(0, min(at - room // 2, len(self._rows) - room))
        return self._rows[start : start + room]

    def _draw_bar(self, painter: QPainter, one: LedgerRow, place: QRectF, zero: float, scale: float) -> None:
        height = float(one.total) * scale
        bar = QRectF(
            place.left() + place.width() * 0.15,
            zero - max(height, 0),
            place.width() * 0.7,
            max(abs(height), 1),
        )
        painter.fillRect(bar, QColor(_INK.get(one.state, SECONDARY)))
        if one.person_id == self._at:
            painter.setPen(QPen(QColor(BLUE), 2))
            painter.drawRect(bar.adjusted(-2, -2, 2, 2))
        self._bars.append((place, one.person_id))

    def _draw_words(self, painter: QPainter, rows: Sequence[LedgerRow], room: QRectF, high: int) -> None:
        painter.setPen(QColor(SECONDARY))
        one = next((row for row in rows if row.person_id == self._at), None)
        if one is not None:
            painter.drawText(
                QRectF(4, 0, self.width() - 8, high),
                Qt.AlignmentFlag.AlignLeft,
                f"{one.name} {shown(one.total)}",
            )
        if len(rows) < len(self._rows):
            told = filled(
                QCoreApplication.translate("credits", "ranks %1 to %2 of %3"),
                rows[0].rank,
                rows[-1].rank,
                len(self._rows),
            )
            painter.drawText(
                QRectF(4, room.bottom() + 4, self.width() - 8, high), Qt.AlignmentFlag.AlignLeft, told
            )
            return
        x = 4.0
        for state in ("above", "near", "below"):
            told = f"{line_word(state)[0]} {sum(row.state == state for row in rows)}"
            painter.fillRect(QRectF(x, room.bottom() + 8, 10, 10), QColor(_INK[state]))
            painter.drawText(QPointF(x + 14, room.bottom() + high), told)
            x += painter.fontMetrics().horizontalAdvance(told) + 30


class ClaimSheet(Sheet):
    """Credits entered by hand: for whom, what, the proof and who approved; the fields follow the activity's scoring."""

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        people: Sequence[tuple[str, str]],
        person: str,
        known: CreditClaim | None = None,
    ) -> None:
        super().__init__(parent, "claimSheet")
        self._context, self._known = context, known
        title = self.tr("Enter credits") if known is None else self.tr("Correct these credits")
        self.say(title, self.tr("Enter") if known is None else self.tr("Correct"))
        self.setMinimumWidth(720)
        today = context.desk.today()
        self._rules = rules.on(context.desk, known.on if known is not None else today)
        self.form = Form("claimForm", 2)
        who = self.form.choice("claimPerson", self.tr("Trainee"), people)
        who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        who.setMinimumContentsLength(14)
        self.form.date("claimOn", self.tr("Day"), full=True)
        rows = [one for one in self._rules.credits.rows if one.scoring != "deduction"]
        named = [(one.code, one.name) for one in rows if one.code not in ("attendance", "exam")]
        self.form.choice("claimRow", self.tr("Activity"), named)
        self.form.line("claimText", self.tr("Content (title, name)"))
        self.parts = {
            "hours": self._part("claimHours", self.tr("Hours")),
            "bands": self._part("claimMark", self.tr("Mark (of 100)")),
            "manual": self._part("claimAmount", self.tr("Credits")),
        }
        self.level = Form("claimLevelForm", 2)
        self.level.choice("claimLevel", self.tr("Level"), ())
        self.authors = Form("claimAuthorsForm", 2)
        self.authors.number("claimPlace", self.tr("Place among the authors"))
        self.authors.number("claimAuthors", self.tr("Number of authors"))
        self.authors.check("claimExcluded", self.tr("In a supplement (does not count)"))
        self.proof = Form("claimProofForm", 2)
        self.proof.line("claimEvidence", self.tr("Evidence (certificate, issue, document)"))
        self.proof.line("claimApprover", self.tr("Approved by"), limit=40)
        self.proof.line("claimReason", self.tr("Reason of the correction"), wide=True)
        self.clause = Note(name="claimClause")
        for part in (self.form, *self.parts.values(), self.level, self.authors, self.proof, self.clause):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.form.left.connect(self._on_field)
        on = known.on if known is not None else today
        self.form.put("claimPerson", person or None)
        self.form.put("claimOn", PartialDate(on.year, on.month, on.day))
        self.form.put("claimRow", known.rule if known is not None else named[0][0])
        self.authors.put("claimPlace", 1)
        self.authors.put("claimAuthors", 1)
        self._follow()
        if known is not None:
            self._fill(known)
        self._show(self.proof, "claimReason", known is not None)

    def _part(self, name: str, text: str) -> Form:
        form = Form(f"{name}Form", 2)
        form.line(name, text, limit=10)
        return form

    def _fill(self, known: CreditClaim) -> None:
        self.form.put("claimText", known.text)
        self.parts["hours"].put("claimHours", shown(known.hours) if known.hours else "")
        self.parts["bands"].put("claimMark", "" if known.mark is None else shown(known.mark))
        self.parts["manual"].put("claimAmount", shown(known.amount) if known.amount else "")
        self.level.put("claimLevel", known.level)
        self.authors.put("claimPlace", known.author_place)
        self.authors.put("claimAuthors", known.authors)
        self.authors.put("claimExcluded", bool(known.excluded))
        self.proof.put("claimEvidence", known.evidence)
        self.proof.put("claimApprover", known.approver)

    def _row(self) -> CreditRow:
        return self._rules.row(self.form.value("claimRow"))

    def _on_field(self, name: str, value: object) -> None:
        del value
        if name == "claimRow":
            self._follow()

    def _follow(self) -> None:
        row = self._row()
        for scoring, form in self.parts.items():
            form.setVisible(scoring == row.scoring)
        self.level.setVisible(bool(row.levels))
        self.authors.setVisible(row.scoring in ("levels", "fixed"))
        self._show(self.authors, "claimExcluded", bool(row.excluded))
        level = self.level.field("claimLevel")
        assert isinstance(level, QComboBox)
        level.clear()
        for one in row.levels:
            level.addItem(f"{one.label}（{shown(one.credits)}）", one.id)
        self.clause.put("", row.clause, "due")
        QTimer.singleShot(0, self, lambda: fit_height(self))

    @staticmethod
    def _show(form: Form, name: str, wanted: bool) -> None:
        cell = form.field(name).parentWidget()
        if cell is not None:
            cell.setVisible(wanted)

    def accept_now(self) -> bool:
        """Enters the claim."""
        row = self._row()
        on = self.form.value("claimOn")
        numbers: dict[str, Fraction] = {}
        for scoring, name in (("hours", "claimHours"), ("bands", "claimMark"), ("manual", "claimAmount")):
            text = self.parts[scoring].value(name)
            if scoring == row.scoring and text:
                found = decimal(text)
                if found is None:
                    self.show_error(filled(self.tr("“%1” is no number. Nothing was saved."), text))
                    return False
                numbers[name] = found
        if not self.form.value("claimPerson") or on is None or on.day is None:
            self.show_error(self.tr("Choose the trainee and the day first. Nothing was saved."))
            return False
        excluded = row.excluded and self.authors.value("claimExcluded")
        claim = CreditClaim(
            self._known.id if self._known is not None else "",
            self.form.value("claimPerson"),
            0,
            date(on.year, on.month, on.day),
            row.code,
            self.proof.value("claimEvidence"),
            self.proof.value("claimApprover"),
            self.form.value("claimText"),
            numbers.get("claimHours", Fraction(0)),
            (self.level.value("claimLevel") or "") if row.levels else "",
            numbers.get("claimMark"),
            self.authors.value("claimPlace") or 1,
            self.authors.value("claimAuthors") or 1,
            row.excluded[0] if excluded else "",
            numbers.get("claimAmount", Fraction(0)),
        )
        return bool(act(self, credits.put_claim, self._context.desk, claim, self.proof.value("claimReason")))


class ExemptSheet(Sheet):
    """Somebody is not measured by credits in a year: the reason and who approved it."""

    def __init__(self, parent: QWidget, context: ScreenContext, row: LedgerRow, year: int) -> None:
        super().__init__(parent, "exemptSheet")
        self._context, self._row, self._year = context, row, year
        self.say(filled(self.tr("Exempt %1 from the credits of %2"), row.name, year), self.tr("Exempt"))
        self.form = Form("exemptForm", 1)
        self.form.text("exemptReason", self.tr("Reason"), lines=3)
        self.form.line("exemptApprover", self.tr("Approved by"), limit=40)
        self.body.addWidget(
            label(self.tr("The credits stay; only the line of this year does not apply."), "secondary")
        )
        self.body.addWidget(self.form)

    def accept_now(self) -> bool:
        """Keeps the exemption."""
        desk = self._context.desk
        made = Exemption(
            self._row.person_id,
            self._year,
            desk.today(),
            self.form.value("exemptReason").strip(),
            self.form.value("exemptApprover"),
        )
        return bool(act(self, credits.exempt, desk, made))
