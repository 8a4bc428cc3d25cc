"""What is written into a training file: books, papers, temporary posts, tasks, care talks, rewards, grades, deferrals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cadredesk.actions.training import credits, study
from cadredesk.actions.training.study import (
    Analysis,
    Award,
    BookRead,
    CareTalk,
    Deferral,
    Discipline,
    QualityGrade,
    Secondment,
    Task,
)
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.domain.training.credit import shown
from cadredesk.domain.training.register import Revision, corrects
from cadredesk.domain.training.study import EXCELLENT_SHARE, GRADES, FollowUp, MonthNote
from cadredesk.domain.training.trainee import Trainee
from cadredesk.messages import sentence
from ui.act import act, ask
from ui.people.words import roomy
from ui.training.parts import YearChoice, fit_height
from ui.training.words import day, decimal, filled
from ui.widgets.card import Note, button, label
from ui.widgets.date_field import DateField, FullDateField
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit, TextEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import Screen
from ui.widgets.table import Column, Table

Entry = BookRead | Analysis | Secondment | Task | CareTalk | Award | Discipline | QualityGrade | Deferral

KINDS: dict[str, type[Any]] = {
    one.KIND: one
    for one in (BookRead, Analysis, Secondment, Task, CareTalk, Award, Discipline, QualityGrade, Deferral)
}
"""The entries of a training file that are written on its page, in the order of the menu."""

_HIGH = {"care_talk": 28, "secondment": 28}
"""Sheets that scroll, and how many lines high they are; the others are as high as what they hold."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of an entry: the attribute, its words, and what it is.

    `sort`: "line", "wide", "text", "day", "check", "choice" or "amount" (a decimal number).
    """

    name: str
    words: str
    sort: str = "line"
    options: tuple[tuple[str, str], ...] = ()
    needed: bool = False


def kind_words() -> dict[str, str]:
    """The kinds of entries, in the order of the menu."""
    translate = QCoreApplication.translate
    return {
        "book": translate("entries", "Book read"),
        "analysis": translate("entries", "Analysis or paper"),
        "secondment": translate("entries", "Temporary post"),
        "task": translate("entries", "Practice or key task"),
        "care_talk": translate("entries", "Care talk"),
        "award": translate("entries", "Reward"),
        "discipline": translate("entries", "Sanction"),
        "quality_grade": translate("entries", "Grade of the year"),
        "deferral": translate("entries", "Exchange put off"),
    }


def grade_words() -> dict[str, str]:
    """The grades of quality, the best first."""
    return {one: sentence(f"moment.grade_{one}") for one in GRADES}


def asked(kind: str) -> tuple[Asked, ...]:
    """The fields of a kind, in their order; the first line of the year's grades and what lists hold are not among them."""
    translate = QCoreApplication.translate
    on = Asked("day", translate("entries", "Day"), "day", needed=True)
    until = Asked("until", translate("entries", "Until"), "day")
    evidence = Asked("evidence", translate("entries", "Evidence"))
    body = Asked("body", translate("entries", "By whom"))
    fields: dict[str, tuple[Asked, ...]] = {
        "book": (
            Asked("title", translate("entries", "Title"), "wide"),
            Asked("author", translate("entries", "Author")),
            on,
            Asked("education", translate("entries", "On education"), "check"),
            Asked("required", translate("entries", "On the list of required books"), "check"),
            Asked("notes", translate("entries", "Notes were handed in (only then the book counts)"), "check"),
            evidence,
        ),
        "analysis": (
            Asked("title", translate("entries", "Title"), "wide"),
            Asked(
                "kind",
                translate("entries", "What it is"),
                "choice",
                (
                    ("analysis", translate("entries", "the year's analysis of management")),
                    ("paper", translate("entries", "paper")),
                    ("report", translate("entries", "report")),
                ),
            ),
            on,
            Asked("comment", translate("entries", "Comment"), "text"),
            evidence,
        ),
        "secondment": (
            Asked("unit", translate("entries", "Where")),
            Asked("post", translate("entries", "As what")),
            Asked("tutor", translate("entries", "Tutor")),
            Asked("day", translate("entries", "From"), "day", needed=True),
            Asked("until", translate("entries", "Until (empty: still there)"), "day"),
            Asked("credits", translate("entries", "Credits for it"), "amount"),
            Asked("appraisal", translate("entries", "Appraisal"), "text"),
            Asked("appraised_by", translate("entries", "Appraised by")),
        ),
        "task": (
            Asked("title", translate("entries", "Task"), "wide"),
            Asked("day", translate("entries", "From"), "day", needed=True),
            until,
            Asked("role", translate("entries", "Part taken in it")),
            Asked("key", translate("entries", "Urgent, hard or dangerous task"), "check"),
            Asked("result", translate("entries", "Result"), "text"),
            Asked("mark", translate("entries", "Mark (of 100)"), "amount"),
            Asked("judges", translate("entries", "Judges")),
        ),
        "care_talk": (
            on,
            Asked("by", translate("entries", "Who spoke with them")),
            Asked("place", translate("entries", "Place")),
            Asked("thoughts", translate("entries", "Thoughts"), "text"),
            Asked("work", translate("entries", "Work"), "text"),
            Asked("affirmed", translate("entries", "What was affirmed"), "text"),
            Asked("weak", translate("entries", "Weak points"), "text"),
            Asked("encouragement", translate("entries", "Encouragement and demands"), "text"),
        ),
        "award": (
            Asked("name", translate("entries", "Reward"), "wide"),
            on,
            body,
            Asked("level", translate("entries", "Level")),
            evidence,
        ),
        "discipline": (
            Asked("name", translate("entries", "Sanction"), "wide"),
            on,
            Asked("until", translate("entries", "Effect until (empty: no end)"), "day"),
            body,
            evidence,
        ),
        "quality_grade": (
            Asked("grade", translate("entries", "Grade"), "choice", tuple(grade_words().items())),
            on,
            Asked("remark", translate("entries", "Remark"), "wide"),
        ),
        "deferral": (
            Asked("day", translate("entries", "Decided on"), "day", needed=True),
            Asked("until", translate("entries", "Put off until"), "day", needed=True),
            Asked("reason", translate("entries", "Reason"), "wide"),
        ),
    }
    return fields[kind]


