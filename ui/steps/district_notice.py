"""The district's notice (区局通知): number, dates, quotas by tier, deadline, and the day ages are counted to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from cadredesk.actions import bureau_word, rounds
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.round import DistrictNotice, Quota, Round
from cadredesk.domain.timeline import StepView
from ui.act import act, ask
from ui.rounds.words import day_words, joined
from ui.steps.panel import StepPanel, fill, is_open, set_read_only
from ui.widgets.card import Card, button, clear, label
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext

_DAYS = ("issued_on", "received_on", "deadline", "reference_date")


class DistrictNoticePanel(StepPanel):
    """What the notice says. Every field is saved when it is left."""

    step = "district_notice"

    def __init__(self, context: ScreenContext, round_id: str, parent: Any = None) -> None:
        super().__init__(context, round_id, parent)
        self._value = DistrictNotice()
        self._tiers: tuple[str, ...] = ()
        self.form = Form("noticeForm", 2)
        self.form.line(
            "number", self.tr("Number of the document"), hint=self.tr("For example 阳教组〔2026〕9号")
        )
        self.form.line("issuer", self.tr("Issued by"))
        self.form.line("title", self.tr("Title"), wide=True)
        self.form.date("issued_on", self.tr("Issued on"), full=True)
        self.form.date("received_on", self.tr("Received on"), full=True)
        self.form.date(
            "deadline",
            self.tr("At the bureau by"),
            full=True,
            hint=self.tr("The latest day of every step follows from it."),
        )
        self.form.date(
            "reference_date",
            self.tr("Ages are counted to"),
            full=True,
            hint=self.tr("Ages and years of service in the review count to this day."),
        )
        self.form.text("remarks", self.tr("Remarks"), lines=2)
        self.form.left.connect(self._on_left)
        card = Card(self.tr("What the notice says"), "noticeCard")
        card.add(self.form)
        self._quota_card = Card(self.tr("Places"), "quotaCard")
        self._quota_card.aside.setText(self.tr("Empty: the notice names no number"))
        self._quota_box = QVBoxLayout()
        self._quota_card.body.addLayout(self._quota_box)
        self.quotas = Form("quotaForm", 3)
        self._quota_box.addWidget(self.quotas)
        self._came = QVBoxLayout()
        self._came.setSpacing(8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(self._came)
        box.addWidget(card)
        box.addWidget(self._quota_card)

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows the notice as recorded."""
        self._value = value = the_round.value(self.step, DistrictNotice)
        tiers = tuple(tier.id for tier in the_round.profile.tiers)
        if tiers != self._tiers:
            self._tiers = tiers
            clear(self._quota_box)
            self.quotas = Form("quotaForm", 3)
            for tier in the_round.profile.tiers:
                self.quotas.number(f"quota_{tier.id}", tier.label)
            self.quotas.left.connect(self._on_quota)
            self._quota_box.addWidget(self.quotas)
        days = {name: getattr(value, name) for name in _DAYS}
        fill(
            self.form,
            {
                "number": value.number,
                "issuer": value.issuer,
                "title": value.title,
                "remarks": value.remarks,
                **{name: PartialDate.of(day) if day else None for name, day in days.items()},
            },
        )
        places = {quota.tier: quota.places for quota in value.quotas}
        fill(self.quotas, {f"quota_{tier}": places.get(tier) for tier in tiers})
        set_read_only(self, not is_open(the_round, view))
        self._offer(is_open(the_round, view))

    def _offer(self, open_: bool) -> None:
        """A notice of the bureau that came on a stick and waits can be filled in at once."""
        clear(self._came)
        found = ask(self, bureau_word.open_notices, self.context.desk) if open_ else None
        for at, notice in enumerate(found.value if found else ()):
            word = notice.word
            told = self.tr("From the bureau's stick: %1 %2").replace("%1", word.document)
            take = button(self.tr("Fill it in here"), f"fillNotice_{at}")
            take.clicked.connect(partial(self._fill_in, notice.package_id))
            line = Card("", f"cameNotice_{at}")
            line.add(label(told.replace("%2", word.title), "strong"))
            line.add_row(take)
            self._came.addWidget(line)

    def _fill_in(self, package_id: str) -> None:
        act(self, bureau_word.fill_notice, self.context.desk, self.round_id, package_id)

    def sentence(self) -> str:
        """What the notice is for, and how long there is."""
        today = self.context.desk.today()
        deadline = self._value.deadline
        if deadline is None:
            return self.tr(
                "Enter what the district's notice says; the dates of all steps follow from its deadline."
            )
        left = (deadline - today).days
        text = self.tr("The papers must be at the bureau by %1.").replace("%1", day_words(deadline, today))
        if left >= 0:
            text = joined(text, self.tr("%1 days are left.").replace("%1", str(left)))
        return text

    def people(self) -> tuple[tuple[str, str], ...]:
        """Who issued the notice."""
        return ((self.tr("Issued by"), self._value.issuer),)

    def _on_left(self, name: str, value: Any) -> None:
        if name in _DAYS:
            value = date(value.year, value.month, value.day) if value else None
        changes: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value}
        self._store(replace(self._value, **changes))

    def _on_quota(self, name: str, value: int | None) -> None:
        tier = name.removeprefix("quota_")
        places = {quota.tier: quota.places for quota in self._value.quotas}
        places.pop(tier, None)
        if value is not None:
            places[tier] = value
        self._store(
            replace(
                self._value, quotas=tuple(Quota(one, places[one]) for one in self._tiers if one in places)
            )
        )

    def _store(self, value: DistrictNotice) -> None:
        if act(self, rounds.record_notice, self.context.desk, self.round_id, value):
            self._value = value
