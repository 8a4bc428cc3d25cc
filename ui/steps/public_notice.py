"""The public notice (公示): what hangs, its clock, objections, corrections, withdrawal, and the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QHideEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cadredesk.actions import calendars, desks, notices, papers
from cadredesk.domain.calendar import NoticeRule, notice_period
from cadredesk.domain.names import padded
from cadredesk.domain.notice import NoticeClock, NoticeRow, Objection, Posting, PublicNotice, current
from cadredesk.domain.round import Round
from cadredesk.domain.timeline import StepView
from cadredesk.errors import UserError
from cadredesk.messages import sentence, sentence_of
from ui.act import act, ask, show_sentence
from ui.rounds.words import day_words
from ui.steps.notice_sheets import (
    ContinuationSheet,
    CorrectionSheet,
    FormSheet,
    ObjectionSheet,
    PostedSheet,
    RemovalSheet,
    SettleSheet,
    WithdrawalSheet,
    channel_words,
    differences,
)
from ui.steps.panel import StepPanel, fill, is_open, set_read_only
from ui.steps.parts import as_field, columns, compact, day_of, days_words, suggest_today
from ui.widgets.card import Card, Note, StateChip, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.preview import PdfPreview
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table
from ui.widgets.timeline import Step, Timeline

_FACTS = (
    "number",
    "issuer",
    "reception_phone",
    "supervision_phone",
    "reception_address",
    "postcode",
    "reception_hours",
)


class PublicNoticePanel(StepPanel):
    """Hangs the notice, follows its clock, keeps the register, writes the result."""

    step = "public_notice"

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, round_id, parent)
        self._round: Round | None = None
        self._value = PublicNotice()
        self._clock = NoticeClock("not_posted")
        self._rows: tuple[NoticeRow, ...] = ()
        self._open = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        for card in (
            self._build_clock(),
            self._build_wall(),
            self._build_objections(),
            self._build_result(),
            self._build_facts(),
            self._build_rows(),
            self._build_posting(),
        ):
            box.addWidget(card)

    # Built once

    def _build_clock(self) -> Card:
        self.clock_card = Card(self.tr("Clock of the notice"), "clockCard")
        self.clock_chip = StateChip(name="clockState")
        self.clock_card.top.addWidget(self.clock_chip)
        self.clock_end = label("", "title", "clockEnd")
        self.clock_posted = label("", name="clockPosted")
        self.clock_days = label("", "secondary", "clockDays")
        self.clock_stops = Note(name="clockStops")
        self.clock_block = Note(name="clockBlock")
        self.clock_card.add(
            self.clock_end, self.clock_posted, self.clock_days, self.clock_stops, self.clock_block
        )
        return self.clock_card

    def _build_wall(self) -> Card:
        self.wall_card = Card(self.tr("On the wall"), "wallCard")
        self.wall = Timeline("postings")
        self.wall.setAccessibleName(self.tr("What was posted, in its order"))
        self.wall.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.wall.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.wall.chosen.connect(lambda _: self._show_posting())
        self.posting_text = label("", "secondary", "postingText")
        self.add_photo = button(self.tr("Photo of the posting…"), "postingPhoto")
        self.add_removal = button(self.tr("Photo of the removal…"), "removalPhoto")
        self.look = button(self.tr("Look at the photos"), "postingLook")
        self.take_down = button(self.tr("Taken down…"), "postingRemove")
        self.correct = button(self.tr("Correct…"), "noticeCorrect")
        self.withdraw = button(self.tr("Withdraw…"), "noticeWithdraw", "danger")
        self.go_on = button(self.tr("Continuation sheet…"), "noticeContinue")
        self.add_photo.clicked.connect(lambda: self._choose_photo(of_removal=False))
        self.add_removal.clicked.connect(lambda: self._choose_photo(of_removal=True))
        self.look.clicked.connect(self._look_at_photos)
        self.take_down.clicked.connect(self._ask_removal)
        self.correct.clicked.connect(self.ask_correction)
        self.withdraw.clicked.connect(self.ask_withdrawal)
        self.go_on.clicked.connect(self.ask_continuation)
        self.wall_card.add(
            self.wall,
            self.posting_text,
            flow(self.add_photo, self.add_removal, self.look, self.take_down),
            flow(self.go_on, self.correct, self.withdraw),
        )
        return self.wall_card

    def _build_objections(self) -> Card:
        self.objections_card = Card(self.tr("Register of objections"), "objectionsCard")
        words = channel_words()
        self._writers = False
        self.objections = Table(
            "objectionsTable",
            self.tr("Objections"),
            (
                Column(self.tr("Received"), lambda row: self._day(row.received_on)),
                Column(self.tr("How it came"), lambda row: words.get(row.channel, row.channel)),
                Column(self.tr("About whom"), lambda row: padded(self._name(row.about)) or "—"),
                Column(self.tr("Who raised it"), self._writer),
                Column(
                    self.tr("State"),
                    lambda row: self._day(row.solved_on) if row.solved_on else self.tr("open"),
                    tone=lambda row: "done" if row.solved_on else "problem",
                ),
            ),
        )
        compact(self.objections, 2)
        self.objections.current.connect(lambda _: self._show_objection())
        self.objections.opened.connect(lambda _: self.ask_settlement())
        self.objection_text = label("", "secondary", "objectionText")
        self.no_objection = label(self.tr("No objection so far."), "secondary")
        self.object_button = button(self.tr("Enter an objection…"), "objectionAdd")
        self.settle_button = button(self.tr("Settle it…"), "objectionSettle")
        self.writers_button = button(self.tr("Show who raised them"), "objectionWriters", "link")
        self.object_button.clicked.connect(self.ask_objection)
        self.settle_button.clicked.connect(self.ask_settlement)
        self.writers_button.clicked.connect(self._toggle_writers)
        self.objections_card.add(
            self.objections,
            self.objection_text,
            self.no_objection,
            flow(self.object_button, self.settle_button, self.writers_button),
        )
        return self.objections_card

    def _build_result(self) -> Card:
        self.result_card = Card(self.tr("Result of the notice"), "resultCard")
        self.result_words = label("", "strong", "resultWords")
        self.result = Form("resultForm", columns())
        self.result.date("resultOn", self.tr("Day of the result"), full=True)
        self.result.text("resultText", self.tr("Remark"), lines=2)
        self.result.left.connect(lambda *_: self._change_result())
        self.write_button = button(self.tr("Write the result"), "resultWrite")
        self.write_button.clicked.connect(self.write_result)
        self.result_card.add(self.result_words, self.result, flow(self.write_button))
        return self.result_card

    def _build_facts(self) -> Card:
        self.facts_card = Card(self.tr("What the notice says"), "factsCard")
        form = self.facts = Form("noticeForm", columns())
        form.line("notice_number", self.tr("Number of the document"), limit=60)
        form.line("notice_issuer", self.tr("Issued by"), limit=80)
        form.line("notice_reception_phone", self.tr("Reception phone (office)"), limit=40)
        form.line("notice_supervision_phone", self.tr("Supervision phone"), limit=40)
        form.line("notice_reception_address", self.tr("Address of the office"), limit=120)
        form.line("notice_postcode", self.tr("Postcode"), limit=12)
        form.line("notice_reception_hours", self.tr("Reception hours"), limit=80, wide=True)
        form.left.connect(lambda *_: self._save_facts())
        self.from_school = button(self.tr("Take it from the school's data"), "noticeFromSchool")
        self.from_school.clicked.connect(self._take_school)
        self.facts_card.add(
            flow(self.from_school),
            form,
            label(self.tr("Office phones only: no mobile and no ID number goes on the wall."), "secondary"),
        )
        return self.facts_card

    def _build_rows(self) -> Card:
        self.rows_card = Card(self.tr("As it would hang"), "rowsCard")
        self.rows = Table(
            "noticeRows",
            self.tr("The rows of the notice"),
            (
                Column(self.tr("Name"), lambda row: padded(row.name)),
                Column(self.tr("Current post"), lambda row: row.current_post),
                Column(self.tr("Born"), lambda row: row.birth),
                Column(self.tr("Score"), lambda row: row.score),
                Column(self.tr("Intention"), lambda row: row.intention),
            ),
        )
        small = self.rows.font()
        small.setPointSizeF(small.pointSizeF() * 0.88)
        self.rows.setFont(small)
        self.rows.horizontalHeader().setFont(small)
        compact(self.rows, 1)
        self.see = button(self.tr("See the sheet…"), "noticePreview")
        self.see.clicked.connect(self.preview)
        self.rows_card.add(self.rows, flow(self.see))
        return self.rows_card

    def _build_posting(self) -> Card:
        self.posting_card = Card(self.tr("Posting"), "noticePostingCard")
        form = self.posting = Form("noticePosting", columns())
        form.date("noticePostedOn", self.tr("Posted on"), full=True)
        form.line("noticeWhere", self.tr("Where it hangs"), limit=120)
        form.line("noticePostedBy", self.tr("Posted by"), limit=50)
        form.line("noticeWitnesses", self.tr("Witnesses"), limit=80)
        form.left.connect(lambda *_: self._show_clock())
        self.post_button = button(self.tr("Note the posting"), "noticePost")
        self.post_button.clicked.connect(self.post)
        self.posting_card.add(form, flow(self.post_button))
        return self.posting_card

    # What is shown

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows the notice as it stands."""
        desk = self.context.desk
        self._round, self._open = the_round, is_open(the_round, view)
        self._value = value = the_round.value(self.step, PublicNotice)
        clock = ask(self, notices.state, desk, self.round_id)
        rows = ask(self, notices.rows, desk, self.round_id)
        self._clock = clock.value if clock else NoticeClock("not_posted")
        self._rows = rows.value if rows else ()
        fill(self.facts, {f"notice_{name}": getattr(value, name) for name in _FACTS})
        hangs = current(value)
        self.rows_card.set_title(
            self.tr("As it hangs") if hangs else self.tr("As it would hang"),
            self.tr("%1 people").replace("%1", str(len(hangs.rows if hangs else self._rows))),
        )
        self.rows.put(hangs.rows if hangs else self._rows)
        if self._open:
            suggest_today(self.posting, "noticePostedOn", desk.today())
            for name, text in (("noticePostedBy", desk.user.name), ("noticeWhere", self._where())):
                if not self.posting.value(name):
                    self.posting.put(name, text)
        for card in (self.facts_card, self.posting_card, self.result_card):
            set_read_only(card, not self._open)
        self.from_school.setVisible(self._open and not value.issuer and not value.reception_phone)
        posted = bool(value.postings)
        self.posting_card.setVisible(self._open and hangs is None and not value.result)
        for card in (self.wall_card, self.objections_card, self.result_card):
            card.setVisible(posted)
        self._show_clock()
        self._show_wall()
        self._show_objections()
        self._show_result()

    def _show_clock(self) -> None:
        clock, today = self._clock, self.context.desk.today()
        words = {
            "not_posted": (self.tr("not posted"), "quiet"),
            "running": (self.tr("running"), "waiting"),
            "stopped": (self.tr("stands still"), "problem"),
            "ended": (self.tr("ended"), "done"),
            "withdrawn": (self.tr("withdrawn"), "problem"),
        }
        self.clock_chip.put(*words[clock.state])
        if clock.state in ("not_posted", "withdrawn"):
            self._show_prospect()
        else:
            end = self.tr("Last day: %1").replace("%1", day_words(clock.ends, today))
            if clock.ends is None:
                end = self.tr("No last day while an objection is open")
            elif not clock.final:
                end += self.tr(" (tentative)")
            self.clock_end.setText(end)
            assert clock.started is not None
            self.clock_posted.setText(
                self._length(self.tr("Posted on %1; the day itself is not counted.")).replace(
                    "%1", day_words(clock.started, today)
                )
            )
            counted = self.tr("Working days counted: %1").replace("%1", days_words(clock.counted, today))
            self.clock_days.setText(counted if clock.counted else "")
        self.clock_days.setVisible(bool(self.clock_days.text()))
        self._show_stops()
        block = ask(self, notices.reporting_block, self.context.desk, self.round_id)
        reason = block.value if block else None
        shown = reason is not None and bool(self._value.postings) and not self._value.result
        self.clock_block.put(
            self.tr("Reporting is off:"),
            sentence(reason.code, **reason.values) if reason is not None else "",
            "quiet",
        )
        self.clock_block.setVisible(shown)

    def _length(self, text: str) -> str:
        assert self._round is not None
        terms = self._round.profile.notice
        length = (
            self.tr("It stands %1 days and at least %2 working days, whichever ends later.")
            .replace("%1", str(terms.calendar_days))
            .replace("%2", str(terms.working_days))
        )
        return f"{text} {length}"

    def _show_prospect(self) -> None:
        """What the end would be if the notice were posted on the day in the field."""
        assert self._round is not None
        today, posted = self.context.desk.today(), day_of(self.posting, "noticePostedOn")
        calendar = ask(self, calendars.get, self.context.desk)
        self.clock_days.setText("")
        if posted is None or not calendar or not self._open:
            self.clock_end.setText(self.tr("Not posted"))
            self.clock_posted.setText(self._length("").strip())
            return
        terms = self._round.profile.notice
        rule = NoticeRule(terms.calendar_days, terms.working_days)
        period = notice_period(posted, rule, calendar.value)
        text = self.tr("Posted on %1, it would end on %2")
        if not period.final:
            text += self.tr(" (tentative)")
        self.clock_end.setText(
            text.replace("%1", day_words(posted, today)).replace("%2", day_words(period.ends, today))
        )
        self.clock_posted.setText(self._length("").strip())
        counted = self.tr("Working days counted: %1").replace("%1", days_words(period.counted, today))
        self.clock_days.setText(counted)

    def _show_stops(self) -> None:
        today, lines = self.context.desk.today(), []
        for stop in self._clock.stops:
            if stop.end is None:
                lines.append(
                    self.tr("Since %1 the clock stands still: the objection is open.").replace(
                        "%1", day_words(stop.start, today)
                    )
                )
            else:
                lines.append(
                    self.tr("Not counted: %1 to %2, while an objection was open.")
                    .replace("%1", day_words(stop.start, today))
                    .replace("%2", day_words(stop.end, today))
                )
        still = self._clock.state == "stopped"
        self.clock_stops.put(
            self.tr("Stopped:") if still else "", " ".join(lines), "problem" if still else "waiting"
        )
        self.clock_stops.setVisible(bool(lines))

    def _show_wall(self) -> None:
        postings = self._value.postings
        hangs = current(self._value)
        words = sheet_words()
        steps = []
        for posting in postings:
            parts = [self.tr("posted %1").replace("%1", self._day(posting.posted_on))]
            if posting.removed_on is not None:
                parts.append(self.tr("taken down %1").replace("%1", self._day(posting.removed_on)))
            state = "done" if posting.removed_on else "not_due"
            if hangs is not None and posting.id == hangs.id:
                state = {"running": "waiting", "stopped": "problem"}.get(self._clock.state, "done")
            title = f"{words[posting.sheet]} {posting.number}".strip()
            steps.append(Step(posting.id, title, " · ".join(parts), state, posting.sheet != "notice"))
        before = self.wall.current()
        known = {posting.id for posting in postings}
        self.wall.put(steps, before if before in known else (postings[-1].id if postings else ""))
        self.wall.setFixedHeight(max(1, len(steps)) * self.wall.sizeHintForRow(0) + 6 if steps else 1)
        self._show_posting()

    def _posting(self) -> Posting | None:
        key = self.wall.current()
        return next((one for one in self._value.postings if one.id == key), None)

    def _show_posting(self) -> None:
        posting, hangs = self._posting(), current(self._value)
        lines = []
        if posting is not None:
            for word, text in (
                (self.tr("Where: %1"), posting.where),
                (self.tr("By: %1"), posting.posted_by),
                (self.tr("Witnesses: %1"), posting.witnesses),
                (self.tr("Reason: %1"), posting.reason),
                (self.tr("On the wall: %1"), posting.old_text),
                (self.tr("Right: %1"), posting.new_text),
                (self.tr("Taken down by: %1"), posting.removed_by),
            ):
                if text:
                    lines.append(word.replace("%1", text))
            photos = [
                word
                for word, name in (
                    (self.tr("photo of the posting"), posting.photo),
                    (self.tr("photo of the removal"), posting.removal_photo),
                )
                if name
            ]
            lines.append(
                self.tr("Kept: %1").replace("%1", "、".join(photos)) if photos else self.tr("No photo yet.")
            )
        self.posting_text.setText("　".join(lines))
        open_ = self._open and posting is not None
        self.add_photo.setVisible(open_)
        self.add_removal.setVisible(open_ and posting is not None and posting.removed_on is not None)
        self.take_down.setVisible(open_ and posting is not None and posting.removed_on is None)
        self.look.setVisible(posting is not None and bool(posting.photo or posting.removal_photo))
        self.correct.setVisible(self._open and hangs is not None)
        self.withdraw.setVisible(self._open and hangs is not None)
        self.go_on.setVisible(
            self._open and self._clock.state in ("running", "ended") and bool(self._clock.stops)
        )

    def _show_objections(self) -> None:
        found = self._value.objections
        self.objections.put(found, same=lambda row: row.id)
        if found and self.objections.current_row() is None:
            still_open = [one.id for one in found if one.solved_on is None]
            self.objections.go_to(lambda row: row.id == (still_open or [found[-1].id])[0])
        count = sum(one.solved_on is None for one in found)
        self.objections_card.aside.setText(
            self.tr("%1 open of %2").replace("%1", str(count)).replace("%2", str(len(found))) if found else ""
        )
        self.no_objection.setVisible(not found)
        self.objections.setVisible(bool(found))
        self.writers_button.setVisible(bool(found))
        self.object_button.setVisible(self._open and current(self._value) is not None)
        self._show_objection()

    def _show_objection(self) -> None:
        row: Objection | None = self.objections.current_row()
        lines = []
        if row is not None:
            for word, text in (
                (self.tr("Content: %1"), row.content),
                (self.tr("Handled by: %1"), row.handler),
                (self.tr("Found: %1"), row.finding),
                (self.tr("Conclusion: %1"), row.conclusion),
            ):
                if text:
                    lines.append(word.replace("%1", text))
            if row.affects:
                lines.append(self.tr("Upheld: the person does not go on the final list."))
        self.objection_text.setText("\n".join(lines))
        self.objection_text.setVisible(bool(lines))
        self.settle_button.setVisible(self._open and row is not None and row.solved_on is None)

    def _show_result(self) -> None:
        words = {
            "no_objection": self.tr("No objection was raised."),
            "objections_settled": self.tr("Objections were raised and settled."),
            "withdrawn": self.tr("The notice was withdrawn."),
        }
        value = self._value
        self.result_words.setText(words.get(value.result, self.tr("Not written yet.")))
        if value.result:
            fill(self.result, {"resultOn": as_field(value.result_on)})
            if self.result.value("resultText").strip() != value.result_text:
                self.result.put("resultText", value.result_text)
        elif self._open:
            suggest_today(self.result, "resultOn", self.context.desk.today())
        self.write_button.setVisible(self._open and not value.result)
        self.result_card.setVisible(bool(value.postings) and (self._may_end() or bool(value.result)))

    def _may_end(self) -> bool:
        return self._clock.state in ("ended", "withdrawn")

    def _day(self, day: Any) -> str:
        return day_words(day, self.context.desk.today())

    def _name(self, person_id: str) -> str:
        rows = (*self._rows, *(row for posting in self._value.postings for row in posting.rows))
        return next((row.name for row in rows if row.person_id == person_id), "")

    def _writer(self, row: Objection) -> str:
        if not row.named:
            return self.tr("unsigned")
        return row.raised_by if self._writers else "●●●"

    def hideEvent(self, event: QHideEvent) -> None:
        """Who raised an objection is hidden again when the step is left."""
        super().hideEvent(event)
        if self._writers:
            self._toggle_writers()

    def _toggle_writers(self) -> None:
        self._writers = not self._writers
        text = self.tr("Hide who raised them") if self._writers else self.tr("Show who raised them")
        self.writers_button.setText(text)
        self.writers_button.setAccessibleName(text)
        self._show_objections()

    def _where(self) -> str:
        return self._value.postings[-1].where if self._value.postings else ""

    # For the head

    def sentence(self) -> str:
        """Where the notice stands."""
        return {
            "not_posted": self.tr(
                "Fill in where to object, print the notice and hang it; then note the posting."
            ),
            "running": self.tr("The notice hangs. Enter every objection on the day it comes."),
            "stopped": self.tr(
                "%1 objections are open; the clock stands still until they are settled."
            ).replace("%1", str(self._clock.open_objections)),
            "ended": self.tr("The period is over. Take the sheets down and write the result."),
            "withdrawn": self.tr("The notice was withdrawn. Post a new one, or write that as the result."),
        }[self._clock.state]

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """What comes next: posting, settling, continuing, the result."""
        if not self._open or self._value.result:
            return None
        state = self._clock.state
        if state in ("not_posted", "withdrawn"):
            return self.tr("Note the posting"), self.post
        if state == "stopped":
            return self.tr("Settle the objection…"), self.ask_settlement
        if self._lacks_continuation():
            return self.tr("Continuation sheet…"), self.ask_continuation
        if state == "running":
            return self.tr("Enter an objection…"), self.ask_objection
        return self.tr("Write the result"), self.write_result

    def _lacks_continuation(self) -> bool:
        solved = max((one.solved_on for one in self._value.objections if one.solved_on), default=None)
        hangs = current(self._value)
        if solved is None or hangs is None or solved < hangs.posted_on:
            return False
        return not any(
            one.sheet == "continuation" and one.posted_on >= solved for one in self._value.postings
        )

    def people(self) -> tuple[tuple[str, str], ...]:
        """Who hung the sheets."""
        posters = "、".join(dict.fromkeys(one.posted_by for one in self._value.postings if one.posted_by))
        handlers = "、".join(dict.fromkeys(one.handler for one in self._value.objections if one.handler))
        return ((self.tr("Posting"), posters), (self.tr("Objections"), handlers))

    # What is done

    def _save_facts(self) -> None:
        if not self._open:
            return
        new = replace(self._value, **{name: self.facts.value(f"notice_{name}") for name in _FACTS})
        if new != self._value:
            act(self, notices.set_facts, self.context.desk, self.round_id, new)

    def _take_school(self) -> None:
        school = ask(self, desks.school, self.context.desk)
        if school:
            told = school.value
            self.facts.put("notice_issuer", told.party_organisation or told.name)
            self.facts.put("notice_reception_phone", told.phone)
            self.facts.put("notice_reception_address", told.address)
            self.facts.put("notice_postcode", told.postcode)
            self._save_facts()

    def post(self) -> None:
        """Notes the posting; without a day the cursor goes there."""
        self.save()
        on = day_of(self.posting, "noticePostedOn")
        if on is None:
            self.posting.field("noticePostedOn").setFocus()
            return
        value = self.posting.value
        texts = (value("noticeWhere"), value("noticePostedBy"), value("noticeWitnesses"))
        if act(self, notices.post, self.context.desk, self.round_id, on, *texts):
            self.posting.put("noticePostedOn", None)

    def preview(self) -> None:
        """Shows the sheet as it will be printed."""
        desk = self.context.desk
        made = ask(self, papers.render, desk, self.round_id, "public_notice")
        if made:
            PaperSheet(self, self.context, made.value).open()

    def _posted(self, function: Callable[..., Posting], sheet: FormSheet, *args: Any) -> bool:
        return bool(act(sheet, function, self.context.desk, self.round_id, *args))

    def _open_posted(self, kind: type[PostedSheet], keep: Callable[..., bool], *more: Any) -> None:
        desk = self.context.desk
        kind(self, keep, desk.today(), self._where(), desk.user.name, *more).open()  # type: ignore[arg-type]

    def ask_correction(self) -> None:
        """Asks what is wrong on the wall."""
        hangs = current(self._value)
        if hangs is None:
            return

        def keep(
            sheet: FormSheet, on: Any, where: str, by: str, old_text: str, new_text: str, reason: str
        ) -> bool:
            return self._posted(notices.correct, sheet, on, reason, old_text, new_text, where, by)

        self._open_posted(CorrectionSheet, keep, differences(hangs.rows, self._rows))

    def ask_withdrawal(self) -> None:
        """Asks why the notice is withdrawn."""

        def keep(sheet: FormSheet, on: Any, where: str, by: str, reason: str) -> bool:
            return self._posted(notices.withdraw, sheet, on, reason, where, by)

        self._open_posted(WithdrawalSheet, keep)

    def ask_continuation(self) -> None:
        """Notes the posting of the continuation sheet."""

        def keep(sheet: FormSheet, on: Any, where: str, by: str) -> bool:
            return self._posted(notices.post_continuation, sheet, on, where, by)

        self._open_posted(ContinuationSheet, keep, self._day(self._clock.ends))

    def ask_objection(self) -> None:
        """Asks for an objection."""
        hangs = current(self._value)
        if hangs is None:
            return

        def keep(sheet: FormSheet, objection: Objection) -> bool:
            return bool(act(sheet, notices.object, self.context.desk, self.round_id, objection))

        ObjectionSheet(self, keep, self.context.desk.today(), hangs.rows).open()

    def ask_settlement(self) -> None:
        """Asks how the objection stood on, or the first open one, was settled."""
        row: Objection | None = self.objections.current_row()
        if row is None or row.solved_on is not None:
            row = next((one for one in self._value.objections if one.solved_on is None), None)
        if row is None or not self._open:
            return
        objection = row

        def keep(
            sheet: FormSheet, on: Any, handler: str, finding: str, conclusion: str, affects: bool
        ) -> bool:
            desk, wanted = self.context.desk, objection.id
            told = (on, handler, finding, conclusion, affects)
            return bool(act(sheet, notices.solve, desk, self.round_id, wanted, *told))

        SettleSheet(self, keep, self.context.desk.today(), objection, self._name(objection.about)).open()

    def _ask_removal(self) -> None:
        posting = self._posting()
        if posting is None:
            return

        def keep(sheet: FormSheet, on: Any, by: str) -> bool:
            return self._posted(notices.remove, sheet, posting.id, on, by)

        RemovalSheet(self, keep, self.context.desk.today(), self.context.desk.user.name).open()

    def _choose_photo(self, *, of_removal: bool) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a photo"), "", self.tr("Photos (*.jpg *.jpeg *.png)")
        )
        if path:
            self.load_photo(Path(path), of_removal=of_removal)

    def load_photo(self, path: Path, *, of_removal: bool = False) -> None:
        """Keeps a photo of the sheet stood on, encrypted."""
        posting = self._posting()
        if posting is None:
            return
        try:
            with path.open("rb") as stream:
                data = stream.read((20 << 20) + 1)  # one byte more than is taken
        except OSError:
            show_sentence(self, sentence_of(UserError("notice.photo")))
            return
        act(
            self, notices.set_photo, self.context.desk, self.round_id, posting.id, data, of_removal=of_removal
        )

    def _look_at_photos(self) -> None:
        posting = self._posting()
        if posting is None:
            return
        photos = [
            ask(self, notices.photo, self.context.desk, name)
            for name in (posting.photo, posting.removal_photo)
            if name
        ]
        PhotoSheet(self, [one.value for one in photos if one]).open()

    def write_result(self) -> None:
        """Writes the result; before the last day it says why not."""
        self.save()
        self._write(self.result.value("resultText"))

    def _change_result(self) -> None:
        if self._open and self._value.result:
            self._write(self.result.value("resultText"))

    def _write(self, text: str) -> None:
        on = day_of(self.result, "resultOn")
        if on is None:
            self.result.field("resultOn").setFocus()
            return
        act(self, notices.result, self.context.desk, self.round_id, on, text.strip())


