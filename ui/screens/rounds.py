"""Selection rounds: the list, the start of a new one, and the page of the one that is open."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cadredesk.actions import desks, profiles, rounds
from cadredesk.actions.rounds import RoundHead
from cadredesk.domain.profile import Profile
from ui.act import act, ask
from ui.rounds.page import RoundPage
from ui.rounds.sheets import PlanSheet, ProfileSheet
from ui.rounds.words import day_words, round_state_words
from ui.widgets.card import Card, EmptyState, button, label
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table
from ui.widgets.words import stage_words


class StartRound(QWidget):
    """The page that begins a round: title, year, stage and rule profile; what is typed stays until it is begun."""

    begun = Signal(str)
    given_up = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.setObjectName("startRound")
        self.context = context
        self._profiles: dict[str, Profile] = {}
        self._own_title = False
        card = Card(self.tr("A new round"), "startRoundCard")
        self.form = Form("startRoundForm", 2)
        self.form.line("round_title", self.tr("Title"), wide=True)
        self.form.number("round_year", self.tr("Year"))
        self.form.choice("round_stage", self.tr("Stage of the school"), _stages())
        self.form.choice("round_profile", self.tr("Rule profile"), ())
        self.form.left.connect(self._on_left)
        self.basis = label("", "secondary", "profileBasis")
        self.look = button(self.tr("Look at these rules"), "lookAtProfile", "link")
        self.look.clicked.connect(self._look_at)
        self.begin = button(self.tr("Begin the round (&B)"), "beginRound", "main")
        self.begin.clicked.connect(self.start)
        self.back = button(self.tr("Back to the list"), "backFromStart")
        self.back.clicked.connect(self.given_up)
        card.add(self.form, self.basis)
        card.add_row(self.look)
        card.add_row(self.begin, self.back)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 14)
        card.setMaximumWidth(860)
        box.addWidget(card)
        box.addStretch(1)

    def prepare(self, profile: str = "") -> None:
        """Fills in what the desk knows; what is typed stays. `profile` is the id of one to choose."""
        heads = ask(self, profiles.listed, self.context.desk)
        school = ask(self, desks.school, self.context.desk)
        preferences = ask(self, desks.preferences, self.context.desk)
        if not heads or not school or not preferences:
            return
        known = [ask(self, profiles.get, self.context.desk, head.id) for head in heads.value]
        self._profiles = {found.value.id: found.value for found in known if found}
        choice = self.form.field("round_profile")
        chosen = self.form.value("round_profile")
        choice.clear()  # type: ignore[attr-defined]
        for one in self._profiles.values():
            choice.addItem(one.title, one.id)  # type: ignore[attr-defined]
        if self.form.value("round_year") is None:
            self.form.put("round_year", self.context.desk.today().year)
        if self.form.value("round_stage") is None:
            self.form.put("round_stage", school.value.stage.value)
        wanted = profile or chosen or preferences.value.profile
        self.form.put(
            "round_profile", wanted if wanted in self._profiles else next(iter(self._profiles), None)
        )
        self._show_profile()
        self.form.field("round_title").setFocus()

    def _on_left(self, name: str, value: Any) -> None:
        if name == "round_title":
            self._own_title = bool(value)
        self._show_profile()

    def _show_profile(self) -> None:
        profile = self._profiles.get(self.form.value("round_profile") or "")
        year = self.form.value("round_year")
        if profile is None:
            return
        told = self.tr("Version %1. Rests on: %2").replace("%1", str(profile.version))
        told = told.replace("%2", "；".join(profile.basis))
        if profile.stages and self.form.value("round_stage") not in profile.stages:
            told = (
                self.tr("These rules say nothing about this stage. Choose others, or adjust a copy.")
                + "\n"
                + told
            )
        self.basis.setText(told)
        if not self._own_title and year is not None:
            title = self.tr("%1: recommendation of %2")
            self.form.put("round_title", title.replace("%1", str(year)).replace("%2", profile.term))

    def _look_at(self) -> None:
        self.context.navigate("profiles", profile=self.form.value("round_profile"))

    def start(self) -> None:
        """Begins the round."""
        made = act(
            self,
            rounds.start,
            self.context.desk,
            self.form.value("round_title"),
            self.form.value("round_profile") or "",
            self.form.value("round_stage") or "",
            self.form.value("round_year"),
        )
        if made:
            self._own_title = False
            self.begun.emit(made.value.id)


class RoundList(QWidget):
    """All rounds, newest first."""

    opened = Signal(str)
    wanted = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.setObjectName("roundList")
        self.context = context
        states, stages = round_state_words(), stage_words()
        self.empty = EmptyState(
            self.tr("There is no selection round yet. It begins with the district's notice."),
            self.tr("Begin a round (&N)"),
            "noRounds",
        )
        self.empty.acted.connect(self.wanted)
        self.table = Table(
            "roundsTable",
            self.tr("Rounds"),
            (
                Column(self.tr("Title"), lambda row: row.title, width=20),
                Column(self.tr("Year"), lambda row: str(row.year), width=4),
                Column(
                    self.tr("State"),
                    lambda row: states[row.state],
                    tone=lambda row: {"open": "due", "finished": "done"}.get(row.state, "quiet"),
                    width=7,
                ),
                Column(
                    self.tr("Stage"),
                    lambda row: next(
                        (word for key, word in stages.items() if key.value == row.stage), row.stage
                    ),
                    width=7,
                ),
                Column(
                    self.tr("Begun on"), lambda row: day_words(row.started_on), lambda row: row.started_on
                ),
            ),
        )
        self.table.opened.connect(lambda row: self.opened.emit(row.id))
        self.new = button(self.tr("Begin a round (&N)"), "newRound", "main")
        self.new.clicked.connect(self.wanted)
        self.open_button = button(self.tr("Open (&O)"), "openRound")
        self.open_button.clicked.connect(self._open)
        self.abandon_button = button(self.tr("End without a result"), "abandonRound", "link")
        self.abandon_button.clicked.connect(self._abandon)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.new, self.open_button, self.abandon_button):
            row.addWidget(part)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 14)
        box.setSpacing(12)
        box.addWidget(self._buttons)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        self.table.current.connect(self._on_current)

    def put(self, heads: tuple[RoundHead, ...]) -> None:
        """Shows these rounds."""
        self.table.put(heads, same=lambda row: row.id)
        if heads and self.table.current_row() is None:
            self.table.go_to(lambda row: row is heads[0])
        for part in (self.table, self._buttons):
            part.setVisible(bool(heads))
        self.empty.setVisible(not heads)

    def _on_current(self, row: RoundHead) -> None:
        self.abandon_button.setVisible(row.state == "open")

    def _open(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.opened.emit(row.id)

    def _abandon(self) -> None:
        row = self.table.current_row()
        if row is None:
            return
        sheet = ReasonDialog(
            self,
            self.tr("End without a result: %1").replace("%1", row.title),
            self.tr("The round stays readable, and nothing of it can be changed any more. Say why it ends."),
            self.tr("End the round"),
            "abandonDialog",
        )
        sheet.given.connect(lambda reason: act(self, rounds.abandon, self.context.desk, row.id, reason))
        sheet.open()


class RoundsScreen(Screen):
    """The list, the start page, or a round.

    `navigate("rounds", round=id, step="eligibility")` opens a round at a step, `navigate("rounds", new=True)` the
    start page.
    """

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Selection"))
        self.list = RoundList(context)
        self.list.opened.connect(self.open_round)
        self.list.wanted.connect(lambda: self.new_round())
        self.start = StartRound(context)
        self.start.begun.connect(self.open_round)
        self.start.given_up.connect(self.show_list)
        start = QScrollArea()
        start.setWidgetResizable(True)
        start.setWidget(self.start)
        start.setObjectName("startRoundScroll")
        start.setAccessibleName(self.tr("A new round"))
        self._start_page = start
        self.page = RoundPage(context)
        self.page.header_changed.connect(self.header_changed)
        self.pages = QStackedWidget()
        for part in (self.list, self._start_page, self.page):
            self.pages.addWidget(part)
        self.all_button = button(self.tr("All rounds"), "allRounds")
        self.all_button.clicked.connect(self._leave)
        self.plan_button = button(self.tr("Plan backwards"), "planBackwards")
        self.plan_button.clicked.connect(self.plan)
        self.profile_button = button(self.tr("Rules…"), "changeProfile")
        self.profile_button.setAccessibleName(self.tr("Rules of this round"))
        self.profile_button.clicked.connect(self.change_profile)
        self.record_button = button(self.tr("Whole record"), "wholeRecord")
        self.record_button.clicked.connect(lambda: self.page.show_record())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self._looked = False

    @property
    def title(self) -> str:
        """The round's title, when one is open."""
        if self._has_round():
            assert self.page.round is not None
            return self.page.round.title
        return self.tr("Selection")

    @property
    def subtitle(self) -> str:
        """The rules of the round; large letters leave the room to the title."""
        if not self._has_round() or self.page.narrow:
            return ""
        assert self.page.round is not None
        profile = self.page.round.profile
        text = self.tr("Rules: %1 · version %2").replace("%1", profile.title)
        return text.replace("%2", str(profile.version))

    def header_buttons(self) -> list[QPushButton]:
        """Of a round: all rounds, planning backwards, its rules, the record."""
        if not self._has_round():
            return []
        return [self.all_button, self.plan_button, self.profile_button, self.record_button]

    def go(self, **args: Any) -> None:
        """Opens what was asked for."""
        if args.get("new"):
            self.new_round(args.get("profile", ""))
        elif args.get("round"):
            self.open_round(args["round"], args.get("step", ""))

    def place(self) -> dict[str, str]:
        """The round and the step in sight."""
        if not self._has_round() or self.page.round is None:
            return {}
        return {"round": self.page.round.id, "step": self.page.step}

    def refresh(self) -> None:
        """Reads the desk again; at first the one round under way is opened."""
        heads = ask(self, rounds.listed, self.context.desk)
        if not heads:
            return
        self.list.put(heads.value)
        under_way = [head for head in heads.value if head.state == "open"]
        if not self._looked and self.pages.currentWidget() is self.list and len(under_way) == 1:
            self.open_round(under_way[0].id)
        elif self.pages.currentWidget() is self.page:
            self.page.reload()
        self._looked = True
        self.header_changed.emit()

    def open_round(self, round_id: str, step: str = "") -> None:
        """Shows a round."""
        self._looked = True
        if self.page.open_round(round_id, step):
            self.pages.setCurrentWidget(self.page)
            self.page.timeline.setFocus()
        self.header_changed.emit()

    def new_round(self, profile: str = "") -> None:
        """Shows the start page, with a profile chosen when told."""
        self._looked = True
        self.pages.setCurrentWidget(self._start_page)
        self.start.prepare(profile)
        self.header_changed.emit()

    def show_list(self) -> None:
        """Shows all rounds."""
        self.pages.setCurrentWidget(self.list)
        self.header_changed.emit()
        self.list.table.setFocus()

    def plan(self) -> None:
        """Shows the latest day of every step."""
        if self.page.round is not None and self.page.save():
            PlanSheet(self, self.context.desk, self.page.round, self.page.views).open()

    def change_profile(self) -> None:
        """Shows the rules of the round and those it had before, and gives it others with a reason."""
        if self.page.round is not None and self.page.save():
            ProfileSheet(self, self.context, self.page.round).open()

    def clause(self) -> str:
        """The clause of the step in sight."""
        view = self.page.views.get(self.page.step) if self._has_round() else None
        return view.clause if view is not None else ""

    def print_(self) -> None:
        """Ctrl+P: the papers of the step in sight."""
        if self._has_round() and self.page.round is not None and self.page.save():
            self.context.navigate("printing", round=self.page.round.id, step=self.page.step)

    def edit(self) -> None:
        """F2: into the step."""
        panel = self.page.panel if self._has_round() else None
        if panel is not None:
            panel.edit()

    def undo(self) -> None:
        """Ctrl+Z: the panel's."""
        panel = self.page.panel if self._has_round() else None
        if panel is not None:
            panel.undo()

    def save(self) -> bool:
        """Writes what is typed in the step."""
        return not self._has_round() or self.page.save()

    def _leave(self) -> None:
        if self.page.save():
            self.show_list()

    def _has_round(self) -> bool:
        return self.pages.currentWidget() is self.page and self.page.round is not None


def _stages() -> list[tuple[str, str]]:
    return [(key.value, words) for key, words in stage_words().items()]
