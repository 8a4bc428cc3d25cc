"""Votes and ranking: what colleagues say of trainees each year, votes held with ballots, and the inspection rankings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from cadredesk.actions.training import opinion, rules, trainees, year_papers
from cadredesk.actions.training.opinion import OpinionLine, Satisfaction
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError
from ui.act import act, ask
from ui.people.words import roomy
from ui.training.ballots import HoldView
from ui.training.parts import Tabs, YearChoice, fit_height
from ui.training.rankings import RankingsView
from ui.training.words import filled
from ui.widgets.card import EmptyState, Note, button, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

_COUNTS = ("due", "present", "returned", "valid", "satisfied", "basically", "dissatisfied")


def verdict_word(line: OpinionLine) -> tuple[str, str]:
    """What the rule says of a vote, and its tone."""
    translate = QCoreApplication.translate
    if line.vote is None or line.finding is None:
        return translate("opinion", "no vote yet"), "waiting"
    if not line.counts:
        return translate("opinion", "an earlier vote"), "quiet"
    return {
        "stays": (translate("opinion", "reached"), "done"),
        "near": (translate("opinion", "near the line"), "waiting"),
        "proposed": (translate("opinion", "below the line"), "problem"),
        "unknown": (translate("opinion", "decides nothing"), "quiet"),
    }[line.finding.verdict]


def rate_text(line: OpinionLine) -> str:
    """The rate with its base: 15÷19 = 78.9%."""
    if line.vote is None or line.finding is None:
        return ""
    for code in ("satisfaction_valid", "satisfaction_present"):
        if line.finding.value(code, "rate"):
            counted, base = line.finding.value(code, "counted"), line.finding.value(code, "base")
            return f"{counted}÷{base} = {line.finding.value(code, 'rate')}"
    return ""


class OpinionPage(Screen):
    """`navigate("management", page="opinion")`; `vote` shows the vote held with ballots, `tab="rankings"` the rankings."""

    areas = frozenset(
        {"opinion", "evaluations", "trainees", "rules", "exchange", "intake", "schools", "training"}
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Votes and ranking"))
        self.lines: tuple[OpinionLine, ...] = ()
        self.tabs = Tabs()
        self.tabs.setObjectName("opinionTabs")
        self.tabs.setAccessibleName(self.tr("Votes and ranking"))
        self.tabs.addTab(self._votes_page(), self.tr("Votes of satisfaction"))
        self.held: HoldView | None = None
        if context.desk.mode == "school":
            self.held = HoldView(self)
            self.tabs.addTab(self.held, self.tr("Hold a vote with ballots"))
        self.rankings = RankingsView(self)
        self.tabs.addTab(self.rankings, self.tr("Inspection rankings"))
        self.tabs.currentChanged.connect(lambda _: self.header_changed.emit())
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.addWidget(self.tabs, 1)

    # What it is made of

    def _votes_page(self) -> QWidget:
        self.years = YearChoice("opinionYear")
        self.years.changed.connect(lambda _: self.refresh())
        self.new_button = button(self.tr("Enter a vote… (&N)"), "opinionNew", "main")
        self.new_button.clicked.connect(lambda: self.ask_vote(None))
        self.change_button = button(self.tr("Correct…"), "opinionChange")
        self.change_button.clicked.connect(self._correct)
        self.void_button = button(self.tr("Void…"), "opinionVoid", "link")
        self.void_button.clicked.connect(self._ask_void)
        self.told = label("", "secondary", "opinionTold")
        self.table = Table(
            "opinionTable",
            self.tr("Votes of satisfaction"),
            (
                Column(self.tr("Name"), lambda one: padded(one.trainee.name), width=6),
                Column(self.tr("School"), lambda one: one.trainee.now.unit_name, width=9),
                Column(self.tr("Day"), lambda one: one.vote.day.isoformat() if one.vote else "", width=6),
                Column(self.tr("Due/present/back/valid"), self._sheets, width=9),
                Column(self.tr("Satisfied"), lambda one: self._count(one, "satisfied"), width=3),
                Column(self.tr("Basically"), lambda one: self._count(one, "basically"), width=4),
                Column(self.tr("Not"), lambda one: self._count(one, "dissatisfied"), width=4),
                Column(self.tr("Rate"), rate_text, width=8),
                Column(
                    self.tr("Verdict"),
                    lambda one: verdict_word(one)[0],
                    tone=lambda one: verdict_word(one)[1],
                    ground=True,
                ),
            ),
        )
        self.table.current.connect(lambda _: self._show_line())
        self.table.opened.connect(lambda one: self.ask_vote(one))
        self.working = label("", name="opinionWorking")
        self.empty = EmptyState(
            self.tr(
                "Nobody is in training yet. Take people in under “Trainees”; then their votes stand here."
            ),
            name="opinionEmpty",
        )
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(8)
        box.addWidget(flow(self.years, self.new_button, self.change_button, self.void_button))
        box.addWidget(self.told)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.working)
        return page

    def _sheets(self, line: OpinionLine) -> str:
        vote = line.vote
        return "" if vote is None else f"{vote.due}/{vote.present}/{vote.returned}/{vote.valid}"

    def _count(self, line: OpinionLine, field: str) -> str:
        return "" if line.vote is None else str(getattr(line.vote, field))

    # What the window asks

    @property
    def subtitle(self) -> str:
        """How many were voted on."""
        people = {one.trainee.id for one in self.lines}
        voted = {one.trainee.id for one in self.lines if one.vote is not None}
        if not people:
            return ""
        return filled(self.tr("%1: %2 of %3 voted on"), self.years.year, len(voted), len(people))

    def clause(self) -> str:
        """The clause of votes or of rankings."""
        found = ask(self, rules.on, self.context.desk, self.context.desk.today())
        if not found:
            return ""
        rule = (
            found.value.exit_supervision
            if self.tabs.currentWidget() is self.rankings
            else found.value.exit_satisfaction
        )
        return rule.clause

    def go(self, tab: str = "", vote: str = "", **_: Any) -> None:
        """`vote` stands on that vote; `tab` is "hold" or "rankings"."""
        if (vote or tab == "hold") and self.held is not None:
            self.tabs.setCurrentWidget(self.held)
            self.held.show_vote(vote)
        elif tab == "rankings":
            self.tabs.setCurrentWidget(self.rankings)

    def save(self) -> bool:
        """Leaves the field one types in."""
        return self.held is None or self.held.save()

    def edit(self) -> None:
        """F2: corrects the vote in sight."""
        self._correct()

    def refresh(self) -> None:
        """Reads the votes, the vote held with ballots, and the rankings."""
        desk = self.context.desk
        known = ask(self, opinion.years, desk)
        if not known:
            return
        self.years.put(known.value)
        found = ask(self, opinion.lines, desk, self.years.year)
        if found:
            self._put(found.value)
        if self.held is not None:
            self.held.refresh()
        self.rankings.refresh()
        self.header_changed.emit()

    def _put(self, lines: tuple[OpinionLine, ...]) -> None:
        self.lines = lines
        self.table.put(lines, lambda one: (one.trainee.id, "" if one.counts or not one.vote else one.vote.id))
        if lines and self.table.current_row() is None:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        below = sum(
            one.counts and one.finding is not None and one.finding.verdict == "proposed" for one in lines
        )
        voted = sum(one.counts and one.vote is not None for one in lines)
        told = self.tr("%1 voted on, of them %2 below the line (leaving is proposed on the page Exits).")
        self.told.setText(filled(told, voted, below) if lines else "")
        self.new_button.setEnabled(bool(lines))
        self._show_line()

    def _show_line(self) -> None:
        line: OpinionLine | None = self.table.current_row() if self.lines else None
        told, vote = "", line.vote if line is not None else None
        if line is not None and line.finding is not None and vote is not None:
            told = "；".join(year_papers.working_words(line.finding))
            if vote.vote_id:
                told += self.tr(" · from a sealed vote: it can be voided, not corrected by hand")
        self.working.setText(told)
        self.change_button.setEnabled(vote is not None and not vote.vote_id)
        self.void_button.setEnabled(vote is not None)

    # What is done

    def ask_vote(self, line: OpinionLine | None) -> None:
        """Enters what a paper result says, or corrects it."""
        people = ask(self, trainees.listed, self.context.desk)
        if not people or (line is not None and line.vote is not None and line.vote.vote_id):
            return
        chosen = line or self.table.current_row()
        person = chosen.trainee.id if chosen is not None else ""
        SatisfactionSheet(self, people.value, person, line.vote if line is not None else None).open()

    def _correct(self) -> None:
        line = self.table.current_row() if self.lines else None
        if line is not None and line.vote is not None:
            self.ask_vote(line)

    def _ask_void(self) -> None:
        line = self.table.current_row()
        if line is None or line.vote is None:
            return
        dialog = ReasonDialog(
            self,
            filled(self.tr("Void the vote on %1?"), line.trainee.name),
            self.tr("The vote no longer counts; it stays readable with the reason."),
            self.tr("Void"),
            "voidOpinion",
        )
        dialog.given.connect(
            lambda reason: act(self, opinion.void_satisfaction, self.context.desk, line.vote, reason)
        )
        dialog.open()


class SatisfactionSheet(Sheet):
    """The counts of a paper result on one person; what the rule makes of them is shown while one types."""

    def __init__(
        self,
        page: OpinionPage,
        people: Sequence[Trainee],
        person_id: str,
        known: Satisfaction | None,
    ) -> None:
        super().__init__(page, "satisfactionSheet")
        self._page, self._known = page, known
        self._units = {one.id: one.now.unit for one in people}
        roomy(self, 52, 16)
        self.say(
            self.tr("Correct the vote") if known else self.tr("Enter a vote of satisfaction"),
            self.tr("Save (Ctrl+Return)"),
        )
        self.form = Form("satisfactionForm", 4)
        names = [(one.id, f"{one.name}　{one.now.unit_name}") for one in people]
        self.form.widget("person", self.tr("Who"), self._who(names), wide=True)
        self.form.date("voteDay", self.tr("Day of the vote"), full=True)
        words = {
            "due": self.tr("Due (people)"),
            "present": self.tr("Present (people)"),
            "returned": self.tr("Ballots returned"),
            "valid": self.tr("Ballots valid"),
            "satisfied": self.tr("Satisfied"),
            "basically": self.tr("Basically satisfied"),
            "dissatisfied": self.tr("Dissatisfied"),
        }
        for name in _COUNTS:
            self.form.number(name, words[name]).textEdited.connect(lambda _: self._show())
        self.form.line("voteReason", self.tr("Reason of the correction"), limit=200, wide=True)
        self.note = Note(name="satisfactionNote")
        self.body.addWidget(self.form)
        self.body.addWidget(self.note)
        on = known.day if known else page.context.desk.today()
        self.form.put("voteDay", PartialDate.of(on))
        self.who.setCurrentIndex(max(0, self.who.findData(person_id)))
        self.who.setEnabled(known is None)
        if known is not None:
            for name in _COUNTS:
                self.form.put(name, getattr(known, name))
        reason = self.form.field("voteReason").parentWidget()
        if reason is not None:
            reason.setVisible(known is not None)
        self._show()
        fit_height(self)
        self.form.field("due").setFocus()

    def _who(self, names: Sequence[tuple[str, str]]) -> QWidget:
        self.who = QComboBox()
        self.who.setObjectName("voteWho")
        self.who.setAccessibleName(self.tr("Who"))
        for key, words in names:
            self.who.addItem(words, key)
        return self.who

    def vote(self) -> Satisfaction | None:
        """What is typed; None while a number or the day is missing."""
        day: Any = self.form.field("voteDay")
        counts = {name: self.form.value(name) for name in _COUNTS}
        person, on = str(self.who.currentData() or ""), day.day()
        if None in counts.values() or on is None or not person:
            return None
        desk = self._page.context.desk
        found = ask(self, rules.on, desk, on)
        if not found:
            return None
        base = self._known or Satisfaction(
            desk.new_id(), person, 0, on, self._units[person], 0, 0, 0, 0, 0, 0, 0
        )
        return replace(base, day=on, year=found.value.year_of(on), **counts)

    def _show(self) -> None:
        vote = self.vote()
        if vote is None:
            self.note.put("", self.tr("The rate is worked out as soon as every number is there."), "quiet")
            return
        try:
            finding = opinion.finding(self._page.context.desk, vote)
        except UserError:
            told = self.tr(
                "satisfied + basically + dissatisfied ≤ valid ≤ returned ≤ due, and present ≤ due."
            )
            self.note.put(self.tr("The numbers cannot be:"), told, "problem")
            return
        tones = {"stays": "done", "near": "waiting", "proposed": "problem", "unknown": "waiting"}
        self.note.put("", "；".join(year_papers.working_words(finding)), tones[finding.verdict])

    def accept_now(self) -> bool:
        """Stores the vote."""
        vote, reason = self.vote(), self.form.value("voteReason")
        if vote is None:
            self.show_error(self.tr("A number or the day is missing. Nothing was saved."))
            return False
        if vote.day > self._page.context.desk.today():
            self.show_error(self.tr("The day of the vote has not come yet. Nothing was saved."))
            return False
        if self._known is not None and not reason:
            self.show_error(self.tr("A correction needs its reason. Nothing was saved."))
            return False
        return bool(act(self, opinion.put_satisfaction, self._page.context.desk, vote, reason))
