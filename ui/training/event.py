"""One course or event: facts, half days, people, roll call, lecturers and materials, money and summary; what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import lookups
from cadredesk.actions.training import courses, means, plans
from cadredesk.actions.training.courses import Enrolment, Event, EventPage, HalfDay, Who
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.domain.training.course import satisfaction
from cadredesk.errors import UserError
from ui.act import act, ask, show_problem
from ui.training.parts import ManyPicker, Tabs, TickList, show_paper
from ui.training.roll_call import RollCall
from ui.training.words import (
    area_options,
    day,
    filled,
    half_day,
    half_words,
    hours,
    options,
    status_word,
    term_word,
    word_of,
    yuan,
)
from ui.widgets.card import Card, EmptyState, StateChip, button, label
from ui.widgets.dialogs import ConfirmDialog, ReasonDialog, Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.form import Form
from ui.widgets.screen import Screen
from ui.widgets.table import Column, Table

FACTS, HALF_DAYS, PEOPLE, ROLL_CALL, MEANS, SUMMARY = range(6)
GROUPS = (("8.1", "8.2", "8.4", "8.5"), ("8.3",), ("8.6",), ("8.7",), ("8.3", "8.5"), ("8.9", "8.10"))
"""The data groups of GB/T 38865-2020 that each part holds."""
_LINES = ("title", "organiser", "place", "batch", "audience", "number")
_CHOICES = ("kind", "area", "base_id", "partner_id", "plan_line")
_TEXTS = ("requirement", "assessment")
_THUMBNAIL = 150


class EventView(QWidget):
    """The page of one event; `closed()` leads back to the list."""

    closed = Signal()

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.setObjectName("eventView")
        self.page, self.context = page, page.context
        self.found: EventPage | None = None
        self.back_button = button(self.tr("Back to the list"), "eventBack")
        self.back_button.clicked.connect(self.leave)
        self.heading = label("", "title", "eventTitle", wrap=False)
        self.state = StateChip("", "quiet", "eventState")
        self.next_button = button("", "eventNext", "main")
        self.next_button.clicked.connect(self.do_next)
        self.cancel_button = button(self.tr("Cancel the event…"), "eventCancel", "link")
        self.cancel_button.clicked.connect(self.ask_cancel)
        self.again_button = button(self.tr("Open again…"), "eventAgain", "link")
        self.again_button.clicked.connect(self.ask_again)
        self.told = label("", "secondary", "eventTold")
        self.tabs = Tabs()
        self.tabs.setObjectName("eventTabs")
        self.tabs.setAccessibleName(self.tr("Parts of the event"))
        self.roll_call = RollCall(page)
        for part, text in (
            (self._facts(), self.tr("Facts")),
            (self._half_days(), self.tr("Half days")),
            (self._people(), self.tr("People")),
            (self.roll_call, self.tr("Roll call")),
            (self._means(), self.tr("Lecturers and materials")),
            (self._summary(), self.tr("Money and summary")),
        ):
            self.tabs.addTab(part, text)
        for at, clauses in enumerate(GROUPS):
            self.tabs.setTabToolTip(at, standard_words(clauses))
        self.tabs.currentChanged.connect(self._on_tab)
        top = QHBoxLayout()
        top.setSpacing(10)
        for widget in (self.back_button, self.heading, self.state):
            top.addWidget(widget)
        top.addStretch(1)
        for widget in (self.again_button, self.cancel_button, self.next_button):
            top.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(top)
        box.addWidget(self.told)
        box.addWidget(self.tabs, 1)

    # What it is made of

    def _facts(self) -> QWidget:
        known = courses.catalogue()
        self.facts = Form("eventFacts", 3)
        self.facts.line("title", self.tr("Title"), wide=True)
        self.facts.choice("kind", self.tr("Kind"), options(known.kinds))
        self.facts.choice("area", self.tr("Content"), [("", "—"), *area_options(known.areas)])
        self.facts.choice("plan_line", self.tr("Line of the annual plan"), ())
        self.facts.line("organiser", self.tr("Organiser"))
        self.facts.line("place", self.tr("Place"))
        self.facts.choice("base_id", self.tr("Base"), ())
        self.facts.choice("partner_id", self.tr("Partner institution"), ())
        self.facts.line("batch", self.tr("Batch"), limit=40)
        self.facts.line("number", self.tr("Number of the notice"), limit=60)
        self.facts.line("audience", self.tr("For whom"), limit=400)
        self.facts.number("capacity", self.tr("Places (0: no limit)"))
        self.facts.date("choose_until", self.tr("Choose until"), full=True)
        self.facts.check("menu", self.tr("On the course menu"))
        self.facts.check("credited", self.tr("Hours give credits"))
        self.facts.text("requirement", self.tr("Teaching requirement"), lines=2)
        self.facts.text("assessment", self.tr("Assessment"), lines=2)
        self.facts.left.connect(self._on_fact)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        card = Card("", "eventFactsCard")
        card.add(self.facts)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(card)
        inside.addStretch(1)
        area = QScrollArea()
        area.setObjectName("eventFactsArea")
        area.setWidget(inner)
        area.setWidgetResizable(True)
        return area

    def _half_days(self) -> QWidget:
        part = QWidget()
        self.add_days = button(self.tr("Add half days…"), "addHalfDays")
        self.add_days.clicked.connect(self.ask_half_days)
        self.change_day = button(self.tr("Change…"), "changeHalfDay")
        self.change_day.clicked.connect(self._change_current)
        self.remove_day = button(self.tr("Remove"), "removeHalfDay")
        self.remove_day.clicked.connect(self._remove_current)
        words = half_words()
        self.sessions = Table(
            "halfDayTable",
            self.tr("Half days"),
            (
                Column(self.tr("Date"), lambda one: one.on.isoformat(), width=6),
                Column(self.tr("Half day"), lambda one: words.get(one.half, one.half), width=4),
                Column(self.tr("Hours"), lambda one: hours(one.hours), width=3),
                Column(self.tr("Topic"), lambda one: one.topic, width=16),
                Column(self.tr("Lecturer"), lambda one: self._lecturer(one.lecturer_id), width=6),
                Column(self.tr("Place"), lambda one: one.place or self._event.place, width=12),
                Column(self.tr("Roll call"), self._called, width=9),
            ),
        )
        self.sessions.opened.connect(lambda one: self.ask_change(one))
        self.no_sessions = EmptyState(
            self.tr("When is it held? Add the half days; each gets its sign-in sheet and its roll call."),
            self.tr("Add half days"),
            "noHalfDays",
        )
        self.no_sessions.acted.connect(self.ask_half_days)
        row = QHBoxLayout()
        for one in (self.add_days, self.change_day, self.remove_day):
            row.addWidget(one)
        row.addStretch(1)
        self.hours_told = label("", "secondary", "hoursTold", wrap=False)
        row.addWidget(self.hours_told)
        box = QVBoxLayout(part)
        box.setContentsMargins(10, 8, 10, 8)
        box.addLayout(row)
        box.addWidget(self.sessions, 1)
        box.addWidget(self.no_sessions, 1)
        return part

    def _people(self) -> QWidget:
        part = QWidget()
        self.enrol_button = button(self.tr("Enrol people…"), "enrolPeople")
        self.enrol_button.clicked.connect(self.ask_enrol)
        self.guest_button = button(self.tr("Add a guest…"), "enrolGuest")
        self.guest_button.clicked.connect(self.ask_guest)
        self.withdraw_button = button(self.tr("Take off the list"), "withdrawPerson")
        self.withdraw_button.clicked.connect(self._withdraw_current)
        self.sheets_button = button(self.tr("Sign-in sheets…"), "printSheets")
        self.sheets_button.clicked.connect(self.roll_call_sheets)
        states = {"enrolled": self.tr("enrolled"), "waiting": self.tr("waiting list")}
        hows = {
            "assigned": self.tr("assigned"),
            "chosen": self.tr("chosen from the menu"),
            "guest": self.tr("guest"),
        }
        self.people = Table(
            "enrolmentTable",
            self.tr("People"),
            (
                Column(
                    self.tr("Name"),
                    lambda one: padded(one.name),
                    lambda one: self._place[one.person_id],
                    width=9,
                ),
                Column(self.tr("Unit"), lambda one: one.unit, width=18),
                Column(
                    self.tr("State"),
                    lambda one: (
                        states.get(one.state, one.state) + (f" {one.place}" if one.state == "waiting" else "")
                    ),
                    tone=lambda one: "waiting" if one.state == "waiting" else None,
                    width=9,
                ),
                Column(self.tr("How"), lambda one: hows.get(one.how, one.how), width=9),
                Column(self.tr("Since"), lambda one: one.on.isoformat(), width=8),
            ),
        )
        self.nobody = EmptyState(
            self.tr("Nobody takes part yet. Enrol trainees, or put the course on the menu to be chosen."),
            self.tr("Enrol people"),
            "nobodyEnrolled",
        )
        self.nobody.acted.connect(self.ask_enrol)
        self.people_told = label("", "secondary", "peopleTold", wrap=False)
        row = QHBoxLayout()
        for one in (self.enrol_button, self.guest_button, self.withdraw_button, self.sheets_button):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(self.people_told)
        box = QVBoxLayout(part)
        box.setContentsMargins(10, 8, 10, 8)
        box.addLayout(row)
        box.addWidget(self.people, 1)
        box.addWidget(self.nobody, 1)
        return part

    def _means(self) -> QWidget:
        part = QWidget()
        self.lecturers = TickList("eventLecturers", self.tr("Lecturers"))
        self.materials = TickList("eventMaterials", self.tr("Materials"))
        self.lecturers.changed.connect(lambda ids: self._put(lecturer_ids=ids))
        self.materials.changed.connect(lambda ids: self._put(material_ids=ids))
        link = button(self.tr("Lecturers, places and materials"), "toMeans", "link")
        link.clicked.connect(lambda: self.context.navigate("training", page="means"))
        cards = QHBoxLayout()
        for title, one in ((self.tr("Lecturers"), self.lecturers), (self.tr("Materials"), self.materials)):
            card = Card(title, f"{one.objectName()}Card")
            card.body.addWidget(one, 1)
            cards.addWidget(card, 1)
        box = QVBoxLayout(part)
        box.setContentsMargins(10, 8, 10, 8)
        box.addLayout(cards, 1)
        box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _summary(self) -> QWidget:
        inner = QWidget()
        self.money = Form("eventMoney", 4)
        self.money.line("fund_planned", self.tr("Fund planned (yuan)"), limit=20)
        self.money.line("fund_used", self.tr("Fund used (yuan)"), limit=20)
        self.money.left.connect(self._on_money)
        self.feedback = Form("eventFeedback", 4)
        for name, text in (
            ("satisfied", self.tr("Satisfied")),
            ("basic", self.tr("Basically satisfied")),
            ("dissatisfied", self.tr("Dissatisfied")),
        ):
            self.feedback.number(name, text)
        self.feedback.left.connect(lambda *_: self._on_feedback())
        self.rate = label("", "secondary", "eventRate", wrap=False)
        self.text = Form("eventSummary", 1)
        self.text.text("summary", self.tr("What was held, and what came of it"), lines=6)
        self.text.left.connect(lambda _, value: self._put(summary=value))
        self.photo_button = button(self.tr("Add a photo…"), "addEventPhoto")
        self.photo_button.clicked.connect(self._choose_photo)
        self.print_button = button(self.tr("Event sheet for the file…"), "printEvent")
        self.print_button.clicked.connect(self.print_event)
        self._photos = QGridLayout()
        self._photos.setSpacing(8)
        photos = QWidget()
        photos.setLayout(self._photos)
        left, right = Card(self.tr("Money"), "moneyCard"), Card(self.tr("Feedback"), "feedbackCard")
        left.add(self.money)
        right.add(self.feedback, self.rate)
        across = QHBoxLayout()
        across.addWidget(left, 1)
        across.addWidget(right, 1)
        below = Card(self.tr("Summary"), "summaryCard")
        below.add(self.text)
        pictures = Card(self.tr("Photos"), "photosCard")
        pictures.add(photos)
        pictures.add_row(self.photo_button, self.print_button)
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addLayout(across)
        inside.addWidget(below)
        inside.addWidget(pictures)
        inside.addStretch(1)
        area = QScrollArea()
        area.setObjectName("eventSummaryArea")
        area.setWidget(inner)
        area.setWidgetResizable(True)
        return area

    # Showing

    @property
    def _event(self) -> Event:
        assert self.found is not None
        return self.found.event

    def show_event(self, event_id: str, tab: int | None = None) -> bool:
        """Shows an event, at a part of it when told; False when it is not there."""
        found = ask(self, courses.get, self.context.desk, event_id)
        if not found:
            return False
        other = self.found is None or self.found.event.id != event_id
        self.found = found.value
        self._show()
        if other:
            self.tabs.setCurrentIndex(FACTS)
        if tab is not None:
            self.tabs.setCurrentIndex(tab)
        self._on_tab(self.tabs.currentIndex())
        return True

    def _show(self) -> None:
        page = self.found
        assert page is not None
        event, known = page.event, courses.catalogue()
        self.heading.setText(event.title)
        self.state.put(*status_word(page.status))
        kind = word_of(known.kinds, event.kind)
        told = [kind, word_of(known.areas, event.area), self._when(), event.place, event.organiser]
        if event.state == "cancelled":
            told.append(filled(self.tr("cancelled: %1"), event.reason))
        self.told.setText("　".join(part for part in told if part))
        self._show_next()
        self._show_facts()
        self.sessions.put(event.sessions, lambda one: one.id)
        self.sessions.setVisible(bool(event.sessions))
        self.no_sessions.setVisible(not event.sessions)
        self.hours_told.setText(
            filled(self.tr("%1 half days, %2 hours"), len(event.sessions), hours(event.hours))
        )
        standing = [one for one in page.people if one.state != "withdrawn"]
        self._place = {one.person_id: place for place, one in enumerate(standing)}
        self.people.put(standing, lambda one: one.person_id)
        self.people.setVisible(bool(standing))
        self.nobody.setVisible(not standing)
        enrolled, waiting = len(page.standing()), len(page.standing("waiting"))
        places = (
            filled(self.tr("%1 of %2 places"), enrolled, event.capacity)
            if event.capacity
            else filled(self.tr("%1 enrolled"), enrolled)
        )
        self.people_told.setText(places + (filled(self.tr(", %1 waiting"), waiting) if waiting else ""))
        self._show_means()
        self.money.put("fund_planned", yuan(event.fund_planned))
        self.money.put("fund_used", yuan(event.fund_used))
        for name, number in zip(
            ("satisfied", "basic", "dissatisfied"), event.feedback or (None,) * 3, strict=True
        ):
            self.feedback.put(name, number)
        rate = satisfaction(event.feedback)
        self.rate.setText(
            filled(
                self.tr("%1 of %2 answers satisfied or basically satisfied"),
                event.feedback[0] + event.feedback[1],
                sum(event.feedback),
            )
            if rate is not None
            else self.tr("No answers yet.")
        )
        self.text.put("summary", event.summary)
        self._show_photos()
        still = event.state == "open"
        for widget in (
            self.facts,
            self.money,
            self.feedback,
            self.text,
            self.add_days,
            self.change_day,
            self.remove_day,
            self.enrol_button,
            self.guest_button,
            self.withdraw_button,
            self.photo_button,
            self.lecturers,
            self.materials,
        ):
            widget.setEnabled(still)

    def _when(self) -> str:
        event = self._event
        if event.day is None or event.last_day is None:
            return ""
        return day(event.day) if event.day == event.last_day else f"{day(event.day)}—{day(event.last_day)}"

    def _show_next(self) -> None:
        assert self.found is not None
        status = self.found.status
        words = {
            "planned": self.tr("Set the half days"),
            "enrolling": self.tr("Enrol people"),
            "ready": self.tr("Print the sign-in sheets"),
            "roll_call": self.tr("Enter the roll call"),
            "summary": self.tr("File the event")
            if self._event.summary.strip()
            else self.tr("Write the summary"),
        }
        word = words.get(status, "")
        self.next_button.setText(word)
        self.next_button.setAccessibleName(word or self.tr("Next step"))
        at, standing = self.tabs.currentIndex(), bool(self.found.standing() or self.found.standing("waiting"))
        has_main = (
            at == ROLL_CALL
            or (at == HALF_DAYS and not self._event.sessions)
            or (at == PEOPLE and not standing)
        )
        done_here = {"planned": HALF_DAYS, "enrolling": PEOPLE, "roll_call": ROLL_CALL}.get(status)
        self.next_button.setVisible(bool(word) and not (has_main and at == done_here))
        self.next_button.setProperty("role", "" if has_main else "main")
        self.next_button.style().unpolish(self.next_button)
        self.next_button.style().polish(self.next_button)
        self.cancel_button.setVisible(self._event.state == "open")
        self.again_button.setVisible(self._event.state != "open")

    def _show_facts(self) -> None:
        event, desk = self._event, self.context.desk
        self._offer("base_id", [("", "—"), *((one.id, one.name) for one in means.listed(desk, means.Base))])
        self._offer(
            "partner_id", [("", "—"), *((one.id, one.name) for one in means.listed(desk, means.Partner))]
        )
        plan = plans.of_year(desk, event.year)
        lines = (
            []
            if plan is None
            else [
                (one.id, f"{one.month:02d} {one.content[:24]}")
                for one in sorted(plan.schedule, key=lambda one: one.month)
            ]
        )
        self._offer("plan_line", [("", "—"), *lines])
        for name in (*_LINES, *_CHOICES, *_TEXTS):
            self.facts.put(name, getattr(event, name))
        self.facts.put("capacity", event.capacity)
        self.facts.put("choose_until", PartialDate.of(event.choose_until) if event.choose_until else None)
        self.facts.put("menu", event.menu)
        self.facts.put("credited", event.credited)

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        box: Any = self.facts.field(name)
        box.clear()
        for code, words in choices:
            box.addItem(words, code)

    def _lecturer(self, lecturer_id: str) -> str:
        return next((one.name for one in self._known_lecturers if one.id == lecturer_id), "")

    def _called(self, one: HalfDay) -> str:
        assert self.found is not None
        counts = self.found.counts[one.id]
        if not counts.marked:
            return self.tr("to enter") if one.on <= self.context.desk.today() else ""
        return filled(self.tr("came %1 of %2"), counts.came, counts.due)

    def _show_means(self) -> None:
        desk, event = self.context.desk, self._event
        self._known_lecturers = means.listed(desk, means.Lecturer)
        lines, over = [], self.tr("term ended")
        for one in self._known_lecturers:
            ended = means.validity_of(desk, one) == "ended"
            words = f"{padded(one.name)}　{one.unit}" + (f"　（{over}）" if ended else "")
            if not ended or one.id in event.lecturer_ids:
                lines.append((one.id, words))
        self.lecturers.put(lines, event.lecturer_ids, self.tr("No lecturer is entered yet."))
        materials = [
            (one.id, f"{one.title}　{one.author}".rstrip()) for one in means.listed(desk, means.Material)
        ]
        self.materials.put(materials, event.material_ids, self.tr("No material is entered yet."))

    def _show_photos(self) -> None:
        while (item := self._photos.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for place, one in enumerate(self._event.photos):
            found = ask(self, courses.photo, self.context.desk, one.file)
            if not found:
                continue
            image = QImage.fromData(found.value)
            cell = QWidget()
            inside = QVBoxLayout(cell)
            inside.setContentsMargins(0, 0, 0, 0)
            picture = QLabel()
            picture.setObjectName(f"eventPhoto{place}")
            picture.setAccessibleName(one.caption or self.tr("Photo"))
            if not image.isNull():
                size = Qt.AspectRatioMode.KeepAspectRatio
                picture.setPixmap(
                    QPixmap.fromImage(
                        image.scaled(
                            _THUMBNAIL * 4 // 3, _THUMBNAIL, size, Qt.TransformationMode.SmoothTransformation
                        )
                    )
                )
            drop = button(self.tr("Remove"), f"dropPhoto{place}", "link")
            drop.clicked.connect(lambda _=False, file=one.file: self._drop_photo(file))
            drop.setVisible(self._event.state == "open")
            inside.addWidget(picture)
            row = QHBoxLayout()
            row.addWidget(label(one.caption, "secondary"), 1)
            row.addWidget(drop)
            inside.addLayout(row)
            self._photos.addWidget(cell, place // 5, place % 5)

    def _on_tab(self, at: int) -> None:
        if self.found is None:
            return
        if at == ROLL_CALL:
            self.roll_call.put(self._event.id)
            self.roll_call.grid.setFocus()
        self._show_next()

    # Changing

    def refresh(self) -> None:
        """Reads the event again."""
        if self.found is not None and not self.show_event(self.found.event.id):
            self.closed.emit()

    def _put(self, **changes: Any) -> bool:
        event = replace(self._event, **changes)
        if event == self._event:
            return True
        done = act(self, courses.save, self.context.desk, event)
        if done and self.found is not None:
            self.found = replace(self.found, event=done.value)
        else:
            self._show()
        return bool(done)

    def _on_fact(self, name: str, value: Any) -> None:
        if name == "choose_until":
            value = _as_day(value)
        elif name == "capacity":
            value = value or 0
        elif isinstance(value, str):
            value = value.strip()
        self._put(**{name: value})

    def _on_money(self, name: str, text: str) -> None:
        try:
            fen = plans.parse_money(text)
        except UserError as problem:
            show_problem(self, problem)
            self._show()
            return
        self._put(**{name: fen})

    def _on_feedback(self) -> None:
        found = tuple(self.feedback.value(name) for name in ("satisfied", "basic", "dissatisfied"))
        if all(one is None for one in found):
            self._put(feedback=())
        elif not any(one is None for one in found):
            self._put(feedback=found)

    # What comes next

    def do_next(self) -> None:
        """Does the next step of the event, or goes where it is done."""
        assert self.found is not None
        status = self.found.status
        if status == "planned":
            self.tabs.setCurrentIndex(HALF_DAYS)
            self.ask_half_days()
        elif status == "enrolling":
            self.tabs.setCurrentIndex(PEOPLE)
            self.ask_enrol()
        elif status == "ready":
            self.roll_call_sheets()
        elif status == "roll_call":
            self.tabs.setCurrentIndex(ROLL_CALL)
        elif self._event.summary.strip():
            dialog = ConfirmDialog(
                self,
                self.tr("File this event?"),
                self.tr(
                    "Its facts, roll call and summary are complete. It can be opened again with a reason."
                ),
                self.tr("File it"),
                "fileEvent",
            )
            dialog.confirmed.connect(
                lambda: self._done(act(self, courses.close, self.context.desk, self._event.id))
            )
            dialog.open()
        else:
            self.tabs.setCurrentIndex(SUMMARY)
            self.text.field("summary").setFocus()

    def _done(self, outcome: Any) -> None:
        if outcome:
            self.refresh()

    def ask_cancel(self) -> None:
        """Asks why the event is given up."""
        dialog = ReasonDialog(
            self,
            self.tr("Cancel the event"),
            self.tr("It stays in the list. What it gave of credits goes."),
            self.tr("Cancel the event"),
            "cancelEvent",
        )
        dialog.given.connect(
            lambda why: self._done(act(self, courses.cancel, self.context.desk, self._event.id, why))
        )
        dialog.open()

    def ask_again(self) -> None:
        """Asks why the event is taken up again."""
        dialog = ReasonDialog(
            self,
            self.tr("Open the event again"),
            self.tr("Why? The reason stays in the record."),
            self.tr("Open again"),
            "againEvent",
        )
        dialog.given.connect(
            lambda why: self._done(act(self, courses.open_again, self.context.desk, self._event.id, why))
        )
        dialog.open()

    def leave(self) -> None:
        """Back to the list, when nothing typed is lost."""
        if self.save(self.closed.emit):
            self.closed.emit()

    def save(self, done: Any = None) -> bool:
        """Writes what is typed in the roll call."""
        return self.roll_call.save(done)

    # Half days

    def ask_half_days(self) -> None:
        """Asks for days and halves."""
        dialog = HalfDaySheet(self, self.context.desk.today())
        dialog.given.connect(self._add_half_days)
        dialog.open()

    def _add_half_days(self, wanted: Sequence[tuple[date, str]], length: Fraction | None, topic: str) -> None:
        made = []
        for on, half in wanted:
            one = courses.session_at(self.context.desk, on, half, topic=topic)  # type: ignore[arg-type]
            made.append(replace(one, hours=length) if length else one)
        if self._put(sessions=(*self._event.sessions, *made)):
            self.refresh()

    def ask_change(self, one: HalfDay) -> None:
        """Asks for other facts of one half day."""
        if self._event.state == "open":
            dialog = OneHalfDaySheet(self, one, [(x.id, x.name) for x in self._known_lecturers])
            dialog.given.connect(self._replace_half_day)
            dialog.open()

    def _change_current(self) -> None:
        one = self.sessions.current_row()
        if one is not None:
            self.ask_change(one)

    def _replace_half_day(self, changed: HalfDay) -> None:
        sessions = tuple(changed if one.id == changed.id else one for one in self._event.sessions)
        if self._put(sessions=sessions):
            self.refresh()

    def _remove_current(self) -> None:
        one = self.sessions.current_row()
        if one is not None and self._put(
            sessions=tuple(other for other in self._event.sessions if other.id != one.id)
        ):
            self.refresh()

    # People

    def ask_enrol(self) -> None:
        """Asks who takes part."""
        found = ask(self, courses.candidates, self.context.desk)
        if not found:
            return
        assert self.found is not None
        here = {one.person_id for one in self.found.people if one.state != "withdrawn"}
        free = [one for one in found.value if one.id not in here]
        dialog = EnrolSheet(self, free)
        dialog.given.connect(self._enrol)
        dialog.open()

    def _enrol(self, wanted: Sequence[Who]) -> None:
        done = act(self, courses.enrol, self.context.desk, self._event.id, list(wanted))
        if done:
            self.refresh()
            if done.value.waiting:
                self.people_told.setText(
                    self.people_told.text()
                    + filled(self.tr("　%1 went to the waiting list"), done.value.waiting)
                )

    def ask_guest(self) -> None:
        """Asks for somebody who is not of the desk."""
        dialog = GuestSheet(self)
        dialog.given.connect(
            lambda who: self._done(
                act(self, courses.enrol, self.context.desk, self._event.id, [who], "guest")
            )
        )
        dialog.open()

    def _withdraw_current(self) -> None:
        one: Enrolment | None = self.people.current_row()
        if one is not None and act(self, courses.withdraw, self.context.desk, self._event.id, one.person_id):
            self.refresh()

    def roll_call_sheets(self) -> None:
        """Shows the sign-in sheets to print."""
        show_paper(
            self.page, self.tr("Sign-in sheet"), courses.sign_in_pdf, self.context.desk, self._event.id
        )

    def print_event(self) -> None:
        """Shows the event's sheet for the file."""
        show_paper(self.page, self._event.title, courses.event_pdf, self.context.desk, self._event.id)

    # Photos

    def _choose_photo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a photo"), "", self.tr("Photos (*.jpg *.jpeg *.png)")
        )
        if path:
            self.add_photo(Path(path))

    def add_photo(self, path: Path) -> None:
        """Keeps a photo of the event."""
        try:
            data = path.read_bytes()
        except OSError:
            show_problem(self, UserError("course.photo_kind"))
            return
        self._done(act(self, courses.add_photo, self.context.desk, self._event.id, data, path.stem))

    def _drop_photo(self, file: str) -> None:
        self._done(act(self, courses.remove_photo, self.context.desk, self._event.id, file))


