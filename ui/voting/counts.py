"""People and sheets of each voter group (发票与收票): one grid of numbers with its totals and its hard stops."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cadredesk.domain.tally import VoterGroup
from cadredesk.domain.vote import Vote
from ui.voting.words import group_label
from ui.widgets.card import Card, Note, button, label
from ui.widgets.edit import LineEdit, NumberEdit

FIELDS = ("due", "present", "issued", "returned")


class CountsCard(Card):
    """The numbers as typed; `told(groups)` when one was changed and left, `repeat()` to void and vote again.

    What is typed stays in the fields until it can be stored: the panel says with `hold` why it was not.
    """

    told = Signal(tuple)
    repeat = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ballots given out and returned"), "countsCard", parent)
        self._vote: Vote | None = None
        self._fields: dict[tuple[str, str], NumberEdit] = {}
        self._reasons: dict[str, LineEdit] = {}
        self._above: dict[str, QLabel] = {}
        self._sums: dict[str, QLabel] = {}
        self._unsaved = False
        self.fill_in = button(self.tr("Fill in (&F)"), "countsFill", "link")
        self.fill_in.clicked.connect(self.first_empty)
        self.top.addWidget(self.fill_in)
        self._grid_home = QWidget()
        self.body.addWidget(self._grid_home)
        self._why = QWidget()
        self.body.addWidget(self._why)
        self.note = Note(name="countsNote")
        self.note.hide()
        self.again = button(self.tr("Void the vote and hold it again…"), "countsRepeat", "danger")
        self.again.clicked.connect(self.repeat)
        self.again.hide()
        self.body.addWidget(self.note)
        self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    def put(self, vote: Vote, closed: bool) -> None:
        """Shows a vote's numbers; what is typed and not yet stored stays."""
        if (
            self._vote is None
            or [g.id for g in vote.categories] != [g.id for g in self._vote.categories]
            or (vote.id != self._vote.id)
        ):
            self._build(vote)
            self._unsaved = False
        self._vote = vote
        if not self._unsaved:
            for group in vote.categories:
                for field in FIELDS:
                    self._fields[group.id, field].put_number(getattr(group, field))
                self._reasons[group.id].put(group.unreturned_reason)
        self.fill_in.setVisible(not closed)
        for one in self._fields.values():
            one.setReadOnly(closed)
        for reason in self._reasons.values():
            reason.setReadOnly(closed)
        self._sum()

    def typed(self) -> tuple[VoterGroup, ...]:
        """The voter groups with the numbers in the fields."""
        assert self._vote is not None
        return tuple(
            replace(
                group,
                due=self._fields[group.id, "due"].number(),
                present=self._fields[group.id, "present"].number(),
                issued=self._fields[group.id, "issued"].number(),
                returned=self._fields[group.id, "returned"].number(),
                unreturned_reason=self._reasons[group.id].text().strip(),
            )
            for group in self._vote.categories
        )

    def hold(self, word: str, sentence: str, *, void: bool = False, tone: str = "problem") -> None:
        """Says why the numbers were not stored; `void` offers to hold the vote again."""
        self._unsaved = True
        self.say(word, sentence, tone)
        self.again.setVisible(void)

    def stored(self) -> None:
        """The numbers in the fields are those of the desk."""
        self._unsaved = False
        self.note.hide()
        self.again.hide()

    def say(self, word: str, sentence: str, tone: str = "waiting") -> None:
        """A sentence under the grid; an empty one hides it."""
        self.note.put(word, sentence, tone)
        self.note.setVisible(bool(sentence))

    @property
    def unsaved(self) -> bool:
        """Whether numbers stand in the fields that could not be stored."""
        return self._unsaved

    def ask_reason(self, group: str) -> None:
        """Puts the cursor into the reason for sheets that did not come back."""
        self._show_reasons()
        self._reasons[group].setFocus()

    def focus_on(self, group: str, field: str) -> None:
        """Puts the cursor where a sentence speaks of."""
        found = self._fields.get((group, field))
        if found is not None:
            found.setFocus()
            found.selectAll()

    def first_empty(self) -> None:
        """Puts the cursor into the first number still missing."""
        for field in self._fields.values():
            if field.number() is None:
                field.setFocus()
                return
        next(iter(self._fields.values())).setFocus()

    def _build(self, vote: Vote) -> None:
        for old in (self._grid_home, self._why):
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._fields.clear()
        self._reasons.clear()
        self._sums.clear()
        self._grid_home, self._why = QWidget(), QWidget()
        self.body.insertWidget(1, self._grid_home)
        self.body.insertWidget(2, self._why)
        grid = QGridLayout(self._grid_home)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        titles = (
            self.tr("Group"),
            self.tr("due"),
            self.tr("present"),
            self.tr("issued"),
            self.tr("returned"),
            self.tr("valid"),
            self.tr("invalid"),
        )
        for column, title in enumerate(titles):
            head = label(title, "strong", wrap=False)
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 3 if not column else 2)
        for line, group in enumerate(vote.categories, 1):
            grid.addWidget(label(group_label(vote, group.id), wrap=False), line, 0)
            for column, field in enumerate(FIELDS, 1):
                edit = NumberEdit(
                    f"count_{group.id}_{field}", f"{group_label(vote, group.id)} {titles[column]}"
                )
                edit.setMinimumWidth(52)
                edit.returnPressed.connect(partial(self._next, group.id, field))
                edit.left.connect(lambda _: self._tell())
                edit.textEdited.connect(lambda _: self._sum())
                self._fields[group.id, field] = edit
                grid.addWidget(edit, line, column)
            for column, field in ((5, "valid"), (6, "invalid")):
                self._sum_label(grid, line, column, f"{group.id}.{field}")
        if len(vote.categories) > 1:
            last = len(vote.categories) + 1
            grid.addWidget(label(self.tr("Total"), "strong", wrap=False), last, 0)
            for column, field in enumerate((*FIELDS, "valid", "invalid"), 1):
                self._sum_label(grid, last, column, f".{field}", "strong")
        below = QGridLayout(self._why)
        below.setContentsMargins(0, 0, 0, 0)
        for line, group in enumerate(vote.categories):
            text = self.tr("Why fewer were returned: %1").replace("%1", group_label(vote, group.id))
            reason = LineEdit(f"reason_{group.id}", text, 200)
            above = label(text, "secondary")
            self._above[group.id] = above
            below.addWidget(above, 2 * line, 0)
            reason.left.connect(lambda _: self._tell())
            self._reasons[group.id] = reason
            below.addWidget(reason, 2 * line + 1, 0)

    def _sum_label(self, grid: QGridLayout, line: int, column: int, key: str, role: str = "") -> None:
        figure = label("", role, f"sum{key}", wrap=False)
        figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        figure.setMinimumHeight(34)
        self._sums[key] = figure
        grid.addWidget(figure, line, column)

    def _next(self, group: str, field: str) -> None:
        keys = list(self._fields)
        at = keys.index((group, field)) + 1
        if at < len(keys):
            self._fields[keys[at]].setFocus()
            self._fields[keys[at]].selectAll()
            return
        self._tell()
        reason = next((one for one in self._reasons.values() if one.isVisible() and not one.text()), None)
        if reason is not None:
            reason.setFocus()

    def _tell(self) -> None:
        self._show_reasons()
        self.told.emit(self.typed())

    def _sum(self) -> None:
        groups = self.typed()
        for group in groups:
            known = group.invalid is not None and group.returned is not None
            self._sums[f"{group.id}.valid"].setText(str(group.valid) if known else "—")
            self._sums[f"{group.id}.invalid"].setText(str(group.invalid) if known else "—")
        if len(groups) > 1:
            for field in (*FIELDS, "invalid"):
                numbers = [getattr(group, field) for group in groups]
                whole = None not in numbers
                self._sums[f".{field}"].setText(str(sum(numbers)) if whole else "—")
            whole = all(g.invalid is not None and g.returned is not None for g in groups)
            self._sums[".valid"].setText(str(sum(g.valid for g in groups)) if whole else "—")
        self._show_reasons()

    def _show_reasons(self) -> None:
        for group in self.typed():
            fewer = group.returned is not None and group.issued is not None and group.returned < group.issued
            self._reasons[group.id].setVisible(fewer)
            self._above[group.id].setVisible(fewer)
        self._why.setVisible(any(not one.isHidden() for one in self._reasons.values()))