def details(entry: Entry, today: date) -> list[tuple[str, str]]:
    """What an entry holds, (word, value), without what is empty; what is missing or still to do on `today` is told."""
    translate = QCoreApplication.translate
    told = [(one.words, _told(one, getattr(entry, one.name))) for one in asked(entry.KIND)]
    if isinstance(entry, Secondment):
        told += [(filled(translate("entries", "Note of %1"), one.month), one.text) for one in entry.notes]
        told.append((translate("entries", "Missing notes"), "、".join(entry.missing_notes(today))))
    if isinstance(entry, CareTalk):
        told += [(translate("entries", "To follow"), follow_up_words(one)) for one in entry.follow_ups]
    if isinstance(entry, Discipline):
        word = translate("entries", "yes") if entry.in_effect(today) else translate("entries", "no")
        told.append((translate("entries", "In effect today"), word))
    return [(words, value) for words, value in told if value]


def follow_up_words(one: FollowUp) -> str:
    """A follow-up with its day, or what became of it."""
    translate = QCoreApplication.translate
    if one.done_on is not None:
        return filled(translate("entries", "%1 — done on %2: %3"), one.text, day(one.done_on), one.result)
    return filled(translate("entries", "%1 — until %2"), one.text, day(one.due)) if one.due else one.text


def _told(field: Asked, value: Any) -> str:
    if field.sort == "check":
        return QCoreApplication.translate("entries", "yes") if value else ""
    if field.sort == "day":
        return day(value)
    if field.sort == "amount":
        return "" if value is None else shown(value)
    if field.sort == "choice":
        return dict(field.options).get(value, str(value))
    return str(value)


def blank(kind: str, entry_id: str, person_id: str, year: int, today: date) -> Any:
    """A new entry of a kind, to be filled in."""
    first: tuple[Any, ...] = (entry_id, person_id, year, today)
    rest: dict[str, tuple[Any, ...]] = {"secondment": ("", ""), "deferral": (today, "")}
    return KINDS[kind](*first, *rest.get(kind, ("",)))


