"""Votes of a round: democratic evaluation (民主测评) and recommendation (民主推荐), from the design to the result."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cadredesk.actions import evaluations, people, rounds, voting
from cadredesk.actions.evaluations import Comparison, Progress
from cadredesk.actions.people import PersonLine
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.machine_count import SheetCount, Stack
from cadredesk.domain.machine_record import MachineRecord
from cadredesk.domain.round import Round, Votes
from cadredesk.domain.tally import VoterGroup, check_counts
from cadredesk.domain.timeline import StepView
from cadredesk.domain.vote import Disagreement, Vote
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.act import act, announce, ask, show_problem
from ui.steps.panel import StepPanel, fill, is_open, leave_field
from ui.voting.counts import CountsCard
from ui.voting.design import DesignSheet
from ui.voting.helpers import HelpersField
from ui.voting.results import ResultCards
from ui.voting.words import column_word, group_label, joined, state_word, subject_word
from ui.widgets.card import Card, Note, StateChip, button, clear, label
from ui.widgets.date_field import FullDateField
from ui.widgets.dialogs import ConfirmDialog, ReasonDialog
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext

_ROLES = ("issuers", "scrutineers", "callers", "counters")
_PLAIN = ("meeting_on", "meeting_time", "place", "chair", "surplus_destroyed")


class BallotCard(Card):
    """What stands on the ballot, and whether it still fits the candidates."""

    def __init__(self) -> None:
        super().__init__("-", "ballotDesign")
        self.chip = StateChip(name="voteState")
        self.top.addWidget(self.chip)
        self.text = label("", name="ballotDesignText")
        self.note = Note(name="ballotDesignNote")
        self.change = button(self.tr("Change the design…"), "ballotRedesign")
        self.print_button = button(self.tr("Print the ballots"), "ballotPrint")
        self.void = button(self.tr("Void this vote…"), "voteVoid", "link")
        self.again = button(self.tr("Hold it again…"), "voteRepeat", "link")
        self.add(self.text, self.note)
        self.add_row(self.print_button, self.change, self.void, self.again)

    def put(self, vote: Vote, *, changed: bool, writable: bool) -> None:
        """Shows a vote's ballot."""
        self.set_title(vote.form.title)
        self.chip.put(*state_word(vote))
        names = [row.label for row in vote.form.candidates()]
        text = self.tr("%1 candidates: %2").replace("%1", str(len(names))).replace("%2", joined(names))
        if vote.form.elements:
            elements = joined([one.label for one in vote.form.elements])
            text += "\n" + self.tr("Elements: %1").replace("%1", elements)
        if vote.form.kind == "recommendation":
            text += "\n" + self.tr("At most %1 may be chosen").replace("%1", str(vote.form.max))
        if vote.attempt > 1:
            text += "\n" + self.tr("Attempt %1: %2").replace("%1", str(vote.attempt)).replace(
                "%2", vote.reason
            )
        self.text.setText(text)
        self.note.put(
            self.tr("Changed:"),
            self.tr("The candidates are no longer those on the ballot. Change the design before printing."),
        )
        self.note.setVisible(changed)
        before = vote.state == "designed"
        self.change.setVisible(writable and before)
        self.print_button.setVisible(vote.state in ("designed", "issuing"))
        self.void.setVisible(writable and vote.state != "void")
        self.again.setVisible(writable and vote.state in ("sealed", "void"))


