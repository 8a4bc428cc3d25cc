"""The school and its bureau: enrolled on both sides by paper, packages that come in, and what came of those that went out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cadredesk.actions import (
    answers,
    bureau_told,
    bureau_word,
    desks,
    enrolment,
    intake,
    people,
    reporting,
    schools,
    submissions,
)
from cadredesk.actions.answers import Accepted
from cadredesk.actions.bureau_word import Shown
from cadredesk.actions.enrolment import Enrolled
from cadredesk.actions.intake import Intake
from cadredesk.actions.reporting import OutboxEntry
from cadredesk.actions.schools import SchoolLine
from cadredesk.desk import Desk
from cadredesk.domain.enrolment import BUREAU
from cadredesk.domain.person import SUB_TABLES
from cadredesk.messages import sentence
from ui.act import act, ask
from ui.exchange.sheets import SignSheet, TwoPeopleSheet, enrol_from
from ui.exchange.word_sheet import WordSheet
from ui.exchange.words import filled, held_word, kind_word, outbox_word, period_word, reason_word, result_word
from ui.people.words import field_word, part_words
from ui.widgets.card import Card, Note, StateChip, button, clear, label
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.flow import flow
from ui.widgets.printer import choose_printer, print_pdf
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table


class EnrolmentScreen(Screen):
    """On the left keys and what comes in, on the right what went out and the bureau's reasons."""

    areas = frozenset({"enrolment", "intake", "answers", "reporting", "receipts", "desks", "submissions"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Bureau"))
        self.setAcceptDrops(True)
        self._bureau: SchoolLine | None = None
        self._states: dict[str, str] = {}
        self._returned = 0
        self._to_read = 0
        self.take_button = button(self.tr("Take in from a stick… (&R)"), "takeIn", "main")
        self.take_button.clicked.connect(self._choose_folder)
        self.note = Note(name="enrolmentNote")
        self.note.hide()
        left = QVBoxLayout()
        left.setSpacing(12)
        for card in (self._keys_card(), self._waiting_card()):
            left.addWidget(card)
        left.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addLayout(left, 1)
        across.addWidget(self._outbox_card(), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 12, 18, 14)
        box.setSpacing(8)
        box.addWidget(self.note)
        box.addLayout(across, 1)

    # What it is made of

    def _keys_card(self) -> Card:
        card = Card(self.tr("Enrolled on both sides"), "keysCard")
        self.own = label("", "secondary", "ownKey")
        self.own.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.file_button = button(self.tr("Our file for the bureau…"), "ownFile")
        self.file_button.clicked.connect(self.write_own)
        self.form_button = button(self.tr("Print our form…"), "ownForm")
        self.form_button.clicked.connect(self._print_form)
        self.form_pdf_button = button(self.tr("Form as PDF…"), "ownFormPdf")
        self.form_pdf_button.clicked.connect(self._choose_form)
        self.bureau_chip = StateChip(name="bureauState")
        self.bureau_told = label("", name="bureauTold")
        self.bureau_key = label("", "secondary", "bureauKey")
        self.bureau_key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.enrol_button = button(self.tr("Enrol the bureau… (&N)"), "enrolBureau")
        self.enrol_button.clicked.connect(self._choose_file)
        card.add(label(self.tr("What we take to the bureau"), "strong"), self.own)
        card.add(flow(self.file_button, self.form_button, self.form_pdf_button))
        card.add(label(self.tr("What the bureau gave us"), "strong"), self.bureau_chip, self.bureau_told)
        self.keys_button = button(self.tr("Keys and handover…"), "toKeys")
        self.keys_button.clicked.connect(lambda: self.context.navigate("keys"))
        card.add(self.bureau_key, flow(self.enrol_button, self.keys_button))
        return card

    def _waiting_card(self) -> Card:
        card = Card(self.tr("What came in"), "incomingCard")
        self.nothing = label(
            self.tr(
                "Receipts are filed with the packages they answer. Rules, calendars, notices and decisions wait here "
                "until you confirm them."
            ),
            "secondary",
            "incomingEmpty",
        )
        self._results = QVBoxLayout()
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(8)
        card.add(self.nothing)
        card.body.addLayout(self._results)
        card.body.addLayout(self._waiting)
        return card

    def _outbox_card(self) -> Card:
        card = Card(self.tr("What we sent"), "sentCard")
        self.sent = Table(
            "sentTable",
            self.tr("What we sent"),
            (
                Column(self.tr("No."), lambda one: f"{one.epoch}-{one.seq}", lambda one: one.seq, width=3),
                Column(self.tr("What"), _what, width=7),
                Column(self.tr("Made"), lambda one: one.created.strftime("%Y-%m-%d"), width=6),
                Column(self.tr("People"), lambda one: str(one.people), lambda one: one.people, width=3),
                Column(
                    self.tr("State"),
                    lambda one: outbox_word(self._states.get(one.id, ""))[0],
                    tone=lambda one: outbox_word(self._states.get(one.id, ""))[1],
                    ground=True,
                ),
            ),
        )
        self.sent.current.connect(lambda _: self._show_answer())
        self.nothing_sent = label(self.tr("Nothing was sent yet."), "secondary", "sentEmpty")
        self.answer = Note(name="answerNote")
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(4)
        self.report_button = button(self.tr("To reporting"), "toReporting", "link")
        self.report_button.clicked.connect(lambda: self.context.navigate("reporting"))
        card.add(self.nothing_sent, self.sent, self.answer)
        card.body.addLayout(self._reasons)
        card.add_row(self.report_button)
        card.body.addStretch(1)
        card.body.setStretchFactor(self.sent, 20)
        return card

    # What the window asks

    @property
    def title(self) -> str:
        """The screen's name."""
        return self.tr("Bureau")

    @property
    def subtitle(self) -> str:
        """The bureau's last word: no. 7, 97 days ago; a clock decides nothing."""
        one = self._bureau
        if one is None or not one.last_day:
            return ""
        day = self.context.desk.today()
        days = (day - day.fromisoformat(one.last_day)).days
        return filled(self.tr("Last word from the bureau: no. %1, %2 days ago"), one.seq, max(0, days))

    def header_buttons(self) -> list[QPushButton]:
        """What comes from the bureau is taken in."""
        return [self.take_button]

    def badge(self) -> int | None:
        """How many reports were returned, and packages wait for a word."""
        return self._returned + self._to_read or None

    def refresh(self) -> None:
        """Reads keys, packages and answers again."""
        desk = self.context.desk
        told = ask(self, enrolment.own, desk)
        bureaus = ask(self, schools.listed, desk, None, BUREAU)
        box = ask(self, reporting.outbox, desk)
        states = ask(self, answers.states, desk)
        if not (told and bureaus and box and states):
            return
        self.own.setText(f"{told.value.name}（{told.value.code}）\n{enrolment.fingerprint_of(told.value)}")
        self._bureau = next(iter(bureaus.value), None)
        self._show_bureau()
        self._states = states.value
        self._returned = sum(state == "returned" for state in self._states.values())
        self.sent.put(box.value, lambda one: one.id)
        self.sent.setVisible(bool(box.value))
        self.nothing_sent.setVisible(not box.value)
        if self.sent.current_row() is None and box.value:
            self.sent.go_to(lambda _: True)
        self._show_answer()
        self._show_waiting()
        self.header_changed.emit()

    def _show_bureau(self) -> None:
        one = self._bureau
        if one is None:
            self.bureau_chip.put(self.tr("not enrolled"), "waiting")
            self.bureau_told.setText(
                self.tr(
                    "The bureau gives you its file on a stick and its form on paper. Then receipts can be read."
                )
            )
            self.bureau_key.hide()
            return
        self.bureau_key.show()
        self.bureau_chip.put(self.tr("enrolled"), "done")
        told = f"{one.name}（{one.code}）"
        if one.seq:
            told += filled(self.tr("\nIts last package: no. %1 of %2."), one.seq, one.last_day)
        self.bureau_told.setText(told)
        self.bureau_key.setText(one.fingerprint)

    # Our file and form

    def _recipient(self) -> str:
        if self._bureau is not None:
            return self._bureau.code
        found = ask(self, desks.school, self.context.desk)
        return found.value.superior_code if found else ""

    def write_own(self) -> None:
        """Chooses the stick for our enrolment file."""
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick"))
        if place:
            self.write_own_to(Path(place))

    def write_own_to(self, place: Path) -> None:
        """Asks the approver and the bureau's code, and writes our enrolment file to a folder."""
        desk = self.context.desk
        SignSheet(
            self,
            self.context,
            self.tr("Our enrolment file"),
            self.tr("Sign and write"),
            self.tr("The bureau enrols us by this file and by the printed form. It holds public keys only."),
            lambda who, password, code: (
                self.tr("Writing to the stick"),
                enrolment.write_file,
                (desk, code, who, password, place),
            ),
            self._own_written,
            self._recipient(),
        ).open()

    def _own_written(self, path: Path) -> None:
        told = self.tr(
            "%1 was written and read back. The stick may be pulled now. Take the printed form along."
        )
        self._say(self.tr("Written."), filled(told, path.name), "done")

    def _print_form(self) -> None:
        choose_printer(self, self.print_form)

    def print_form(self, printer: Any) -> None:
        """Prints our form on a printer already chosen."""
        self.context.runner.run(
            self,
            self.tr("Printing"),
            _print_form,
            self.context.desk,
            printer,
            self._form_recipient(),
            self.tr("Enrolment form"),
            changes=False,
        )

    def _choose_form(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Where to?"))
        if place:
            self.save_form(Path(place))

    def save_form(self, place: Path) -> None:
        """Saves our form as PDF into a folder."""
        self.context.runner.run(
            self,
            self.tr("Saving"),
            enrolment.save_form,
            self.context.desk,
            self._form_recipient(),
            place,
            done=lambda path: self._say(self.tr("Saved."), str(path), "done"),
            changes=False,
        )

    def _form_recipient(self) -> str:
        if self._bureau is not None:
            return f"{self._bureau.name}（{self._bureau.code}）"
        found = ask(self, desks.school, self.context.desk)
        return (
            f"{found.value.superior}（{found.value.superior_code}）" if found and found.value.superior else ""
        )

    # Enrolling the bureau

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the bureau's enrolment file"), "", self.tr("Enrolment files (*.cdp *.age)")
        )
        if path:
            self.read_file(Path(path))

    def read_file(self, path: Path) -> None:
        """Reads the bureau's enrolment file and asks for the groups on its paper."""
        enrol_from(self, self.context, self.tr("Reading the file"), path, self._enrolled)

    def _enrolled(self, one: Enrolled) -> None:
        self.refresh()
        told = self.tr("%1 (%2) is enrolled. What goes to it travels in an envelope that only it can open.")
        self._say(self.tr("Enrolled."), filled(told, one.name, one.code), "done")

    # Taking in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes folders and files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes in what was dropped."""
        event.acceptProposedAction()
        self.take_in([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _choose_folder(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick or folder"))
        if place:
            self.take_in([Path(place)])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Takes every package of ours in these folders and files, off the window's thread."""
        if paths:
            self.context.runner.run(
                self,
                self.tr("Taking packages in"),
                take_in,
                self.context.desk,
                tuple(paths),
                done=self._taken,
            )

    def _taken(self, found: tuple[tuple[str, Intake], ...]) -> None:
        self.refresh()
        clear(self._results)
        for name, one in found:
            self._results.addWidget(self._result(name, one))
        if not found:
            self._say(self.tr("Nothing found."), self.tr("No package of ours lies there."), "waiting")
            return
        good = sum(one.result == "accepted" for _, one in found)
        told = self.tr("%1 files read, %2 taken. Every one is listed under “What came in”.")
        self._say(
            self.tr("Read."), filled(told, len(found), good), "done" if good == len(found) else "waiting"
        )

    def _result(self, name: str, one: Intake) -> QWidget:
        line = QWidget()
        line.setObjectName("incomingLine")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        word, tone = result_word(one.result)
        text = f"{kind_word(one.kind)} {one.epoch}-{one.seq}" if one.seq else name
        said = (
            text if one.result == "accepted" else f"{text}　{one.text}{f' [{one.code}]' if one.code else ''}"
        )
        row.addWidget(StateChip(word, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(said, name="incomingText"), 1)
        line.setAccessibleName(f"{word} {said}")
        return line

    def _show_waiting(self) -> None:
        clear(self._waiting)
        desk = self.context.desk
        waiting, held = ask(self, answers.waiting, desk), ask(self, intake.held, desk)
        alarms = ask(self, intake.alarms, desk)
        self._to_read = len(waiting.value) if waiting else 0
        for one in waiting.value if waiting else ():
            self._waiting.addWidget(self._to_confirm(one))
        for aside in held.value if held else ():
            told = filled(
                self.tr("%1 no. %2: %3"),
                kind_word(aside.kind),
                f"{aside.epoch}-{aside.seq}",
                held_word(aside.what),
            )
            agree = button(self.tr("Two people agree…"), f"agree_{aside.id[:8]}")
            agree.clicked.connect(partial(self._agree, aside.id, told))
            drop = button(self.tr("Do not take it"), f"drop_{aside.id[:8]}", "link")
            drop.clicked.connect(partial(self._decline_held, aside.id))
            self._waiting.addWidget(_line(told, "", agree, drop))
        for alarm in alarms.value if alarms else ():
            told = sentence(f"alarm.{alarm.code}", sender=self._name(alarm.sender))
            found = button(self.tr("Write down what was found…"), f"alarm_{alarm.id[:8]}")
            found.clicked.connect(partial(self._answer_alarm, alarm))
            self._waiting.addWidget(_line(self.tr("Alarm"), told, found))

    def _name(self, code: str) -> str:
        one = self._bureau
        return one.name if one is not None and one.code == code else code

    def _to_confirm(self, one: Accepted) -> QWidget:
        title = filled(
            self.tr("%1 no. %2 waits for your word"), kind_word(one.kind), f"{one.epoch}-{one.seq}"
        )
        found = ask(self, bureau_word.shown, self.context.desk, one.id)
        shown = found.value if found else None
        told = "；".join(block.title for block in shown.blocks) if shown else ""
        if shown is not None and shown.is_older:
            told = shown.blocks[0].note
        look = button(self.tr("Read and confirm…"), f"confirm_{one.id[:8]}")
        look.setEnabled(shown is not None)
        if shown is not None:
            look.clicked.connect(partial(self._read, shown))
        decline = button(self.tr("Leave it"), f"decline_{one.id[:8]}", "link")
        decline.clicked.connect(partial(self._decline, one.id))
        return _line(title, told, look, decline)

    def _read(self, shown: Shown) -> None:
        WordSheet(self, self.context, shown, self._answered).open()

    def _answered(self, what: str) -> None:
        self.context.hub.changed.emit("answers")
        self.refresh()
        if what == "confirmed":
            self._say(self.tr("Confirmed."), self.tr("It counts from now on."), "done")
        else:
            self._say(self.tr("Left undone."), self.tr("It stays on file and changes nothing."), "quiet")

    def _decline(self, package_id: str) -> None:
        act(self, answers.decline, self.context.desk, package_id)

    def _decline_held(self, package_id: str) -> None:
        act(self, intake.decline, self.context.desk, package_id)

    def _answer_alarm(self, alarm: intake.Alarm) -> None:
        sheet = ReasonDialog(
            self,
            self.tr("What was found out?"),
            self.tr(
                "Whom did you call, on what day, and what is the cause? The alarm is closed with these words."
            ),
            self.tr("Close the alarm"),
            "alarmSheet",
        )
        sheet.given.connect(lambda text: act(self, intake.answer_alarm, self.context.desk, alarm, text))
        sheet.open()

    def _agree(self, package_id: str, told: str) -> None:
        desk = self.context.desk
        TwoPeopleSheet(
            self,
            self.context,
            self.tr("Take it over the gap?"),
            told + "\n" + self.tr("Call the bureau first, at the number you know."),
            lambda second, password: (
                self.tr("Taking the package"),
                submissions.agree_together,
                (desk, package_id, second, password),
            ),
            lambda one: self._say(result_word(one.result)[0], one.text, result_word(one.result)[1]),
        ).open()

    # What went out

    def package(self) -> OutboxEntry | None:
        """The package the cursor stands on."""
        row = self.sent.current_row()
        return row if isinstance(row, OutboxEntry) else None

    def _show_answer(self) -> None:
        clear(self._reasons)
        one = self.package()
        self.answer.setVisible(one is not None)
        if one is None:
            return
        state = self._states.get(one.id, "")
        word, tone = outbox_word(state)
        found = ask(self, answers.answer, self.context.desk, one.id)
        told = found.value if found else None
        texts = {
            "made": self.tr("It lies in the outbox. Write it to a stick under “Reporting”."),
            "written": self.tr("It is on a stick. The bureau has not answered yet."),
            "received": self.tr("The bureau has it and has not decided yet."),
            "accepted": self.tr("The bureau has accepted it. Nothing is left to do."),
            "returned": self.tr("Correct what is listed and send a new report; it carries the next number."),
            "refused": self.tr("The bureau could not use it. Seal a new report and take that."),
            "gap": self.tr("The bureau misses numbers before it: take those packages to the bureau, too."),
            "superseded": self.tr("A newer one stands in its place."),
        }
        text = texts.get(state, "")
        if told is not None and told.text:
            text += " " + filled(self.tr("The bureau writes: %1"), told.text)
        self.answer.put(f"{word}：", text, tone)
        told_more = ask(self, bureau_told.sentences, self.context.desk, one.id)
        for at, line in enumerate(told_more.value if told_more else ()):
            self._reasons.addWidget(label(line, name=f"settled_{at}"))
        for at, reason in enumerate(told.reasons if told is not None else ()):
            self._reasons.addWidget(self._reason(at, reason))

    def _reason(self, at: int, reason: answers.Reason) -> QWidget:
        line = QWidget()
        line.setObjectName(f"reason_{at}")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        field = _field(reason.field) if reason.field else ""
        name = ""
        if reason.person:
            found = ask(self, people.many, self.context.desk, (reason.person,))
            name = found.value[0].name if found and found.value else ""
        about = "　".join(filter(None, (name, field)))
        text = f"{about}：{reason_word(reason.code)}" if about else reason_word(reason.code)
        row.addWidget(label(text, name=f"reasonText_{at}"), 1)
        line.setAccessibleName(text)
        if name:
            go = button(self.tr("Go to the field"), f"reasonGo_{at}", "link")
            go.setAccessibleName(f"{text} {go.text()}")
            go.clicked.connect(partial(self._go_to, reason.person, reason.field))
            row.addWidget(go)
        return line

    def _go_to(self, person: str, field: str) -> None:
        self.context.navigate("people", person=person, field=field)

    def _say(self, word: str, text: str, tone: str) -> None:
        self.note.put(word, text, tone)
        self.note.show()


def take_in(desk: Desk, paths: Sequence[Path], progress: Any) -> tuple[tuple[str, Intake], ...]:
    """Every package in folders and files that is meant for us; on a shared stick others' lie beside them."""
    found: list[tuple[str, Intake]] = []
    for path in paths:
        if path.is_dir():
            told = intake.import_folder(desk, path, progress=progress)
            found += [one for one in told.files if one[1].code not in _NOT_OURS]
        else:
            found.append((path.name, intake.import_package(desk, path)))
    return tuple(found)


_NOT_OURS = frozenset({"E105", "E203", "E207"})
"""Sealed for somebody else, for another recipient, made by ourselves: nothing to tell when a whole stick is read."""


def _what(one: OutboxEntry) -> str:
    return period_word(one.round_id) if reporting.training_year(one) else kind_word(one.kind)


def _line(title: str, told: str, *buttons: QPushButton) -> QWidget:
    line = QWidget()
    box = QVBoxLayout(line)
    box.setContentsMargins(0, 4, 0, 4)
    box.addWidget(label(title, "strong"))
    if told:
        box.addWidget(label(told, "secondary"))
    box.addWidget(flow(*buttons))
    return line


def _field(name: str) -> str:
    return dict(part_words())[name] if name in SUB_TABLES else field_word(name)


def _print_form(desk: Desk, printer: Any, recipient: str, title: str, progress: Any) -> int:
    return print_pdf(printer, title, enrolment.form(desk, recipient), progress)
