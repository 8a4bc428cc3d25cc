"""The page of one round: timeline at the left, the step in the middle, its papers, dates and people at the right."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import rounds
from cadredesk.domain.round import Round
from cadredesk.domain.timeline import StepView, passed, prerequisites
from ui.act import act, ask
from ui.rounds.aside import DatesCard, PaperLine, PapersCard, PeopleCard, papers_of
from ui.rounds.sheets import RecordSheet
from ui.rounds.words import joined, line_of, problem_words, round_state_words, state_chip
from ui.steps import PANELS
from ui.steps.panel import StepPanel
from ui.widgets.card import Card, Elided, Note, StateChip, button, label
from ui.widgets.dialogs import ConfirmDialog, ReasonDialog
from ui.widgets.flow import flow
from ui.widgets.screen import ScreenContext
from ui.widgets.timeline import Timeline

PAPERS_AFTER_MS = 200
"""How long after a change the papers are looked up again: one typing pause, not every field."""


class StepHead(Card):
    """The head of a step: title, state, clause, a sentence, what is missing, and the buttons."""

    def __init__(self) -> None:
        super().__init__(name="stepHead")
        self.step_title = label("", "heading", "stepTitle", wrap=False)
        self.chip = StateChip(name="stepState")
        self.revisions = button(self.tr("Earlier revisions"), "stepRevisions", "link")
        self.clause = Elided("stepClause", "secondary", shy=True, right=True)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.step_title)
        top.addWidget(self.chip)
        top.addWidget(self.revisions)
        top.addWidget(self.clause, 1)
        self.sentence = label("", name="stepSentence")
        self.breaches = Note(name="stepBreaches")
        self.missing = Note(name="stepMissing")
        self.remarks = Note(name="stepRemarks")
        self.main = button(self.tr("Close this step (&E)"), "stepMain", "main")
        self.close_button = button(self.tr("Close this step (&E)"), "stepClose")
        self.skip_button = button(self.tr("Leave this step out"), "stepSkip")
        self.reopen_button = button(self.tr("Open this step again"), "stepReopen")
        self.body.setSpacing(8)
        self.body.addLayout(top)
        self.add(self.sentence, self.breaches, self.missing, self.remarks)
        self.add(flow(self.main, self.close_button, self.skip_button, self.reopen_button))

    def put(self, view: StepView, sentence: str, today: date) -> None:
        """Shows a step."""
        self.setAccessibleName(rounds.step_label(view.key))
        self.step_title.setText(rounds.step_label(view.key))
        self.chip.put(*state_chip(view))
        self.clause.put(self.tr("F1 rests on: %1").replace("%1", view.clause))
        self.clause.setVisible(bool(view.clause))
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        late = any(problem.kind == "late" for problem in view.problems)
        for note, kinds, word, tone in (
            (
                self.breaches,
                ("breach", "late"),
                self.tr("Late:") if late else self.tr("Against a rule:"),
                "problem",
            ),
            (self.missing, ("missing",), self.tr("Still to do:"), "waiting"),
            (self.remarks, ("note",), self.tr("Note:"), "quiet"),
        ):
            told = [problem_words(problem, today) for problem in view.problems if problem.kind in kinds]
            note.put(word, joined(*told), tone)
            note.setVisible(bool(told))


class RoundPage(QWidget):
    """One round. `header_changed` when its title or subtitle did."""

    header_changed = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("roundPage")
        self.round: Round | None = None
        self.views: dict[str, StepView] = {}
        self.step = ""
        self._panels: dict[str, StepPanel] = {}
        self._main_action: Callable[[], None] | None = None
        self._narrow: bool | None = None
        self._papers_of = ""
        self._build()

    @property
    def panel(self) -> StepPanel | None:
        """The panel of the step in sight."""
        return self._panels.get(self.step)

    @property
    def narrow(self) -> bool:
        """Whether the letters are large for the window."""
        return bool(self._narrow)

    def _build(self) -> None:
        points = QApplication.font().pointSizeF()
        self.timeline = Timeline()
        self.timeline.setFixedWidth(round(236 * max(1.0, min(1.25, points / 12))))
        self.timeline.chosen.connect(self._on_chosen)
        self.head = StepHead()
        self.head.main.clicked.connect(self._on_main)
        self.head.close_button.clicked.connect(self.close_step)
        self.head.skip_button.clicked.connect(self.skip_step)
        self.head.reopen_button.clicked.connect(self.reopen_step)
        self.head.revisions.clicked.connect(lambda: self.show_record(self.step))
        self.papers, self.dates, self.people = PapersCard(), DatesCard(), PeopleCard()
        self.papers.chosen.connect(self._on_paper)
        self._panel_box = QVBoxLayout()
        self._panel_box.setContentsMargins(0, 0, 0, 0)
        self._inner, self._inner_box = _column("stepInner")
        self._inner_box.addLayout(self._panel_box)
        self._inner_box.addStretch(1)
        self._middle = _scroll(self._inner, "stepScroll", self.tr("The step"))
        self._aside, self._aside_box = _column("asideInner")
        self._aside_box.addStretch(1)
        self._right = _scroll(self._aside, "asideScroll", self.tr("Papers, dates and people of the step"))
        self._right.setFixedWidth(302)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._column.addWidget(self._middle, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(18, 14, 14, 14)
        across.setSpacing(14)
        across.addWidget(self.timeline)
        across.addLayout(self._column, 1)
        across.addWidget(self._right)
        self._papers_timer = QTimer(self)
        self._papers_timer.setSingleShot(True)
        self._papers_timer.timeout.connect(self._show_papers)
        self._place(narrow=False)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Brings the field that the cursor goes to into sight."""
        del before
        if now is not None and self._inner.isAncestorOf(now):
            self._middle.ensureWidgetVisible(now, 0, 48)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room for the letters, everything of the step stands in one column."""
        super().resizeEvent(event)
        self._place(narrow=self.width() < self.fontMetrics().horizontalAdvance("国") * 60)

    def _place(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.header_changed.emit()
        self._right.setVisible(not narrow)
        cards = (self.papers, self.dates, self.people)
        explicit = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        hidden = [card.testAttribute(explicit) and card.isHidden() for card in cards]
        if narrow:
            self._inner_box.insertWidget(0, self.head)
            for at, card in enumerate(cards):
                card.setMaximumWidth(_ANY)
                self._inner_box.insertWidget(2 + at, card)
        else:
            self._column.insertWidget(0, self.head)
            for at, card in enumerate(cards):
                card.setMaximumWidth(290)
                self._aside_box.insertWidget(at, card)
        for card, was_hidden in zip(cards, hidden, strict=True):
            card.setVisible(not was_hidden)

    # What is shown

    def open_round(self, round_id: str, step: str = "") -> bool:
        """Shows a round at `step`, or at the first one that has something to do."""
        if self.round is None or self.round.id != round_id:
            self._drop_panels()
            self.step = ""
        self.step = step or self.step
        return self.reload(round_id)

    def reload(self, round_id: str = "") -> bool:
        """Reads the round again; False when it cannot be read."""
        wanted = round_id or (self.round.id if self.round else "")
        if not wanted:
            return False
        read = ask(self, rounds.get, self.context.desk, wanted)
        views = ask(self, rounds.steps, self.context.desk, wanted)
        if not read or not views:
            return False
        self.round, self.views = read.value, views.value
        if self.step not in self.views:
            self.step = first_to_do(self.views)
        self._show()
        self.header_changed.emit()
        return True

    def _show(self) -> None:
        assert self.round is not None
        today = self.context.desk.today()
        with QSignalBlocker(self.timeline):
            self.timeline.put([line_of(self.round, view, today) for view in self.views.values()], self.step)
        self.timeline.scrollTo(self.timeline.currentIndex())
        panel = self._panel_of(self.step)
        for key, one in self._panels.items():
            one.setVisible(key == self.step)
        if panel is not None:
            panel.show_step(self.round, self.views[self.step])
        self.show_head()
        view = self.views[self.step]
        self.dates.put(self.round, view, today)
        self._papers_timer.start(0 if self.step != self._papers_of else PAPERS_AFTER_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, no papers are looked up; coming back reads them again."""
        super().hideEvent(event)
        self._papers_timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Looks the papers up."""
        super().showEvent(event)
        self._papers_timer.start(0)

    def _show_papers(self) -> None:
        """Lists the papers of the step; apart from the rest, because every paper is filled in for it."""
        if self.round is not None:
            self._papers_of = self.step
            self.papers.put(papers_of(self, self.context.desk, self.round.id, self.step))

    def show_head(self) -> None:
        """Shows the head anew: the panel has other words for it."""
        if self.round is None:
            return
        head, view, panel = self.head, self.views[self.step], self.panel
        sentence = panel.sentence() if panel is not None else ""
        if self.round.state != "open":
            sentence = self.tr("This round is %1; it can only be read.").replace(
                "%1", round_state_words()[self.round.state]
            )
        if self.context.desk.kind == "rehearsal" and view.state == "waiting":
            sentence += self.tr(" In a rehearsal the date can jump ahead: see the top of the window.")
        head.put(view, sentence, self.context.desk.today())
        going_on = self.round.state == "open"
        writable = going_on and view.state in ("due", "waiting", "problem")
        closed = view.state in ("done", "skipped")
        text, self._main_action, closes = self._main(view, panel, writable)
        head.main.setText(text)
        head.main.setAccessibleName(text)
        head.main.setVisible(self._main_action is not None)
        head.close_button.setVisible(writable and not closes)
        head.skip_button.setVisible(writable and view.optional)
        head.reopen_button.setVisible(going_on and closed)
        head.revisions.setVisible(any(record.step == view.key for record in self.round.history))
        self.people.put(panel.people() if panel is not None else ())

    def _main(
        self, view: StepView, panel: StepPanel | None, writable: bool
    ) -> tuple[str, Callable[[], None] | None, bool]:
        """Text and deed of the main button, and whether it closes the step."""
        assert self.round is not None
        if self.round.state != "open":
            return "", None, False
        if writable:
            own = panel.main_button() if panel is not None else None
            if own is not None:
                return own[0], own[1], False
            return self.tr("Close this step (&E)"), self.close_step, True
        if view.state == "not_due":
            wanted = next(
                (one for one in prerequisites(self.round.profile, view.key) if not passed(self.round, one)),
                "",
            )
            wanted = first_to_do(self.views) if self.views[wanted].state == "not_due" else wanted
            return self._go_text(wanted), lambda: self.timeline.choose(wanted), False
        following = first_to_do(self.views)
        if self.views[following].state in ("due", "waiting", "problem"):
            return self._go_text(following), lambda: self.timeline.choose(following), False
        if all(one.state in ("done", "skipped") or one.optional for one in self.views.values()):
            return self.tr("End the round"), self.finish, False
        return "", None, False

    def _go_text(self, step: str) -> str:
        return self.tr("Go on to: %1").replace("%1", rounds.step_label(step))

    def _panel_of(self, step: str) -> StepPanel | None:
        if step in self._panels:
            return self._panels[step]
        module, _, name = PANELS[step].partition(":")
        if self.round is None or importlib.util.find_spec(module) is None:
            return None
        panel: StepPanel = getattr(importlib.import_module(module), name)(
            self.context, self.round.id, self._inner
        )
        panel.head_changed.connect(self.show_head)
        self._panels[step] = panel
        self._panel_box.addWidget(panel)
        return panel

    def _drop_panels(self) -> None:
        for panel in self._panels.values():
            panel.hide()
            panel.deleteLater()
        self._panels = {}

    # What is done

    def save(self) -> bool:
        """Writes what is typed in the step in sight."""
        panel = self.panel
        return panel is None or panel.save()

    def choose(self, step: str) -> None:
        """Stands on another step."""
        self.timeline.choose(step)

    def _on_chosen(self, step: str) -> None:
        if step == self.step or self.round is None:
            return
        if not self.save():
            with QSignalBlocker(self.timeline):
                self.timeline.choose(self.step)
            return
        self.step = step
        self._show()
        self._middle.verticalScrollBar().setValue(0)

    def _on_main(self) -> None:
        if self._main_action is not None and self.save():
            self._main_action()

    def _on_paper(self, paper: PaperLine) -> None:
        if self.round is not None and self.save():
            self.context.navigate(
                "printing", round=self.round.id, step=self.step, paper=paper.key, person=paper.person_id
            )

    def close_step(self) -> None:
        """Closes the step in sight; what is missing is said by the error bar."""
        panel = self.panel
        if self.round is None or (panel is not None and not panel.save()):
            return
        closed = (
            panel.close_step()
            if panel is not None
            else bool(act(self, rounds.close_step, self.context.desk, self.round.id, self.step))
        )
        if closed:
            self.head.main.setFocus()

    def skip_step(self) -> None:
        """Leaves an optional step out, with a reason."""
        sheet = ReasonDialog(
            self,
            self.tr("Leave this step out"),
            self.tr(
                "The rules make this step optional. Say why it is left out; the reason stays in the record."
            ),
            self.tr("Leave it out"),
            "skipDialog",
        )
        sheet.given.connect(lambda reason: self._act_on_step(rounds.skip_step, reason))
        sheet.open()

    def reopen_step(self) -> None:
        """Opens a closed step again, with a reason."""
        sheet = ReasonDialog(
            self,
            self.tr("Open this step again"),
            self.tr(
                "What was decided stays in the record as an earlier revision. Say why the step is opened again."
            ),
            self.tr("Open it again"),
            "reopenDialog",
        )
        sheet.given.connect(lambda reason: self._act_on_step(rounds.reopen_step, reason))
        sheet.open()

    def _act_on_step(self, function: Callable[..., Round], reason: str) -> None:
        if self.round is not None:
            act(self, function, self.context.desk, self.round.id, self.step, reason)

    def finish(self) -> None:
        """Ends the round, after a yes."""
        sheet = ConfirmDialog(
            self,
            self.tr("End the round"),
            self.tr("Everything stays readable; nothing can be changed any more."),
            self.tr("End it"),
            "finishDialog",
        )
        sheet.confirmed.connect(self._finish)
        sheet.open()

    def _finish(self) -> None:
        if self.round is not None:
            act(self, rounds.finish, self.context.desk, self.round.id)

    def show_record(self, step: str = "") -> None:
        """Shows the whole record of the round, or the revisions of one step."""
        if self.round is not None:
            RecordSheet(self, self.context.desk, self.round, step).open()


def first_to_do(views: dict[str, StepView]) -> str:
    """The first step with something to do; else the last one."""
    for view in views.values():
        if view.state in ("due", "problem", "waiting") and not (view.optional and view.revision == 0):
            return view.key
    return next(reversed(views))


_ANY = 16_777_215


def _column(name: str) -> tuple[QWidget, QVBoxLayout]:
    inner = QWidget()
    inner.setObjectName(name)
    box = QVBoxLayout(inner)
    box.setContentsMargins(0, 0, 2, 0)
    box.setSpacing(12)
    return inner, box


def _scroll(inner: QWidget, name: str, words: str) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName(name)
    area.setAccessibleName(words)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
