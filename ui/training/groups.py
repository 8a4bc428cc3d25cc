"""Study groups: who is in which, their activities, the reports that are due, and the grades all members share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import lookups
from cadredesk.actions.training import courses, credits, groups, rules, sheets, trainees, year_papers
from cadredesk.actions.training.groups import FORMS, Activity, ActivityLine, StudyGroup
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.domain.training.trainee import Trainee
from cadredesk.messages import sentence
from ui.act import act, ask
from ui.training.parts import ManyPicker, YearChoice, show_paper
from ui.training.words import approver_words, day, filled
from ui.widgets.card import EmptyState, Note, button, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table
from ui.widgets.words import stage_words


def due_word(line: ActivityLine) -> tuple[str, str]:
    """Where the report of an activity stands, and its tone."""
    translate = QCoreApplication.translate
    if line.activity.reported_on is not None:
        if line.due.late:
            return translate("groups", "handed in late"), "waiting"
        return translate("groups", "handed in"), "done"
    if line.due.late:
        return translate("groups", "overdue"), "problem"
    return translate("groups", "due"), "due"


class GroupsPage(Screen):
    """`navigate("training", page="groups", activity=id)` shows one activity."""

    areas = frozenset({"groups", "trainees", "rules", "exchange", "intake"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Study groups"))
        self.people: dict[str, Trainee] = {}
        self.years = YearChoice("groupYear")
        self.years.changed.connect(lambda _: self.refresh())
        self.new_button = button(self.tr("New group…"), "newGroup")
        self.new_button.clicked.connect(lambda: self.ask_group(None))
        self.copy_button = button(self.tr("Groups as last year"), "copyGroups")
        self.copy_button.clicked.connect(self.copy_groups)
        self.table_button = button(self.tr("Table of the groups"), "groupTable")
        self.table_button.clicked.connect(self.show_table)
        self.groups = Table(
            "groups",
            self.tr("Groups"),
            (
                Column(self.tr("Group"), lambda one: one.name, width=7),
                Column(self.tr("Leader"), lambda one: self._name(one.leader_id), width=4),
                Column(self.tr("People"), lambda one: str(len(one.member_ids)), width=2),
                Column(self.tr("Area, stage"), self._where),
            ),
        )
        self.groups.opened.connect(self.ask_group)
        self.groups.current.connect(lambda _: self._show_activities())
        self.every = QCheckBox(self.tr("Activities of all groups"))
        self.every.setObjectName("everyGroup")
        self.every.setAccessibleName(self.every.text())
        self.every.clicked.connect(lambda _: self._show_activities())
        self.activity_button = button(self.tr("New activity… (&N)"), "newActivity", "main")
        self.activity_button.clicked.connect(self.new_activity)
        self.report_button = button(self.tr("Print the report"), "activityReport")
        self.report_button.clicked.connect(self.show_report)
        self.judge_button = button(self.tr("Grade…"), "judgeActivities")
        self.judge_button.clicked.connect(self.ask_grades)
        self.void_button = button(self.tr("Void…"), "voidActivity", "link")
        self.void_button.clicked.connect(self.ask_void)
        self.activities = Table(
            "activities",
            self.tr("Activities"),
            (
                Column(self.tr("Day"), lambda one: day(one.activity.day), width=6),
                Column(self.tr("Group"), lambda one: one.group.name, width=7),
                Column(self.tr("Topic"), lambda one: one.activity.topic, width=10),
                Column(
                    self.tr("There"),
                    lambda one: f"{len(one.activity.present_ids)}/{len(one.group.member_ids)}",
                    width=3,
                ),
                Column(
                    self.tr("Report due"),
                    lambda one: day(one.due.on) + ("" if one.due.final else self.tr(" (tentative)")),
                    width=6,
                ),
                Column(
                    self.tr("Report"),
                    lambda one: due_word(one)[0],
                    tone=lambda one: due_word(one)[1],
                    ground=True,
                    width=5,
                ),
                Column(self.tr("Grade"), lambda one: self._levels().get(one.activity.level, "")),
            ),
        )
        self.activities.opened.connect(lambda one: ActivitySheet(self, one.group, one.activity).open())
        self.activities.current.connect(lambda _: self._show_buttons())
        self.told = Note(name="groupsDue")
        self.empty = EmptyState(
            self.tr(
                "No study group of this year yet. Put trainees together by area and stage; each group has a leader, "
                "and its members take turns in hosting."
            ),
            self.tr("New group"),
            "noGroups",
        )
        self.empty.acted.connect(lambda: self.ask_group(None))
        for table in (self.groups, self.activities):
            table.setMinimumHeight(84)
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(flow(self.activity_button, self.report_button, self.judge_button, self.void_button))
        inner.addWidget(self.every)
        inner.addWidget(self.activities, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setObjectName("groupSplit")
        self.split.addWidget(self.groups)
        self.split.addWidget(right)
        self.split.setSizes([430, 730])
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.setSpacing(8)
        box.addWidget(flow(self.years, self.new_button, self.copy_button, self.table_button))
        box.addWidget(self.told)
        box.addWidget(self.split, 1)
        box.addWidget(self.empty, 1)

    # What the window asks

    @property
    def subtitle(self) -> str:
        """How many groups and people."""
        rows = self.groups.rows.shown()
        people = sum(len(one.member_ids) for one in rows)
        return (
            filled(self.tr("%1 groups, %2 of %3 people"), len(rows), people, len(self.people)) if rows else ""
        )

    def header_buttons(self) -> list[QPushButton]:
        """Everything stands on the page."""
        return []

    def clause(self) -> str:
        """The rule of reports."""
        found = ask(self, rules.on, self.context.desk, self.context.desk.today())
        return found.value.report_due.clause if found else ""

    def badge(self) -> int | None:
        """How many reports are due."""
        found = ask(self, groups.due_reports, self.context.desk)
        return len(found.value) or None if found else None

    def go(self, activity: str = "", **_: Any) -> None:
        """Shows one activity."""
        self.refresh()
        if activity:
            self.every.setChecked(True)
            self._show_activities()
            self.activities.go_to(lambda one: one.activity.id == activity)

    def print_(self) -> None:
        """Ctrl+P: the report of the activity in sight."""
        self.show_report()

    def refresh(self) -> None:
        """Reads the groups of the year."""
        desk = self.context.desk
        people, years = ask(self, trainees.listed, desk, with_left=True), ask(self, courses.years, desk)
        if not people or not years:
            return
        order = sheets.in_strokes(desk, {one.id: one.name for one in people.value})
        self.people = {one.id: one for one in sorted(people.value, key=lambda one: order[one.id])}
        this = credits.year_of(desk)
        self.years.put(years.value, self.years.year or this)
        found = ask(self, groups.listed, desk, self.years.year)
        if not found:
            return
        rows = found.value
        self.groups.put(rows, lambda one: one.id)
        if rows and self.groups.current_row() is None:
            self.groups.setCurrentIndex(self.groups.rows.index(0, 0))
        self.split.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.new_button.setVisible(bool(rows))
        self.table_button.setEnabled(bool(rows))
        last = ask(self, groups.listed, desk, self.years.year - 1)
        self.copy_button.setVisible(not rows and bool(last and last.value))
        self._show_activities()
        self._show_due()
        self.header_changed.emit()

    def _show_due(self) -> None:
        found = ask(self, groups.due_reports, self.context.desk)
        lines = found.value if found else ()
        late = sum(one.due.late for one in lines)
        self.told.setVisible(bool(lines))
        if lines:
            first = lines[0]
            told = self.tr("%1 reports wait, %2 of them overdue. Next: %3, “%4”, due %5.")
            text = filled(told, len(lines), late, first.group.name, first.activity.topic, day(first.due.on))
            self.told.put(self.tr("Reports:"), text, "problem" if late else "waiting")

    def _show_activities(self) -> None:
        row = self.groups.current_row()
        wanted = "" if self.every.isChecked() or not isinstance(row, StudyGroup) else row.id
        found = ask(self, groups.activities, self.context.desk, self.years.year, group_id=wanted)
        self.activities.setColumnHidden(1, bool(wanted))
        if found:
            self.activities.put(found.value, lambda one: one.activity.id)
            if found.value and self.activities.current_row() is None:
                self.activities.setCurrentIndex(self.activities.rows.index(0, 0))
        self._show_buttons()

    def _show_buttons(self) -> None:
        some = self.activities.rows.rowCount() > 0 and self.activities.current_row() is not None
        for one in (self.report_button, self.judge_button, self.void_button):
            one.setEnabled(some)
        self.activity_button.setEnabled(isinstance(self.groups.current_row(), StudyGroup))

    def _name(self, person_id: str) -> str:
        return padded(self.people[person_id].name) if person_id in self.people else ""

    def names(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """(id, name) of people, in their order."""
        return [(one, self.people[one].name) for one in ids if one in self.people]

    def _where(self, one: StudyGroup) -> str:
        stages = {stage.value: word for stage, word in stage_words().items()}
        return "，".join(filter(None, (one.area, stages.get(one.stage, one.stage))))

    def _levels(self) -> dict[str, str]:
        found = ask(self, rules.on, self.context.desk, self.context.desk.today())
        return dict(groups_levels(found.value)) if found else {}

    # What can be done

    def ask_group(self, group: StudyGroup | None) -> None:
        """Asks for a group, new or changed."""
        GroupSheet(
            self, group or StudyGroup(self.context.desk.new_id(), self.years.year, ""), group is None
        ).open()

    def copy_groups(self) -> None:
        """Makes last year's groups again, of those who are still in the pool."""
        desk = self.context.desk
        last = ask(self, groups.listed, desk, self.years.year - 1)
        here = {one.id for one in self.people.values() if one.left is None}
        for one in last.value if last else ():
            members = tuple(person for person in one.member_ids if person in here)
            leader = one.leader_id if one.leader_id in here else ""
            tasks = tuple((person, task) for person, task in one.tasks if person in here)
            made = replace(
                one,
                id=desk.new_id(),
                year=self.years.year,
                member_ids=members,
                leader_id=leader,
                tasks=tasks,
            )
            if not act(self, groups.put, desk, made):
                return

    def show_table(self) -> None:
        """The table of all groups."""
        title = filled(self.tr("Study groups of %1"), self.years.year)
        show_paper(self, title, year_papers.division, self.context.desk, self.years.year)

    def new_activity(self) -> None:
        """Asks for an activity of the group in sight; the host is proposed by turn."""
        group = self.groups.current_row()
        if not isinstance(group, StudyGroup):
            return
        desk = self.context.desk
        host = ask(self, groups.next_host, desk, group)
        made = Activity(
            desk.new_id(),
            group.id,
            group.year,
            desk.today(),
            "",
            host_id=host.value if host else "",
            present_ids=group.member_ids,
        )
        ActivitySheet(self, group, made, new=True).open()

    def show_report(self) -> None:
        """The report of the activity in sight, to be printed."""
        row = self.activities.current_row()
        if isinstance(row, ActivityLine):
            title = filled(self.tr("Report of %1"), row.group.name)
            show_paper(self, title, year_papers.activity_report, self.context.desk, row.activity)

    def ask_grades(self) -> None:
        """Asks for the grades of all activities of the day in sight."""
        row = self.activities.current_row()
        if isinstance(row, ActivityLine):
            found = ask(self, groups.activities, self.context.desk, self.years.year)
            same = [one for one in found.value if one.activity.day == row.activity.day] if found else []
            known = ask(self, rules.on, self.context.desk, row.activity.day)
            if known:
                GradesSheet(self, same, groups_levels(known.value)).open()

    def ask_void(self) -> None:
        """Asks why an activity no longer counts."""
        row = self.activities.current_row()
        if not isinstance(row, ActivityLine):
            return
        sheet = ReasonDialog(
            self,
            self.tr("Void the activity?"),
            filled(self.tr("“%1” no longer counts, nor the credits it gave."), row.activity.topic),
            self.tr("Void"),
        )
        sheet.given.connect(
            lambda text: act(self, groups.void_activity, self.context.desk, row.activity, text)
        )
        sheet.open()


