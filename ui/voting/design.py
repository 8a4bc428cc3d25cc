"""The sheet in which a vote is designed: title, what the voters are told, voter groups with their weights."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from cadredesk.domain.tally import VoterGroup, shown
from cadredesk.domain.vote import Vote
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.voting.words import joined
from ui.widgets.card import label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit, NumberEdit, TextEdit


class DesignSheet(Sheet):
    """Shows the draft that candidates and profile give, and lets the office adjust it; `drafted(vote)`."""

    drafted = Signal(object)

    def __init__(self, parent: QWidget, vote: Vote) -> None:
        super().__init__(parent, "designSheet")
        self.setMinimumWidth(620)
        self._vote = vote
        self.say(
            self.tr("Design the recommendation ballot")
            if vote.kind == "recommendation"
            else self.tr("Design the evaluation ballot"),
            self.tr("Save the design"),
        )
        for line in self._facts():
            self.body.addWidget(label(line, "secondary"))
        self.ballot_title = LineEdit("ballotTitle", self.tr("Title of the ballot"), 100)
        self.ballot_title.put(vote.form.title)
        self.remark = TextEdit("ballotRemark", self.tr("Further words to the voters"))
        self.remark.put(vote.form.instructions)
        self.remark.setFixedHeight(74)
        self.most = NumberEdit("ballotMost", self.tr("At most so many may be chosen"))
        self.most.put_number(vote.form.max)
        for text, field in (
            (self.tr("Title of the ballot"), self.ballot_title),
            (self.tr("Further words to the voters (optional)"), self.remark),
        ):
            self.body.addWidget(label(text, "strong"))
            self.body.addWidget(field)
        if vote.kind == "recommendation":
            self.body.addWidget(label(self.tr("At most so many may be chosen"), "strong"))
            self.body.addWidget(self.most)
        else:
            self.most.hide()
        self.paper = QComboBox()
        self.paper.setObjectName("ballotPaper")
        self.paper.setAccessibleName(self.tr("Paper of the ballots"))
        self.paper.addItem(self.tr("A4"), "A4")
        self.paper.addItem(self.tr("A5 (short lists)"), "A5")
        self.paper.setCurrentIndex(self.paper.findData(vote.paper))
        self.body.addWidget(label(self.tr("Paper of the ballots"), "strong"))
        self.body.addWidget(self.paper)
        self.body.addWidget(label(self.tr("Voter groups and their weights"), "strong"))
        self.body.addLayout(self._groups())
        self.ballot_title.setFocus()

    def accept_now(self) -> bool:
        """Hands the adjusted draft over."""
        groups = tuple(
            replace(group, weight=Fraction(weight.number() or 0))
            for check, weight, group in self._lines
            if check.isChecked()
        )
        if not groups:
            self.show_error(sentence_of(UserError("vote.no_groups")))
            return False
        if not any(group.weight for group in groups):
            self.show_error(sentence_of(UserError("tally.zero_weights")))
            return False
        try:
            form = replace(
                self._vote.form,
                title=self.ballot_title.text().strip(),
                instructions=self.remark.toPlainText().strip(),
                max=(self.most.number() or 0) if self._vote.kind == "recommendation" else 1,
            )
        except UserError as error:
            self.show_error(sentence_of(error))
            return False
        self.drafted.emit(replace(self._vote, form=form, categories=groups, paper=self.paper.currentData()))
        return True

    def _facts(self) -> list[str]:
        form, rule = self._vote.form, self._vote.rule
        names = [row.label for row in form.candidates()]
        lines = [self.tr("%1 candidates: %2").replace("%1", str(len(names))).replace("%2", joined(names))]
        if form.elements:
            weights = dict(rule.element_weights)
            elements = [f"{e.label} {shown(weights.get(e.id, Fraction(0)), 0)}" for e in form.elements]
            lines.append(self.tr("Elements and weights: %1").replace("%1", joined(elements)))
        if form.kind == "score":
            low, high = form.score_range()
            lines.append(self.tr("Scores from %1 to %2").replace("%1", str(low)).replace("%2", str(high)))
        elif form.kind == "grades":
            points = dict(rule.column_points)
            grades = [f"{c.label} {shown(points.get(c.id, Fraction(0)), 0)}" for c in form.columns]
            lines.append(self.tr("Grades and points: %1").replace("%1", joined(grades)))
        return lines

    def _groups(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        self._lines: list[tuple[QCheckBox, NumberEdit, VoterGroup]] = []
        for line, group in enumerate(self._vote.categories):
            check = QCheckBox(group.label or group.id)
            check.setObjectName(f"voters_{group.id}")
            check.setAccessibleName(check.text())
            check.setChecked(True)
            weight = NumberEdit(f"weight_{group.id}", self.tr("Weight of %1").replace("%1", check.text()))
            weight.put_number(None if group.weight is None else int(group.weight))
            weight.setFixedWidth(90)
            grid.setRowMinimumHeight(line, weight.sizeHint().height())
            check.toggled.connect(weight.setEnabled)
            grid.addWidget(check, line, 0)
            grid.addWidget(weight, line, 1)
            self._lines.append((check, weight, group))
        return grid