def standard_words(clauses: Sequence[str]) -> str:
    """Data groups of the standard as a clause is quoted."""
    known = {one.code: term_word(one) for one in courses.catalogue().groups}
    return "GB/T 38865-2020　" + "　".join(f"{clause} {known[clause]}" for clause in clauses)


class HalfDaySheet(Sheet):
    """Asks from which day to which, and which halves; `given(half days, hours, topic)`."""

    given = Signal(object, object, str)

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent, "halfDaySheet")
        self.say(self.tr("Half days"), self.tr("Add"))
        self.form = Form("halfDayForm", 2)
        self.first = self.form.date("first", self.tr("First day"), full=True)
        self.form.date("last", self.tr("Last day"), full=True, hint=self.tr("empty: one day only"))
        self.form.line(
            "hours", self.tr("Hours of a half day"), limit=5, hint=self.tr("empty: as the rules say")
        )
        self.form.line("topic", self.tr("Topic"))
        self.first.put(PartialDate.of(today))
        self.halves: dict[str, QCheckBox] = {}
        row = QHBoxLayout()
        for half, words in half_words().items():
            check = QCheckBox(words)
            check.setObjectName(f"half_{half}")
            check.setAccessibleName(words)
            check.setChecked(half != "evening")
            self.halves[half] = check
            row.addWidget(check)
        self.weekend = QCheckBox(self.tr("Saturdays and Sundays too"))
        self.weekend.setObjectName("halfDayWeekend")
        self.weekend.setAccessibleName(self.weekend.text())
        self.weekend.setChecked(True)
        row.addWidget(self.weekend)
        row.addStretch(1)
        self.body.addWidget(self.form)
        self.body.addLayout(row)

    def accept_now(self) -> bool:
        """Hands the half days over."""
        first, last = _as_day(self.form.value("first")), _as_day(self.form.value("last"))
        chosen = [half for half, check in self.halves.items() if check.isChecked()]
        if first is None or not chosen:
            self.show_error(self.tr("Choose the first day and at least one half."))
            return False
        last = last or first
        if last < first or (last - first).days > 60:
            self.show_error(self.tr("The last day must follow the first one, by at most 60 days."))
            return False
        length = _as_hours(self.form.value("hours"))
        if self.form.value("hours") and length is None:
            self.show_error(self.tr("The hours are not understood. Write 3 or 2.5."))
            return False
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        wanted = [
            (on, half) for on in days for half in chosen if self.weekend.isChecked() or on.weekday() < 5
        ]
        if not wanted:
            self.show_error(self.tr("There is no such day between the two."))
            return False
        self.given.emit(wanted, length, self.form.value("topic"))
        return True


