"""The rules of the training years in the window: the credit table and every setting with its default and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from cadredesk.actions.training import rules
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.training.credit import shown
from cadredesk.domain.training.rules import (
    AgeLimit,
    Band,
    CreditRow,
    Level,
    TrainingRules,
    in_force,
)
from ui.act import act, ask, show_sentence
from ui.training.parts import fit_height
from ui.training.words import filled, tier_words
from ui.widgets.card import Card, EmptyState, Note, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: where it stands, its words, what it means, and how it is typed.

    `kind`: "whole", "number" (decimals), "share" (typed as a percentage), "yes", "choice" of `options`, "optional" (a
    number or nothing), "line".
    """

    section: str
    name: str
    text: str
    hint: str = ""
    kind: str = "whole"
    options: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The name of its field."""
        return f"{self.section}_{self.name}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the comparison."""

    text: str
    before: str
    after: str


class RulesPage(Screen):
    """The versions on the left, the one in sight on the right; adjusting makes a new version from a day on."""

    areas = frozenset({"rules", "exchange", "intake"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Rules"))
        self._known: tuple[TrainingRules, ...] = ()
        self._shown: TrainingRules | None = None
        self.draft: TrainingRules | None = None
        self._settings = self._all_settings()
        self._forms: dict[str, Form] = {}
        self._clauses: dict[str, Note] = {}
        across = QHBoxLayout(self)
        across.setContentsMargins(6, 10, 6, 6)
        across.setSpacing(12)
        across.addWidget(self._list(), 4)
        across.addWidget(self._page(), 11)

    # What the page is made of

    def _list(self) -> QWidget:
        self.table = Table(
            "rulesTable",
            self.tr("Versions of the rules"),
            [
                Column(self.tr("In force from"), lambda one: one.since.isoformat(), width=6),
                Column(self.tr("Rules"), self._named, width=9),
            ],
        )
        self.table.current.connect(self._choose)
        self.adjust_button = button(self.tr("Adjust from a day on… (&N)"), "rulesAdjust", "main")
        self.adjust_button.clicked.connect(lambda: self.adjust())
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table, 1)
        box.addWidget(
            label(
                self.tr(
                    "Rules are never changed backwards: what was scored stays scored by the rules of its day."
                ),
                "secondary",
            )
        )
        box.addWidget(self.adjust_button)
        return side

    def _named(self, one: TrainingRules) -> str:
        current = in_force(self._known, self.context.desk.today())
        mark = self.tr(" (in force)") if current is not None and one.digest == current.digest else ""
        return one.title + mark

    def _page(self) -> Card:
        card = Card(self.tr("Rules"), "rulesCard")
        self.card = card
        self.head = Form("rulesHead", 2)
        self.head.line("rulesTitle", self.tr("Name of these rules"), limit=60)
        self.head.date("rulesSince", self.tr("In force from"), full=True)
        self.put_button = button(self.tr("Put in force"), "rulesPut", "main")
        self.put_button.clicked.connect(self.put_in_force)
        self.drop_button = button(self.tr("Leave without it"), "rulesDrop")
        self.drop_button.clicked.connect(self.drop)
        self.drafting = QWidget()
        row = QHBoxLayout(self.drafting)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.head, 1)
        row.addWidget(self.drop_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.put_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.drafting.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.basis = label("", "secondary", "rulesBasis")
        self.tabs = QTabWidget()
        self.tabs.setObjectName("rulesTabs")
        self.tabs.setAccessibleName(self.tr("Parts of the rules"))
        self.tabs.addTab(self._credit_tab(), self.tr("Credit table"))
        self.tabs.addTab(self._tab("credits", "year"), self.tr("Hours and deductions"))
        self.tabs.addTab(self._tab("exams", "exit_credits"), self.tr("Exams and the credit line"))
        self.tabs.addTab(self._tab("exit_satisfaction", "exit_supervision"), self.tr("Vote and ranking"))
        self.tabs.addTab(self._tab("term", "certificate"), self.tr("Term and certificate"))
        self.tabs.addTab(self._tab("study", "report_due", "rotation", "hours"), self.tr("Study and hours"))
        self.tabs.addTab(self._compare_tab(), self.tr("Compare"))
        card.add(self.basis, self.drafting, self.tabs)
        return card

    def _credit_tab(self) -> QWidget:
        self.rows = Table(
            "creditRows",
            self.tr("Credit table"),
            [
                Column(self.tr("Activity"), lambda one: one.name, width=11),
                Column(self.tr("Credits"), self._credits_of, width=20),
                Column(
                    self.tr("Most a year"),
                    lambda one: "" if one.cap is None else shown(one.cap),
                    align=_RIGHT,
                    width=5,
                ),
                Column(self.tr("Source"), lambda one: one.clause, width=20),
            ],
        )
        self.row_clause = Note(name="rowClause")
        self.rows.current.connect(self._show_clause)
        self.rows.opened.connect(self.edit_row)
        self.edit_button = button(self.tr("Change this row… (F2)"), "rowEdit")
        self.edit_button.clicked.connect(self.edit)
        self.add_button = button(self.tr("Add an activity…"), "rowAdd")
        self.add_button.clicked.connect(lambda: self.edit_row(None))
        self.remove_button = button(self.tr("Take it out"), "rowRemove", "danger")
        self.remove_button.clicked.connect(self.remove_row)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 8, 0, 0)
        foot = QHBoxLayout()
        for part in (self.edit_button, self.add_button, self.remove_button):
            foot.addWidget(part)
        foot.addStretch(1)
        box.addWidget(self.rows, 1)
        box.addWidget(self.row_clause)
        box.addLayout(foot)
        return page

    def _show_clause(self, row: CreditRow) -> None:
        self.row_clause.put("", row.clause, "due")

    def _credits_of(self, one: CreditRow) -> str:
        if one.scoring == "hours":
            return filled(self.tr("%1 an hour"), shown(one.credits))
        if one.scoring == "deduction":
            return self.tr("by the hours missed")
        if one.scoring == "fixed":
            return filled(self.tr("%1 each"), shown(one.credits))
        if one.scoring in ("levels", "group"):
            told = "、".join(f"{level.label} {shown(level.credits)}" for level in one.levels)
            share = (
                filled(self.tr("; co-author %1%"), shown(one.coauthor_share * 100))
                if one.coauthor_share != 1
                else ""
            )
            return told + share
        if one.scoring == "bands":
            return "、".join(f"≥{shown(band.least)} {shown(band.credits)}" for band in one.bands)
        return (
            filled(self.tr("as approved, at most %1"), shown(one.most))
            if one.most
            else self.tr("as approved")
        )

    def _tab(self, *sections: str) -> QWidget:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(10, 10, 10, 10)
        box.setSpacing(10)
        titles = self._titles()
        for section in sections:
            box.addWidget(label(titles[section], "heading"))
            note = Note(name=f"{section}Clause")
            self._clauses[section] = note
            box.addWidget(note)
            form = Form(f"{section}Form", 3)
            self._forms[section] = form
            for one in self._settings:
                if (one.section if one.section != "age" else "term") == section:
                    self._field(form, one)
            form.left.connect(lambda *_: self._collect())
            box.addWidget(form)
        box.addStretch(1)
        area = _Scrolled(inner)
        area.setObjectName(f"{sections[0]}Area")
        return area

    def _field(self, form: Form, one: Setting) -> None:
        hint = "　".join(
            part for part in (one.hint, filled(self.tr("Default: %1"), self._default(one))) if part
        )
        if one.kind == "whole":
            form.number(one.key, one.text, hint=hint)
        elif one.kind in ("choice", "yes"):
            options = one.options or (("yes", self.tr("yes")), ("no", self.tr("no")))
            form.choice(one.key, one.text, options, hint=hint)
        else:
            form.line(one.key, one.text + (" %" if one.kind == "share" else ""), limit=60, hint=hint)

    def _default(self, one: Setting) -> str:
        return self._spoken(one, rules.shipped()[0])

    def _compare_tab(self) -> QWidget:
        self.differences = Table(
            "rulesDifferences",
            self.tr("Differences"),
            [
                Column(self.tr("Setting"), lambda one: one.text, width=16),
                Column(self.tr("Before"), lambda one: one.before, width=16),
                Column(self.tr("In these rules"), lambda one: one.after, width=16),
            ],
        )
        self.compared = label("", "secondary", "rulesCompared")
        self.same = EmptyState(self.tr("There is no earlier version to compare with."), "", "rulesSame")
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 8, 0, 0)
        box.addWidget(self.compared)
        box.addWidget(self.differences, 1)
        box.addWidget(self.same, 1)
        return page

    # The settings

    def _titles(self) -> dict[str, str]:
        return {
            "year": self.tr("Training year"),
            "credits": self.tr("Hours, leave and deductions"),
            "exams": self.tr("Exams"),
            "exit_credits": self.tr("The line of credits"),
            "exit_satisfaction": self.tr("Vote of satisfaction"),
            "exit_supervision": self.tr("Ranking of the inspection"),
            "term": self.tr("Term in the pool and age"),
            "certificate": self.tr("Assessment and certificate"),
            "study": self.tr("Self-study"),
            "report_due": self.tr("Report of an activity"),
            "rotation": self.tr("Exchange rotation"),
            "hours": self.tr("Hours meter"),
        }

    def _all_settings(self) -> tuple[Setting, ...]:
        return (
            Setting(
                "year",
                "first_month",
                self.tr("First month of the training year"),
                self.tr("9: from September"),
            ),
            Setting(
                "credits",
                "day_hours",
                self.tr("Hours of a day"),
                self.tr("half of it is half a day"),
                "number",
            ),
            Setting(
                "credits",
                "leave_share",
                self.tr("Leave counts"),
                self.tr("part of the hours missed"),
                "share",
            ),
            Setting(
                "credits",
                "deduction_factor",
                self.tr("Times deducted"),
                self.tr("late, early, absent"),
                "number",
            ),
            Setting(
                "credits",
                "part_hour",
                self.tr("A part of an hour"),
                "",
                "choice",
                (("up", self.tr("counts as an hour")), ("exact", self.tr("counts as it is"))),
            ),
            Setting("credits", "deduct_dispersed", self.tr("Deducted in group study too"), "", "yes"),
            Setting(
                "credits",
                "group_rounding",
                self.tr("Half of nine groups is"),
                self.tr("how many groups may be excellent"),
                "choice",
                (("floor", self.tr("4 (rounded down)")), ("ceil", self.tr("5 (rounded up)"))),
            ),
            Setting(
                "credits",
                "carry_above",
                self.tr("Carried over above"),
                self.tr("empty: nothing is carried over"),
                "optional",
            ),
            Setting("credits", "carry_most", self.tr("Carried over at most"), "", "number"),
            Setting("exams", "pass_mark", self.tr("Pass mark of 100"), "", "number"),
            Setting("exams", "terms", self.tr("Terms"), self.tr("with 、 between"), "line"),
            Setting("exams", "fails", self.tr("Fails that mean leaving")),
            Setting(
                "exams",
                "counted",
                self.tr("Fails are counted"),
                "",
                "choice",
                (("cumulative", self.tr("in all")), ("in_a_row", self.tr("in a row"))),
            ),
            Setting(
                "exams",
                "absence",
                self.tr("Absence"),
                "",
                "choice",
                (("failed", self.tr("is a fail")), ("not_counted", self.tr("is not counted"))),
            ),
            Setting(
                "exams",
                "resit",
                self.tr("A resit that is passed"),
                "",
                "choice",
                (("stands", self.tr("leaves the fail")), ("cancels", self.tr("cancels the fail"))),
            ),
            Setting("exams", "resit_fails", self.tr("A failed resit is one more fail"), "", "yes"),
            Setting("exams", "resit_credits", self.tr("A resit earns credits"), "", "yes"),
            Setting("exit_credits", "share", self.tr("Line: part of the mean"), "", "share"),
            Setting("exit_credits", "top", self.tr("Mean of how many highest")),
            Setting(
                "exit_credits",
                "fewer",
                self.tr("With fewer people"),
                "",
                "choice",
                (("mean_of_all", self.tr("mean of all there are")), ("no_line", self.tr("no line"))),
            ),
            Setting(
                "exit_credits",
                "ties",
                self.tr("Ties at the last place"),
                "",
                "choice",
                (
                    ("exactly", self.tr("exactly so many are taken")),
                    ("all_tied", self.tr("all tied are taken")),
                ),
            ),
            Setting(
                "exit_credits",
                "joiners",
                self.tr("Who joined during the year"),
                "",
                "choice",
                (
                    ("pro_rata", self.tr("line by the months")),
                    ("excluded", self.tr("is not measured")),
                    ("as_everybody", self.tr("as everybody")),
                ),
            ),
            Setting("exit_credits", "exempted_in_mean", self.tr("Exempted people in the mean"), "", "yes"),
            Setting(
                "exit_credits",
                "negatives",
                self.tr("A total below zero"),
                "",
                "choice",
                (("count", self.tr("counts as it is")), ("zero", self.tr("counts as zero"))),
            ),
            Setting(
                "exit_credits",
                "base",
                self.tr("The line holds for"),
                "",
                "choice",
                (("district", self.tr("the whole district")), ("stage", self.tr("each stage"))),
            ),
            Setting(
                "exit_credits",
                "rounding",
                self.tr("The line is"),
                "",
                "choice",
                (("exact", self.tr("exact")), ("tenth", self.tr("rounded to one decimal"))),
            ),
            Setting("exit_credits", "warn_within", self.tr("Warned within, above the line"), "", "share"),
            Setting("exit_satisfaction", "least", self.tr("Satisfaction at least"), "", "share"),
            Setting(
                "exit_satisfaction",
                "counted",
                self.tr("Counted as satisfied"),
                "",
                "choice",
                (
                    ("satisfied", self.tr("satisfied alone")),
                    ("and_basically", self.tr("and basically satisfied")),
                ),
            ),
            Setting(
                "exit_satisfaction",
                "base",
                self.tr("Of which number"),
                "",
                "choice",
                (("valid", self.tr("valid ballots")), ("present", self.tr("people present"))),
            ),
            Setting(
                "exit_satisfaction", "turnout", self.tr("Least turnout"), self.tr("returned of due"), "share"
            ),
            Setting("exit_satisfaction", "warn_within", self.tr("Warned within, above it"), "", "share"),
            Setting(
                "exit_supervision",
                "part",
                self.tr("Last part of a stage"),
                self.tr("1/3 may be typed"),
                "share",
            ),
            Setting(
                "exit_supervision",
                "rounding",
                self.tr("A number that does not divide"),
                "",
                "choice",
                (("floor", self.tr("rounded down")), ("ceil", self.tr("rounded up"))),
            ),
            Setting("exit_supervision", "times", self.tr("Times in succession")),
            Setting("exit_supervision", "post_breaks", self.tr("A changed post begins anew"), "", "yes"),
            Setting("term", "years", self.tr("Years in the pool"), self.tr("0: no end")),
            Setting("term", "warn_months", self.tr("Reminder, months before")),
            Setting(
                "age",
                "limits",
                self.tr("Age limits"),
                self.tr("a tier and a number of years; empty: none"),
                "line",
            ),
            Setting("age", "warn_months", self.tr("Reminder of age, months before")),
            Setting("certificate", "every_years", self.tr("Assessed every so many years")),
            Setting("certificate", "valid_years", self.tr("Valid for years"), self.tr("0: without end")),
            Setting("certificate", "hours", self.tr("Hours of qualification")),
            Setting("certificate", "serving_hours", self.tr("Hours in office")),
            Setting("certificate", "serving_years", self.tr("Within years")),
            Setting("certificate", "warn_months", self.tr("Reminder before it ends, months")),
            Setting(
                "certificate", "number", self.tr("Register number"), self.tr("{year} and {n:04}"), "line"
            ),
            Setting("study", "books", self.tr("Books a year")),
            Setting("study", "education_books", self.tr("of them on education")),
            Setting("study", "analyses", self.tr("Management analyses a year")),
            Setting(
                "report_due",
                "working_days",
                self.tr("Due on working day"),
                self.tr("counted from the day after"),
            ),
            Setting("rotation", "years", self.tr("Due after years in one school")),
            Setting("rotation", "deferral", self.tr("Deferred to at most")),
            Setting("rotation", "least", self.tr("Exchange of at least years")),
            Setting("rotation", "most", self.tr("and at most")),
            Setting("hours", "day_hours", self.tr("Hours of a day off work"), "", "number"),
            Setting("hours", "half_day_hours", self.tr("Hours of half a day"), "", "number"),
        )

    def _form_of(self, one: Setting) -> Form:
        return self._forms["term" if one.section == "age" else one.section]

    def _spoken(self, one: Setting, of: TrainingRules) -> str:
        value = getattr(getattr(of, one.section), one.name)
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if one.kind == "choice":
            return dict(one.options)[value]
        text = self._typed_form(one, value)
        return f"{text}%" if one.kind == "share" and "/" not in text else text or "—"

    @staticmethod
    def _typed_form(one: Setting, value: Any) -> str:
        """A value as it stands in its field."""
        if value is None:
            return ""
        if one.kind == "share":
            exact: Fraction = value * 100
            return shown(exact) if (exact * 100).denominator == 1 else str(value)
        if isinstance(value, Fraction):
            return shown(value)
        if isinstance(value, tuple):
            if one.section == "age":
                return "、".join(
                    f"{tier_words().get(limit.tier, limit.tier)} {limit.years}".strip() for limit in value
                )
            return "、".join(value)
        return str(value)

    # What the window asks

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Rules")

    def go(self, **args: Any) -> None:
        """Nothing to choose but the newest."""
        del args
        self.refresh()

    def clause(self) -> str:
        """The clause of the part in sight."""
        row: CreditRow | None = self.rows.current_row()
        return row.clause if row is not None and self.tabs.currentIndex() == 0 else ""

    def edit(self) -> None:
        """F2: the row in sight."""
        row: CreditRow | None = self.rows.current_row()
        if row is not None:
            self.edit_row(row)

    def refresh(self) -> None:
        """Reads the versions; a draft stays."""
        found = ask(self, rules.listed, self.context.desk)
        if not found:
            return
        self._known = found.value
        self.table.put(tuple(reversed(self._known)), same=lambda one: one.digest)
        if self.draft is None:
            if self.table.current_row() is None:
                current = in_force(self._known, self.context.desk.today())
                self.table.go_to(lambda one: current is not None and one.digest == current.digest)
            self._choose(self.table.current_row())

    def save(self) -> bool:
        """A draft stays in the page; it is put in force by its button alone."""
        return True

    def _choose(self, one: TrainingRules | None) -> None:
        if one is not None and self.draft is None:
            self._show(one)

    def _show(self, one: TrainingRules) -> None:
        self._shown = one
        editing = self.draft is not None
        self.card.set_title(
            one.title, "" if editing else filled(self.tr("in force from %1"), one.since.isoformat())
        )
        self.basis.setText(filled(self.tr("Basis: %1"), "；".join(one.basis)))
        self.drafting.setVisible(editing)
        self.adjust_button.setEnabled(not editing)
        self.table.setEnabled(not editing)
        for part in (self.edit_button, self.add_button, self.remove_button):
            part.setVisible(editing)
        self.rows.put(one.credits.rows, same=lambda row: row.code)
        if self.rows.current_row() is None and one.credits.rows:
            self.rows.setCurrentIndex(self.rows.rows.index(0, 0))
        for section, note in self._clauses.items():
            clause = getattr(one, section).clause
            extra = one.age.clause if section == "term" else ""
            note.put("", "；".join(part for part in (clause, extra) if part), "due")
        for setting in self._settings:
            self._put_setting(setting, one, editing)
        self._compare()

    def _put_setting(self, setting: Setting, one: TrainingRules, editing: bool) -> None:
        form = self._form_of(setting)
        field = form.field(setting.key)
        value = getattr(getattr(one, setting.section), setting.name)
        with QSignalBlocker(form):
            if setting.kind == "yes":
                form.put(setting.key, "yes" if value else "no")
            elif setting.kind in ("choice", "whole"):
                form.put(setting.key, value)
            else:
                form.put(setting.key, self._typed_form(setting, value))
        field.setEnabled(editing)

    def _compare(self) -> None:
        one = self._shown
        if one is None:
            return
        earlier = [known for known in self._known if known.since < one.since and known.digest != one.digest]
        before = earlier[-1] if earlier else None
        self.same.setVisible(before is None)
        self.differences.setVisible(before is not None)
        self.compared.setVisible(before is not None)
        if before is None:
            return
        found = [
            Difference(setting.text, old, new)
            for setting in self._settings
            if (old := self._spoken(setting, before)) != (new := self._spoken(setting, one))
        ]
        rows = {row.code: row for row in before.credits.rows}
        for row in one.credits.rows:
            old_row = rows.pop(row.code, None)
            if old_row != row:
                found.append(
                    Difference(row.name, "—" if old_row is None else self._whole(old_row), self._whole(row))
                )
        found += [Difference(row.name, self._whole(row), "—") for row in rows.values()]
        self.differences.put(found)
        told = self.tr("Against “%1”, in force from %2: %3 differences.")
        self.compared.setText(filled(told, before.title, before.since.isoformat(), len(found)))

    def _whole(self, row: CreditRow) -> str:
        cap = "" if row.cap is None else filled(self.tr("; at most %1 a year"), shown(row.cap))
        return self._credits_of(row) + cap

    # Adjusting

    def adjust(self) -> None:
        """Begins a new version from the one in sight; nothing is kept before it is put in force."""
        if self._shown is None:
            return
        today = self.context.desk.today()
        self.draft = self._shown
        self.head.put("rulesTitle", self._shown.title)
        since = date(today.year + 1, 1, 1)
        self.head.put("rulesSince", PartialDate(since.year, since.month, since.day))
        self._show(self._shown)

    def drop(self) -> None:
        """Leaves the draft."""
        self.draft = None
        self._choose(self.table.current_row())

    def put_in_force(self) -> None:
        """Keeps the draft as the version in force from its day."""
        since = self.head.value("rulesSince")
        if since is None or since.day is None:
            show_sentence(
                self, self.tr("The day from which the rules are in force is needed. Nothing was saved.")
            )
            return
        if not self._collect() or self.draft is None:
            return
        wanted = replace(
            self.draft, title=self.head.value("rulesTitle"), since=date(since.year, since.month, since.day)
        )
        before = self.draft
        self.draft = None
        done = act(self, rules.put, self.context.desk, wanted)
        if done:
            self.refresh()
            self.table.go_to(lambda one: one.digest == done.value.digest)
            self._choose(self.table.current_row())
        else:
            self.draft = before
            self._show(before)

    def _collect(self) -> bool:
        """The draft with what stands in the fields; False when a field cannot be read, which is said."""
        if self.draft is None:
            return False
        made = self.draft
        for one in self._settings:
            found = self._read(one, self._form_of(one).value(one.key))
            if isinstance(found, _Unread):
                show_sentence(
                    self,
                    filled(self.tr("“%1”: “%2” cannot be read. Nothing was saved."), one.text, found.text),
                )
                return False
            section = replace(getattr(made, one.section), **{one.name: found})
            made = replace(made, **{one.section: section})
        self.draft = self._shown = made
        self._compare()
        return True

    @staticmethod
    def _read(one: Setting, typed: Any) -> Any:
        """What a field says, or `_Unread`."""
        if one.kind == "yes":
            return typed == "yes"
        if one.kind == "choice":
            return typed
        if one.kind == "whole":
            return _Unread("") if typed is None else int(typed)
        text = str(typed or "").strip().replace("％", "%").removesuffix("%")
        if one.kind == "line":
            parts = tuple(
                part.strip()
                for part in text.replace(",", "、").replace("，", "、").split("、")
                if part.strip()
            )
            if one.section == "age":
                return _age_limits(parts)
            return parts if one.name == "terms" else text
        if one.kind == "optional" and not text:
            return None
        try:
            found = Fraction(text.replace("／", "/"))
        except (ValueError, ZeroDivisionError):
            return _Unread(text)
        return found / 100 if one.kind == "share" and "/" not in text else found

    def edit_row(self, row: CreditRow | None) -> RowSheet | None:
        """Opens a row of the credit table, or a new one; only in a draft."""
        if not self._collect() or self.draft is None:
            return None
        sheet = RowSheet(self, row, {one.code for one in self.draft.credits.rows})
        sheet.done_.connect(lambda: self._take_row(row, sheet.made))
        sheet.open()
        return sheet

    def _take_row(self, old: CreditRow | None, new: CreditRow | None) -> None:
        if self.draft is None or new is None:
            return
        rows = self.draft.credits.rows
        rows = (*rows, new) if old is None else tuple(new if one.code == old.code else one for one in rows)
        self._put_rows(rows)

    def remove_row(self) -> None:
        """Takes the row in sight out of the draft."""
        row: CreditRow | None = self.rows.current_row()
        if self._collect() and self.draft is not None and row is not None:
            self._put_rows(tuple(one for one in self.draft.credits.rows if one.code != row.code))

    def _put_rows(self, rows: Sequence[CreditRow]) -> None:
        if self.draft is not None:
            self.draft = replace(self.draft, credits=replace(self.draft.credits, rows=tuple(rows)))
            self._show(self.draft)


