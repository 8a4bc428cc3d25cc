"""A vote of satisfaction held with ballots: its design, the sheets, both passes and the hand count, the seal, the result."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cadredesk.actions import evaluations
from cadredesk.actions.evaluations import Comparison, Progress
from cadredesk.actions.training import opinion, rules
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.tally import VoterGroup, check_counts
from cadredesk.domain.vote import Vote
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.act import act, announce, ask, show_problem
from ui.steps.voting import BallotCard, WitnessCard
from ui.training.parts import show_paper
from ui.training.words import filled
from ui.voting.counts import CountsCard
from ui.voting.design import DesignSheet
from ui.voting.results import ResultCards
from ui.voting.words import joined, split_names, state_word
from ui.widgets.card import Card, EmptyState, button, label
from ui.widgets.dialogs import ConfirmDialog, ReasonDialog, Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.form import Form
from ui.widgets.screen import Screen


class HoldView(QWidget):
    """Leads through one vote; what comes next stands on the main button. Nothing of a ballot is seen before the seal."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.setObjectName("holdVote")
        self._page, self._desk = page, page.context.desk
        self._votes: tuple[Vote, ...] = ()
        self._vote: Vote | None = None
        self._progress: tuple[Progress, ...] = ()
        self._found: Comparison | None = None
        self._taken = 0
        self._next: Callable[[], None] | None = None
        self.which = QComboBox()
        self.which.setObjectName("holdWhich")
        self.which.setAccessibleName(self.tr("Which vote"))
        self.which.activated.connect(lambda _: self.show_vote(str(self.which.currentData())))
        self.told = label("", "secondary", "holdTold")
        self.main = button("", "holdMain", "main")
        self.main.clicked.connect(self._on_main)
        self.new_button = button(self.tr("Another vote…"), "holdNew")
        self.new_button.clicked.connect(self.design)
        top = QHBoxLayout()
        top.addWidget(self.which)
        top.addWidget(self.told, 1)
        top.addWidget(self.new_button)
        top.addWidget(self.main)
        self.empty = EmptyState(
            self.tr(
                "No vote with ballots was held this year. The trainees of this school stand on the ballot; the colleagues "
                "mark it without names."
            ),
            self.tr("Design the ballot…"),
            "holdEmpty",
        )
        self.empty.acted.connect(self.design)
        self.results = ResultCards()
        self.witnesses = WitnessCard()
        self.witnesses.hand.clicked.connect(self.type_hand)
        self.witnesses.first.clicked.connect(lambda: self.type_pass(1))
        self.witnesses.second.clicked.connect(lambda: self.type_pass(2))
        self.counts = CountsCard()
        self.counts.told.connect(self._on_counts)
        self.counts.repeat.connect(self.repeat)
        self.ballot = BallotCard()
        self.ballot.change.clicked.connect(self.redesign)
        self.ballot.print_button.clicked.connect(self.print_ballots)
        self.ballot.void.clicked.connect(self.void)
        self.ballot.again.clicked.connect(self.repeat)
        self.papers = self._papers_card()
        self._inside = QWidget()
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.setSpacing(12)
        for card in (self.results, self.witnesses, self.counts, self.ballot, self.papers):
            inner.addWidget(card)
        inner.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName("holdArea")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidget(self._inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(8)
        box.addLayout(top)
        box.addWidget(self.area, 1)
        box.addWidget(self.empty, 1)

    def _papers_card(self) -> Card:
        card = Card(self.tr("Helpers and papers"), "holdPapers")
        self.helpers: dict[str, LineEdit] = {}
        row = QHBoxLayout()
        for name, text in (
            ("scrutineers", self.tr("Scrutineers (watch)")),
            ("counters", self.tr("Counters (tally)")),
        ):
            field = LineEdit(name, text, 200)
            field.left.connect(lambda _: self._on_helpers())
            self.helpers[name] = field
            cell = QVBoxLayout()
            cell.addWidget(label(text, wrap=False))
            cell.addWidget(field)
            row.addLayout(cell, 1)
        card.body.addLayout(row)
        self.tally_button = button(self.tr("Tally sheet"), "holdTally")
        self.tally_button.clicked.connect(self.show_tally)
        self.result_button = button(self.tr("Result sheet"), "holdResult")
        self.result_button.clicked.connect(self.show_result)
        card.add(
            label(
                self.tr(
                    "Names with 、 between them. Trainees on the ballot and their relatives do not help."
                ),
                "secondary",
            )
        )
        card.add_row(self.tally_button, self.result_button)
        return card

    # Showing

    def show_vote(self, vote_id: str) -> None:
        """Stands on a vote; on the one that is open, else the last, when it is not known."""
        wanted = next((one for one in self._votes if one.id == vote_id), None)
        self._vote = wanted or self._vote
        self.refresh()

    def save(self) -> bool:
        """Leaves the field one types in; numbers that cannot be stored stay in their fields."""
        field = self.focusWidget()
        if field is not None and self.isAncestorOf(field):
            field.clearFocus()
        return True

    def refresh(self) -> None:
        """Reads this year's votes and how far the one in sight is."""
        today = self._desk.today()
        own = ask(self, rules.on, self._desk, today)
        if not own:
            return
        found = ask(self, opinion.votes, self._desk, own.value.year_of(today))
        if not found:
            return
        self._votes = found.value
        known = self._vote.id if self._vote is not None else ""
        open_ = [one for one in self._votes if one.state in evaluations.OPEN_STATES]
        last = open_[-1] if open_ else self._votes[-1] if self._votes else None
        self._vote = vote = next((one for one in self._votes if one.id == known), last)
        self.which.clear()
        for number, one in enumerate(self._votes, 1):
            self.which.addItem(filled(self.tr("Vote %1: %2"), number, state_word(one)[0]), one.id)
        self.which.setCurrentIndex(self.which.findData(vote.id if vote else ""))
        self.which.setVisible(len(self._votes) > 1)
        self.empty.setVisible(vote is None)
        self.area.setVisible(vote is not None)
        self._progress, self._found, self._taken = (), None, 0
        if vote is not None:
            self._read(vote)
            self._show(vote)
        self._show_main()

    def _read(self, vote: Vote) -> None:
        if vote.state == "sealed":
            stored = ask(self, opinion.satisfactions, self._desk)
            self._taken = sum(one.vote_id == vote.id for one in stored.value) if stored else 0
        if vote.state != "counting":
            return
        try:
            self._progress = evaluations.progress_of(self._desk, vote.id)
            self._found = evaluations.compare(self._desk, vote.id)
        except UserError as error:
            if error.code != "vote.work_file_gone":
                show_problem(self, error)

    def _show(self, vote: Vote) -> None:
        closed = vote.state in ("sealed", "void")
        self.told.setText(vote.title)
        self.ballot.put(vote, changed=False, writable=True)
        people = [row.label for row in vote.form.candidates()]
        told = filled(self.tr("%1 trainees: %2"), len(people), joined(people))
        if vote.attempt > 1:
            told += filled(self.tr(" · attempt %1: %2"), vote.attempt, vote.reason)
        self.ballot.text.setText(told)
        self.counts.put(vote, closed)
        self.witnesses.setVisible(vote.state in ("counting", "sealed") or _counted(vote))
        self.witnesses.put(vote, self._progress, self._found, (), writable=True)
        for part in (self.witnesses.machine, self.witnesses.kept):
            part.hide()
        self.results.setVisible(vote.state == "sealed")
        if vote.state == "sealed":
            result = ask(self, evaluations.result, self._desk, vote.id)
            if result:
                self.results.put(result.value)
        for name, field in self.helpers.items():
            field.put(joined(getattr(vote, name)))
            field.setReadOnly(closed)
        self.tally_button.setVisible(not closed)
        self.result_button.setVisible(vote.state == "sealed")

    def _show_main(self) -> None:
        text, self._next = self._step() or ("", None)
        self.main.setText(text)
        self.main.setAccessibleName(text)
        self.main.setVisible(bool(text))
        vote = self._vote
        self.new_button.setVisible(vote is not None and vote.state == "sealed" and self._taken > 0)

    def _on_main(self) -> None:
        if self._next is not None:
            self._next()

    def _step(self) -> tuple[str, Callable[[], None]] | None:
        """What comes next: print, counts, passes, hand count, seal, into the register; then None."""
        vote = self._vote
        if vote is None:
            return None
        if vote.state == "void":
            if any(one.re_vote_of == vote.id for one in self._votes):
                return None
            return self.tr("Hold the vote again (&V)"), self.repeat
        if vote.state == "sealed":
            return None if self._taken else (self.tr("Take the result over… (&T)"), self.ask_take)
        if vote.state != "counting":
            if self.counts.unsaved:
                return self.tr("Enter what was given out and returned (&R)"), self.counts.first_empty
            if all(group.issued is None for group in vote.categories):
                return self.tr("Print the ballots (&P)"), self.print_ballots
            if not _counted(vote):
                return self.tr("Enter what was given out and returned (&R)"), self.counts.first_empty
            return self.tr("Start pass one (&1)"), lambda: self.type_pass(1)
        for turn, text, begin in (
            (1, self.tr("Type pass one (&1)"), lambda: self.type_pass(1)),
            (2, self.tr("Type pass two, another person (&2)"), lambda: self.type_pass(2)),
        ):
            mine = [one for one in self._progress if one.turn == turn]
            if not mine or any(one.saved < one.of or one.in_bundle for one in mine):
                return text, begin
        if self._found is not None and self._found.differences:
            return self.tr("Put the bundle right (&2)"), lambda: self.type_pass(2)
        if {group.id for group in vote.categories} != {total.group for total in vote.hand_totals}:
            return self.tr("Type the hand count (&H)"), self.type_hand
        if self._found is not None and self._found.disagreements:
            return self.tr("Check the hand count (&H)"), self.type_hand
        return self.tr("Seal the vote (&S)"), self.seal

    # Doing

    def design(self) -> None:
        """Opens the design with the trainees of this school."""
        drafted = ask(self, opinion.draft_vote, self._desk)
        if drafted:
            sheet = DesignSheet(self, drafted.value)
            sheet.drafted.connect(self._hold)
            sheet.open()

    def _hold(self, drafted: Vote) -> None:
        held = act(self, opinion.hold, self._desk, drafted)
        if held:
            self._vote = held.value
            self.refresh()

    def redesign(self) -> None:
        """Opens the design again, with the trainees as they are now."""
        vote = self._vote
        drafted = ask(self, opinion.draft_vote, self._desk)
        if not drafted or vote is None:
            return
        form = replace(drafted.value.form, title=vote.form.title, instructions=vote.form.instructions)
        new = replace(drafted.value, id=vote.id, form=form, categories=vote.categories, paper=vote.paper)
        sheet = DesignSheet(self, new)
        sheet.drafted.connect(lambda one: act(self, evaluations.redesign, self._desk, one))
        sheet.open()

    def print_ballots(self) -> None:
        """The ballots; their numbers are entered once they were given out."""
        if self._vote is not None:
            show_paper(self._page, self._vote.form.title, opinion.ballots, self._desk, self._vote.id)
            self.counts.first_empty()

    def show_tally(self) -> None:
        """The sheet for counting in strokes."""
        if self._vote is not None:
            title = self.tr("Tally sheet")
            show_paper(self._page, title, opinion.tally_sheet, self._desk, self._vote.id)

    def show_result(self) -> None:
        """The result as a paper."""
        if self._vote is not None:
            title = self.tr("Result sheet")
            show_paper(self._page, title, opinion.result_sheet, self._desk, self._vote.id)

    def type_pass(self, turn: int) -> None:
        """Sits down to type a pass; the count opens when the numbers of sheets stand."""
        if self._vote is None or self.counts.unsaved:
            self.counts.first_empty()
            return
        self._navigate(turn=turn)

    def type_hand(self) -> None:
        """To the hand count."""
        self._navigate(hand=True)

    def _navigate(self, **what: Any) -> None:
        if self._vote is not None:
            home = {"key": "management", "page": "opinion", "vote": self._vote.id}
            self._page.context.navigate("evaluation", vote=self._vote.id, home=home, **what)

    def seal(self) -> None:
        """Asks, then seals."""
        vote = self._vote
        if vote is None:
            return
        sheet = ConfirmDialog(
            self,
            self.tr("Seal the vote?"),
            self.tr(
                "Hand count, pass one and pass two agree. The seal keeps the ballots sorted, without order or time, "
                "and destroys the work file; then the result is shown."
            ),
            self.tr("Seal the vote"),
            "sealDialog",
        )
        sheet.confirmed.connect(lambda: act(self, evaluations.seal, self._desk, vote.id))
        sheet.open()
        sheet.ok.setFocus()

    def ask_take(self) -> None:
        """Asks for the day of the vote, then takes the result into the register."""
        if self._vote is not None:
            TakeSheet(self, self._page, self._vote).open()

    def void(self) -> None:
        """Declares the vote void, with a reason."""
        vote = self._vote
        if vote is None:
            return
        sheet = ReasonDialog(
            self,
            self.tr("Void this vote"),
            self.tr(
                "The vote and its numbers stay in the record. Ballots typed and not sealed are destroyed; what was taken "
                "over from it is voided in the list."
            ),
            self.tr("Void the vote"),
            "voidDialog",
        )
        sheet.given.connect(lambda reason: act(self, opinion.void_vote, self._desk, vote.id, reason))
        sheet.open()

    def repeat(self) -> None:
        """Holds the vote again with a reason."""
        vote = self._vote
        if vote is None:
            return
        sheet = ReasonDialog(
            self,
            self.tr("Hold the vote again"),
            self.tr("This attempt stays in the record as void. New ballots are given out."),
            self.tr("Hold it again"),
            "repeatDialog",
        )
        sheet.given.connect(lambda reason: self._repeat(vote, reason))
        sheet.open()

    def _repeat(self, vote: Vote, reason: str) -> None:
        self.counts.stored()
        made = act(self, opinion.repeat, self._desk, vote.id, reason)
        if made:
            self._vote = made.value
            self.refresh()

    def _on_counts(self, groups: tuple[VoterGroup, ...]) -> None:
        vote = self._vote
        if vote is None or vote.state in ("sealed", "void"):
            return
        if not self.counts.unsaved and groups == vote.categories:
            return
        try:
            evaluations.set_counts(self._desk, vote.id, groups)
        except UserError as error:
            self._keep_counts(vote, groups, error)
            return
        except Exception as problem:
            show_problem(self, problem)
            return
        self.counts.stored()
        announce(self, "evaluations")

    def _keep_counts(self, vote: Vote, groups: tuple[VoterGroup, ...], error: UserError) -> None:
        """Says why the numbers were not stored; where only the reason is missing, the rest is stored."""
        if error.code == "vote.unreturned_reason":
            known = {one.id: one for one in vote.categories}
            rest = tuple(
                one if one.unreturned_reason else replace(one, returned=known[one.id].returned)
                for one in groups
            )
            if rest != vote.categories and vote.state != "counting":
                with suppress(UserError):
                    evaluations.set_counts(self._desk, vote.id, rest)
            self.counts.hold(self.tr("To be said:"), sentence_of(error), tone="waiting")
            self.counts.ask_reason(str(error.values.get("group", "")))
        else:
            void = error.code == "tally.returned_over_issued"
            self.counts.hold(self.tr("Not stored:"), sentence_of(error), void=void)
        self._show_main()

    def _on_helpers(self) -> None:
        vote = self._vote
        if vote is None or vote.state in ("sealed", "void"):
            return
        scrutineers, counters = (split_names(self.helpers[one].text()) for one in ("scrutineers", "counters"))
        if (scrutineers, counters) != (vote.scrutineers, vote.counters):
            act(self, evaluations.set_roles, self._desk, vote.id, scrutineers, counters)


class TakeSheet(Sheet):
    """The day of a sealed vote, then its result goes into the register of everybody on the ballot."""

    def __init__(self, parent: QWidget, page: Screen, vote: Vote) -> None:
        super().__init__(parent, "takeSheet")
        self._page, self._vote = page, vote
        self.say(self.tr("Take the result over"), self.tr("Take it over"))
        self.form = Form("takeForm", 1)
        self.form.date("takenOn", self.tr("Day of the vote"), full=True)
        self.form.put("takenOn", PartialDate.of(page.context.desk.today()))
        people = joined([row.label for row in vote.form.candidates()])
        self.body.addWidget(self.form)
        self.body.addWidget(
            label(filled(self.tr("The counts go into the list of votes of: %1."), people), "secondary")
        )

    def accept_now(self) -> bool:
        """Takes the result over."""
        field: Any = self.form.field("takenOn")
        day = field.day()
        if day is None:
            self.show_error(self.tr("The day of the vote is needed. Nothing was saved."))
            return False
        return bool(act(self, opinion.take, self._page.context.desk, self._vote.id, day))


def _counted(vote: Vote) -> bool:
    """Whether people and sheets are known; invalid sheets are found while counting."""
    if any(None in (g.due, g.present, g.issued, g.returned) for g in vote.categories):
        return False
    try:
        check_counts([replace(g, invalid=g.invalid or 0) for g in vote.categories], vote.rule.quorum)
    except UserError:
        return False
    return all((g.returned or 0) >= (g.issued or 0) or g.unreturned_reason for g in vote.categories)