class OneHalfDaySheet(Sheet):
    """Asks for other facts of one half day; `given(half day)`."""

    given = Signal(object)

    def __init__(self, parent: QWidget, one: HalfDay, lecturers: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, "oneHalfDaySheet")
        self._one = one
        self.say(half_day(one.on, one.half), self.tr("Save"))
        self.form = Form("oneHalfDayForm", 2)
        self.form.date("on", self.tr("Date"), full=True)
        self.form.choice("half", self.tr("Half day"), list(half_words().items()))
        self.form.line("hours", self.tr("Hours"), limit=5)
        self.form.choice("lecturer_id", self.tr("Lecturer"), [("", "—"), *lecturers])
        self.form.line("topic", self.tr("Topic"), wide=True)
        self.form.line("place", self.tr("Place"), wide=True)
        self.form.put("on", PartialDate.of(one.on))
        for name in ("half", "topic", "place", "lecturer_id"):
            self.form.put(name, getattr(one, name))
        self.form.put("hours", hours(one.hours))
        self.body.addWidget(self.form)

    def accept_now(self) -> bool:
        """Hands the half day over."""
        on, length = _as_day(self.form.value("on")), _as_hours(self.form.value("hours"))
        if on is None or length is None:
            self.show_error(self.tr("The date or the hours are not understood."))
            return False
        values = {name: self.form.value(name) or "" for name in ("topic", "place", "lecturer_id")}
        self.given.emit(replace(self._one, on=on, hours=length, half=self.form.value("half"), **values))
        return True


