"""Rule profiles: every rule with its clause, the evaluation, meetings and notice; an own copy can be adjusted."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from cadredesk.actions import profiles, rounds
from cadredesk.actions.profiles import ProfileHead
from cadredesk.domain.profile import EligibilityRule, MeetingRule, Profile, Weighted
from cadredesk.domain.school import Stage
from ui.act import act, ask, show_sentence
from ui.widgets.card import Card, Note, button, label
from ui.widgets.dialogs import ConfirmDialog, Sheet
from ui.widgets.edit import LineEdit, TextEdit
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table
from ui.widgets.words import stage_words

_MEETINGS = ("leadership_meeting", "branch_meeting", "examination")


class ProfilesScreen(Screen):
    """The list of profiles on the left, the one in sight on the right. A shipped one is only read."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Rule profiles"))
        self._profile: Profile | None = None
        self._required: dict[str, str] = {}
        self._own: set[str] = set()
        self._wanted = ""
        self._filling = False
        across = QHBoxLayout(self)
        across.setContentsMargins(18, 14, 18, 14)
        across.setSpacing(14)
        across.addWidget(self._list(), 4)
        across.addWidget(self._page(), 10)

    # What the screen is made of

    def _list(self) -> QWidget:
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.table = Table(
            "profileTable",
            self.tr("Rule profiles"),
            [
                Column(self.tr("Profile"), lambda one: one.title, width=11),
                Column(self.tr("Kind"), lambda one: self.tr("own") if one.own else self.tr("shipped")),
            ],
        )
        self.table.current.connect(lambda row: self._choose(row))
        self.copy = button(self.tr("Make an own copy… (&C)"), "profileCopy")
        self.copy.clicked.connect(self._ask_copy)
        self.drop = button(self.tr("Remove this copy…"), "profileDrop", "danger")
        self.drop.clicked.connect(self._ask_drop)
        self.use = button(self.tr("Use it for the round under way…"), "profileUse")
        self.use.clicked.connect(self._ask_use)
        self.begin = button(self.tr("Begin a round…"), "profileBegin")
        self.begin.clicked.connect(lambda: self.context.navigate("rounds", new=True))
        box.addWidget(self.table, 1)
        school = self.context.desk.mode == "school"
        for part in (self.copy, self.use, self.begin, self.drop) if school else (self.copy, self.drop):
            box.addWidget(part)
        return side

    def _page(self) -> Card:
        card = Card("", "profileCard")
        self.name = label("", "heading", "profileName")
        self.basis = label("", "secondary", "profileBasis")
        self.note = Note(name="profileNote")
        self.tabs = QTabWidget()
        self.tabs.setObjectName("profileTabs")
        self.tabs.setAccessibleName(self.tr("Parts of the profile"))
        self.tabs.addTab(self._rules_tab(), self.tr("Conditions"))
        self.tabs.addTab(self._evaluation_tab(), self.tr("Evaluation and vote"))
        self.tabs.addTab(self._days_tab(), self.tr("Days and meetings"))
        self.tabs.addTab(self._steps_tab(), self.tr("Steps"))
        self.save_button = button(self.tr("Save the changes (&S)"), "profileSave", "main")
        self.save_button.clicked.connect(self.save)
        card.add(self.name, self.basis, self.note)
        card.body.addWidget(self.tabs, 1)
        card.add_row(self.save_button)
        return card

    def _rules_tab(self) -> QWidget:
        page = QWidget()
        page.setObjectName("tabPage")
        box = QVBoxLayout(page)
        self.rules = Table(
            "ruleTable",
            self.tr("Conditions"),
            [
                Column(self.tr("Condition"), lambda one: one.label, width=6),
                Column(self.tr("Asks for"), lambda one: self._required.get(one.id, ""), width=13),
                Column(self.tr("For whom"), self._whom, width=7),
                Column(
                    self.tr("Exception"),
                    lambda one: self.tr("yes") if one.exception else self.tr("no"),
                    width=3,
                ),
                Column(self.tr("Clause"), lambda one: one.clause),
            ],
        )
        self.rules.current.connect(lambda row: self._show_rule(row))
        self.rule = Form("ruleForm", 4)
        self.rule.number("ruleNumber", self.tr("Number (years)"))
        self.rule.check("ruleInclusive", self.tr("the number itself included"))
        self.rule.check("ruleException", self.tr("a written reason may except"))
        self.rule.line("ruleClause", self.tr("Clause"), wide=True)
        self.rule.left.connect(lambda *_: self._rule_left())
        box.addWidget(self.rules, 1)
        box.addWidget(self.rule)
        return page

    def _evaluation_tab(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("tabPage")
        self._evaluation_box = QVBoxLayout(inner)
        self.elements = Form("elementForm", 5)
        self.groups = Form("groupForm", 3)
        self.grades = Form("gradeForm", 4)
        self.counting = Form("countingForm", 3)
        self.counting.line("evaluationQuorum", self.tr("Quorum of the meeting (as 2/3)"))
        self.counting.number("bundleSize", self.tr("Sheets in a bundle"))
        self.counting.number("smallGroup", self.tr("Not broken down under"))
        self.counting.number("maxChoices", self.tr("Recommendation: most choices"))
        self.counting.number("validMonths", self.tr("Recommendation: valid months"))
        self._element_title = label(self.tr("Elements and weights (100 in all)"), "strong")
        self._group_title = label(self.tr("Voter groups and weights"), "strong")
        self._grade_title = label(self.tr("Grades and points"), "strong")
        self.sum = label("", "secondary", "weightSum")
        for part in (
            self._element_title,
            self.elements,
            self.sum,
            self._group_title,
            self.groups,
            self._grade_title,
            self.grades,
            self.counting,
        ):
            self._evaluation_box.addWidget(part)
        self._evaluation_box.addStretch(1)
        return _Scrolled(inner)

    def _days_tab(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("tabPage")
        box = QVBoxLayout(inner)
        self.days = Form("daysForm", 3)
        self.days.line("profileTerm", self.tr("Word for the people"), limit=30)
        self.days.choice(
            "nameOrder",
            self.tr("Order of names"),
            (("surname", self.tr("surname strokes")), ("full", self.tr("strokes of the whole name"))),
        )
        self.days.number("reviewYears", self.tr("Years looked back on"))
        self.days.number("noticeCalendar", self.tr("Public notice: calendar days"))
        self.days.number("noticeWorking", self.tr("Public notice: working days"))
        self.days.line("closingHour", self.tr("Objections until (hour)"), limit=5)
        self.days.number("advanceDays", self.tr("Advance notice: days before"))
        self.days.number("teamMinimum", self.tr("Inspection team: at least"))
        self.days.check("showScore", self.tr("the score stands on the notice"))
        box.addWidget(self.days)
        words = self._meeting_words()
        self.meetings: dict[str, Form] = {}
        for meeting in _MEETINGS:
            form = Form(f"{meeting}Form", 3)
            form.line(f"{meeting}Quorum", self.tr("Quorum (as 2/3)"), limit=9)
            form.line(f"{meeting}Majority", self.tr("Majority (as 1/2)"), limit=9)
            form.check(f"{meeting}MoreThan", self.tr("more than that share"))
            self.meetings[meeting] = form
            box.addWidget(label(words[meeting], "strong"))
            box.addWidget(form)
        box.addStretch(1)
        return _Scrolled(inner)

    def _steps_tab(self) -> QWidget:
        page = QWidget()
        page.setObjectName("tabPage")
        box = QVBoxLayout(page)
        self.steps = Table(
            "stepTable",
            self.tr("Steps"),
            [
                Column(self.tr("Step"), lambda one: rounds.step_label(one.key), width=8),
                Column(self.tr("Days"), lambda one: str(one.days), sort=lambda one: one.days, width=2),
                Column(
                    self.tr("May be left out"),
                    lambda one: self.tr("yes") if one.optional else "",
                    width=5,
                ),
                Column(self.tr("Clause"), lambda one: one.clause),
            ],
        )
        box.addWidget(self.steps, 1)
        return page

    def _meeting_words(self) -> dict[str, str]:
        return {meeting: rounds.step_label(meeting) for meeting in _MEETINGS}

    def _whom(self, rule: EligibilityRule) -> str:
        profile = self._profile
        words: list[str] = []
        if profile is not None:
            words += [tier.label for tier in profile.tiers if tier.id in rule.tiers]
        stages = stage_words()
        words += [stages[Stage(stage)] for stage in rule.stages]
        words += {"m": [self.tr("men")], "f": [self.tr("women")]}.get(rule.sex, [])
        return "、".join(words) or self.tr("everybody")

    # What the window asks

    @property
    def title(self) -> str:
        """The screen's name."""
        return self.tr("Rule profiles")

    @property
    def subtitle(self) -> str:
        """The profile in sight."""
        return self._profile.title if self._profile else ""

    def go(self, **args: Any) -> None:
        """`profile` chooses what is shown."""
        self._wanted = str(args.get("profile") or "")
        self.refresh()

    def clause(self) -> str:
        """The clause of the rule in sight."""
        rule = self.rules.current_row()
        return rule.clause if isinstance(rule, EligibilityRule) else ""

    def refresh(self) -> None:
        """Reads the profiles again; what is typed and not saved stays."""
        if self._changed():
            return
        heads = ask(self, profiles.listed, self.context.desk)
        if not heads:
            return
        self._own = {head.id for head in heads.value if head.own}
        self.table.put(heads.value, same=lambda one: one.id)
        if self._wanted:
            self.table.go_to(lambda one: one.id == self._wanted)
            self._wanted = ""
        if self.table.current_row() is None and heads.value:
            self.table.go_to(lambda _: True)
        row = self.table.current_row()
        if isinstance(row, ProfileHead):
            self._load(row.id)

    def save(self) -> bool:
        """Stores the changed numbers of an own profile; False when the profile refuses them."""
        if not self._changed():
            return True
        typed = self._typed()
        if typed is None:
            return False
        done = act(self, profiles.save, self.context.desk, typed)
        if done:
            self._load(typed.id)
        return bool(done)

    # The profile in sight

    def _choose(self, row: object) -> None:
        if not isinstance(row, ProfileHead) or (self._profile and row.id == self._profile.id):
            return
        if not self.save():
            here = self._profile.id if self._profile else ""
            self.table.go_to(lambda one: one.id == here)
            return
        self._load(row.id)

    def _load(self, profile_id: str) -> None:
        found = ask(self, profiles.get, self.context.desk, profile_id)
        if found:
            self.show_profile(found.value)

    def show_profile(self, profile: Profile) -> None:
        """Shows a profile; its fields are open when it is an own one."""
        self._profile = profile
        self._required = profiles.requirements(profile, self.context.desk.today())
        own = profile.id in self._own
        self.name.setText(
            self.tr("%1 (version %2)").replace("%1", profile.title).replace("%2", str(profile.version))
        )
        self.basis.setText(self.tr("Rests on: %1").replace("%1", "；".join(profile.basis)))
        if own:
            self.note.put(
                "", self.tr("Your own profile. Rounds already begun keep the copy they began with."), "due"
            )
        else:
            self.note.put(
                "",
                self.tr(
                    "This profile came with the program and is only read. Make an own copy to adjust it."
                ),
                "quiet",
            )
        self._filling = True
        self.rules.put(profile.rules, same=lambda one: one.id)
        self.steps.put(profile.steps, same=lambda one: one.key)
        self._fill(profile)
        self._filling = False
        if self.rules.current_row() is None and profile.rules:
            self.rules.go_to(lambda _: True)
        self._show_rule(self.rules.current_row())
        for form in self._forms():
            form.setEnabled(own)
        self.drop.setVisible(own)
        self.save_button.setVisible(own)
        self._show_sum()
        self.header_changed.emit()

    def _forms(self) -> tuple[Form, ...]:
        return (
            self.rule,
            self.elements,
            self.groups,
            self.grades,
            self.counting,
            self.days,
            *self.meetings.values(),
        )

    def _fill(self, profile: Profile) -> None:
        rule = profile.evaluation
        self.elements = self._numbers(
            self.elements, [(f"w_{e.id}", e.label, e.weight) for e in rule.elements], 5
        )
        self.groups = self._numbers(self.groups, [(f"g_{g.id}", g.label, g.weight) for g in rule.groups], 4)
        self.grades = self._numbers(self.grades, [(f"p_{g.id}", g.label, g.points) for g in rule.grades], 4)
        self.counting.put("evaluationQuorum", str(rule.quorum))
        self.counting.put("bundleSize", rule.bundle_size)
        self.counting.put("smallGroup", rule.small_group)
        self.counting.put("maxChoices", profile.recommendation.max_choices)
        self.counting.put("validMonths", profile.recommendation.valid_months)
        for name, value in (
            ("profileTerm", profile.term),
            ("nameOrder", profile.name_order),
            ("reviewYears", profile.review_years),
            ("noticeCalendar", profile.notice.calendar_days),
            ("noticeWorking", profile.notice.working_days),
            ("closingHour", profile.notice.closing_hour),
            ("advanceDays", profile.advance_notice_days),
            ("teamMinimum", profile.team_minimum),
            ("showScore", profile.notice.show_score),
        ):
            self.days.put(name, value)
        for meeting, form in self.meetings.items():
            told = profile.meeting(meeting)
            form.put(f"{meeting}Quorum", str(told.quorum))
            form.put(f"{meeting}Majority", str(told.majority))
            form.put(f"{meeting}MoreThan", told.majority_more_than)

    def _numbers(self, old: Form, fields: list[tuple[str, str, int]], columns: int) -> Form:
        """A form of these numbers in the place of the old one; the profile decides which there are."""
        new = Form(old.objectName(), columns)
        for name, text, value in fields:
            new.number(name, text)
            new.put(name, value)
        new.left.connect(lambda *_: self._show_sum())
        self._evaluation_box.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new

    def _show_sum(self) -> None:
        total = sum(value or 0 for value in self.elements.values().values())
        self.sum.setText(self.tr("The weights make %1.").replace("%1", str(total)))
        self.sum.setProperty("role", "secondary" if total == 100 else "problem")
        self.sum.style().polish(self.sum)

    def _show_rule(self, row: object) -> None:
        if not isinstance(row, EligibilityRule):
            return
        self._filling = True
        numbered = row.kind in ("age", "service_years", "teaching_years", "assessment", "post_years")
        self.rule.put("ruleNumber", row.number if numbered else None)
        self.rule.put("ruleInclusive", row.inclusive)
        self.rule.put("ruleException", row.exception)
        self.rule.put("ruleClause", row.clause)
        self.rule.field("ruleNumber").setEnabled(numbered)
        inclusive = self.rule.field("ruleInclusive")
        assert isinstance(inclusive, QCheckBox)
        inclusive.setVisible(row.kind == "age")
        self._filling = False

    def _rule_left(self) -> None:
        row, profile = self.rules.current_row(), self._profile
        if self._filling or profile is None or not isinstance(row, EligibilityRule):
            return
        number = self.rule.value("ruleNumber")
        changed = replace(
            row,
            number=row.number if number is None else number,
            inclusive=self.rule.value("ruleInclusive"),
            exception=self.rule.value("ruleException"),
            clause=self.rule.value("ruleClause"),
        )
        rules = tuple(changed if one.id == row.id else one for one in profile.rules)
        self._profile = replace(profile, rules=rules)
        self._required = profiles.requirements(self._profile, self.context.desk.today())
        self.rules.put(rules, same=lambda one: one.id)

    def _typed(self) -> Profile | None:
        """The profile with what stands in the fields; None when a field cannot be read."""
        profile = self._profile
        if profile is None:
            return None
        quorum = self._share(self.counting.value("evaluationQuorum"))
        meetings = {name: self._meeting(name, profile.meeting(name)) for name in _MEETINGS}
        if quorum is None or any(one is None for one in meetings.values()):
            return None
        rule = profile.evaluation
        evaluation = replace(
            rule,
            elements=_weighted(rule.elements, self.elements, "w_"),
            groups=_weighted(rule.groups, self.groups, "g_"),
            grades=tuple(
                replace(one, points=_number(self.grades, f"p_{one.id}", one.points)) for one in rule.grades
            ),
            quorum=quorum,
            bundle_size=_number(self.counting, "bundleSize", rule.bundle_size),
            small_group=_number(self.counting, "smallGroup", rule.small_group),
        )
        notice = replace(
            profile.notice,
            calendar_days=_number(self.days, "noticeCalendar", profile.notice.calendar_days),
            working_days=_number(self.days, "noticeWorking", profile.notice.working_days),
            closing_hour=self.days.value("closingHour") or profile.notice.closing_hour,
            show_score=self.days.value("showScore"),
        )
        recommendation = replace(
            profile.recommendation,
            max_choices=_number(self.counting, "maxChoices", profile.recommendation.max_choices),
            valid_months=_number(self.counting, "validMonths", profile.recommendation.valid_months),
        )
        return replace(
            profile,
            term=self.days.value("profileTerm") or profile.term,
            name_order=self.days.value("nameOrder") or profile.name_order,
            review_years=_number(self.days, "reviewYears", profile.review_years),
            advance_notice_days=_number(self.days, "advanceDays", profile.advance_notice_days),
            team_minimum=_number(self.days, "teamMinimum", profile.team_minimum),
            evaluation=evaluation,
            notice=notice,
            recommendation=recommendation,
            leadership_meeting=meetings["leadership_meeting"] or profile.leadership_meeting,
            branch_meeting=meetings["branch_meeting"] or profile.branch_meeting,
            examination=meetings["examination"] or profile.examination,
        )

    def _meeting(self, name: str, old: MeetingRule) -> MeetingRule | None:
        form = self.meetings[name]
        quorum = self._share(form.value(f"{name}Quorum"))
        majority = self._share(form.value(f"{name}Majority"))
        if quorum is None or majority is None:
            return None
        return replace(
            old, quorum=quorum, majority=majority, majority_more_than=form.value(f"{name}MoreThan")
        )

    def _share(self, text: str) -> Fraction | None:
        try:
            found = Fraction(text.replace("／", "/").replace(" ", ""))
        except (ValueError, ZeroDivisionError):
            said = self.tr("“%1” is no share. Type it as 2/3. Nothing was saved; what you typed stays.")
            show_sentence(self, said.replace("%1", text))
            return None
        return found

    def _changed(self) -> bool:
        """Whether an own profile differs from what is stored."""
        if self._profile is None or self._profile.id not in self._own:
            return False
        stored = ask(self, profiles.get, self.context.desk, self._profile.id)
        if not stored:
            return False
        typed = self._typed()
        return typed is None or typed != stored.value

    # What is done with a profile

    def _ask_copy(self) -> None:
        if self._profile is not None and self.save():
            sheet = CopySheet(self, self.context, self._profile)
            sheet.done_.connect(lambda: self._copied(sheet))
            sheet.open()

    def _copied(self, sheet: CopySheet) -> None:
        self._wanted = sheet.made
        self._profile = None
        self.refresh()

    def _ask_drop(self) -> None:
        profile = self._profile
        if profile is None:
            return
        sheet = ConfirmDialog(
            self,
            self.tr("Remove “%1”?").replace("%1", profile.title),
            self.tr("Rounds that used it keep their copy. It can no longer be chosen for new rounds."),
            self.tr("Remove this copy"),
            "dropProfile",
            danger=True,
        )
        sheet.confirmed.connect(self.remove)
        sheet.open()

    def remove(self) -> None:
        """Removes the own profile in sight."""
        profile = self._profile
        if profile is not None and act(self, profiles.drop, self.context.desk, profile.id):
            self._profile = None
            self.refresh()

    def _ask_use(self) -> None:
        if self._profile is not None and self.save():
            UseSheet(self, self.context, self._profile.id).open()


class CopySheet(Sheet):
    """Asks for the name of an own copy."""

    def __init__(self, parent: QWidget, context: ScreenContext, profile: Profile) -> None:
        super().__init__(parent, "copyProfile")
        self._context, self._profile = context, profile
        self.made = ""
        self.say(self.tr("An own copy of “%1”").replace("%1", profile.title), self.tr("Make the copy"))
        self.name = LineEdit("copyTitle", self.tr("Name of the copy"), 60)
        self.name.put(f"{profile.title} {context.desk.today().year}")
        self.name.selectAll()
        self.body.addWidget(label(self.tr("Name of the copy"), wrap=False))
        self.body.addWidget(self.name)
        self.name.setFocus()

    def accept_now(self) -> bool:
        """Makes the copy."""
        done = act(self, profiles.copy, self._context.desk, self._profile.id, self.name.text())
        if done:
            self.made = done.value.id
        return bool(done)


class UseSheet(Sheet):
    """Gives a round under way this profile, with the reason; what was decided under the old one stays."""

    def __init__(self, parent: QWidget, context: ScreenContext, profile_id: str) -> None:
        super().__init__(parent, "useProfile")
        self._context, self._profile = context, profile_id
        self.say(self.tr("Use this profile for a round"), self.tr("Use it"))
        told = self.tr(
            "Steps that are closed keep what they decided. Open steps are checked by the new rules from now on."
        )
        self.form = Form("useForm", 1)
        heads = ask(self, rounds.listed, context.desk)
        under_way = [(head.id, head.title) for head in heads.value if head.state == "open"] if heads else []
        self.form.choice("useRound", self.tr("Round"), under_way)
        if under_way:
            self.form.put("useRound", under_way[0][0])
        self.reason = TextEdit("useReason", self.tr("Reason"))
        self.form.widget("useReason", self.tr("Reason"), self.reason, wide=True)
        self.body.addWidget(label(told, "secondary"))
        self.body.addWidget(self.form)
        self.ok.setEnabled(bool(under_way))

    def accept_now(self) -> bool:
        """Changes the round's profile."""
        desk = self._context.desk
        chosen = ask(self, profiles.get, desk, self._profile)
        round_id = self.form.value("useRound")
        if not chosen or not round_id:
            return False
        return bool(
            act(self, rounds.change_profile, desk, round_id, chosen.value, self.reason.toPlainText().strip())
        )


class _Scrolled(QScrollArea):
    """A tab that scrolls, and asks for no more height of the page than the others."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidget(inner)
        self.setWidgetResizable(True)

    def sizeHint(self) -> QSize:
        """Enough for a few lines."""
        return QSize(480, 240)


def _number(form: Form, name: str, old: int) -> int:
    value = form.value(name)
    return old if value is None else int(value)


def _weighted(old: tuple[Weighted, ...], form: Form, prefix: str) -> tuple[Weighted, ...]:
    return tuple(replace(one, weight=_number(form, f"{prefix}{one.id}", one.weight)) for one in old)
