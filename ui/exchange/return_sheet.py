"""Why a report goes back: what the checks found, to be ticked, further reasons about a person and a field, and free words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from cadredesk.actions.bureau_checks import Suggestion
from ui.exchange.report_card import field_text
from ui.exchange.words import filled, reason_word, reason_words
from ui.people.words import field_word, part_words, roomy
from ui.widgets.card import button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import TextEdit
from ui.widgets.table import Column, Table

Reason = tuple[str, str, str]

_FIELDS = (
    "name",
    "gender",
    "birth",
    "ethnicity",
    "native_place",
    "id_number",
    "party",
    "party_joined",
    "work_started",
    "teaching_started",
    "current_post",
    "current_post_since",
)


class ReturnSheet(Sheet):
    """`given(reasons, text)` answers whether it was done; ticked findings become reasons, their words join the text."""

    def __init__(
        self,
        parent: QWidget,
        school: str,
        people: Sequence[tuple[str, str]],
        found: Sequence[Suggestion] = (),
    ) -> None:
        super().__init__(parent, "returnSheet", danger=True)
        self.say(filled(self.tr("Return the report of %1"), school), self.tr("Return"))
        roomy(self, 56, 30)
        self.given: Callable[[tuple[Reason, ...], str], bool] = lambda _reasons, _text: False
        self._names = dict(people)
        self._reasons: list[Reason] = []
        self._found = tuple(found)
        self._ticked = {at for at, one in enumerate(found) if one.ticked}
        self.body.addWidget(
            label(
                self.tr("The school sees every reason and is led to the person and the field."), "secondary"
            )
        )
        if found:
            self._add_findings()
        self._add_own(people)
        self.text = TextEdit("returnText", self.tr("In words"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 2 + 24)
        above = label(self.tr("In words"), wrap=False)
        above.setBuddy(self.text)
        self.body.addWidget(above)
        self.body.addWidget(self.text)

    def _add_findings(self) -> None:
        self.findings = Table(
            "foundTable",
            self.tr("What was found"),
            (
                Column(
                    self.tr("Tell"),
                    lambda at: "☑" if at in self._ticked else "☐",
                    align=Qt.AlignmentFlag.AlignHCenter,
                    width=2,
                ),
                Column(self.tr("What was found"), lambda at: self._found[at].words),
            ),
        )
        self.findings.setMinimumHeight(130)
        self.findings.put(tuple(range(len(self._found))))
        self.findings.clicked.connect(lambda index: self._turn() if index.column() == 0 else None)
        self.findings.opened.connect(lambda _: self._turn())
        shortcut = QShortcut(QKeySequence("Space"), self.findings, activated=self._turn)  # type: ignore[call-overload]
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.findings.setCurrentIndex(self.findings.rows.index(0, 0))
        self.count = label("", "secondary", "foundCount")
        self.body.addWidget(self.count)
        self.body.addWidget(self.findings, 3)
        self._count()

    def _add_own(self, people: Sequence[tuple[str, str]]) -> None:
        self.reason = self._box("returnReason", self.tr("Further reason"), reason_words())
        self.person = self._box(
            "returnPerson", self.tr("Person"), (("", self.tr("the whole report")), *people)
        )
        self.field = self._box(
            "returnField",
            self.tr("Field"),
            (("", "—"), *((name, field_word(name)) for name in _FIELDS), *part_words()),
        )
        self.add_button = button(self.tr("Add this reason"), "addReason")
        self.add_button.clicked.connect(self.add_reason)
        grid = QGridLayout()
        for column, box in enumerate((self.reason, self.person, self.field)):
            above = label(box.accessibleName(), wrap=False)
            above.setBuddy(box)
            grid.addWidget(above, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.add_button, 1, 3)
        self.body.addLayout(grid)
        self.table = Table(
            "reasonsTable",
            self.tr("Reasons"),
            (
                Column(self.tr("Reason"), lambda one: reason_word(one[0]), width=9),
                Column(
                    self.tr("Person"),
                    lambda one: self._names.get(one[1], self.tr("the whole report")),
                    width=7,
                ),
                Column(self.tr("Field"), lambda one: field_text(one[2]) if one[2] else ""),
            ),
        )
        self.table.setMinimumHeight(90)
        self.table.setVisible(not self._found)
        self.remove_button = button(self.tr("Take the reason in sight out"), "removeReason", "link")
        self.remove_button.clicked.connect(self._remove)
        self.remove_button.hide()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.remove_button)

    def _box(self, name: str, text: str, options: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(text)
        for key, words in options:
            box.addItem(words, key)
        return box

    def _turn(self) -> None:
        at = self.findings.current_row()
        if at is not None:
            self._ticked ^= {at}
            self.findings.viewport().update()
            self._count()

    def _count(self) -> None:
        told = self.tr("Found by the checks; %1 of %2 are told to the school (Space turns one).")
        self.count.setText(filled(told, len(self._ticked), len(self._found)))

    def add_reason(self) -> None:
        """Puts the reason chosen into the list."""
        found = (self.reason.currentData(), self.person.currentData(), self.field.currentData())
        if found not in self._reasons:
            self._reasons.append(found)
        self._show()

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._reasons.remove(row)
            self._show()

    def _show(self) -> None:
        self.table.put(self._reasons)
        self.table.setVisible(bool(self._reasons) or not self._found)
        if self.table.current_row() is None and self._reasons:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.remove_button.setVisible(bool(self._reasons))

    def accept_now(self) -> bool:
        """Returns the report."""
        told = [self._found[at] for at in sorted(self._ticked)]
        reasons = dict.fromkeys((*(reason for one in told for reason in one.reasons), *self._reasons))
        words = [one.words for one in told] + [self.text.toPlainText().strip()]
        return self.given(tuple(reasons), "\n".join(filter(None, words)))