class EnrolSheet(Sheet):
    """Asks who takes part; `given(people)`."""

    given = Signal(object)

    def __init__(self, parent: QWidget, people: Sequence[Who]) -> None:
        super().__init__(parent, "enrolSheet")
        self._people = {one.id: one for one in people}
        self.setMinimumSize(640, 560)
        self.say(self.tr("Who takes part?"), self.tr("Enrol"))
        index = lookups.name_index((one.id, one.name, "") for one in people)
        outside = self.tr("not in the pool")
        lines = [
            (
                one.id,
                padded(one.name),
                "　".join(filter(None, (one.unit, one.group, "" if one.trainee else outside))),
            )
            for one in people
        ]
        self.picker = ManyPicker("enrolPicker", lines, lambda text: set(index.search(text)))
        self.picker.changed.connect(lambda number: self.ok.setEnabled(number > 0))
        self.ok.setEnabled(False)
        if not people:
            self.body.addWidget(
                label(self.tr("There is nobody else. Trainees come in on the page “Trainees”."), "secondary")
            )
        self.body.addWidget(self.picker, 1)

    def accept_now(self) -> bool:
        """Hands the people over."""
        self.given.emit([self._people[one] for one in self.picker.picked()])
        return True


class GuestSheet(Sheet):
    """Asks for somebody who is not of the desk; `given(who)`."""

    given = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "guestSheet")
        self.say(self.tr("Add a guest"), self.tr("Add"))
        self.name = LineEdit("guestName", self.tr("Name"), 50)
        self.unit = LineEdit("guestUnit", self.tr("Unit"))
        for text, field in ((self.tr("Name"), self.name), (self.tr("Unit"), self.unit)):
            self.body.addWidget(label(text))
            self.body.addWidget(field)
        self.body.addWidget(
            label(self.tr("A guest stands on the sign-in sheets and gets no credits."), "secondary")
        )
        self.name.setFocus()

    def accept_now(self) -> bool:
        """Hands the guest over."""
        if not self.name.text().strip():
            self.show_error(self.tr("The name is missing."))
            return False
        self.given.emit(Who("", self.name.text().strip(), self.unit.text().strip()))
        return True


def _as_day(value: Any) -> date | None:
    if isinstance(value, PartialDate) and value.month is not None and value.day is not None:
        return date(value.year, value.month, value.day)
    return None


def _as_hours(text: str) -> Fraction | None:
    try:
        value = Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        return None
    return value if 0 < value <= 12 else None


__all__ = ["FACTS", "HALF_DAYS", "MEANS", "PEOPLE", "ROLL_CALL", "SUMMARY", "EventView"]