def groups_levels(known: rules.TrainingRules) -> list[tuple[str, str]]:
    """(id, word) of the grades a group may have."""
    return [(one.id, one.label) for row in known.credits.rows if row.scoring == "group" for one in row.levels]


class GroupSheet(Sheet):
    """A group: name, area and stage, members, leader, who does what."""

    def __init__(self, page: GroupsPage, group: StudyGroup, new: bool) -> None:
        super().__init__(page, "groupSheet")
        self._page, self._group = page, group
        self.say(self.tr("New group") if new else group.name, self.tr("Save (Ctrl+Return)"))
        self.setMinimumSize(720, 620)
        taken = {
            person: other.name
            for other in page.groups.rows.shown()
            if other.id != group.id
            for person in other.member_ids
        }
        people = [
            (one.id, padded(one.name), "　".join(filter(None, (one.now.unit_name, taken.get(one.id, "")))))
            for one in page.people.values()
            if one.left is None or one.id in group.member_ids
        ]
        self.form = Form("groupForm", 3)
        self.form.line("groupName", self.tr("Name"))
        self.form.line("groupArea", self.tr("Area"))
        stages = [(stage.value, word) for stage, word in stage_words().items()]
        self.form.choice("groupStage", self.tr("Stage"), [("", self.tr("several")), *stages])
        self.form.put("groupName", group.name)
        self.form.put("groupArea", group.area)
        self.form.put("groupStage", group.stage)
        index = lookups.name_index((one, page.people[one].name, "") for one, _, _ in people)
        self.members = ManyPicker("groupMembers", people, lambda text: set(index.search(text)))
        for at in range(self.members.list.count()):
            item = self.members.list.item(at)
            if item.data(Qt.ItemDataRole.UserRole) in group.member_ids:
                item.setCheckState(Qt.CheckState.Checked)
        self.leader = QComboBox()
        self.leader.setObjectName("groupLeader")
        self.leader.setAccessibleName(self.tr("Leader"))
        self.tasks = LineEdit("groupTasks", self.tr("Who does what (name: task; name: task)"), 1000)
        self.tasks.put("；".join(f"{page.people[p].name}：{t}" for p, t in group.tasks if p in page.people))
        self.tasks.setPlaceholderText(self.tr("for instance: Zhang San: notes; Li Si: photos"))
        self.members.changed.connect(lambda _: self._leaders())
        self._leaders(group.leader_id)
        self.body.addWidget(self.form)
        self.body.addWidget(self.members, 1)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Leader"), wrap=False))
        row.addWidget(self.leader, 1)
        self.body.addLayout(row)
        self.body.addWidget(label(self.tasks.accessibleName(), "secondary"))
        self.body.addWidget(self.tasks)

    def _leaders(self, chosen: str | None = None) -> None:
        wanted = chosen if chosen is not None else self.leader.currentData()
        self.leader.clear()
        self.leader.addItem("", "")
        for person, name in self._page.names(self.members.picked()):
            self.leader.addItem(name, person)
        self.leader.setCurrentIndex(max(0, self.leader.findData(wanted)))

    def accept_now(self) -> bool:
        """Stores the group."""
        picked = self.members.picked()
        by_name = {name: person for person, name in self._page.names(picked)}
        tasks = []
        for part in self.tasks.text().replace(";", "；").split("；"):
            name, _, task = part.replace(":", "：").partition("：")
            if not part.strip():
                continue
            if name.strip() not in by_name or not task.strip():
                self.show_error(filled(self.tr("“%1” is no member with a task."), part.strip()))
                return False
            tasks.append((by_name[name.strip()], task.strip()))
        kept = [one for one in self._group.member_ids if one in picked]
        made = replace(
            self._group,
            name=self.form.value("groupName"),
            area=self.form.value("groupArea"),
            stage=self.form.value("groupStage") or "",
            member_ids=(*kept, *(one for one in picked if one not in kept)),
            leader_id=self.leader.currentData() or "",
            tasks=tuple(tasks),
        )
        return bool(act(self, groups.put, self._page.context.desk, made))