class RowSheet(Sheet):
    """One row of the credit table: its name, credits by level or band, the co-author's part, the most a year, the source."""

    def __init__(self, parent: QWidget, row: CreditRow | None, codes: set[str]) -> None:
        super().__init__(parent, "rowSheet")
        self._row, self._codes = row, codes
        self.made: CreditRow | None = None
        self.setMinimumWidth(640)
        self.say(self.tr("A new activity") if row is None else row.name, self.tr("Take over"))
        self.form = Form("rowForm", 2)
        self.form.line("rowName", self.tr("Activity"), limit=40)
        self.form.choice("rowScoring", self.tr("Scored"), self._scorings())
        self.form.line("rowCredits", self.tr("Credits (an hour, or each)"), limit=10)
        self.form.line("rowMost", self.tr("At most at a time (0: no limit)"), limit=10)
        self.form.line("rowShare", self.tr("Co-author's part %"), limit=10)
        self.form.line("rowCap", self.tr("At most in a year (empty: no limit)"), limit=10)
        self.form.text("rowLevels", self.tr("Levels or bands, one a line: name and credits"), lines=4)
        self.form.text("rowClause", self.tr("Source of the rule"), lines=2)
        self.body.addWidget(self.form)
        base = row or CreditRow("", "", "manual", "bonus")
        self.form.put("rowName", base.name)
        self.form.put("rowScoring", base.scoring)
        self.form.put("rowCredits", shown(base.credits))
        self.form.put("rowMost", shown(base.most))
        self.form.put("rowShare", shown(base.coauthor_share * 100))
        self.form.put("rowCap", "" if base.cap is None else shown(base.cap))
        lines = [f"{one.label} {shown(one.credits)}" for one in base.levels]
        lines += [f"{shown(one.least)} {shown(one.credits)}" for one in base.bands]
        self.form.put("rowLevels", "\n".join(lines))
        self.form.put("rowClause", base.clause)
        self.form.field("rowScoring").setEnabled(row is None)
        QTimer.singleShot(0, self, lambda: fit_height(self))

    def _scorings(self) -> list[tuple[str, str]]:
        found = {
            "hours": self.tr("by hours"),
            "levels": self.tr("by level"),
            "group": self.tr("by the group's grade"),
            "fixed": self.tr("a fixed number each"),
            "bands": self.tr("by bands of a mark"),
            "manual": self.tr("as approved"),
        }
        if self._row is not None and self._row.scoring == "deduction":
            found["deduction"] = self.tr("deducted for hours missed")
        return list(found.items())

    def accept_now(self) -> bool:
        """Builds the row; what cannot be read is said."""
        scoring = self.form.value("rowScoring")
        numbers: dict[str, Fraction | None] = {}
        for name in ("rowCredits", "rowMost", "rowShare", "rowCap"):
            text = self.form.value(name).removesuffix("%").strip()
            try:
                numbers[name] = Fraction(text) if text else None
            except (ValueError, ZeroDivisionError):
                self.show_error(filled(self.tr("“%1” is no number. Nothing was taken over."), text))
                return False
        pairs = self._pairs()
        if pairs is None:
            return False
        if not self.form.value("rowName") or (scoring in ("levels", "group", "bands") and not pairs):
            self.show_error(
                self.tr(
                    "A name is needed, and levels or bands where they are scored. Nothing was taken over."
                )
            )
            return False
        base = self._row or CreditRow(self._new_code(), "", scoring, "bonus")
        old = {one.label: one for one in base.levels}
        ids = {one.id for one in base.levels}
        levels: list[Level] = []
        bands: list[Band] = []
        for name, amount in pairs:
            if scoring == "bands":
                least = _number(name)
                if least is None:
                    self.show_error(filled(self.tr("“%1” is no mark. Write as: 85 20"), name))
                    return False
                bands.append(Band(least, amount))
            elif name in old:
                levels.append(replace(old[name], credits=amount))
            else:
                fresh = next(f"level-{n}" for n in range(1, 1000) if f"level-{n}" not in ids)
                ids.add(fresh)
                levels.append(Level(fresh, name, amount))
        share = numbers["rowShare"]
        self.made = replace(
            base,
            name=self.form.value("rowName"),
            credits=numbers["rowCredits"] or Fraction(0),
            most=numbers["rowMost"] or Fraction(0),
            coauthor_share=Fraction(1) if share is None else share / 100,
            cap=numbers["rowCap"],
            levels=tuple(levels) if scoring in ("levels", "group") else (),
            bands=tuple(sorted(bands, key=lambda one: -one.least)),
            clause=self.form.value("rowClause").strip(),
        )
        return True

    def _pairs(self) -> list[tuple[str, Fraction]] | None:
        found = []
        for line in self.form.value("rowLevels").splitlines():
            if not line.strip():
                continue
            name, _, amount = line.strip().rpartition(" ")
            number = _number(amount)
            if number is None or not name.strip():
                self.show_error(
                    filled(self.tr("“%1” cannot be read. Write a name, a blank and the credits."), line)
                )
                return None
            found.append((name.strip(), number))
        return found

    def _new_code(self) -> str:
        return next(f"own-{n}" for n in range(1, 1000) if f"own-{n}" not in self._codes)


class _Scrolled(QScrollArea):
    """A tab that scrolls, and asks for no more height of the page than the others."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidget(inner)
        self.setWidgetResizable(True)

    def sizeHint(self) -> QSize:
        """Enough for a few lines."""
        return QSize(480, 240)


@dataclass(frozen=True, slots=True)
class _Unread:
    text: str


def _age_limits(parts: Sequence[str]) -> tuple[AgeLimit, ...] | _Unread:
    found = []
    for part in parts:
        tier, _, years = part.rpartition(" ")
        if not years.isdecimal():
            return _Unread(part)
        codes = {word: code for code, word in tier_words().items()}
        found.append(AgeLimit(int(years), codes.get(tier.strip(), tier.strip())))
    return tuple(found)


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None
