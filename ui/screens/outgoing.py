"""What leaves the bureau: rules and calendars, notices, decisions; to whom, when, written or not, and a slip for each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from cadredesk.actions import dispatch, receipts, reporting
from cadredesk.actions.dispatch import Draft, Line, Sent
from cadredesk.messages import sentence
from ui.act import ask
from ui.exchange import slip
from ui.exchange.compose import ComposeSheet, NoticeSheet, PolicySheet, RosterSheet
from ui.exchange.sheets import SignSheet
from ui.exchange.words import filled, kind_word
from ui.widgets.card import Card, EmptyState, Note, button, label
from ui.widgets.edit import LineEdit
from ui.widgets.flow import flow
from ui.widgets.printer import choose_printer
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table


class OutgoingScreen(Screen):
    """On the left what can be sent, on the right everything that was. `navigate("outgoing", what="notice")` composes."""

    areas = frozenset({"dispatch", "receipts", "reporting", "schools", "enrolment", "rotation", "decisions"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Send"))
        self._lines: tuple[Line, ...] = ()
        self.notice_button = button(self.tr("Send a notice… (&N)"), "sendNotice", "main")
        self.notice_button.clicked.connect(lambda: self.compose("notice"))
        self.note = Note(name="outgoingNote")
        self.note.hide()
        self.locked = Note(name="outgoingLocked")
        self.unlock_button = button(self.tr("Unlock sending…"), "unlockSending")
        self.unlock_button.clicked.connect(self._choose_unlock)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self._kinds_card(), 3)
        across.addWidget(self._sent_card(), 8)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 12, 18, 14)
        box.setSpacing(8)
        box.addWidget(self.note)
        box.addWidget(self.locked)
        box.addWidget(flow(self.unlock_button))
        box.addLayout(across, 1)

    def _kinds_card(self) -> Card:
        card = Card(self.tr("What to send"), "kindsCard")
        self.policy_button = button(self.tr("Rules and calendars…"), "sendPolicy")
        self.policy_button.clicked.connect(lambda: self.compose("policy"))
        self.roster_button = button(self.tr("Decisions…"), "sendRoster")
        self.roster_button.clicked.connect(lambda: self.compose("roster"))
        self.profiles_button = button(self.tr("Look at the rule profiles"), "lookProfiles", "link")
        self.profiles_button.clicked.connect(lambda: self.context.navigate("profiles"))
        self.receipts_button = button(self.tr("To the receipts"), "toReceipts", "link")
        self.receipts_button.clicked.connect(lambda: self.context.navigate("intake"))
        for title, told, part in (
            (
                self.tr("Notice"),
                self.tr("Typed once: number, deadline and places go into every school's round."),
                None,
            ),
            (
                self.tr("Rules and calendars"),
                self.tr("The district's rule profiles and the working days of a year."),
                self.policy_button,
            ),
            (
                self.tr("Decisions"),
                self.tr("Each school learns what was decided on its own people."),
                self.roster_button,
            ),
        ):
            card.add(label(title, "strong"), label(told, "secondary"))
            if part is not None:
                card.add(flow(part))
        card.add(label(self.tr("Receipts"), "strong"))
        card.add(label(self.tr("They go out where the reports come in."), "secondary"))
        card.add(flow(self.receipts_button), flow(self.profiles_button))
        card.body.addStretch(1)
        return card

    def _sent_card(self) -> Card:
        card = Card(self.tr("What went out"), "wentOutCard")
        self.search = LineEdit("outgoingSearch", self.tr("Find"), 60)
        self.search.setPlaceholderText(self.tr("Find by school, title or kind"))
        self.search.textChanged.connect(self._filter)
        self.table = Table(
            "outgoingTable",
            self.tr("What went out"),
            (
                Column(self.tr("Made"), lambda one: one.entry.created.strftime("%Y-%m-%d"), width=6),
                Column(self.tr("What"), lambda one: kind_word(one.entry.kind), width=4),
                Column(self.tr("About"), lambda one: one.title, width=11),
                Column(self.tr("To"), lambda one: one.recipient, width=8),
                Column(
                    self.tr("No."),
                    lambda one: f"{one.entry.epoch}-{one.entry.seq}",
                    lambda one: one.entry.seq,
                    width=3,
                ),
                Column(self.tr("On a stick"), self._written, tone=self._tone, ground=True),
            ),
        )
        self.table.current.connect(lambda _: self._show())
        self.empty = EmptyState(
            self.tr(
                "Nothing was sent yet. A notice, the district's rules or decisions go to one school, to some, or to "
                "all; the schools read them from a stick and confirm them."
            ),
            name="outgoingEmpty",
        )
        self.identity = label("", "secondary", "outgoingIdentity")
        self.write_button = button(self.tr("Write it to a stick again…"), "writeAgain")
        self.write_button.clicked.connect(lambda: self._choose_again(whole=False))
        self.whole_button = button("", "writeWhole")
        self.whole_button.clicked.connect(lambda: self._choose_again(whole=True))
        self.slip_button = button(self.tr("Print its slip…"), "outgoingSlip")
        self.slip_button.clicked.connect(self._print_slip)
        self.pdf_button = button(self.tr("Slip as PDF…"), "outgoingSlipPdf")
        self.pdf_button.clicked.connect(self._choose_slip)
        card.add(self.search)
        card.body.addWidget(self.empty, 1)
        card.body.addWidget(self.table, 1)
        card.add(self.identity)
        card.add_row(self.write_button, self.whole_button, self.slip_button, self.pdf_button)
        return card

    # What the window asks

    @property
    def title(self) -> str:
        """The screen's name."""
        return self.tr("Send")

    @property
    def subtitle(self) -> str:
        """How many packages went out."""
        return filled(self.tr("%1 packages"), len(self._lines)) if self._lines else ""

    def header_buttons(self) -> list[QPushButton]:
        """The notice is what is sent most."""
        return [self.notice_button]

    def badge(self) -> int | None:
        """How many packages are on no stick yet."""
        return sum(one.entry.written_on is None for one in self._lines) or None

    def go(self, **args: Any) -> None:
        """`what` (notice, policy, roster) composes at once."""
        self.refresh()
        if args.get("what"):
            self.compose(str(args["what"]))

    def find(self) -> None:  # type: ignore[override]
        """The search field."""
        self.search.setFocus()

    def refresh(self) -> None:
        """Reads again what went out."""
        found = ask(self, dispatch.listed, self.context.desk)
        if not found:
            return
        self._lines = found.value
        locked = ask(self, receipts.is_locked, self.context.desk)
        is_locked = bool(locked and locked.value)
        self.locked.setVisible(is_locked)
        self.unlock_button.setVisible(is_locked)
        if is_locked:
            self.locked.put(self.tr("Locked."), sentence("receipts.locked"), "waiting")
        self.table.put(self._lines, same=lambda one: one.id)
        if self.table.current_row() is None and self._lines:
            self.table.go_to(lambda _: True)
        for part in (self.table, self.search, self.identity):
            part.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)
        self._show()
        self.header_changed.emit()

    # The list

    def line(self) -> Line | None:
        """The package the cursor stands on."""
        row = self.table.current_row()
        return row if isinstance(row, Line) else None

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        self.table.rows.keep(
            (lambda one: wanted in f"{one.title} {one.recipient} {kind_word(one.entry.kind)}".lower())
            if wanted
            else None
        )
        self._show()

    def _written(self, one: Line) -> str:
        return one.entry.written_on.isoformat() if one.entry.written_on else self.tr("not yet")

    def _tone(self, one: Line) -> str:
        return "done" if one.entry.written_on else "waiting"

    def _whole(self) -> tuple[str, ...]:
        """Every package of the dispatch in sight."""
        found = self.line()
        if found is None or not found.dispatch:
            return ()
        return tuple(one.id for one in reversed(self._lines) if one.dispatch == found.dispatch)

    def _show(self) -> None:
        found = self.line()
        for part in (self.write_button, self.slip_button, self.pdf_button):
            part.setVisible(found is not None)
        whole = self._whole()
        self.whole_button.setVisible(len(whole) > 1)
        text = filled(self.tr("Write all %1 of it…"), len(whole))
        self.whole_button.setText(text)
        self.whole_button.setAccessibleName(text)
        if found is None:
            self.identity.clear()
            return
        name = reporting.file_name(self.context.desk, found.entry)
        short = " ".join(found.id[at : at + 4].upper() for at in range(0, 12, 4))
        self.identity.setText(filled(self.tr("%1 · short id %2"), name, short))

    # Sending

    def compose(self, what: str) -> None:
        """Opens the sheet for a notice, a policy or a roster."""
        sheets: dict[str, Callable[[], ComposeSheet]] = {
            "notice": lambda: NoticeSheet(self, self.context, self._choose_place),
            "policy": lambda: PolicySheet(self, self.context, self._choose_place),
            "roster": lambda: RosterSheet(self, self.context, self._choose_place),
        }
        sheets[what]().open()

    def _choose_place(self, draft: Draft, recipients: tuple[str, ...]) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick or folder"))
        if place:
            self.send_to(draft, recipients, Path(place))

    def send_to(self, draft: Draft, recipients: tuple[str, ...], place: Path) -> None:
        """Asks the approver, signs and writes."""
        desk = self.context.desk
        everyone = recipients == (dispatch.EVERYONE,)
        told = (
            self.tr("One package for every school is numbered, signed with the bureau's key and written.")
            if everyone
            else filled(
                self.tr("%1 packages are numbered, signed with the bureau's key, sealed and written."),
                len(recipients),
            )
        )
        SignSheet(
            self,
            self.context,
            self.tr("Sign and send"),
            self.tr("Sign and write"),
            told,
            lambda who, password, _: (
                self.tr("Sealing and writing"),
                dispatch.send,
                (desk, who, password, place, draft, recipients),
            ),
            self._sent,
        ).open()

    def _sent(self, done: Sent) -> None:
        self.refresh()
        told = filled(
            self.tr("%1 packages were written and read back. The stick may be pulled now."), len(done.paths)
        )
        if done.without:
            told += " " + filled(
                self.tr("Nothing was decided yet for %1 schools: %2."),
                len(done.without),
                "、".join(done.without[:8]),
            )
        if done.warnings:
            told += " " + self.tr("Other files on it look like a virus: open none of them, have it checked.")
        tone = "waiting" if done.without or done.warnings else "done"
        self.note.put(self.tr("Written."), told, tone)
        self.note.show()

    def _choose_unlock(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick or folder"))
        if place:
            self.unlock_to(Path(place))

    def unlock_to(self, place: Path) -> None:
        """Asks the approver, and every school for a new numbering; sending is free from then on."""
        SignSheet(
            self,
            self.context,
            self.tr("Unlock after a restored backup"),
            self.tr("Sign and write"),
            self.tr(
                "A restored backup does not know which numbers went out after it was made. Each school gets a signed "
                "request for a new numbering, which two people there approve after a call."
            ),
            lambda who, password, _: (
                self.tr("Sealing and writing"),
                receipts.start_anew_with_all,
                (self.context.desk, who, password, place),
            ),
            self._unlocked,
        ).open()

    def _unlocked(self, sent: tuple[receipts.Sent, ...]) -> None:
        self.refresh()
        told = self.tr("Sending is free again. %1 requests were written; take them to the schools first.")
        self.note.put(self.tr("Unlocked."), filled(told, len(sent)), "done")
        self.note.show()

    def _choose_again(self, *, whole: bool) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick or folder"))
        if place:
            self.write_again(Path(place), whole=whole)

    def write_again(self, place: Path, *, whole: bool = False) -> None:
        """Writes the package in sight, or everything sent with it, once more: the same bytes in a new envelope."""
        found = self.line()
        if found is None:
            return
        ids = self._whole() if whole else (found.id,)
        self.context.runner.run(
            self,
            self.tr("Writing to the stick"),
            dispatch.write,
            self.context.desk,
            ids,
            place,
            done=self._sent,
        )

    # The slip

    def _print_slip(self) -> None:
        found = self.line()
        if found is not None:
            choose_printer(self, lambda printer: self.print_slip(printer, found.id))

    def print_slip(self, printer: QPrinter, package_id: str) -> None:
        """Prints the slip of a package on a printer already chosen."""
        slip.print_slip(self, printer, package_id)

    def _choose_slip(self) -> None:
        place = slip.choose_folder(self)
        if place is not None:
            self.save_slip(place)

    def save_slip(self, place: Path) -> None:
        """Saves the slip of the package in sight as PDF into a folder."""
        found = self.line()
        if found is not None:
            slip.save_slip(self, found.id, place, self.note)
