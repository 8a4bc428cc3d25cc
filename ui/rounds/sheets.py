"""The sheets of a round: planning backwards from the deadline, and the record of the whole process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cadredesk.actions import people, profiles, rounds, users
from cadredesk.desk import Desk
from cadredesk.domain import profile_text
from cadredesk.domain.profile import Profile
from cadredesk.domain.round import DistrictNotice, Round, StepRecord, steps_of
from cadredesk.domain.timeline import StepView
from ui.act import act, ask
from ui.rounds.fields import field_words
from ui.rounds.words import day_words, flat, record_state_words, state_chip
from ui.widgets.card import label
from ui.widgets.date_field import FullDateField
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import TextEdit
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table


@dataclass(frozen=True, slots=True)
class _Planned:
    step: str
    latest: date
    view: StepView | None


class PlanSheet(Sheet):
    """从截止日倒排: the latest day of every step so that the papers are at the bureau in time."""

    def __init__(self, parent: QWidget, desk: Desk, the_round: Round, views: dict[str, StepView]) -> None:
        super().__init__(parent, "planSheet")
        self.say(self.tr("Planned backwards from the deadline"), self.tr("Close"))
        self.no.hide()
        self.setMinimumSize(640, 700)
        self._desk, self._round, self._views = desk, the_round, views
        self.body.addWidget(
            label(
                self.tr(
                    "At the bureau by the deadline, each step must be done on this day at the latest. Another day"
                    " may be tried here; the deadline itself stands in the district's notice."
                ),
                "secondary",
            )
        )
        self.deadline = FullDateField("planDeadline", self.tr("At the bureau by"))
        self.body.addWidget(label(self.tr("At the bureau by")))
        self.body.addWidget(self.deadline)
        self.table = Table(
            "planTable",
            self.tr("Latest day of every step"),
            (
                Column(self.tr("Step"), lambda row: rounds.step_label(row.step), width=9),
                Column(self.tr("Latest day"), self._latest, lambda row: row.latest, self._tone, width=12),
                Column(self.tr("Now"), self._now, width=9),
            ),
        )
        self.body.addWidget(self.table, 1)
        self.deadline.put_day(the_round.value("district_notice", DistrictNotice).deadline)
        self.deadline.changed.connect(lambda _: self._show())
        self._show()

    def _show(self) -> None:
        day = self.deadline.day()
        if day is None:
            self.table.put(())
            self.show_error(self.tr("Type the deadline to see the latest day of every step."))
            return
        self.show_error("")
        found = ask(self, rounds.plan_backwards, self._desk, self._round.id, day)
        if found:
            rows = [_Planned(step, latest, self._views.get(step)) for step, latest in found.value.items()]
            self.table.put(rows)

    def _latest(self, row: _Planned) -> str:
        weekday = QLocale().toString(QDate(row.latest.year, row.latest.month, row.latest.day), "ddd")
        late = "　" + self.tr("over") if self._is_late(row) else ""
        return f"{day_words(row.latest)} {weekday}{late}"

    def _is_late(self, row: _Planned) -> bool:
        done = row.view is not None and row.view.state in ("done", "skipped")
        return not done and row.latest < self._desk.today()

    def _tone(self, row: _Planned) -> str | None:
        return "problem" if self._is_late(row) else None

    def _now(self, row: _Planned) -> str:
        if row.view is None:
            return ""
        return " ".join((state_chip(row.view)[0], day_words(row.view.on))).strip()


class RecordSheet(Sheet):
    """全程纪实: every step with every revision, who closed it and why it was opened again; read only."""

    def __init__(self, parent: QWidget, desk: Desk, the_round: Round, step: str = "") -> None:
        super().__init__(parent, "recordSheet")
        title = self.tr("Record of the whole process")
        if step:
            title = self.tr("Revisions: %1").replace("%1", rounds.step_label(step))
        self.say(title, self.tr("Close"))
        self.no.hide()
        self.setMinimumSize(860, 620)
        known = ask(self, users.listed, desk)
        self._users = {one.id: one.name for one in known.value} if known else {}
        lines = ask(self, people.lines, desk)
        self._names = {one.id: one.name for one in lines.value} if lines else {}
        self._labels = field_words()
        self._labels |= {f"={tier.id}": tier.label for tier in the_round.profile.tiers}
        order = steps_of(the_round.profile)
        rows = [
            record
            for record in (*the_round.history, *the_round.steps)
            if record.step in order and step in ("", record.step)
        ]
        rows.sort(key=lambda record: (order.index(record.step), record.revision))
        self.table = Table(
            "recordTable",
            title,
            (
                Column(self.tr("Step"), lambda row: rounds.step_label(row.step), width=8),
                Column(self.tr("Revision"), lambda row: str(row.revision), width=3),
                Column(self.tr("State"), record_state_words, width=5),
                Column(self.tr("Opened"), lambda row: day_words(row.opened_on), width=8),
                Column(self.tr("Closed"), self._closed, width=11),
                Column(self.tr("Reason"), lambda row: row.reason, width=6),
            ),
        )
        self.text = QPlainTextEdit()
        self.text.setObjectName("recordText")
        self.text.setAccessibleName(self.tr("What was recorded"))
        self.text.setReadOnly(True)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.text, 1)
        self.table.current.connect(self._show)
        self.table.put(rows)
        if rows:
            self.table.go_to(lambda row: row is rows[0])

    def _closed(self, row: StepRecord) -> str:
        return f"{day_words(row.closed_on)} {self._users.get(row.closed_by, '')}".strip()

    def _show(self, row: StepRecord) -> None:
        lines = flat(row.value, self._names, self._labels)
        if row.reason:
            lines.insert(0, (self.tr("Reason"), row.reason))
        told = "\n".join(f"{name}：\n{text}" if "\n" in text else f"{name}：{text}" for name, text in lines)
        self.text.setPlainText(told or self.tr("Nothing was recorded in this revision."))


class ProfileSheet(Sheet):
    """The rules of a round: which it has, which it had until when and why, and others instead, with a reason."""

    def __init__(self, parent: QWidget, context: ScreenContext, the_round: Round) -> None:
        super().__init__(parent, "profileSheet")
        self._context, self._round = context, the_round
        is_open = the_round.state == "open"
        self.say(self.tr("Rules of this round"), self.tr("Change the rules") if is_open else self.tr("Close"))
        self.no.setText(self.tr("Close"))
        self.no.setVisible(is_open)
        self.setMinimumWidth(640)
        present = self.tr("Now: %1, version %2").replace("%1", the_round.profile.title)
        self.body.addWidget(
            label(present.replace("%2", str(the_round.profile.version)), "strong", "profileNow")
        )
        self.before = label("", "secondary", "profileBefore")
        self.body.addWidget(self.before)
        self._show_history()
        self.form = Form("profileForm", 1)
        self._known = self._profiles()
        choice = self.form.choice(
            "newProfile",
            self.tr("Other rules"),
            [(key, f"{one.title} · {one.version}") for key, one in self._known.items()],
        )
        self.reason = TextEdit("profileReason", self.tr("Reason"))
        self.reason.setMinimumHeight(90)
        self.form.widget("profileReason", self.tr("Reason"), self.reason, wide=True)
        self.told = label(
            self.tr(
                "Closed steps keep what they decided. Open steps are checked by the new rules from now on."
            ),
            "secondary",
        )
        for part in (self.told, self.form):
            part.setVisible(is_open)
            self.body.addWidget(part)
        choice.currentIndexChanged.connect(lambda _: self._enable())
        self.reason.textChanged.connect(self._enable)
        self._enable()

    def _profiles(self) -> dict[str, Profile]:
        heads = ask(self, profiles.listed, self._context.desk)
        found = [
            ask(self, profiles.get, self._context.desk, head.id) for head in (heads.value if heads else ())
        ]
        return {
            one.value.id: one.value for one in found if one and one.value.digest != self._round.profile.digest
        }

    def _show_history(self) -> None:
        past = ask(self, rounds.profile_history, self._context.desk, self._round.id)
        said = self.tr("Until %1: %2, version %3. Changed because: %4")
        lines = []
        for one in past.value if past else ():
            profile = profile_text.parse(one.text)
            line = said.replace("%1", day_words(one.until)).replace("%2", profile.title)
            lines.append(line.replace("%3", str(profile.version)).replace("%4", one.reason))
        self.before.setText("\n".join(lines))
        self.before.setVisible(bool(lines))

    def _enable(self) -> None:
        chosen = self.form.value("newProfile") is not None and bool(self.reason.toPlainText().strip())
        self.ok.setEnabled(chosen or self._round.state != "open")

    def accept_now(self) -> bool:
        """Gives the round the chosen rules."""
        if self._round.state != "open":
            return True
        profile = self._known[self.form.value("newProfile")]
        return bool(
            act(
                self,
                rounds.change_profile,
                self._context.desk,
                self._round.id,
                profile,
                self.reason.toPlainText().strip(),
            )
        )