class WitnessCard(Card):
    """The three witnesses (三方核对): hand count, pass one, pass two; counts of sheets only before the seal."""

    def __init__(self) -> None:
        super().__init__(self.tr("Three witnesses"), "witnessCard")
        self.aside.setText(self.tr("The result is printed when all three agree"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        self.figures = {}
        self.titles = {}
        for column, (key, text) in enumerate(
            (
                ("hand", self.tr("Hand count")),
                ("first", self.tr("Pass one")),
                ("second", self.tr("Pass two (blind)")),
            )
        ):
            self.titles[key] = label(text, wrap=False)
            grid.addWidget(self.titles[key], 0, column)
            figure = label("", "strong", f"witness_{key}", wrap=False)
            figure.setAccessibleName(text)
            self.figures[key] = figure
            grid.addWidget(figure, 1, column)
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self._machine_done = False
        self.note = Note(name="witnessNote")
        self.machine = button(self.tr("Count by machine…"), "witnessMachine")
        self.hand = button(self.tr("Type the hand count"), "witnessHand")
        self.first = button(self.tr("Pass one"), "witnessFirst")
        self.second = button(self.tr("Pass two"), "witnessSecond")
        self.add(self.note)
        self.kept = button(self.tr("Look at the kept pictures…"), "witnessKept", "link")
        self.add_row(self.machine, self.hand, self.first, self.second, self.kept)

    def put(
        self,
        vote: Vote,
        progress: tuple[Progress, ...],
        found: Comparison | None,
        machine: tuple[SheetCount, ...],
        *,
        writable: bool,
    ) -> None:
        """Shows how far the witnesses are; with a machine count it stands in the place of the second pass."""
        by_machine = vote.witnesses != "passes"
        self.set_title(self.tr("Witnesses of the count") if by_machine else self.tr("Three witnesses"))
        self.titles["second"].setText(self.tr("Machine") if by_machine else self.tr("Pass two (blind)"))
        self._machine_done = bool(machine) and all(not one.missing and not one.review for one in machine)
        returned = sum(group.returned or 0 for group in vote.categories)
        counted = {total.group for total in vote.hand_totals}
        figures = {
            "hand": self.tr("not yet"),
            "first": f"{_typed(progress, 1)} / {returned}",
            "second": f"{_typed(progress, 2)} / {returned}",
        }
        if counted:
            valid = sum(total.valid for total in vote.hand_totals)
            invalid = sum(total.invalid for total in vote.hand_totals)
            figures["hand"] = (
                self.tr("valid %1, invalid %2").replace("%1", str(valid)).replace("%2", str(invalid))
            )
            if len(counted) < len(vote.categories):
                figures["hand"] += self.tr(" (not all groups)")
        if by_machine:
            read = sum(one.read + one.typed + one.invalid for one in machine if one.page == 1)
            figures["second"] = f"{read} / {returned}"
        if vote.state == "sealed":
            figures["first"] = figures["second"] = f"{returned} / {returned}"
        not_wanted = self.tr("not needed")
        if vote.witnesses == "machine_hand":
            figures["first"] = not_wanted
        elif vote.witnesses == "machine_pass" and not counted:
            figures["hand"] = not_wanted
        for key, text in figures.items():
            self.figures[key].setText(text)
        self.note.put(*self._verdict(vote, found))
        self.note.setVisible(bool(self.note.accessibleName()))
        open_ = writable and vote.state == "counting"
        self.machine.setVisible(writable and vote.state in ("issuing", "counting"))
        self.hand.setVisible(open_)
        self.first.setVisible(open_ and vote.witnesses != "machine_hand")
        self.second.setVisible(open_ and not by_machine)
        self.kept.setVisible(vote.state == "sealed" and vote.pictures != "destroy" and by_machine)

    def _verdict(self, vote: Vote, found: Comparison | None) -> tuple[str, str, str]:
        if vote.state == "sealed" and vote.machine is not None:
            return self.tr("Sealed:"), self._machine_words(vote.machine), "done"
        if vote.state == "sealed":
            return (
                self.tr("Sealed:"),
                self.tr("hand count, pass one and pass two agree; the typed ballots are destroyed."),
                "done",
            )
        if found is None or vote.state != "counting":
            return "", "", "quiet"
        if found.pages:
            return (
                self.tr("Machine and keyboard differ:"),
                self.tr("open the differences on the pictures, under “Count by machine”."),
                "problem",
            )
        if found.differences:
            bundles = [
                self.tr("%1 bundle %2")
                .replace("%1", group_label(vote, one.group))
                .replace("%2", str(one.number))
                for one in found.differences
            ]
            return self.tr("The passes differ:"), joined(bundles), "problem"
        if found.disagreements:
            words = [self._disagreement(vote, one) for one in found.disagreements[:5]]
            return self.tr("The hand count differs:"), "；".join(words), "problem"
        if vote.witnesses != "passes":
            if found.agrees and not _hand_missing(vote) and self._machine_done:
                return self.tr("The witnesses agree."), self.tr("The vote may be sealed."), "done"
            return "", "", "quiet"
        if not found.missing and not _hand_missing(vote):
            return self.tr("All three agree."), self.tr("The vote may be sealed."), "done"
        return "", "", "quiet"

    def _machine_words(self, record: MachineRecord) -> str:
        text = self.tr(
            "read by machine %1, typed %2, invalid %3; %4 rows decided by two people. The work file is destroyed."
        )
        for sign, value in (
            ("%1", record.read),
            ("%2", record.typed),
            ("%3", record.invalid),
            ("%4", record.decided),
        ):
            text = text.replace(sign, str(value))
        return text

    def _disagreement(self, vote: Vote, one: Disagreement) -> str:
        sheets = {"valid": self.tr("valid ballots"), "invalid": self.tr("invalid ballots")}
        what = (
            f"{subject_word(vote.form, one.subject)} {column_word(vote.form, one.column)}"
            if one.subject
            else sheets[one.column]
        )
        if vote.witnesses != "passes":
            return (
                self.tr("%1 %2: hand %3, counted %4")
                .replace("%1", group_label(vote, one.group))
                .replace("%2", what)
                .replace("%3", str(one.hand))
                .replace("%4", str(one.first))
            )
        return (
            self.tr("%1 %2: hand %3, pass one %4, pass two %5")
            .replace("%1", group_label(vote, one.group))
            .replace("%2", what)
            .replace("%3", str(one.hand))
            .replace("%4", str(one.first))
            .replace("%5", str(one.second))
        )


class VotePanel(StepPanel):
    """Design, meeting and helpers, sheets given out and returned, the three witnesses, the result."""

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, round_id, parent)
        self._round: Round | None = None
        self._view: StepView | None = None
        self._writable = False
        self._vote: Vote | None = None
        self._votes: tuple[Vote, ...] = ()
        self._progress: tuple[Progress, ...] = ()
        self._machine: tuple[SheetCount, ...] = ()
        self._scanned: Stack | None = None
        self._found: Comparison | None = None
        self._void_reason: str = ""
        self.ballot = BallotCard()
        self.ballot.change.clicked.connect(self.redesign)
        self.ballot.print_button.clicked.connect(self.print_ballots)
        self.ballot.void.clicked.connect(self.void)
        self.ballot.again.clicked.connect(lambda: self.repeat(""))
        self.counts = CountsCard()
        self.counts.told.connect(self._on_counts)
        self.counts.repeat.connect(lambda: self.repeat(self._void_reason))
        self.witnesses = WitnessCard()
        self.witnesses.hand.clicked.connect(self.type_hand)
        self.witnesses.first.clicked.connect(lambda: self.type_pass(1))
        self.witnesses.second.clicked.connect(lambda: self.type_pass(2))
        self.witnesses.machine.clicked.connect(self.scan)
        self.witnesses.kept.clicked.connect(self.look_at_kept)
        self.results = ResultCards()
        self.meeting = self._meeting_card()
        self.earlier = Card(self.tr("Earlier attempts"), "voteAttempts")
        self._lines = QVBoxLayout()
        self.earlier.body.addLayout(self._lines)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        for card in (
            self.results,
            self.witnesses,
            self.counts,
            self.ballot,
            self.meeting,
            self.earlier,
        ):
            box.addWidget(card)

    def _meeting_card(self) -> Card:
        card = Card(self.tr("Meeting and helpers"), "voteMeeting")
        self.form = Form("voteForm", 2)
        self.form.date("meeting_on", self.tr("Day of the meeting"), full=True)
        self.form.line("meeting_time", self.tr("Time"), limit=40)
        self.form.line("place", self.tr("Place"), limit=100)
        self.form.line("chair", self.tr("Chair"), limit=60)
        self.helpers: dict[str, HelpersField] = {}
        for name, text in zip(
            _ROLES,
            (
                self.tr("Issuers (hand out)"),
                self.tr("Scrutineers (watch)"),
                self.tr("Callers (read out)"),
                self.tr("Counters (tally)"),
            ),
            strict=True,
        ):
            field = HelpersField(name, text, self._offer)
            field.left.connect(lambda _: self._on_meeting("", None))
            self.helpers[name] = field
            self.form.widget(name, text, field, wide=True)
        self.form.number("surplus_destroyed", self.tr("Surplus ballots destroyed"))
        self.form.left.connect(self._on_meeting)
        card.add(
            self.form,
            label(self.tr("Candidates and their relatives neither hand out, watch nor count."), "secondary"),
        )
        return card

    # Showing

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows the vote that counts, and the attempts before it."""
        self._round, self._view = the_round, view
        self._writable = is_open(the_round, view)
        found = ask(self, voting.votes_of_step, self.context.desk, self.round_id, self.step)
        self._votes = found.value if found else ()
        vote = self._vote = self._votes[-1] if self._votes else None
        self._progress, self._found, self._machine, self._scanned = (), None, (), None
        if vote is not None and vote.state == "counting":
            self._read_count(vote)
        closed = not self._writable
        self._show_meeting(the_round.value(self.step, Votes), closed)
        for card in (self.ballot, self.counts, self.witnesses):
            card.setVisible(vote is not None)
        self.results.setVisible(vote is not None and vote.state == "sealed")
        if vote is not None:
            self._show_vote(vote, closed)
        self._show_earlier()
        self.head_changed.emit()

    def _read_count(self, vote: Vote) -> None:
        """A work file that is gone (restored folder) is said once, when the entry is opened."""
        try:
            self._progress = evaluations.progress_of(self.context.desk, vote.id)
            self._found = evaluations.compare(self.context.desk, vote.id)
            if vote.witnesses != "passes":
                self._scanned, self._machine = evaluations.machine_progress(self.context.desk, vote.id)
        except UserError as error:
            if error.code != "vote.work_file_gone":
                show_problem(self, error)

    def _show_vote(self, vote: Vote, closed: bool) -> None:
        changed = False
        if vote.state == "designed" and self._writable:
            drafted = ask(self, voting.draft, self.context.desk, self.round_id, self.step)
            changed = bool(drafted) and drafted.value.people != vote.people
        self.ballot.put(vote, changed=changed, writable=self._writable)
        self.counts.put(vote, closed or vote.state in ("sealed", "void"))
        ready = vote.state == "issuing" and _counted(vote)
        self.witnesses.setVisible(vote.state in ("counting", "sealed") or ready)
        self.witnesses.put(vote, self._progress, self._found, self._machine, writable=self._writable)
        if vote.state == "sealed":
            result = ask(self, evaluations.result, self.context.desk, vote.id)
            if result:
                self.results.put(result.value)

    def _show_meeting(self, value: Votes, closed: bool) -> None:
        shown: dict[str, Any] = {name: getattr(value, name) or None for name in _PLAIN}
        if value.meeting_on is not None:
            shown["meeting_on"] = PartialDate.of(value.meeting_on)
        fill(self.form, shown)
        for name in _PLAIN:
            field: Any = self.form.field(name)
            for one in (field, *field.findChildren(QWidget)):
                if hasattr(one, "setReadOnly"):
                    one.setReadOnly(closed)
        for name, helper in self.helpers.items():
            helper.put(getattr(value, name))
            helper.set_closed(closed)

    def _show_earlier(self) -> None:
        clear(self._lines)
        for one in self._votes[:-1]:
            word, _ = state_word(one)
            text = self.tr("Attempt %1: %2").replace("%1", str(one.attempt)).replace("%2", word)
            after = next((v.reason for v in self._votes if v.re_vote_of == one.id), "")
            self._lines.addWidget(label(f"{text}　{one.reason or after}", name=f"attempt_{one.attempt}"))
        self.earlier.setVisible(len(self._votes) > 1)

    def sentence(self) -> str:
        """Who judges whom, and how many must come."""
        vote = self._vote
        if vote is None:
            return self.tr("First the ballot is designed from the candidates and the rules of this round.")
        text = {
            "evaluation": self.tr(
                "In a meeting of all staff, %1 candidates are judged on %2, without names."
            ),
            "recommendation": self.tr(
                "In a meeting of all staff, at most %2 of %1 are recommended, without names."
            ),
        }[vote.kind if vote.kind == "evaluation" else "recommendation"]
        what = (
            joined([e.label for e in vote.form.elements]) if vote.kind == "evaluation" else str(vote.form.max)
        )
        text = text.replace("%1", str(len(vote.form.candidates()))).replace("%2", what)
        due = sum(group.due or 0 for group in vote.categories)
        if due:
            text += (
                self.tr(" %1 are due; at least %2 must be present.")
                .replace("%1", str(due))
                .replace("%2", str(math.ceil(vote.rule.quorum * due)))
            )
        return text

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """What comes next: design, print, counts, passes, hand count, seal, the meeting's day; then None."""
        vote = self._vote
        if vote is None:
            return self.tr("Design the ballot (&D)"), self.design
        if vote.state == "void":
            return self.tr("Hold the vote again (&V)"), lambda: self.repeat("")
        if vote.state == "sealed":
            if self._round is not None and self._round.value(self.step, Votes).meeting_on is None:
                return self.tr("Write the day of the meeting (&M)"), self.form.field("meeting_on").setFocus
            return None
        if self.counts.unsaved:
            return self.tr("Enter what was given out and returned (&R)"), self.counts.first_empty
        if vote.state != "counting":
            if all(group.issued is None for group in vote.categories):
                return self.tr("Print the ballots (&P)"), self.print_ballots
            if not _counted(vote):
                return self.tr("Enter what was given out and returned (&R)"), self.counts.first_empty
            return self.tr("Start pass one (&1)"), lambda: self.type_pass(1)
        return self._counting_button(vote)

    def _machine_button(self, vote: Vote) -> tuple[str, Callable[[], None]]:
        scanned = self._scanned.scanned if self._scanned is not None else 0
        waiting = self._scanned is None or self._scanned.review or self._scanned.aside
        if not scanned:
            return self.tr("Scan the ballots (&1)"), self.scan
        if waiting or any(one.missing for one in self._machine):
            return self.tr("Go on with the machine count (&1)"), self.scan
        if vote.witnesses == "machine_pass":
            mine = [one for one in self._progress if one.turn == 1]
            if any(one.saved < one.of or one.in_bundle for one in mine):
                begun = _typed(self._progress, 1)
                text = self.tr("Go on with pass one (&1)") if begun else self.tr("Start pass one (&1)")
                return text, self._pass_starter(1)
        if self._found is not None and self._found.pages:
            return self.tr("Open the differences (&2)"), self.scan
        if _hand_missing(vote):
            return self.tr("Type the hand count (&H)"), self.type_hand
        if self._found is not None and self._found.disagreements:
            return self.tr("Open the differences (&2)"), self.scan
        return self.tr("Seal the vote (&S)"), self.seal

    def _counting_button(self, vote: Vote) -> tuple[str, Callable[[], None]]:
        if vote.witnesses != "passes":
            return self._machine_button(vote)
        for turn, begin, go_on in (
            (1, self.tr("Start pass one (&1)"), self.tr("Go on with pass one (&1)")),
            (2, self.tr("Start pass two, another person (&2)"), self.tr("Go on with pass two (&2)")),
        ):
            mine = [one for one in self._progress if one.turn == turn]
            if not mine or any(one.saved < one.of or one.in_bundle for one in mine):
                text = go_on if _typed(self._progress, turn) else begin
                return text, self._pass_starter(turn)
        if self._found is not None and self._found.differences:
            return self.tr("Put the bundle right (&2)"), self._pass_starter(2)
        if _hand_missing(vote):
            return self.tr("Type the hand count (&H)"), self.type_hand
        if self._found is not None and self._found.disagreements:
            return self.tr("Check the hand count (&H)"), self.type_hand
        return self.tr("Seal the vote (&S)"), self.seal

    def _pass_starter(self, turn: int) -> Callable[[], None]:
        return lambda: self.type_pass(turn)

    def people(self) -> tuple[tuple[str, str], ...]:
        """Chair and helpers."""
        value = self._round.value(self.step, Votes) if self._round else Votes()
        words = {
            "issuers": self.tr("Issuers"),
            "scrutineers": self.tr("Scrutineers"),
            "callers": self.tr("Callers"),
            "counters": self.tr("Counters"),
        }
        found = [(self.tr("Chair"), value.chair)] if value.chair else []
        found += [(words[name], joined(getattr(value, name))) for name in _ROLES if getattr(value, name)]
        return tuple(found)

    def save(self) -> bool:
        """Leaves the field one types in; numbers that cannot be stored stay in their fields."""
        leave_field(self)
        return True

    # Doing

    def design(self) -> None:
        """Opens the design from candidates and profile."""
        drafted = ask(self, voting.draft, self.context.desk, self.round_id, self.step)
        if not drafted:
            return
        sheet = DesignSheet(self, drafted.value)
        sheet.drafted.connect(self._hold)
        sheet.open()

    def _hold(self, drafted: Vote) -> None:
        held = act(self, voting.hold, self.context.desk, self.round_id, self.step, drafted)
        if held:
            self._name_roles(held.value.id)
            announce(self, "rounds")

    def redesign(self) -> None:
        """Opens the design again, with the candidates as they stand now."""
        vote = self._vote
        drafted = ask(self, voting.draft, self.context.desk, self.round_id, self.step)
        if not drafted or vote is None:
            return
        new = drafted.value
        kept = {group.id: group for group in vote.categories}
        form = replace(
            new.form,
            title=vote.form.title,
            instructions=vote.form.instructions,
            max=min(vote.form.max, len(new.form.rows)),
        )
        groups = tuple(kept.get(group.id, group) for group in new.categories)
        sheet = DesignSheet(self, replace(new, id=vote.id, form=form, categories=groups, paper=vote.paper))
        sheet.drafted.connect(lambda one: act(self, evaluations.redesign, self.context.desk, one))
        sheet.open()

    def print_ballots(self) -> None:
        """To the ballots among the papers of this step."""
        paper = "evaluation_ballot" if self.step == "evaluation" else "recommendation_ballot"
        self.context.navigate("printing", round=self.round_id, step=self.step, paper=paper)

    def type_pass(self, turn: int) -> None:
        """Sits down to type a pass; the count opens when the numbers of sheets stand."""
        if self._vote is None or self.counts.unsaved:
            self.counts.first_empty()
            return
        self.context.navigate(
            "evaluation", vote=self._vote.id, turn=turn, round=self.round_id, step=self.step
        )

    def scan(self) -> None:
        """To the scans: the machine count opens when the numbers of sheets stand."""
        if self._vote is None or self.counts.unsaved:
            self.counts.first_empty()
            return
        self.context.navigate("scanning", vote=self._vote.id, round=self.round_id, step=self.step)

    def look_at_kept(self) -> None:
        """Shows the pictures that are kept until the notice period ends."""
        from ui.voting.kept import KeptSheet  # which loads the reader of pictures

        if self._vote is not None:
            KeptSheet(self, self.context, self._vote).open()

    def type_hand(self) -> None:
        """To the hand count."""
        if self._vote is not None:
            self.context.navigate(
                "evaluation", vote=self._vote.id, hand=True, round=self.round_id, step=self.step
            )

    def seal(self) -> None:
        """Asks, then seals."""
        vote = self._vote
        if vote is None:
            return
        text = self.tr(
            "The witnesses agree. The seal keeps the ballots sorted, without order or time, and destroys the work"
            " file with every picture; then the result is shown."
        )
        if vote.pictures != "destroy":
            text = self.tr(
                "The witnesses agree. The seal keeps the ballots sorted, without order or time, and destroys the"
                " work file; pictures, masked and shuffled, stay encrypted until the notice period ends."
            )
        sheet = ConfirmDialog(
            self,
            self.tr("Seal the vote?"),
            text
            if vote.witnesses != "passes"
            else self.tr(
                "Hand count, pass one and pass two agree. The seal keeps the ballots sorted, without order or"
                " time, and destroys the work file; then the result is shown."
            ),
            self.tr("Seal the vote"),
            "sealDialog",
        )
        sheet.confirmed.connect(lambda: act(self, evaluations.seal, self.context.desk, vote.id))
        sheet.open()
        sheet.ok.setFocus()

    def void(self) -> None:
        """Declares the vote void, with a reason."""
        vote = self._vote
        if vote is None:
            return
        sheet = ReasonDialog(
            self,
            self.tr("Void this vote"),
            self.tr(
                "The vote and its numbers stay in the record. Ballots typed and not sealed are destroyed."
            ),
            self.tr("Void the vote"),
            "voidDialog",
        )
        sheet.given.connect(lambda reason: act(self, evaluations.void, self.context.desk, vote.id, reason))
        sheet.open()

    def repeat(self, reason: str) -> None:
        """Holds the vote again: the next attempt with the same ballot, with a reason."""
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
        sheet.reason.put(reason)
        sheet.given.connect(lambda text: self._repeat(vote, text))
        sheet.open()

    def _repeat(self, vote: Vote, reason: str) -> None:
        self.counts.stored()
        if act(self, voting.repeat, self.context.desk, self.round_id, self.step, vote.id, reason):
            announce(self, "rounds")

    def _on_counts(self, groups: tuple[VoterGroup, ...]) -> None:
        vote = self._vote
        if vote is None or not self._writable or vote.state in ("sealed", "void"):
            return
        if not self.counts.unsaved and groups == vote.categories:
            return
        try:
            evaluations.set_counts(self.context.desk, vote.id, groups)
        except UserError as error:
            self._hold_counts(vote, groups, error)
            return
        except Exception as problem:
            show_problem(self, problem)
            return
        self.counts.stored()
        announce(self, "evaluations")

    def _hold_counts(self, vote: Vote, groups: tuple[VoterGroup, ...], error: UserError) -> None:
        """Says why the numbers were not stored; where only the reason is missing, the rest is stored."""
        group = str(error.values.get("group", ""))
        if error.code == "vote.unreturned_reason":
            known = {one.id: one for one in vote.categories}
            rest = tuple(
                replace(one, returned=known[one.id].returned)
                if (one.issued or 0) > (one.returned or 0) and not one.unreturned_reason
                else one
                for one in groups
            )
            if rest != vote.categories and vote.state != "counting":
                with suppress(UserError):
                    evaluations.set_counts(self.context.desk, vote.id, rest)
            self.counts.hold(self.tr("To be said:"), sentence_of(error), tone="waiting")
            self.counts.ask_reason(group)
        else:
            void = error.code == "tally.returned_over_issued"
            self.counts.hold(self.tr("Not stored:"), sentence_of(error), void=void)
            self._void_reason = ""
            if void:
                self._void_reason = (
                    self.tr("%1: returned %2, issued %3")
                    .replace("%1", group_label(vote, group))
                    .replace("%2", str(error.values.get("returned", "")))
                    .replace("%3", str(error.values.get("issued", "")))
                )
        self.head_changed.emit()

    def _on_meeting(self, name: str, value: Any) -> None:
        del name, value
        if self._round is None or not self._writable:
            return
        old = self._round.value(self.step, Votes)
        day = self.form.field("meeting_on")
        assert isinstance(day, FullDateField)
        new = replace(
            old,
            meeting_on=day.day(),
            meeting_time=self.form.value("meeting_time"),
            place=self.form.value("place"),
            chair=self.form.value("chair"),
            issuers=self.helpers["issuers"].names(),
            scrutineers=self.helpers["scrutineers"].names(),
            callers=self.helpers["callers"].names(),
            counters=self.helpers["counters"].names(),
            surplus_destroyed=self.form.value("surplus_destroyed") or 0,
        )
        if new == old:
            return
        if act(self, rounds.save_votes, self.context.desk, self.round_id, self.step, new):
            self._name_roles(self._vote.id if self._vote is not None else "")

    def _name_roles(self, vote_id: str) -> None:
        vote = self._vote
        if not vote_id or (vote is not None and vote.state in ("sealed", "void")):
            return
        scrutineers, counters = (self.helpers[role].names() for role in ("scrutineers", "counters"))
        if scrutineers or counters:
            act(self, evaluations.set_roles, self.context.desk, vote_id, scrutineers, counters)

    def _offer(self) -> tuple[tuple[PersonLine, ...], dict[str, str]]:
        lines = ask(self, people.lines, self.context.desk, with_left=False)
        barred: dict[str, str] = {}
        vote = self._vote
        if vote is None:
            drafted = ask(self, voting.draft, self.context.desk, self.round_id, self.step)
            vote = drafted.value if drafted else None
        if vote is not None:
            found = ask(self, voting.barred_because, self.context.desk, vote)
            barred = found.value if found else {}
        return (lines.value if lines else ()), barred


class EvaluationPanel(VotePanel):
    """Democratic evaluation (民主测评)."""

    step = "evaluation"


class RecommendationVotePanel(VotePanel):
    """Democratic recommendation (民主推荐)."""

    step = "recommendation_vote"


def _typed(progress: tuple[Progress, ...], turn: int) -> int:
    return sum(one.saved for one in progress if one.turn == turn)


def _hand_missing(vote: Vote) -> bool:
    if vote.witnesses == "machine_pass":
        return False
    if vote.witnesses == "machine_hand" and not all(total.marks for total in vote.hand_totals):
        return True
    return {group.id for group in vote.categories} != {total.group for total in vote.hand_totals}


def _counted(vote: Vote) -> bool:
    """Whether people and sheets are known; invalid sheets are found while counting."""
    try:
        check_counts([replace(g, invalid=g.invalid or 0) for g in vote.categories], vote.rule.quorum)
    except UserError:
        return False
    return all((g.returned or 0) >= (g.issued or 0) or g.unreturned_reason for g in vote.categories)