class ActivitySheet(Sheet):
    """One activity: facts, who was there, content, highlights, photos, and when the report was handed in."""

    def __init__(self, page: GroupsPage, group: StudyGroup, activity: Activity, *, new: bool = False) -> None:
        super().__init__(page, "activitySheet")
        self._page, self._group, self._activity, self._new = page, group, activity, new
        title = self.tr("New activity of %1") if new else self.tr("Activity of %1")
        self.say(filled(title, group.name), self.tr("Save (Ctrl+Return)"))
        self.setMinimumSize(900, 660)
        self.form = Form("activityForm", 3)
        self.form.line("topic", self.tr("Topic"))
        self.form.date("activityDay", self.tr("Day"), full=True)
        self.form.choice("form", self.tr("Form"), [(one, sentence(f"group.form_{one}")) for one in FORMS])
        self.form.line("place", self.tr("Place"))
        self.form.choice("host", self.tr("Host"), page.names(group.member_ids))
        self.form.date("reported", self.tr("Report handed in on"), full=True)
        self.texts = Form("activityTexts", 1)
        self.texts.text("content", self.tr("What was done"), lines=4)
        self.texts.text("highlights", self.tr("Highlights"), lines=2)
        self.texts.line("recommended", self.tr("Work put forward"))
        for name, value in (
            ("topic", activity.topic),
            ("activityDay", PartialDate.of(activity.day)),
            ("form", activity.form),
            ("place", activity.place),
            ("host", activity.host_id or None),
            ("reported", PartialDate.of(activity.reported_on) if activity.reported_on else None),
            ("content", activity.content),
            ("highlights", activity.highlights),
            ("recommended", activity.recommended),
        ):
            (self.form if self.form.holds(name) else self.texts).put(name, value)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 8, 0)
        box.addWidget(self.form)
        box.addWidget(label(self.tr("Who was there"), "strong"))
        box.addLayout(self._attendance(group, activity))
        box.addWidget(self.texts)
        self.photo_row = QHBoxLayout()
        self.photo_button = button(self.tr("Add a photo…"), "activityPhoto")
        self.photo_button.clicked.connect(self._choose_photo)
        self.photo_button.setEnabled(not new)
        self.photo_button.setToolTip(self.tr("Save the activity first, then add its photos.") if new else "")
        self.photo_row.addWidget(self.photo_button)
        self.photo_row.addStretch(1)
        box.addLayout(self.photo_row)
        box.addStretch(1)
        for name in activity.photos:
            self._show_photo(name)
        area = QScrollArea()
        area.setObjectName("activityScroll")
        area.setAccessibleName(self.tr("The activity"))
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self.form.field("topic").setFocus()

    def _attendance(self, group: StudyGroup, activity: Activity) -> QGridLayout:
        grid = QGridLayout()
        self.there: dict[str, QComboBox] = {}
        leave = dict(activity.leave)
        givers = approver_words()
        options = (
            ("present", self.tr("present")),
            ("leader", filled(self.tr("on leave (%1)"), givers["group_leader"])),
            ("personnel", filled(self.tr("on leave (%1)"), givers["personnel"])),
            ("absent", self.tr("absent")),
        )
        for at, (person, name) in enumerate(self._page.names(group.member_ids)):
            field = QComboBox()
            field.setObjectName(f"there_{at}")
            field.setAccessibleName(name)
            for key, word in options:
                field.addItem(word, key)
            state = "present" if person in activity.present_ids else leave.get(person, "absent")
            field.setCurrentIndex(field.findData(state))
            line, column = divmod(at, 2)
            grid.addWidget(label(padded(name), wrap=False), line, 2 * column)
            grid.addWidget(field, line, 2 * column + 1)
            self.there[person] = field
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        return grid

    def _choose_photo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a photo"), "", "*.jpg *.jpeg *.png")
        if path:
            self.add_photo(Path(path))

    def add_photo(self, path: Path) -> None:
        """Keeps a photo with the activity."""
        done = act(self, groups.add_photo_file, self._page.context.desk, self._activity, path)
        if done:
            self._activity = done.value
            self._show_photo(self._activity.photos[-1])

    def _show_photo(self, name: str) -> None:
        found = ask(self, groups.photo, self._page.context.desk, name)
        if not found:
            return
        image = QImage.fromData(found.value)
        small = QLabel()
        small.setAccessibleName(self.tr("Photo"))
        small.setPixmap(
            QPixmap.fromImage(image).scaledToHeight(90, Qt.TransformationMode.SmoothTransformation)
        )
        self.photo_row.insertWidget(self.photo_row.count() - 1, small)

    def accept_now(self) -> bool:
        """Stores the activity."""
        values = {**self.form.values(), **self.texts.values()}
        desk = self._page.context.desk
        on: date | None = values["activityDay"].earliest() if values["activityDay"] else None
        if on is None:
            self.show_error(self.tr("Type the day of the activity."))
            return False
        states = {person: field.currentData() for person, field in self.there.items()}
        made = replace(
            self._activity,
            day=on,
            year=self._group.year,
            topic=values["topic"],
            form=values["form"] or "other",
            place=values["place"],
            host_id=values["host"] or "",
            present_ids=tuple(one for one, state in states.items() if state == "present"),
            leave=tuple((one, state) for one, state in states.items() if state in ("leader", "personnel")),
            content=values["content"].strip(),
            highlights=values["highlights"].strip(),
            recommended=values["recommended"],
            reported_on=values["reported"].earliest() if values["reported"] else None,
        )
        return bool(act(self, groups.put_activity, desk, made))


