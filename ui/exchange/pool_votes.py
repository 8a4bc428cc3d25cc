"""Sheets of a meeting on the pool: a member, the vote on one person, and who stands before the meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cadredesk.actions import bureau_checks
from cadredesk.actions.decisions import Candidate, CandidateLine
from cadredesk.domain.meeting import OPINIONS, Attendee, Item, Statement
from cadredesk.messages import sentence
from ui.exchange.words import filled
from ui.people.words import roomy
from ui.widgets.card import button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit, NumberEdit, TextEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.table import Column, Table


class MemberSheet(Sheet):
    """A member who is due: office, present or absent with the reason. `given(member)` answers whether it was stored."""

    def __init__(self, parent: QWidget, member: Attendee | None) -> None:
        super().__init__(parent, "poolMemberSheet")
        old = member or Attendee("")
        if member is None:
            self.say(self.tr("Add a member"), self.tr("Add (Ctrl+Return)"))
        else:
            self.say(old.name, self.tr("Save (Ctrl+Return)"))
        self.given: Callable[[Attendee], bool] = lambda _: False
        self.form = Form("poolMemberForm", 2)
        self.form.line("memberName", self.tr("Name"))
        self.form.line("memberRole", self.tr("Office"))
        self.form.check("memberPresent", self.tr("present"))
        self.form.line("memberReason", self.tr("Reason of absence"), wide=True)
        values = {"Name": old.name, "Role": old.role, "Present": old.present, "Reason": old.reason}
        for name, value in values.items():
            self.form.put(f"member{name}", value)
        self.body.addWidget(self.form)
        self.form.field("memberName").setFocus()

    def accept_now(self) -> bool:
        """Stores the member."""
        name = self.form.value("memberName")
        present = bool(self.form.value("memberPresent"))
        reason = "" if present else self.form.value("memberReason")
        if not name:
            self.show_error(self.tr("Type the member's name."))
            return False
        if not present and not reason:
            self.show_error(self.tr("Why is the member absent? The reason stands in the minutes."))
            return False
        return self.given(Attendee(name, "", self.form.value("memberRole"), present, reason))


class VoteSheet(Sheet):
    """The vote on one person: the counts, who stepped out, what was said. `given(item)` answers whether it was stored."""

    def __init__(
        self,
        parent: QWidget,
        candidate: Candidate,
        item: Item,
        members: Sequence[Attendee],
        must: Sequence[str],
    ) -> None:
        super().__init__(parent, "voteSheet")
        self.say(
            filled(self.tr("The vote on %1 (%2)"), candidate.name, candidate.school),
            self.tr("Save (Ctrl+Return)"),
        )
        roomy(self, 40, 26)
        self.given: Callable[[Item], bool] = lambda _: False
        self._item = item
        words = {"agree": self.tr("agree"), "disagree": self.tr("disagree"), "defer": self.tr("defer")}
        grid = QGridLayout()
        self.fields: dict[str, NumberEdit] = {}
        cast = item.agree + item.disagree + item.defer
        for at, opinion in enumerate(OPINIONS):
            field = NumberEdit(f"vote_{opinion}", words[opinion])
            field.put_number(getattr(item, opinion) if cast else None)
            above = label(words[opinion], wrap=False)
            above.setBuddy(field)
            grid.addWidget(above, 0, at)
            grid.addWidget(field, 1, at)
            self.fields[opinion] = field
        self.body.addLayout(grid)
        if must:
            told = self.tr("%1 must step out: relative or the same person.")
            self.body.addWidget(label(filled(told, "、".join(must)), "problem", "mustStepOut"))
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 8, 0)
        said = {one.name: one.text for one in item.statements}
        self._out: dict[str, QCheckBox] = {}
        self._said: dict[str, TextEdit] = {}
        for at, member in enumerate(one for one in members if one.present):
            tick = QCheckBox(filled(self.tr("%1 has stepped out"), member.name))
            tick.setObjectName(f"stepOut_{at}")
            tick.setAccessibleName(tick.text())
            tick.setChecked(member.name in item.avoided or member.name in must)
            text = TextEdit(f"statement_{at}", filled(self.tr("What %1 said"), member.name))
            text.setFixedHeight(text.fontMetrics().lineSpacing() * 2 + 18)
            text.put(said.get(member.name, ""))
            text.setPlaceholderText(self.tr("What was said; dissent word for word"))
            box.addWidget(label(f"{member.name}　{member.role}".strip(), "strong"))
            box.addWidget(tick)
            box.addWidget(text)
            self._out[member.name], self._said[member.name] = tick, text
        box.addStretch(1)
        area = QScrollArea()
        area.setObjectName("voteScroll")
        area.setAccessibleName(self.tr("Members"))
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self.fields["agree"].setFocus()

    def accept_now(self) -> bool:
        """Stores the vote; the counts must be those of everybody who did not step out."""
        agree, disagree, defer = (self.fields[one].number() or 0 for one in OPINIONS)
        out = tuple(name for name, tick in self._out.items() if tick.isChecked())
        voting = len(self._out) - len(out)
        if agree + disagree + defer != voting:
            told = self.tr("%1 members vote; %2 votes are counted.")
            self.show_error(filled(told, voting, agree + disagree + defer))
            return False
        spoken = tuple(
            Statement(name, text.toPlainText().strip())
            for name, text in self._said.items()
            if text.toPlainText().strip()
        )
        return self.given(
            replace(self._item, avoided=out, statements=spoken, agree=agree, disagree=disagree, defer=defer)
        )


class CandidatesSheet(Sheet):
    """Who may stand before the meeting, to be ticked; `given(candidates)` answers whether it was stored.

    Somebody in the pool stands there to leave it, for the reason written below.
    """

    def __init__(self, parent: QWidget, lines: Sequence[CandidateLine], chosen: Sequence[Candidate]) -> None:
        super().__init__(parent, "candidatesSheet")
        self.say(self.tr("Who stands before the meeting"), self.tr("These people"))
        roomy(self, 60, 30)
        self.given: Callable[[tuple[Candidate, ...]], bool] = lambda _: False
        self._lines = tuple(lines)
        self._known = {one.key: one for one in chosen}
        self._ticked = set(self._known)
        self.shown = QComboBox()
        self.shown.setObjectName("candidatesShown")
        self.shown.setAccessibleName(self.tr("Which people"))
        for text, key in (
            (self.tr("May enter"), "enter"),
            (self.tr("In the pool: may leave"), "leave"),
            (self.tr("Cannot be decided on now"), "not"),
        ):
            self.shown.addItem(text, key)
        self.shown.currentIndexChanged.connect(lambda _: self._keep())
        self.all_button = button(self.tr("Tick all in sight"), "tickAll", "link")
        self.all_button.clicked.connect(lambda: self._turn_all(True))
        self.none_button = button(self.tr("Tick none in sight"), "tickNone", "link")
        self.none_button.clicked.connect(lambda: self._turn_all(False))
        self.count = label("", "secondary", "candidatesCount")
        self.table = Table(
            "candidatesTable",
            self.tr("People"),
            (
                Column(
                    self.tr("Stands"),
                    lambda one: "☑" if one.candidate.key in self._ticked else "☐",
                    align=Qt.AlignmentFlag.AlignHCenter,
                    width=2,
                ),
                Column(self.tr("Name"), lambda one: one.candidate.name, width=5),
                Column(self.tr("School"), lambda one: one.candidate.school, width=11),
                Column(self.tr("Tier"), lambda one: bureau_checks.tier_word(one.candidate.tier), width=5),
                Column(self.tr("Post"), lambda one: one.candidate.post, width=8),
                Column(self.tr("Last decided"), _standing, width=8),
                Column(
                    self.tr("To be known"),
                    lambda one: sentence(f"decisions.{one.why_not}") if one.why_not else "",
                ),
            ),
        )
        self.table.put(self._lines)
        self.table.clicked.connect(lambda index: self._turn() if index.column() == 0 else None)
        self.table.opened.connect(lambda _: self._turn())
        shortcut = QShortcut(QKeySequence("Space"), self.table, activated=self._turn)  # type: ignore[call-overload]
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.reason = LineEdit("leaveReason", self.tr("Why they leave the pool"))
        self._above = label(self.tr("Why they leave the pool"), wrap=False)
        self._above.setBuddy(self.reason)
        self.body.addWidget(flow(self.shown, self.all_button, self.none_button))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.count)
        self.body.addWidget(self._above)
        self.body.addWidget(self.reason)
        self._keep()

    def _keep(self) -> None:
        wanted = self.shown.currentData()
        self.table.keep(lambda one: _mode(one) == wanted)
        if self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        for link in (self.all_button, self.none_button):
            link.setVisible(wanted != "not")
        self.reason.setVisible(wanted == "leave")
        self._above.setVisible(wanted == "leave")
        self._count()

    def _turn(self) -> None:
        line = self.table.current_row()
        if isinstance(line, CandidateLine) and _mode(line) != "not":
            self._ticked ^= {line.candidate.key}
            self.table.viewport().update()
            self._count()

    def _turn_all(self, ticked: bool) -> None:
        keys = {one.candidate.key for one in self.table.rows.shown()}
        self._ticked = self._ticked | keys if ticked else self._ticked - keys
        self.table.viewport().update()
        self._count()

    def _count(self) -> None:
        modes = [_mode(one) for one in self._lines if one.candidate.key in self._ticked]
        told = self.tr("%1 are to enter, %2 to leave.")
        self.count.setText(filled(told, modes.count("enter"), modes.count("leave")))

    def accept_now(self) -> bool:
        """Puts those ticked before the meeting; somebody who may not stand any more is left out."""
        reason = self.reason.text().strip()
        chosen = []
        for line in self._lines:
            key, mode = line.candidate.key, _mode(line)
            if key not in self._ticked or mode == "not":
                continue
            known = self._known.get(key)
            if mode == "leave":
                remark = reason or (known.remark if known is not None else "")
                if not remark:
                    self.shown.setCurrentIndex(1)
                    self.show_error(self.tr("Write down why they leave the pool."))
                    self.reason.setFocus()
                    return False
                chosen.append(replace(line.candidate, asks="leave", remark=remark))
            else:
                chosen.append(line.candidate)
        return self.given(tuple(chosen))


def _mode(line: CandidateLine) -> str:
    """Whether somebody may stand to enter, to leave, or not at all."""
    last = line.standing
    if last is not None and last.outcome == "entered" and not (line.is_new and not line.why_not):
        return "leave"
    return "not" if line.why_not else "enter"


def _standing(line: CandidateLine) -> str:
    last = line.standing
    return f"{sentence(f'decisions.{last.outcome}')} {last.on.isoformat()}" if last else ""
