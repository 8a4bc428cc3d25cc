"""The grid into which ballots are typed on the number pad, from the first key to the last without a mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cadredesk.domain.form import ABSTAIN, ALL, WRITE_IN, BallotForm
from cadredesk.domain.names import padded
from ui.style import CELL, PAPER, SECONDARY, TEXT
from ui.widgets.card import label
from ui.widgets.edit import LineEdit

Marks = dict[str, str | int | tuple[str, ...] | None]
"""One ballot as `BallotForm.pattern` takes it: group to column id, points, chosen rows, or None (abstention)."""

_NO_NUM_LOCK = {
    Qt.Key.Key_Insert: "0",
    Qt.Key.Key_End: "1",
    Qt.Key.Key_Down: "2",
    Qt.Key.Key_PageDown: "3",
    Qt.Key.Key_Left: "4",
    Qt.Key.Key_Clear: "5",
    Qt.Key.Key_Right: "6",
    Qt.Key.Key_Home: "7",
    Qt.Key.Key_Up: "8",
    Qt.Key.Key_PageUp: "9",
}
"""The digits of the number pad while Num Lock is off."""


@dataclass(frozen=True, slots=True)
class InvalidReason:
    """Why a ballot does not count: a code for the record and words for the clerk."""

    code: str
    text: str


class BallotGrid(QWidget):
    """One ballot at a time: a line a candidate, a cell an element.

    Keys: 1 to 9 a grade (or digits of a score), 0 abstains, `*` gives the rest the first grade, `-` goes
    back a cell, `/` declares the ballot invalid, both Enters finish it, `+` closes the bundle. The input
    method is off. `ballotDone(marks)` and `invalid(code)` ask the screen to store; the grid keeps the
    ballot until `next_ballot()` is called, so that nothing is lost when storing fails.
    `told(sentence)` says why a key did nothing.
    """

    ballotDone = Signal(dict)
    invalid = Signal(str)
    closeBundle = Signal()
    told = Signal(str)

    def __init__(
        self,
        form: BallotForm,
        reasons: Sequence[InvalidReason] = (),
        parent: QWidget | None = None,
        name: str = "ballotGrid",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Ballot"))
        self._form = form
        self._reasons = tuple(reasons)[:9]
        self._choosing = form.kind == "recommendation"
        self._grades = () if form.kind == "score" else tuple(c for c in form.columns if c.id != ABSTAIN)[:9]
        self._lowest, self._highest = form.score_range() if form.kind == "score" else (0, 0)
        self._rows = form.candidates()
        self._elements = () if self._choosing else form.elements
        self._groups = [
            form.group_id(row.id, element)
            for row in self._rows
            for element in ([e.id for e in self._elements] or [""])
        ]
        self._wide = max(1, len(self._elements))
        self._marks: dict[int, str | int | None] = {}
        self._typing = ""
        self._at = 0
        self._asking_reason = False
        self._build(name)
        self.next_ballot()

    def _build(self, name: str) -> None:
        self.table = QTableWidget(len(self._rows), self._wide + 1)
        self.table.setObjectName(f"{name}Table")
        self.table.setAccessibleName(self.tr("Ballot"))
        self.table.setProperty("role", "ballot")
        self.table.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Candidate"), *([e.label for e in self._elements] or [self._single_title()])]
        )
        metrics = self.table.fontMetrics()
        across, down = self.table.horizontalHeader(), self.table.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        longest = max((metrics.horizontalAdvance(padded(row.label)) for row in self._rows), default=0)
        self.table.setColumnWidth(0, max(longest, metrics.horizontalAdvance("国") * 5) + 28)
        across.setSectionsClickable(False)
        across.setMinimumHeight(38)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(max(26, round(metrics.height() * 1.25)))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for line, row in enumerate(self._rows):
            item = QTableWidgetItem(f" {padded(row.label)}")
            item.setToolTip(row.note)
            self.table.setItem(line, 0, item)
            for column in range(self._wide):
                cell = QTableWidgetItem()
                cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.table.setItem(line, column + 1, cell)
        self.write_ins = LineEdit(f"{name}WriteIns", self.tr("Names written in by the voter"), 500)
        self.write_ins.setPlaceholderText(
            self.tr("Names written in, separated by 、 — Enter returns to the list")
        )
        self.write_ins.returnPressed.connect(self.setFocus)
        self.write_ins.setVisible(self._choosing and any(self._form.is_write_in(r) for r in self._form.rows))
        self.keys = QFrame()
        self.keys.setProperty("role", "keys")
        self._keys_text = QLabel()
        self._keys_text.setObjectName(f"{name}Keys")
        self._keys_text.setTextFormat(Qt.TextFormat.RichText)
        self._keys_text.setWordWrap(True)
        inside = QHBoxLayout(self.keys)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.addWidget(self._keys_text, 1)
        self._said = label("", "problem", f"{name}Said")
        inside.addWidget(self._said)
        self._said.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.table, 1)
        box.addWidget(self.write_ins)
        box.addWidget(self.keys)
        box.addStretch(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the height among the candidates, within what reads well."""
        super().resizeEvent(event)
        head = max(38, self.table.horizontalHeader().sizeHint().height())
        below = self.keys.sizeHint().height() + 10
        if self.write_ins.isVisibleTo(self):
            below += self.write_ins.sizeHint().height() + 10
        most = max(46, round(self.table.fontMetrics().height() * 1.9))
        down = self.table.verticalHeader()
        share = (self.height() - head - below - 4) // max(1, len(self._rows))
        down.setDefaultSectionSize(max(down.minimumSectionSize(), min(most, share)))
        self.table.setMaximumHeight(head + down.defaultSectionSize() * len(self._rows) + 3)

    def next_ballot(self) -> None:
        """Empties the grid for the next ballot; called when the last one is stored."""
        self._marks.clear()
        self._typing = ""
        self._at = 0
        self._asking_reason = False
        self.write_ins.clear()
        self._say("")
        self._show_all()

    def put(self, marks: Marks) -> None:
        """Shows a ballot as it was stored, with the cursor on its first cell."""
        self.next_ballot()
        chosen = marks.get(ALL)
        for at, group in enumerate(self._groups):
            if self._choosing:
                mark: str | int | None = self._grades[0].id if chosen and group in tuple(chosen) else None  # type: ignore[arg-type]
                self._marks[at] = mark
            elif group in marks:
                given = marks[group]
                self._marks[at] = given if isinstance(given, str | int) else None
        self._show_all()

    def go_to(self, group: str) -> None:
        """Puts the cursor on a cell: the place an error speaks of."""
        if group in self._groups:
            self._move(self._groups.index(group))
            self.setFocus()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed of the ballot."""
        return not self._marks and not self._typing and not self.write_ins.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key of the grid; keys that mean nothing here go on to the window."""
        sign = _sign(event)
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif self._asking_reason:
            self._answer_reason(event, sign)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif sign and sign in "0123456789":
            self._digit(sign)
        elif sign == "*":
            self._rest()
        elif sign == "-" or event.key() == Qt.Key.Key_Backspace:
            self._back()
        elif sign == "/":
            self._ask_reason()
        elif sign in ("+", "="):
            self._close_bundle()
        elif event.key() in _ARROWS:
            self._walk(event.key())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the cursor's cell."""
        super().focusInEvent(event)
        self._paint(self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Pales the cursor's cell."""
        super().focusOutEvent(event)
        self._paint(self._at)

    def _digit(self, sign: str) -> None:
        self._say("")
        if self._at >= len(self._groups):
            self._refuse(self.tr("The ballot is full: Enter stores it, - goes back"))
        elif self._form.kind == "score":
            self._score(sign)
        elif sign == "0":
            self._mark(None)
        elif int(sign) <= len(self._grades):
            self._mark(self._grades[int(sign) - 1].id)
        else:
            self._refuse(self.tr("There is no grade %1").replace("%1", sign))

    def _score(self, sign: str) -> None:
        if not self._typing and sign == "0":
            self._mark(None)
            return
        typed = self._typing + sign
        if int(typed) > self._highest:
            self._refuse(self.tr("At most %1 points").replace("%1", str(self._highest)))
            return
        self._typing = typed
        if int(typed) * 10 > self._highest:
            self._take_score()
        else:
            self._marks.pop(self._at, None)
            self._paint(self._at)

    def _take_score(self) -> bool:
        points = int(self._typing)
        if points < self._lowest:
            self._typing = ""
            self._paint(self._at)
            self._refuse(self.tr("At least %1 points").replace("%1", str(self._lowest)))
            return False
        self._typing = ""
        self._mark(points)
        return True

    def _mark(self, mark: str | int | None) -> None:
        self._marks[self._at] = mark
        self._move(self._at + 1)

    def _rest(self) -> None:
        if self._form.kind == "score":
            self._refuse(self.tr("* works with grades only"))
            return
        first = None if self._choosing else self._grades[0].id
        for at in range(len(self._groups)):
            self._marks.setdefault(at, first)
        self._show_all()
        self._move(len(self._groups))

    def _back(self) -> None:
        self._say("")
        if self._typing:
            self._typing = ""
            self._paint(self._at)
            return
        if self._at == 0:
            self._refuse(self.tr("This is the first cell"))
            return
        self._move(self._at - 1)
        self._marks.pop(self._at, None)
        self._paint(self._at)

    def _finish(self) -> None:
        if self._typing:
            self._take_score()
            return
        missing = next((at for at in range(len(self._groups)) if at not in self._marks), None)
        if missing is not None and not self._choosing:
            self._move(missing)
            self._refuse(self.tr("This cell is empty: 0 is an abstention"))
            return
        self._say("")
        self.ballotDone.emit(self._ballot())

    def _ballot(self) -> Marks:
        if not self._choosing:
            return {group: self._marks[at] for at, group in enumerate(self._groups)}
        chosen = [group for at, group in enumerate(self._groups) if self._marks.get(at) is not None]
        names = self.write_ins.text().replace(",", "、").replace("，", "、").split("、")
        chosen += [WRITE_IN + name.strip() for name in names if name.strip()]
        return {ALL: tuple(chosen)}

    def _close_bundle(self) -> None:
        if not self.is_empty:
            self._refuse(self.tr("First finish this ballot with Enter, then close the bundle"))
            return
        self.closeBundle.emit()

    def _ask_reason(self) -> None:
        if not self._reasons:
            self.invalid.emit("")
            return
        self._asking_reason = True
        self._show_keys()

    def _answer_reason(self, event: QKeyEvent, sign: str) -> None:
        if sign and sign in "123456789" and int(sign) <= len(self._reasons):
            self._asking_reason = False
            self._show_keys()
            self.invalid.emit(self._reasons[int(sign) - 1].code)
        elif sign == "-" or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self._asking_reason = False
            self._show_keys()
        else:
            QApplication.beep()

    def _walk(self, key: int) -> None:
        if self._typing and not self._take_score():
            return
        self._say("")
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._wide,
            Qt.Key.Key_Down: self._wide,
        }
        wanted = self._at + step[Qt.Key(key)]
        if 0 <= wanted < len(self._groups):
            self._move(wanted)

    def _move(self, at: int) -> None:
        before, self._at = self._at, at
        self._paint(before)
        self._paint(at)
        self._show_keys()
        if at < len(self._groups):
            item = self._item(at)
            self.table.setCurrentItem(item)
            self.table.scrollToItem(item)

    def _refuse(self, sentence: str) -> None:
        QApplication.beep()
        self._say(sentence)
        self.told.emit(sentence)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._keys_text.setVisible(not sentence)

    def _show_all(self) -> None:
        for at in range(len(self._groups)):
            self._paint(at)
        self._show_keys()

    def _paint(self, at: int) -> None:
        if at >= len(self._groups):
            return
        item = self._item(at)
        here = at == self._at
        text, faint = self._cell_text(at)
        item.setText(f"{self._typing}|" if here and (self._typing or at not in self._marks) else text)
        item.setForeground(QBrush(QColor(SECONDARY if faint else TEXT)))
        ground = (CELL if self.hasFocus() else "#E6ECF5") if here else PAPER
        item.setBackground(QBrush(QColor(ground)))
        bold = item.font()
        bold.setBold(here)
        item.setFont(bold)
        row, column = self._rows[at // self._wide], at % self._wide
        element = self._elements[column].label if self._elements else ""
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.label} {element} {text}".strip())

    def _item(self, at: int) -> QTableWidgetItem:
        item = self.table.item(at // self._wide, at % self._wide + 1)
        assert item is not None
        return item

    def _cell_text(self, at: int) -> tuple[str, bool]:
        if at not in self._marks:
            return "", False
        mark = self._marks[at]
        if self._choosing:
            return ("●", False) if mark is not None else ("", False)
        if mark is None:
            return self.tr("0 abstains"), True
        if isinstance(mark, int):
            return str(mark), False
        place = next(i for i, grade in enumerate(self._grades) if grade.id == mark)
        return f"{place + 1} {self._grades[place].label}", place > 0

    def _single_title(self) -> str:
        return self._form.columns[0].label if self._choosing else self.tr("Mark")

    def _show_keys(self) -> None:
        if self._asking_reason:
            pairs = [(str(i + 1), reason.text) for i, reason in enumerate(self._reasons)]
            why = self.tr("Invalid, because:")
            lead = f"<b>{why}</b> "
            pairs.append(("\N{MINUS SIGN}", self.tr("back")))
        else:
            lead, pairs = "", self._usual_keys()
        self._keys_text.setText(
            lead + "&nbsp;&nbsp;&nbsp; ".join(f"<b>{key}</b>&nbsp;{word}" for key, word in pairs)
        )
        self._keys_text.setAccessibleName(" ".join(f"{key} {word}" for key, word in pairs))

    def _usual_keys(self) -> list[tuple[str, str]]:
        if self._form.kind == "score":
            keys = [(f"{self._lowest}–{self._highest}", self.tr("points"))]
        else:
            keys = [(str(i + 1), grade.label) for i, grade in enumerate(self._grades)]
        keys.append(("0", self.tr("not chosen") if self._choosing else self.tr("abstains")))
        if self._choosing:
            keys.append(("*", self.tr("rest not chosen")))
        elif self._grades:
            keys.append(("*", self.tr("rest all %1").replace("%1", self._grades[0].label)))
        return [
            *keys,
            ("\N{MINUS SIGN}", self.tr("back a cell")),
            ("/", self.tr("invalid ballot")),
            ("Enter", self.tr("next ballot")),
            ("+", self.tr("close the bundle")),
        ]


_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def _sign(event: QKeyEvent) -> str:
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier and not event.text():
        return _NO_NUM_LOCK.get(Qt.Key(event.key()), "")
    sign = event.text()
    if len(sign) == 1 and "\uff01" <= sign <= "\uff5e":
        return chr(ord(sign) - 0xFEE0)
    return sign