def settle(form: QWidget) -> bool:
    """Reads the dates still being typed; False when one cannot be read, which then has the focus."""
    for field in form.findChildren(DateField):
        field.edit.editingFinished.emit()
        if not field.is_sound():
            field.edit.setFocus()
            return False
    return True


class EntrySheet(Sheet):
    """One entry of a person's file, new or to be corrected; what changes something that stood needs a reason."""

    def __init__(self, page: Screen, trainee: Trainee, entry: Any, *, new: bool) -> None:
        super().__init__(page, "entrySheet")
        self._page, self._entry, self._new = page, entry, new
        self._fields = asked(entry.KIND)
        self.say(
            filled("%1　%2", kind_words()[entry.KIND], padded(trainee.name)), self.tr("Save (Ctrl+Return)")
        )
        high = _HIGH.get(entry.KIND)
        self.form = Form("entryForm", 2 if high is None else 3)
        for one in self._fields:
            self._place(one)
        self.notes: MonthNotes | None = None
        self.follow_ups: FollowUps | None = None
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.form)
        if isinstance(entry, Secondment):
            self.notes = MonthNotes(entry, page.context.desk.today())
            self.form.left.connect(self._on_left)
            box.addWidget(self.notes)
        if isinstance(entry, CareTalk):
            told = self.tr("kept at this desk and never sent; the printed file names only day and speaker.")
            self.body.addWidget(Note(self.tr("Confidential:"), told, "waiting", "confidential"))
            self.follow_ups = FollowUps(entry.follow_ups)
            box.addWidget(self.follow_ups)
        self.why = LineEdit("entryReason", self.tr("Reason of the correction"))
        self.why.setPlaceholderText(self.tr("needed when something that stands here is changed"))
        if high is None:
            self.body.addWidget(inner)
        else:
            area = QScrollArea()
            area.setObjectName("entryScroll")
            area.setAccessibleName(self.windowTitle())
            area.setWidgetResizable(True)
            area.setWidget(inner)
            self.body.addWidget(area, 1)
            for field in inner.findChildren(TextEdit):  # the style sheet's least height would let them shrink
                field.ensurePolished()
                field.setMinimumHeight(field.maximumHeight())
        if not new:
            self.body.addWidget(label(self.why.accessibleName(), wrap=False))
            self.body.addWidget(self.why)
        roomy(self, 45 if high is None else 55, high or 8)
        if high is None:
            fit_height(self)
        first = self.form.field(f"entry_{self._fields[0].name}")
        (first.edit if isinstance(first, DateField) else first).setFocus()

    def _place(self, one: Asked) -> None:
        name, value = f"entry_{one.name}", getattr(self._entry, one.name)
        if one.sort == "text":
            self.form.text(name, one.words, lines=2)
        elif one.sort == "day":
            self.form.date(name, one.words, full=True)
            value = PartialDate.of(value) if value else None
        elif one.sort == "check":
            self.form.check(name, one.words)
        elif one.sort == "choice":
            self.form.choice(name, one.words, one.options)
        else:
            self.form.line(name, one.words, wide=one.sort == "wide")
            value = _told(one, value)
        self.form.put(name, value)

    def _on_left(self, name: str, _: object) -> None:
        if self.notes is not None and name in ("entry_day", "entry_until"):
            on, until = self._day("day"), self._day("until")
            if on is not None:
                self.notes.span(on, until)

    def _day(self, name: str) -> date | None:
        value = self.form.value(f"entry_{name}")
        return value.earliest() if value else None

    def filled_in(self) -> Any | None:
        """The entry as it stands in the fields; None when something cannot be read, which is then shown."""
        if not settle(self):
            return None
        changes: dict[str, Any] = {}
        for one in self._fields:
            value = self.form.value(f"entry_{one.name}")
            if one.sort == "day":
                value = value.earliest() if value else None
                if value is None and one.needed:
                    self.show_error(filled(self.tr("“%1” is missing."), one.words))
                    return None
            elif one.sort == "amount":
                value, typed = decimal(value), value
                if typed and value is None:
                    self.show_error(filled(self.tr("“%1” is not a number."), typed))
                    return None
            elif isinstance(value, str):
                value = value.strip()
            changes[one.name] = value
        if self.notes is not None:
            changes["notes"] = self.notes.value()
        if self.follow_ups is not None:
            changes["follow_ups"] = self.follow_ups.value()
        changes["year"] = (
            self._entry.year
            if isinstance(self._entry, QualityGrade)
            else credits.year_of(self._page.context.desk, changes["day"])
        )
        return replace(self._entry, **changes)

    def accept_now(self) -> bool:
        """Stores the entry."""
        made = self.filled_in()
        if made is None:
            return False
        reason = self.why.text().strip()
        if not self._new and corrects(self._entry, made) and len(reason) < 2:
            self.show_error(
                self.tr("Something that stands here is changed: write the reason of the correction.")
            )
            self.why.setFocus()
            return False
        desk = self._page.context.desk
        if isinstance(made, QualityGrade):
            return bool(act(self, study.grade, desk, [made], reason))
        return bool(act(self, study.put, desk, made, reason))


