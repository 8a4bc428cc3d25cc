"""The final list (确定人选): who is on it, by tier and quota, with number and day of the decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from cadredesk.actions import bureau_word, finals
from cadredesk.actions.rounds import Candidate
from cadredesk.domain.names import padded
from cadredesk.domain.notice import PublicNotice
from cadredesk.domain.round import DistrictNotice, FinalEntry, FinalList, Round
from cadredesk.domain.timeline import StepView
from ui.act import act, ask
from ui.rounds.words import day_words
from ui.steps.panel import StepPanel, fill, is_open, set_read_only
from ui.steps.parts import as_field, columns, day_of, standing
from ui.widgets.card import Card, Note, StateChip, button, clear, label
from ui.widgets.edit import LineEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext


@dataclass(frozen=True, slots=True)
class _Line:
    """The widgets of one candidate."""

    candidate: Candidate
    check: QCheckBox
    remark: LineEdit


class TierCard(Card):
    """The candidates of one tier with a tick each, and how many of its places are used."""

    def __init__(self, tier: str, title: str) -> None:
        super().__init__(title, f"tier_{tier}")
        self.tier = tier
        self.chip = StateChip(name=f"tierQuota_{tier}")
        self.top.addWidget(self.chip)
        self.grid = QGridLayout()
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(2, 1)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(4)
        self.body.addLayout(self.grid)

    def put_quota(self, used: int, places: int | None) -> None:
        """Shows used and given places; over the quota in red."""
        if places is None:
            self.chip.put(self.tr("%1 people").replace("%1", str(used)), "quiet")
            return
        text = self.tr("%1 of %2 places").replace("%1", str(used)).replace("%2", str(places))
        tone = "problem" if used > places else "done" if used == places else "due"
        self.chip.put(text + (self.tr(", too many") if used > places else ""), tone)


class FinalListPanel(StepPanel):
    """Proposes the list, lets the office edit it within the quotas, and stores it."""

    step = "final_list"

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, round_id, parent)
        self._value = FinalList()
        self._draft: FinalList | None = None
        self._candidates: tuple[Candidate, ...] = ()
        self._affected: frozenset[str] = frozenset()
        self._quotas: dict[str, int] = {}
        self._lines: list[_Line] = []
        self._tiers: list[TierCard] = []
        self._open = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self.decision = Card(self.tr("Decision"), "finalCard")
        self.form = Form("finalForm", columns())
        self.form.line("finalNumber", self.tr("Number of the document"), limit=60)
        self.form.date("finalOn", self.tr("Decided on"), full=True)
        self.form.left.connect(lambda *_: self._save())
        self.earliest = label("", "secondary", "finalEarliest")
        self.propose_again = button(self.tr("Propose anew"), "finalPropose")
        self.propose_again.clicked.connect(self.propose)
        self.unsaved = Note(name="finalUnsaved")
        self.decision.add(self.form, self.earliest, self.unsaved, flow(self.propose_again))
        box.addWidget(self.decision)
        self._tier_box = QVBoxLayout()
        self._tier_box.setSpacing(12)
        box.addLayout(self._tier_box)
        self.decided = Card(self.tr("What the bureau decided"), "decidedCard")
        self._decided_box = QVBoxLayout()
        self.decided.body.addLayout(self._decided_box)
        box.addWidget(self.decided)

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows the list, or who could be on it."""
        self._open = is_open(the_round, view)
        value = self._value = the_round.value(self.step, FinalList)
        if self._draft == value or not self._open:
            self._draft = None
        objections = the_round.value("public_notice", PublicNotice).objections
        self._affected = frozenset(one.about for one in objections if one.affects)
        quotas = the_round.value("district_notice", DistrictNotice).quotas
        self._quotas = {quota.tier: quota.places for quota in quotas}
        candidates = standing(self, self.context.desk, self.round_id, self.step)
        if candidates != self._candidates or not self._tiers:
            self._candidates = candidates
            self._rebuild(the_round)
        shown = self._draft or value
        fill(self.form, {"finalNumber": shown.number, "finalOn": as_field(shown.on)})
        first = view.earliest
        self.earliest.setText(
            self.tr("The notice must be over: from %1.").replace(
                "%1", day_words(first, self.context.desk.today())
            )
            if first
            else ""
        )
        self.earliest.setVisible(first is not None)
        set_read_only(self, not self._open)
        self._show_entries(shown)
        self._show_decided(shown)

    def _show_decided(self, shown: FinalList) -> None:
        """What the bureau's roster told about those on the list."""
        clear(self._decided_box)
        names = {one.person_id: one.name for one in self._candidates}
        for entry in shown.entries:
            found = ask(self, bureau_word.told_decision, self.context.desk, entry.person_id)
            if found and found.value:
                text = f"{names.get(entry.person_id, entry.person_id)}　{found.value}"
                self._decided_box.addWidget(label(text, name=f"decided_{entry.person_id}"))
        self.decided.setVisible(self._decided_box.count() > 0)

    def _rebuild(self, the_round: Round) -> None:
        for card in self._tiers:
            self._tier_box.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._tiers, self._lines = [], []
        measure = self.fontMetrics()
        wide = 40 + max((measure.horizontalAdvance(padded(one.name)) for one in self._candidates), default=0)
        for tier in the_round.profile.tiers:
            mine = [one for one in self._candidates if one.tier == tier.id]
            if not mine and tier.id not in self._quotas:
                continue
            card = TierCard(tier.id, tier.label)
            card.grid.setColumnMinimumWidth(0, wide)
            for at, one in enumerate(mine):
                self._add_line(card, at, one)
            if not mine:
                card.add(label(self.tr("Nobody stands for this tier."), "secondary"))
            self._tiers.append(card)
            self._tier_box.addWidget(card)

    def _add_line(self, card: TierCard, at: int, one: Candidate) -> None:
        check = QCheckBox(padded(one.name))
        check.setObjectName(f"final_{one.person_id}")
        check.setAccessibleName(self.tr("%1 on the final list").replace("%1", one.name))
        check.clicked.connect(lambda _: self._save())
        remark = LineEdit(f"finalRemark_{one.person_id}", self.tr("Remark: %1").replace("%1", one.name), 80)
        remark.setPlaceholderText(self.tr("Remark"))
        remark.left.connect(lambda _: self._save())
        post = one.current_post
        if one.person_id in self._affected:
            post = self.tr("An objection was upheld.")
        card.grid.addWidget(check, at, 0)
        card.grid.addWidget(label(post, "secondary"), at, 1)
        card.grid.addWidget(remark, at, 2)
        self._lines.append(_Line(one, check, remark))

    def _show_entries(self, shown: FinalList) -> None:
        entries = {entry.person_id: entry for entry in shown.entries}
        for line in self._lines:
            person_id = line.candidate.person_id
            entry = entries.get(person_id)
            line.check.setChecked(entry is not None)
            line.check.setEnabled(self._open and (person_id not in self._affected or entry is not None))
            line.remark.put(entry.remark if entry else "")
            line.remark.setEnabled(entry is not None)
        for card in self._tiers:
            used = sum(entry.tier == card.tier for entry in shown.entries)
            card.put_quota(used, self._quotas.get(card.tier))
        over = any(
            sum(entry.tier == tier for entry in shown.entries) > places
            for tier, places in self._quotas.items()
        )
        text = self.tr("more people than places. Take somebody out, then the list is saved by itself.")
        self.unsaved.put(
            self.tr("Not saved yet:"), text if over else self.tr("see the message above."), "problem"
        )
        self.unsaved.setVisible(self._draft is not None)
        self.propose_again.setVisible(self._open and bool(shown.entries))

    def sentence(self) -> str:
        """Where the list stands."""
        if not self._value.entries:
            return self.tr(
                "Everybody carried and not affected by an objection is proposed; edit within the quotas."
            )
        return self.tr("%1 people are on the final list.").replace("%1", str(len(self._value.entries)))

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """The proposal while there is no list."""
        if self._open and not self._value.entries and self._draft is None:
            return self.tr("Propose the list"), self.propose
        return None

    def save(self) -> bool:
        """A list over the quota cannot be left unseen."""
        super().save()
        if self._draft is None:
            return True
        act(self, finals.save, self.context.desk, self.round_id, self._draft)
        return self._draft is None

    def propose(self) -> None:
        """Takes everybody who still stands; over the quota somebody must be taken out first."""
        proposed = ask(self, finals.propose, self.context.desk, self.round_id)
        if proposed:
            self._store(proposed.value)

    def _save(self) -> None:
        if not self._open:
            return
        lines = {line.candidate.person_id: line for line in self._lines}
        entries = tuple(
            FinalEntry(one.person_id, one.tier, lines[one.person_id].remark.text().strip())
            for one in self._candidates
            if one.person_id in lines and lines[one.person_id].check.isChecked()
        )
        self._store(FinalList(self.form.value("finalNumber"), day_of(self.form, "finalOn"), entries))

    def _store(self, new: FinalList) -> None:
        if new == self._value:
            self._draft = None
            self._show_entries(new)
            return
        self._draft = new
        if act(self, finals.save, self.context.desk, self.round_id, new):
            self._draft = None
        else:
            self._show_entries(new)
            fill(self.form, {"finalNumber": new.number, "finalOn": as_field(new.on)})
        self.head_changed.emit()