class PhotoSheet(Sheet):
    """The photos of a posting and its removal."""

    def __init__(self, parent: QWidget, photos: list[bytes]) -> None:
        super().__init__(parent, "photoSheet")
        self.say(self.tr("Photos of the posting"), self.tr("Close"))
        self.no.hide()
        self.setMinimumSize(640, 480)
        inner = QWidget()
        row = QHBoxLayout(inner)
        for at, data in enumerate(photos):
            picture, pixmap = QLabel(), QPixmap()
            picture.setObjectName(f"photo{at}")
            picture.setAccessibleName(self.tr("Photo %1").replace("%1", str(at + 1)))
            pixmap.loadFromData(data)
            if not pixmap.isNull() and pixmap.width() > 560:
                pixmap = pixmap.scaledToWidth(560, Qt.TransformationMode.SmoothTransformation)
            picture.setPixmap(pixmap)
            row.addWidget(picture)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        self.body.addWidget(area, 1)


class PaperSheet(Sheet):
    """One paper as it will be printed."""

    def __init__(self, parent: QWidget, context: ScreenContext, paper: papers.PaperFile) -> None:
        super().__init__(parent, "paperSheet")
        self.say(paper.title, self.tr("Close"))
        self.no.hide()
        self.setMinimumSize(760, 640)
        self.preview = PdfPreview("noticePaper")
        self.body.addWidget(self.preview, 1)

        def pixels(page: int, dots: int) -> tuple[int, int, bytes]:
            drawn = papers.pixels(context.desk, paper.id, page, round(dots * 210 / 25.4))
            return drawn.width, drawn.height, drawn.rgb

        self.preview.put(paper.pages, pixels)


def sheet_words() -> dict[str, str]:
    """The kinds of sheet: 公示, 更正公示, 撤回公告, 继续公示."""
    translate = QCoreApplication.translate
    return {
        "notice": translate("PublicNoticePanel", "notice"),
        "correction": translate("PublicNoticePanel", "correction"),
        "withdrawal": translate("PublicNoticePanel", "withdrawal"),
        "continuation": translate("PublicNoticePanel", "continuation"),
    }