class GradesSheet(Sheet):
    """The grades of all activities of one day; all members who were there share the credits."""

    def __init__(
        self, page: GroupsPage, lines: Sequence[ActivityLine], levels: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(page, "gradesSheet")
        self._page = page
        self.say(
            filled(self.tr("Grades of the activities of %1"), day(lines[0].activity.day)),
            self.tr("Save (Ctrl+Return)"),
        )
        self.body.addWidget(
            label(self.tr("All members who were there share the credits of the grade."), "secondary")
        )
        grid = QGridLayout()
        self.fields: dict[str, QComboBox] = {}
        for at, one in enumerate(lines):
            field = QComboBox()
            field.setObjectName(f"grade_{at}")
            field.setAccessibleName(one.group.name)
            field.addItem(self.tr("not graded"), "")
            for key, word in levels:
                field.addItem(word, key)
            field.setCurrentIndex(max(0, field.findData(one.activity.level)))
            grid.addWidget(label(f"{one.group.name}　{one.activity.topic}"), at, 0)
            grid.addWidget(field, at, 1)
            self.fields[one.activity.id] = field
        grid.setColumnStretch(0, 1)
        self.body.addLayout(grid)

    def accept_now(self) -> bool:
        """Stores the grades and their credits."""
        levels = {one: field.currentData() for one, field in self.fields.items()}
        return bool(act(self, groups.judge, self._page.context.desk, self._page.years.year, levels))
