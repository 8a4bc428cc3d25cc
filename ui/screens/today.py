"""What is to be done in rounds and in training: overdue, today, this week; and the check list of a new desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cadredesk.actions import checklists, rounds
from cadredesk.actions.training import agenda
from cadredesk.actions.training.agenda import Duty
from cadredesk.domain.names import padded
from cadredesk.domain.timeline import StepView, Task
from ui.act import act, ask
from ui.rounds.words import day_words, problem_words
from ui.widgets import card as cards
from ui.widgets.card import Card, Checklist, EmptyState, StateChip, button, clear, label
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.screen import Screen, ScreenContext

_SHOWN = 12
"""How many lines one group shows."""


class TodayScreen(Screen):
    """The tasks of all rounds under way and what training asks for, the most urgent first; the check list until it is
    done.
    """

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Today"))
        self._tasks: tuple[Task, ...] = ()
        self._duties: tuple[Duty, ...] = ()
        self._checklist_card = Card(self.tr("Before the first round"), "checklistCard")
        self.checklist = Checklist("checklist")
        self.checklist.chosen.connect(self._lead)
        self._checklist_card.add(self.checklist)
        self._groups: dict[str, tuple[Card, QVBoxLayout]] = {}
        left = QVBoxLayout()
        left.setSpacing(12)
        for when, title in self._titles().items():
            group = Card(title, f"group_{when}")
            lines = QVBoxLayout()
            lines.setSpacing(0)
            group.body.addLayout(lines)
            self._groups[when] = (group, lines)
            left.addWidget(group)
        school = context.desk.mode == "school"
        self.empty = EmptyState(
            self.tr("No round is under way. One begins with the district's notice.")
            if school
            else self.tr(
                "Training asks for nothing now. Reports, talks, terms and certificates come up here in time."
            ),
            self.tr("Begin a round (&N)") if school else "",
            "nothingToDo",
        )
        self.empty.acted.connect(lambda: self.context.navigate("rounds", new=True))
        left.addWidget(self.empty)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._checklist_card)
        right.addStretch(1)
        self._checklist_card.setMaximumWidth(460)
        inner = QWidget()
        inner.setObjectName("todayInner")
        across = self._across = QHBoxLayout(inner)
        across.setContentsMargins(18, 14, 18, 14)
        across.setSpacing(14)
        across.addLayout(left, 3)
        across.addLayout(right, 2)
        area = QScrollArea()
        area.setObjectName("todayScroll")
        area.setAccessibleName(self.tr("Today"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    @property
    def title(self) -> str:
        """The header's title."""
        return self.tr("Today")

    @property
    def subtitle(self) -> str:
        """The day."""
        return day_words(self.context.desk.today())

    def badge(self) -> int | None:
        """How much is overdue or due today."""
        when = [one.when for one in self._tasks] + [one.when for one in self._duties]
        return sum(one in ("overdue", "today") for one in when) or None

    def refresh(self) -> None:
        """Reads tasks and check list again."""
        desk = self.context.desk
        tasks, heads = ask(self, rounds.today_list, desk), ask(self, rounds.listed, desk)
        if not tasks or not heads:
            return
        self._tasks = tasks.value
        if desk.mode == "school":
            told = ask(self, agenda.due, desk)
            self._duties = told.value if told else ()
        else:  # a district's are worked out beside the user's work
            reading = self.tr("Looking through the trainees")
            self.context.runner.run(
                self, reading, agenda.due, desk, done=self._put_duties, changes=False, quiet=True
            )
        titles = {head.id: head.title for head in heads.value}
        views: dict[str, dict[str, StepView]] = {}
        for round_id in {task.round_id for task in self._tasks}:
            read = ask(self, rounds.steps, desk, round_id)
            views[round_id] = read.value if read else {}
        for when, (group, lines) in self._groups.items():
            clear(lines)
            for task in [task for task in self._tasks if task.when == when][:_SHOWN]:
                lines.addWidget(self._line(task, titles.get(task.round_id, ""), views[task.round_id]))
            self._show_duties(when, group, lines)
        self._show_checklist()

    def _put_duties(self, duties: tuple[Duty, ...]) -> None:
        self._duties = duties
        for when, (group, lines) in self._groups.items():
            clear(lines)
            self._show_duties(when, group, lines)
        self.header_changed.emit()

    def _show_duties(self, when: str, group: Card, lines: QVBoxLayout) -> None:
        """Adds the lines of training below those of the rounds, and says how many there are in all."""
        found = [one for one in self._duties if one.when == when]
        for at, one in enumerate(found[: _SHOWN - min(_SHOWN, lines.count())]):
            lines.addWidget(self._duty_line(one, f"{when}_{at}"))
        number = sum(task.when == when for task in self._tasks) + len(found)
        group.setVisible(number > 0)
        group.aside.setText(self.tr("%1 in all").replace("%1", str(number)))
        self.empty.setVisible(not self._tasks and not self._duties)

    def _duty_line(self, one: Duty, name: str) -> QWidget:
        words = {
            "report": self.tr("Report of a group activity"),
            "follow_up": self.tr("Follow-up of a care talk"),
            "month_note": self.tr("Monthly note of a temporary post"),
            "rotation": self.tr("Exchange to another school"),
            "term": self.tr("Term in the pool ends"),
            "assessment": self.tr("Assessment every few years"),
            "certificate": self.tr("Certificate ends"),
        }[one.kind]
        where: tuple[str, dict[str, str]] = ("management", {"page": "trainees", "person": one.person_id})
        if one.kind == "report":
            where = ("training", {"page": "groups", "activity": one.ref})
        elif one.kind in ("assessment", "certificate"):
            where = ("management", {"page": "certificates"})
        about = "　".join(filter(None, (padded(one.name) if one.person_id else one.name, one.about)))
        chip = (one.due, one.when) if one.due is not None else None
        return self._row(
            f"duty_{name}", words, about, chip, lambda: self.context.navigate(where[0], **where[1])
        )

    def _line(self, task: Task, title: str, views: dict[str, StepView]) -> QWidget:
        step = rounds.step_label(task.step)
        told = f"{title}　{self._what(task, views)}"
        chip = (task.due, task.when) if task.due is not None else None
        line = self._row(
            f"task_{task.step}", step, told, chip, self._goes_to(task), f"go_{task.round_id}_{task.step}"
        )
        line.setAccessibleName(f"{step} {title}")
        return line

    def _row(
        self,
        name: str,
        what: str,
        about: str,
        chip: tuple[date, str] | None,
        go_there: Callable[[], None],
        go_name: str = "",
    ) -> QWidget:
        """A line of a group; `chip` is its day and how urgent it is."""
        line = QFrame()
        line.setObjectName(name)
        line.setStyleSheet(f"QFrame#{name} {{ border-top: 1px solid #DDE2E8; }}")
        line.setAccessibleName(f"{what} {about}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(what, "strong"))
        words.addWidget(label(about, "secondary"))
        go = button(self.tr("Go there"), go_name or f"go_{name}")
        go.setAccessibleName(f"{what} {go.text()}")
        go.clicked.connect(go_there)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(10)
        row.addLayout(words, 1)
        if chip is not None:
            tone = {"overdue": "problem", "today": "due", "week": "waiting"}.get(chip[1], "quiet")
            row.addWidget(StateChip(day_words(chip[0], self.context.desk.today()), tone))
        row.addWidget(go)
        return line

    def _what(self, task: Task, views: dict[str, StepView]) -> str:
        if task.next_action == "close":
            return self.tr("Everything is there: the step can be closed.")
        if task.next_action == "wait":
            return self.tr("Nothing to do but wait.")
        view = views.get(task.step)
        told = [one for one in view.problems if one.code == task.next_action] if view else []
        return problem_words(told[0], self.context.desk.today()) if told else ""

    def _goes_to(self, task: Task) -> Callable[[], None]:
        return lambda: self.context.navigate("rounds", round=task.round_id, step=task.step)

    def _titles(self) -> dict[str, str]:
        return {
            "overdue": self.tr("Overdue"),
            "today": self.tr("Due today"),
            "week": self.tr("Due this week"),
            "later": self.tr("Later"),
        }

    # The check list

    def _show_checklist(self) -> None:
        found = ask(self, checklists.done, self.context.desk)
        done = found.value if found else {}
        wanted = self.context.desk.mode == "school" and self.context.desk.kind in ("normal", "test")
        shown = wanted and not all(done.values())
        self._checklist_card.setVisible(shown)
        self._across.setStretch(1, 2 if shown else 0)
        self.checklist.put(
            [
                cards.Task(item, text, done.get(item, False), action)
                for item, (text, action, *_) in self._items().items()
            ]
        )

    def _items(self) -> dict[str, tuple[str, str, str, dict[str, Any]]]:
        """Item -> its words, the word on its button, the screen it leads to, with what."""
        return {
            "roster": (self.tr("The staff roster is in"), self.tr("Import"), "importing", {}),
            "profile": (self.tr("A rule profile is chosen"), self.tr("Choose"), "profiles", {}),
            "test_print": (
                self.tr("A page was printed on trial"),
                self.tr("Print"),
                "printing",
                {"test": True},
            ),
            "backup": (
                self.tr("A backup lies on a stick"),
                self.tr("Back up"),
                "settings",
                {"tab": "backup"},
            ),
            "rehearsal": (self.tr("The whole cycle was rehearsed"), self.tr("Rehearse"), "rehearsal", {}),
        }

    def _lead(self, item: str) -> None:
        text, word, screen, args = self._items()[item]
        if item not in checklists.BY_HAND:
            self.context.navigate(screen, **args)
            return
        if item == "rehearsal":
            asked = ConfirmDialog(self, text, self._how(item), word, "rehearseDialog")
            asked.confirmed.connect(lambda: self.context.navigate("rehearsal"))
            asked.open()
            return
        sheet = ConfirmDialog(self, text, self._how(item), self.tr("It is done"), "tickDialog")
        sheet.confirmed.connect(lambda: act(self, checklists.tick, self.context.desk, item))
        if screen:
            go = button(word, "tickGo")
            go.clicked.connect(sheet.reject)
            go.clicked.connect(lambda: self.context.navigate(screen, **args))
            sheet.body.addWidget(go)
        sheet.open()

    def _how(self, item: str) -> str:
        return {
            "test_print": self.tr(
                "Print any page of the print folder, lay it beside the preview, and look at margins and rare names."
            ),
            "backup": self.tr("Put a stick in, copy the backup to it, and keep it away from this computer."),
            "rehearsal": self.tr(
                "This desk is closed, and a sample school is opened in a folder of its own. Every page of it is"
                " marked as a rehearsal; nothing of it can be sent. You come back here whenever you like."
            ),
        }[item]