class MonthNotes(QWidget):
    """The monthly notes of a temporary post: a month is chosen, its note written; missing ones are marked."""

    def __init__(self, post: Secondment, today: date) -> None:
        super().__init__()
        self.setObjectName("monthNotes")
        self._post, self._today = post, today
        self._texts = {one.month: one.text for one in post.notes}
        self.month = QComboBox()
        self.month.setObjectName("noteMonth")
        self.month.setAccessibleName(self.tr("Month of the note"))
        self.month.currentIndexChanged.connect(lambda _: self._show())
        self.text = TextEdit("noteText", self.tr("Note of the month"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 4 + 24)
        self.text.textChanged.connect(self._keep)
        self.missing = label("", "secondary", "notesMissing")
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Monthly notes"), "strong", wrap=False))
        row.addWidget(self.month)
        row.addWidget(self.missing, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self.text)
        self.span(post.day, post.until)
        gaps = self._gaps()
        if gaps:
            self.month.setCurrentIndex(self.month.findData(gaps[0]))

    def span(self, since: date, until: date | None) -> None:
        """Other days of the post: its months are offered, and those for which something is written."""
        self._post = replace(self._post, day=since, until=until, notes=())
        last = max(since, min(until or self._today, self._today))
        months = {one for one, text in self._texts.items() if text.strip()}
        at = (since.year, since.month)
        while at <= (last.year, last.month):
            months.add(f"{at[0]}-{at[1]:02}")
            at = (at[0] + at[1] // 12, at[1] % 12 + 1)
        chosen = self.month.currentData()
        self.month.blockSignals(True)
        self.month.clear()
        for one in sorted(months):
            self.month.addItem(one, one)
        self.month.setCurrentIndex(max(0, self.month.findData(chosen)))
        self.month.blockSignals(False)
        self._show()
        self._tell()

    def value(self) -> tuple[MonthNote, ...]:
        """The notes written, by month."""
        return tuple(
            MonthNote(month, text.strip()) for month, text in sorted(self._texts.items()) if text.strip()
        )

    def _gaps(self) -> tuple[str, ...]:
        return replace(self._post, notes=self.value()).missing_notes(self._today)

    def _show(self) -> None:
        self.text.put(self._texts.get(self.month.currentData() or "", ""))

    def _keep(self) -> None:
        month = self.month.currentData()
        if month:
            self._texts[month] = self.text.toPlainText()
            self._tell()

    def _tell(self) -> None:
        gaps = self._gaps()
        self.missing.setText(
            filled(self.tr("Missing: %1"), "、".join(gaps)) if gaps else self.tr("None is missing.")
        )


class FollowUps(QWidget):
    """What is to follow from a talk: lines with a day; those done stay as they are."""

    def __init__(self, known: Sequence[FollowUp]) -> None:
        super().__init__()
        self.setObjectName("followUps")
        self._known = tuple(known)
        self._lines: list[tuple[LineEdit, FullDateField, FollowUp | None]] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(6)
        more = button(self.tr("One more"), "moreFollowUps", "link")
        more.clicked.connect(lambda: self._add(None))
        row = QHBoxLayout()
        row.addWidget(label(self.tr("What is to follow, and until when"), "strong", wrap=False))
        row.addStretch(1)
        row.addWidget(more)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addLayout(self._box)
        for one in self._known:
            if one.done_on is not None:
                self._box.addWidget(label(f"✓ {follow_up_words(one)}", "secondary"))
            else:
                self._add(one)
        if not known:
            self._add(None)

    def _add(self, one: FollowUp | None) -> None:
        number = len(self._lines) + 1
        text = LineEdit(f"followUp_{number}", filled(self.tr("Follow-up %1"), number), 500)
        due = FullDateField(f"followUpDue_{number}", filled(self.tr("Follow-up %1: until"), number))
        due.setMaximumWidth(250)
        if one is not None:
            text.put(one.text)
            due.put_day(one.due)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text, 1)
        row.addWidget(due)
        self._box.addWidget(line)
        self._lines.append((text, due, one))

    def value(self) -> tuple[FollowUp, ...]:
        """The follow-ups, those done first; a line left empty is none."""
        done = [one for one in self._known if one.done_on is not None]
        written = [
            FollowUp(text.text().strip(), due.day()) for text, due, _ in self._lines if text.text().strip()
        ]
        return (*done, *written)


class DoneSheet(Sheet):
    """Which follow-up of a talk was done, and what came of it."""

    def __init__(self, page: Screen, talk: CareTalk) -> None:
        super().__init__(page, "doneSheet")
        self._page = page
        self._waiting = {
            str(at): study.FollowUpDue(talk, at, one.text, one.due)
            for at, one in enumerate(talk.follow_ups)
            if one.done_on is None
        }
        self.say(self.tr("A follow-up was done"), self.tr("Save (Ctrl+Return)"))
        self.form = Form("doneForm", 1)
        words = [(at, follow_up_words(talk.follow_ups[int(at)])) for at in self._waiting]
        self.form.choice("doneWhich", self.tr("Follow-up"), words)
        self.form.put("doneWhich", words[0][0])
        self.form.text("doneResult", self.tr("What came of it"), lines=3)
        self.body.addWidget(self.form)
        self.form.field("doneResult").setFocus()

    def accept_now(self) -> bool:
        """Stores that it was done today."""
        which = self._waiting[self.form.value("doneWhich")]
        return bool(
            act(self, study.done, self._page.context.desk, which, self.form.value("doneResult").strip())
        )


class HistorySheet(Sheet):
    """Every state an entry ever had: when, by whom, why, and what it held."""

    def __init__(self, page: Screen, title: str, states: Sequence[tuple[Revision[Any], str, str]]) -> None:
        """`states`: the revision, who wrote it, and what it held in words; the last one first."""
        super().__init__(page, "historySheet")
        self.say(title, self.tr("Close"))
        self.no.hide()
        roomy(self, 48, 22)
        self.table = Table(
            "historyTable",
            self.tr("States"),
            (
                Column(self.tr("No."), lambda one: str(one[0].number), lambda one: one[0].number, width=3),
                Column(self.tr("Written on"), lambda one: day(one[0].on), width=7),
                Column(self.tr("By"), lambda one: one[1], width=6),
                Column(
                    self.tr("State"),
                    lambda one: self._state(one[0])[0],
                    tone=lambda one: self._state(one[0])[1],
                    width=5,
                ),
                Column(self.tr("Reason"), lambda one: one[0].reason),
            ),
        )
        self.held = label("", name="historyHeld")
        self.table.current.connect(lambda one: self.held.setText(one[2]))
        self.table.put(states)
        self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.held)

    def _state(self, one: Revision[Any]) -> tuple[str, str]:
        if one.voided:
            return self.tr("voided"), "problem"
        return (self.tr("entered"), "done") if one.number == 1 else (self.tr("changed"), "waiting")


