"""Nominations (推荐提名): who is put forward for which tier, by whom and why; added, corrected, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cadredesk.actions import eligibility, nominations, people
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.domain.round import DistrictNotice, Nomination, Nominations, Round
from cadredesk.domain.timeline import StepView
from ui.act import act, ask
from ui.people.finder import Finder
from ui.rounds.words import day_words, source_words
from ui.steps.panel import StepPanel, is_open
from ui.widgets.card import Card, EmptyState, Note, button, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.people_picker import PeoplePicker
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table


@dataclass(frozen=True, slots=True)
class Entry:
    """One nomination as the table shows it, with its place in the record."""

    at: int
    name: str
    tier: str
    nomination: Nomination


class NominationPanel(StepPanel):
    """The table of nominations with what can be done to them."""

    step = "nomination"

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, round_id, parent)
        self._round: Round | None = None
        self._open = False
        self.finder = Finder()
        sources = source_words()
        self.table = Table(
            "nominations",
            self.tr("Nominations"),
            (
                Column(self.tr("Name"), lambda row: padded(row.name), lambda row: row.at, _tone, width=4),
                Column(self.tr("Tier"), lambda row: row.tier, tone=_tone, width=5),
                Column(
                    self.tr("Put forward"),
                    lambda row: f"{sources[row.nomination.source]} {row.nomination.by}".strip(),
                    tone=_tone,
                    width=8,
                ),
                Column(self.tr("Day"), lambda row: self._day(row.nomination.on), tone=_tone, width=5),
                Column(self.tr("State"), self._state, tone=self._state_tone, width=4),
            ),
        )
        self.table.setMinimumHeight(260)
        self.table.opened.connect(lambda row: self._change(row))
        self.table.current.connect(lambda _: self._show_detail())
        self.add_button = button(self.tr("Put somebody forward (&A)"), "addNomination")
        self.add_button.clicked.connect(self.add)
        self.change_button = button(self.tr("Correct"), "changeNomination")
        self.change_button.clicked.connect(lambda: self._change(self.table.current_row()))
        self.withdraw_button = button(self.tr("Withdraw"), "withdrawNomination")
        self.withdraw_button.clicked.connect(self.withdraw)
        self.file_button = button(self.tr("Open the file"), "openFile", "link")
        self.file_button.clicked.connect(self._open_file)
        self.detail = label("", "secondary", "nominationDetail")
        self.empty = EmptyState(
            self.tr("Nobody is put forward yet."), self.tr("Put somebody forward (&A)"), "noNominations"
        )
        self.empty.acted.connect(self.add)
        self.empty.button.setProperty("role", "")
        card = Card(self.tr("Nominations"), "nominationCard")
        self._card = card
        card.add(flow(self.add_button, self.change_button, self.withdraw_button, self.file_button))
        card.add(self.table, self.empty, self.detail)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows the nominations as recorded."""
        self._round, self._open = the_round, is_open(the_round, view)
        found = ask(self, people.lines, self.context.desk)
        lines = found.value if found else ()
        self.finder.put([line for line in lines if line.left_on is None])
        names = {line.id: line.name for line in lines}
        entries = the_round.value(self.step, Nominations).entries
        rows = [
            Entry(at, names.get(one.person_id, one.person_id), self._tier(one.tier), one)
            for at, one in enumerate(entries)
        ]
        self.table.put(rows, same=lambda row: row.at)
        if rows and self.table.current_row() is None:
            self.table.go_to(lambda row: row is rows[0])
        self.table.setVisible(bool(rows))
        self.detail.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.empty.button.setVisible(False)
        self._card.aside.setText(self._counts())
        self.add_button.setVisible(self._open and bool(self._standing()))  # until then the head's button adds
        self._show_detail()

    def sentence(self) -> str:
        """Who may put forward, and how many there are for the places."""
        return self.tr(
            "People may be put forward by themselves, a department, colleagues or the leadership; one person for one"
            " tier. The recommendation form is filled from the person's file."
        )

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """Putting somebody forward, until there is somebody."""
        if self._open and not self._standing():
            return self.tr("Put somebody forward (&A)"), self.add
        return None

    def people(self) -> tuple[tuple[str, str], ...]:
        """Who stands, by tier."""
        found = []
        for tier in self._round.profile.tiers if self._round else ():
            ids = dict.fromkeys(one.person_id for one in self._standing() if one.tier == tier.id)
            found.append((tier.label, "、".join(self.finder.name_of(one) or one for one in ids)))
        return tuple(found)

    def add(self) -> None:
        """Opens the sheet that puts somebody forward."""
        if self._round is not None and self._open:
            NominationSheet(self, self._round).open()

    def withdraw(self) -> None:
        """Withdraws every nomination of the person stood on, with a reason."""
        row = self.table.current_row()
        if row is None or not self._open:
            return
        sheet = ReasonDialog(
            self,
            self.tr("Withdraw %1").replace("%1", row.name),
            self.tr("All nominations of this person are withdrawn. They stay in the record with the reason."),
            self.tr("Withdraw"),
            "withdrawDialog",
        )
        sheet.given.connect(
            lambda reason: act(
                self,
                nominations.withdraw,
                self.context.desk,
                self.round_id,
                row.nomination.person_id,
                reason,
            )
        )
        sheet.open()

    def edit(self) -> None:
        """F2: corrects the nomination stood on."""
        self._change(self.table.current_row())

    def _change(self, row: Entry | None) -> None:
        if row is not None and self._round is not None and self._open and not row.nomination.withdrawn:
            NominationSheet(self, self._round, row).open()

    def _open_file(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.context.navigate("people", person=row.nomination.person_id)

    def _standing(self) -> tuple[Nomination, ...]:
        return self._round.value(self.step, Nominations).standing() if self._round else ()

    def _show_detail(self) -> None:
        row = self.table.current_row()
        live = row is not None and not row.nomination.withdrawn
        self.change_button.setVisible(self._open and live)
        self.withdraw_button.setVisible(self._open and live)
        self.file_button.setVisible(row is not None)
        if row is None:
            return
        one = row.nomination
        parts = [
            (self.tr("Reason:"), one.reason),
            (self.tr("Recommendation intention:"), one.intention),
            (self.tr("Withdrawn:"), one.withdrawn_reason),
        ]
        self.detail.setText("\n".join(f"{word} {text}" for word, text in parts if text))

    def _counts(self) -> str:
        if self._round is None:
            return ""
        places = {
            quota.tier: quota.places for quota in self._round.value("district_notice", DistrictNotice).quotas
        }
        told = []
        for tier in self._round.profile.tiers:
            count = len({one.person_id for one in self._standing() if one.tier == tier.id})
            if tier.id in places:
                text = self.tr("%1: %2 for %3 places")
                text = text.replace("%3", str(places[tier.id]))
            elif count:
                text = self.tr("%1: %2")
            else:
                continue
            told.append(text.replace("%1", tier.label).replace("%2", str(count)))
        return "　".join(told)

    def _tier(self, tier_id: str) -> str:
        tier = self._round.profile.tier(tier_id) if self._round else None
        return tier.label if tier else tier_id

    def _day(self, day: date | None) -> str:
        return day_words(day, self.context.desk.today())

    def _state(self, row: Entry) -> str:
        if row.nomination.withdrawn:
            return self.tr("withdrawn")
        return self.tr("signed") if row.nomination.signed else self.tr("not signed")

    def _state_tone(self, row: Entry) -> str:
        if row.nomination.withdrawn:
            return "quiet"
        return "done" if row.nomination.signed else "waiting"


class NominationSheet(Sheet):
    """Puts somebody forward, or corrects what was entered (the person, the tier and the source then stay)."""

    def __init__(self, panel: NominationPanel, the_round: Round, entry: Entry | None = None) -> None:
        super().__init__(panel, "nominationSheet")
        self._panel, self._round, self._entry = panel, the_round, entry
        self._person = entry.nomination.person_id if entry else ""
        self.setMinimumWidth(620)
        self.chosen = label("", "strong", "nominee")
        self.look = Note(name="nomineeLook")
        self.look.hide()
        self.picker = PeoplePicker(panel.finder.pick, "nomineePicker")
        self.picker.list.setFixedHeight(120)
        self.picker.edit.searched.connect(lambda _: self.picker.list.show())
        self.picker.picked.connect(self._pick)
        self.form = Form("nominationForm", 2)
        self.form.choice("tier", self.tr("Tier"), [(one.id, one.label) for one in the_round.profile.tiers])
        self.form.choice("source", self.tr("Put forward"), list(source_words().items()))
        self.form.line("by", self.tr("By whom"), hint=self.tr("The department, the people, or the leader"))
        self.form.date("on", self.tr("Day"), full=True)
        self.form.line("intention", self.tr("Recommendation intention"), wide=True)
        self.form.text("reason", self.tr("Reason"), lines=2)
        self.form.check("signed", self.tr("The form is signed or sealed"))
        self.form.left.connect(self._on_left)
        self.body.addWidget(self.chosen)
        self.body.addWidget(self.picker)
        self.body.addWidget(self.look)
        self.body.addWidget(self.form)
        if entry is None:
            self.say(self.tr("Put somebody forward"), self.tr("Put forward (Ctrl+Return)"))
            self.chosen.hide()
            self.picker.look("")
            self.form.put("tier", the_round.profile.tiers[0].id)
            self.form.put("source", "department")
            self.form.put("on", PartialDate.of(panel.context.desk.today()))
            self.picker.setFocus()
        else:
            self.say(self.tr("Correct: %1").replace("%1", entry.name), self.tr("Save (Ctrl+Return)"))
            self.picker.hide()
            self.chosen.hide()
            one = entry.nomination
            values = ("tier", "source", "by", "intention", "reason", "signed")
            for name in values:
                self.form.put(name, getattr(one, name))
            self.form.put("on", PartialDate.of(one.on) if one.on else None)
            for name in ("tier", "source"):
                self.form.field(name).setEnabled(False)
            self.form.field("by").setFocus()

    def accept_now(self) -> bool:
        """Stores the nomination; an error keeps the sheet open."""
        if not self._person:
            self.show_error(self.tr("Choose a person first: type a name, then press Return."))
            self.picker.setFocus()
            return False
        day = self.form.field("on")
        value = self.form.value("on")
        if not day.is_sound():  # type: ignore[attr-defined]
            day.setFocus()
            return False
        one = Nomination(
            self._person,
            self.form.value("tier"),
            self.form.value("source"),
            self.form.value("by"),
            self.form.value("reason").strip(),
            date(value.year, value.month, value.day) if value else None,
            self.form.value("signed"),
            self.form.value("intention"),
        )
        desk, round_id = self._panel.context.desk, self._panel.round_id
        if self._entry is None:
            return bool(act(self, nominations.add, desk, round_id, one))
        old = self._entry.nomination
        one = replace(one, withdrawn=old.withdrawn, withdrawn_reason=old.withdrawn_reason)
        return bool(act(self, nominations.change, desk, round_id, self._entry.at, one))

    def _pick(self, person_id: str) -> None:
        self._person = person_id
        self.chosen.setText(self.tr("Chosen: %1").replace("%1", self._panel.finder.name_of(person_id)))
        self.chosen.show()
        self.picker.list.hide()
        self._look()
        self.form.field("tier").setFocus()

    def _on_left(self, name: str, _: Any) -> None:
        if name == "tier":
            self._look()

    def _look(self) -> None:
        """Says at once which rules the person does not meet, before the form is filled in."""
        reference = self._round.value("district_notice", DistrictNotice).reference_date
        if not self._person or reference is None or self._entry is not None:
            return
        person = ask(self, people.get, self._panel.context.desk, self._person)
        if not person:
            return
        found = ask(self, eligibility.preview, person.value, self._round, self.form.value("tier"), reference)
        if not found:
            return
        no = [f"{one.label}（{one.actual}）" for one in found.value if one.verdict == "no"]
        self.look.put(
            self.tr("By the file:") if no else "",
            self.tr("does not meet %1").replace("%1", "、".join(no))
            if no
            else self.tr("No rule stands against this person by the file."),
            "waiting" if no else "done",
        )
        self.look.show()


def _tone(row: Entry) -> str | None:
    return "quiet" if row.nomination.withdrawn else None