class YearGradesSheet(Sheet):
    """The year's grades of quality of everybody: people are chosen, 1 to 4 or a button gives the grade."""

    def __init__(self, page: Screen, people: Sequence[Trainee]) -> None:
        super().__init__(page, "yearGrades")
        self._page, self._people = page, tuple(people)
        self._stood: dict[str, QualityGrade] = {}
        self._given: dict[str, str] = {}
        self.say(self.tr("Grades of the year"), self.tr("Save (Ctrl+Return)"))
        roomy(self, 52, 25)
        desk = page.context.desk
        self.years = YearChoice("gradesYear")
        this = credits.year_of(desk)
        self.years.put((this, this - 1), this)
        self.years.changed.connect(lambda _: self._read())
        self.buttons = []
        words = grade_words()
        self.table = Table(
            "gradesTable",
            self.tr("Grades"),
            (
                Column(self.tr("Name"), lambda one: padded(one.name), width=7),
                Column(self.tr("School"), lambda one: one.now.unit_name, width=12),
                Column(self.tr("Post"), lambda one: one.now.post, width=8),
                Column(
                    self.tr("Grade"),
                    lambda one: words.get(self.grade_of(one.id), ""),
                    lambda one: (*GRADES, "").index(self.grade_of(one.id)),
                    tone=lambda one: "due" if one.id in self._given else None,
                ),
            ),
            multiple=True,
        )
        for number, (grade, word) in enumerate(words.items(), 1):
            one = button(f"{number} {word}", f"give_{grade}")
            one.clicked.connect(lambda _=False, chosen=grade: self.give(chosen))
            self.buttons.append(one)
            key = QShortcut(QKeySequence(str(number)), self.table)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(lambda chosen=grade: self.give(chosen))
        self.count = label("", "secondary", "gradesCount")
        self.why = LineEdit("gradesReason", self.tr("Reason, when a grade that stands is changed"))
        self.why.setPlaceholderText(self.why.accessibleName())
        self.body.addWidget(flow(self.years, *self.buttons))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.count)
        self.body.addWidget(self.why)
        self._read()
        self.table.put(self._people, lambda one: one.id)
        if self._people:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.table.setFocus()

    def grade_of(self, person_id: str) -> str:
        """The grade given here, else the one that stands; empty for none."""
        stood = self._stood.get(person_id)
        return self._given.get(person_id, stood.grade if stood else "")

    def give(self, grade: str) -> None:
        """Gives the chosen people a grade; with one chosen, the cursor goes on to the next."""
        chosen = self.table.selected_rows()
        for one in chosen:
            stood = self._stood.get(one.id)
            if stood is not None and stood.grade == grade:
                self._given.pop(one.id, None)
            else:
                self._given[one.id] = grade
        self.table.viewport().update()
        if len(chosen) == 1:
            at = self.table.currentIndex().row() + 1
            if at < self.table.rows.rowCount():
                self.table.setCurrentIndex(self.table.rows.index(at, 0))
        self._count()

    def _read(self) -> None:
        found = ask(self, study.listed, self._page.context.desk, QualityGrade, year=self.years.year)
        self._stood = {one.person_id: one for one in found.value} if found else {}
        self._given = {}
        self.table.viewport().update()
        self._count()

    def _count(self) -> None:
        grades = [self.grade_of(one.id) for one in self._people]
        most = int(EXCELLENT_SHARE * len(self._people))
        excellent = grades.count("excellent")
        self.count.setText(
            filled(
                self.tr("%1 of %2 graded; excellent %3, at most %4 (a fifth of those in the pool)."),
                sum(bool(one) for one in grades),
                len(grades),
                excellent,
                most,
            )
        )
        self.count.setProperty("role", "problem" if excellent > most else "secondary")
        self.count.style().unpolish(self.count)
        self.count.style().polish(self.count)

    def accept_now(self) -> bool:
        """Stores the grades that were given."""
        desk, reason = self._page.context.desk, self.why.text().strip()
        if not self._given:
            return True
        if len(reason) < 2 and any(person in self._stood for person in self._given):
            self.show_error(self.tr("A grade that stands is changed: write the reason."))
            self.why.setFocus()
            return False
        made = [
            QualityGrade(desk.new_id(), person, self.years.year, desk.today(), grade)
            for person, grade in self._given.items()
        ]
        return bool(act(self, study.grade, desk, made, reason))
