"""Ballots by machine: where the scans come from, how many sheets are there, what is set aside, who must agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import evaluations, machine_count
from cadredesk.actions.machine_count import Batch, Device, Overview, Report
from cadredesk.domain.machine_count import SheetCount
from cadredesk.domain.machine_record import Witnesses
from cadredesk.domain.vote import Vote
from ui.act import act, announce, ask, show_problem
from ui.voting.differences import DifferencesCard
from ui.voting.machine_words import file_word, reason_word
from ui.voting.words import group_label
from ui.widgets.card import Card, Note, button, label
from ui.widgets.dialogs import ConfirmDialog, Sheet
from ui.widgets.edit import NumberEdit
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

_LOOK_MS = 1500
_EVERY = 25
"""After so many files the tally of sheets is shown anew."""
_MOST = 30
"""Pictures set aside that are listed; an office that scans both sides has one for every ballot."""
_CENTRE = Qt.AlignmentFlag.AlignCenter


class ScanningScreen(Screen):
    """`navigate("scanning", vote=id, round=id, step=key)`. A watched folder is looked at only while this is in sight."""

    areas = frozenset({"evaluations", "machine_count", "ballot_review"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._vote: Vote | None = None
        self._told: Overview | None = None
        self._round, self._step = "", ""
        self._watched: Path | None = None
        self._seen: dict[Path, tuple[int, int]] = {}
        self._read_files: set[Path] = set()
        self._batch = 0
        self._reading = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._next = button(self.tr("Review"), "scanNext", "main")
        self._next.clicked.connect(self._go_on)
        self._home = button(self.tr("Back to the step"), "scanHome")
        self._home.clicked.connect(self._go_home)
        for one in (self._home, self._next):
            one.setParent(self)
            one.hide()
        inside = QWidget()
        inside.setObjectName("page")
        across = QHBoxLayout(inside)
        across.setContentsMargins(18, 14, 18, 14)
        across.setSpacing(14)
        left, right = QVBoxLayout(), QVBoxLayout()
        for box in (left, right):
            box.setSpacing(12)
        self.sheets = self._sheets_card()
        self.aside = self._aside_card()
        self.differences = DifferencesCard(context)
        left.addWidget(self.sheets)
        left.addWidget(self.differences)
        left.addWidget(self.aside)
        left.addStretch(1)
        right.addWidget(self._source_card())
        right.addWidget(self._witness_card())
        right.addWidget(self._stacks_card())
        right.addStretch(1)
        across.addLayout(left, 3)
        across.addLayout(right, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    # What it is made of

    def _source_card(self) -> Card:
        card = Card(self.tr("Bring the scans in"), "scanSource")
        self.folder = button(self.tr("A folder of scans…"), "scanFolder", "main")
        self.folder.clicked.connect(self.choose_folder)
        self.files = button(self.tr("Single files…"), "scanFiles")
        self.files.clicked.connect(self.choose_files)
        self.watch = button(self.tr("Watch a folder…"), "scanWatch")
        self.watch.clicked.connect(self.toggle_watch)
        self.scanner = button(self.tr("Scan now…"), "scanDevice")
        self.scanner.clicked.connect(self.scan_now)
        self.bundle = NumberEdit("scanBundle", self.tr("This stack is bundle number"))
        self.bundle.setPlaceholderText(self.tr("any"))
        self.bundle.setFixedWidth(90)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("This stack is bundle number"), wrap=False))
        row.addWidget(self.bundle)
        row.addStretch(1)
        self.watching = Note(name="scanWatching")
        self.watching.hide()
        card.add_row(self.folder, self.files)
        card.add_row(self.watch, self.scanner)
        card.body.addLayout(row)
        card.add(
            self.watching,
            label(
                self.tr(
                    "Grey, 200 dpi, any order and turn; JPEG, PNG, TIFF, PDF or phone photos (send the original "
                    "picture). Your files are only read. Leave the number empty when bundles are mixed."
                ),
                "secondary",
            ),
        )
        return card

    def _witness_card(self) -> Card:
        card = Card(self.tr("Who must agree before the seal"), "scanWitnesses")
        self.ways: dict[Witnesses, QRadioButton] = {}
        for key, text in (
            ("machine_hand", self.tr("Machine and hand count, row by row")),
            ("machine_pass", self.tr("Machine and one keyboard pass")),
            ("passes", self.tr("Two keyboard passes and hand count (without machine)")),
        ):
            way: Witnesses = key  # type: ignore[assignment]
            choice = QRadioButton(text)
            choice.setObjectName(f"way_{key}")
            choice.setAccessibleName(text)
            choice.clicked.connect(lambda _=False, way=way: self.choose_way(way))
            self.ways[way] = choice
            card.add(choice)
        return card

    def _stacks_card(self) -> Card:
        card = Card(self.tr("Stacks"), "scanStacks")
        self.stacks = Table(
            "stacks",
            self.tr("Stacks"),
            [
                Column(self.tr("Stack"), lambda one: str(one.number), align=_CENTRE, width=3),
                Column(self.tr("Bundle"), lambda one: str(one.bundle or "—"), align=_CENTRE, width=3),
                Column(self.tr("Pictures"), lambda one: str(one.pictures), align=_CENTRE, width=4),
            ],
        )
        self.stacks.compact()
        self.remove = button(self.tr("Take this stack back…"), "stackRemove", "link")
        self.remove.clicked.connect(self.remove_stack)
        card.add(self.stacks)
        card.add_row(self.remove)
        self._stacks = card
        return card

    def _sheets_card(self) -> Card:
        card = Card(self.tr("Sheets"), "scanSheets")
        card.aside.setText(self.tr("Sheets only: no vote is shown before the seal"))
        self.table = Table(
            "sheetCounts",
            self.tr("Sheets"),
            [
                Column(self.tr("Voter group"), self._group_word, width=6),
                Column(self.tr("Returned"), lambda one: str(one.returned), align=_CENTRE, width=3),
                Column(self.tr("Read"), lambda one: str(one.read), align=_CENTRE, width=3),
                Column(self.tr("In review"), lambda one: str(one.review), align=_CENTRE, width=3),
                Column(self.tr("Typed"), lambda one: str(one.typed), align=_CENTRE, width=3),
                Column(self.tr("Invalid"), lambda one: str(one.invalid), align=_CENTRE, width=3),
                Column(
                    self.tr("Missing"),
                    lambda one: str(one.missing) if one.missing else "✓",
                    tone=lambda one: "problem" if one.missing < 0 else "due" if one.missing else "done",
                    align=_CENTRE,
                    width=3,
                ),
            ],
        )
        _fit(self.table, *range(1, 7))
        self.sum = label("", "secondary", "scanSum")
        self.verdict = Note(name="scanVerdict")
        self.pages_rule = label(
            self.tr(
                "Pages of one ballot cannot be linked without a number on it: every page is counted as a sheet "
                "of its own, and whether it is valid is decided sheet by sheet."
            ),
            "secondary",
            "scanPagesRule",
        )
        card.add(self.verdict, self.table, self.sum, self.pages_rule)
        return card

    def _aside_card(self) -> Card:
        card = Card(self.tr("Set aside"), "scanAside")
        self.put_aside = Table(
            "setAside",
            self.tr("Set aside"),
            [
                Column(self.tr("Stack"), lambda one: str(one.place.batch), align=_CENTRE, width=3),
                Column(
                    self.tr("Sheet"),
                    lambda one: self.tr("No. %1").replace("%1", str(one.place.number)),
                    sort=lambda one: one.place.number,
                    width=5,
                ),
                Column(self.tr("Why"), lambda one: reason_word(one.reason), width=12),
                Column(self.tr("File"), lambda one: file_word(one.place), width=8),
            ],
        )
        _fit(self.put_aside, 3)
        self.more_aside = label("", "secondary", "scanMoreAside")
        card.add(
            self.put_aside,
            self.more_aside,
            label(
                self.tr(
                    "Scan such a sheet again and dismiss its old picture in the review, or type it there from the "
                    "picture; an empty back is dismissed."
                ),
                "secondary",
            ),
        )
        return card

    # What the window asks

    @property
    def title(self) -> str:
        """Counting by machine."""
        return self.tr("Count ballots by machine")

    @property
    def subtitle(self) -> str:
        """The vote."""
        return self._vote.title if self._vote is not None else ""

    def header_buttons(self) -> list[QPushButton]:
        """Back, and what comes next."""
        scanned = self._told is not None and self._told.stack.scanned
        return [self._home, self._next] if scanned else [self._home]

    def go(self, **args: Any) -> None:
        """Opens the machine count of a vote."""
        self._stop_watching()
        self._round, self._step = str(args.get("round", "")), str(args.get("step", "evaluation"))
        found = ask(self, evaluations.get, self.context.desk, str(args["vote"]))
        self._vote = found.value if found else None
        self._batch = 0
        self._home.show()
        self.refresh()
        self.folder.setFocus()

    def place(self) -> dict[str, str]:
        """The vote in sight."""
        if self._vote is None:
            return {}
        return {"vote": self._vote.id, "round": self._round, "step": self._step}

    def refresh(self) -> None:
        """Reads how far the count is."""
        vote = self._vote
        if vote is None:
            return
        found = ask(self, evaluations.get, self.context.desk, vote.id)
        if not found:
            return
        vote = self._vote = found.value
        for way, choice in self.ways.items():
            choice.setChecked(way == vote.witnesses)
        self._told = None
        if vote.state == "counting":
            told = ask(self, machine_count.overview, self.context.desk, vote.id)
            self._told = told.value if told else None
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is watched behind the user's back."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._stop_watching()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the step."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_home()
        else:
            super().keyPressEvent(event)

    # Showing

    def _show(self) -> None:
        told, vote = self._told, self._vote
        assert vote is not None
        counts = told.counts if told is not None else ()
        if told is None or not told.stack.scanned:
            counts = tuple(SheetCount(g.id, 1, g.returned or 0) for g in vote.categories)
        self.table.put(counts)
        several = any(count.page > 1 for count in counts)
        self.pages_rule.setVisible(several)
        self._say_sum()
        aside = told.aside if told is not None else ()
        self.put_aside.put(aside[:_MOST])
        self.more_aside.setText(self.tr("and %1 more").replace("%1", str(len(aside) - _MOST)))
        self.more_aside.setVisible(len(aside) > _MOST)
        self.aside.setVisible(told is not None and bool(told.aside))
        self.stacks.put(told.batches if told is not None else ())
        self.remove.setEnabled(not self._reading)
        self._stacks.setVisible(told is not None and bool(told.batches))
        text = self.tr("Review")
        if told is not None and told.open:
            text = self.tr("Review (%1 open)").replace("%1", str(told.open))
        elif told is not None and told.complete:
            text = self.tr("Spot check")
        self._next.setText(text)
        self._next.setAccessibleName(text)
        scanned = told is not None and bool(told.stack.scanned)
        self._next.setVisible(scanned)
        self.folder.setProperty("role", "" if scanned else "main")
        self.folder.style().polish(self.folder)
        self.differences.put(vote, told is not None and told.complete)
        self.scanner.setVisible(machine_count.can_scan())
        self.header_changed.emit()

    def _say_sum(self) -> None:
        told = self._told
        assert self._vote is not None
        closed = self._vote.state in ("sealed", "void")
        parts: list[QWidget] = [self.folder, self.files, self.watch, self.scanner, self.bundle]
        for part in (*parts, *self.ways.values()):
            part.setEnabled(not closed)
        if closed:
            self.sum.setText("")
            self.verdict.put(
                self.tr("This count is closed."),
                self.tr("What it counted stands in the record of the step."),
                "done",
            )
            return
        if told is None or not told.stack.scanned:
            self.sum.setText("")
            self.verdict.put(
                self.tr("Nothing scanned yet."),
                self.tr("Put the stack on the scanner, then choose the folder it saves to."),
                "quiet",
            )
            return
        one = told.stack
        text = self.tr(
            "Scanned %1 = read %2 + in review %3 + set aside %4 + typed %5 + invalid %6 + dismissed %7"
        )
        for sign, value in enumerate(
            (one.scanned, one.read, one.review, one.aside, one.typed, one.invalid, one.dismissed), 1
        ):
            text = text.replace(f"%{sign}", str(value))
        self.sum.setText(text)
        missing = sum(count.missing for count in told.counts if count.missing > 0)
        over = sum(-count.missing for count in told.counts if count.missing < 0)
        if over:
            self.verdict.put(
                self.tr("Too many:"),
                self.tr("%1 more sheets than ballots returned. Was a sheet scanned twice?").replace(
                    "%1", str(over)
                ),
                "problem",
            )
        elif one.review or one.aside:
            self.verdict.put(
                self.tr("To decide:"),
                self.tr("%1 pictures wait for two people; %2 sheets are missing.")
                .replace("%1", str(one.review + one.aside))
                .replace("%2", str(missing)),
                "waiting",
            )
        elif missing:
            self.verdict.put(
                self.tr("Missing:"),
                self.tr("%1 sheets are not scanned yet.").replace("%1", str(missing)),
                "waiting",
            )
        else:
            self.verdict.put(
                self.tr("The numbers meet:"),
                self.tr("every ballot returned is read, typed or invalid."),
                "done",
            )

    def _group_word(self, count: SheetCount) -> str:
        assert self._vote is not None
        name = group_label(self._vote, count.group)
        told = self._told
        if told is not None and any(one.page > 1 for one in told.counts if one.group == count.group):
            return self.tr("%1, page %2").replace("%1", name).replace("%2", str(count.page))
        return name

    # Bringing scans in

    def choose_folder(self) -> None:
        """Reads every picture of a folder."""
        place = QFileDialog.getExistingDirectory(self, self.tr("The folder of the scans"))
        if place:
            self.read(Path(place))

    def choose_files(self) -> None:
        """Reads single files."""
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Scans of ballots"))
        if names:
            self.read(Path(names[0]).parent, [Path(name) for name in names])

    def read(
        self, folder: Path, files: list[Path] | None = None, *, batch: int = 0, quiet: bool = False
    ) -> None:
        """Reads a stack on the worker's thread; what was read stays when it is stopped."""
        vote = self._vote
        if vote is None or self._reading:
            return
        self._reading = True
        job = self.context.runner.run(
            self,
            self.tr("Reading the ballots. What was read stays when you stop."),
            machine_count.read,
            self.context.desk,
            vote.id,
            folder,
            bundle=self.bundle.number() or 0,
            batch=batch,
            files=files,
            done=self._on_read,
            failed=self._on_failed,
            quiet=quiet,
        )
        job.progressed.connect(self._on_progress)
        job.ended.connect(self._on_ended)

    def _on_progress(self, done: int, total: int, text: str) -> None:
        """The tally of sheets runs along behind the progress."""
        del total, text
        if done % _EVERY == 0 and self.isVisible():
            self.refresh()

    def _on_ended(self) -> None:
        """However it ended: done, failed or stopped."""
        self._reading = False
        self.remove.setEnabled(True)

    def _on_read(self, report: Report) -> None:
        if self._watched is not None:
            self._batch = report.batch or self._batch
        if report.known and not report.pictures and self._watched is None:
            self.verdict.put(
                self.tr("Nothing new:"),
                self.tr("these %1 files were read before.").replace("%1", str(report.known)),
                "waiting",
            )
        elif report.known and self._watched is None:
            self.watching.put(
                self.tr("Not counted again:"),
                self.tr("%1 files are the same as others that were read.").replace("%1", str(report.known)),
                "waiting",
            )
            self.watching.show()
        elif self._watched is None:
            self.watching.hide()
        if self._vote is not None and self._vote.witnesses == "passes" and report.pictures:
            self.choose_way("machine_hand")

    def _on_failed(self, problem: BaseException) -> None:
        self._stop_watching()
        show_problem(self, problem)

    def toggle_watch(self) -> None:
        """Watches a folder that the scanner's own software fills, or stops."""
        if self._watched is not None:
            self._stop_watching()
            return
        place = QFileDialog.getExistingDirectory(self, self.tr("The folder that the scanner fills"))
        if place:
            self.start_watching(Path(place))

    def start_watching(self, folder: Path) -> None:
        """Reads every new file of a folder as it settles."""
        self._watched, self._seen, self._batch = folder, {}, 0
        self.watching.put(
            self.tr("Watching:"),
            self.tr("%1. New scans are read by themselves.").replace("%1", folder.name),
            "due",
        )
        self.watching.show()
        self.watch.setText(self.tr("Stop watching"))
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Looks once at the watched folder."""
        if self._watched is None or self._reading:
            return
        found = ask(self, machine_count.arrived, self._watched, self._seen)
        if not found:
            self._stop_watching()
            return
        ready, now = found.value
        fresh = [path for path in ready if path not in self._read_files]
        self._seen = now
        if fresh:
            self._read_files |= set(fresh)
            self.read(self._watched, fresh, batch=self._batch, quiet=True)

    def _stop_watching(self) -> None:
        self._timer.stop()
        self._watched = None
        self._read_files = set()
        self.watching.hide()
        self.watch.setText(self.tr("Watch a folder…"))

    def scan_now(self) -> None:
        """Looks for scanners, then scans the stack in the feeder."""
        self.context.runner.run(
            self,
            self.tr("Looking for scanners"),
            machine_count.scanners,
            done=self._offer_scanners,
            changes=False,
        )

    def _offer_scanners(self, devices: tuple[Device, ...]) -> None:
        if not devices:
            self.watching.put(
                self.tr("No scanner:"),
                self.tr("switch it on and try again, or scan with its own program and choose the folder."),
                "waiting",
            )
            self.watching.show()
            return
        if len(devices) == 1:
            self._scan(devices[0].name)
            return
        sheet = DeviceSheet(self, devices)
        sheet.chosen.connect(self._scan)
        sheet.open()

    def _scan(self, device: str) -> None:
        vote = self._vote
        if vote is None or self._reading:
            return
        self._reading = True
        job = self.context.runner.run(
            self,
            self.tr("Scanning and reading the ballots"),
            machine_count.scan,
            self.context.desk,
            vote.id,
            device,
            bundle=self.bundle.number() or 0,
            done=self._on_read,
            failed=self._on_failed,
        )
        job.ended.connect(self._on_ended)

    # Deciding

    def choose_way(self, way: Witnesses) -> None:
        """Stores who must agree before the seal."""
        if self._vote is not None and act(
            self, evaluations.set_witnesses, self.context.desk, self._vote.id, way
        ):
            announce(self, "evaluations")
        self.refresh()

    def remove_stack(self) -> None:
        """Takes a stack back, after asking."""
        one, vote = self.stacks.current_row(), self._vote
        if not isinstance(one, Batch) or vote is None or self._reading:  # what is being read has its stack
            return
        sheet = ConfirmDialog(
            self,
            self.tr("Take stack %1 back?").replace("%1", str(one.number)),
            self.tr(
                "Its %1 pictures and what was decided about them are dropped; then scan it again."
            ).replace("%1", str(one.pictures)),
            self.tr("Take it back"),
            "stackDialog",
        )
        sheet.confirmed.connect(
            lambda: act(self, machine_count.remove_batch, self.context.desk, vote.id, one.number)
        )
        sheet.open()

    def _go_on(self) -> None:
        if self._vote is None or self._told is None:
            return
        self.context.navigate(
            "ballot_review",
            vote=self._vote.id,
            round=self._round,
            step=self._step,
            spot=not self._told.open,
        )

    def _go_home(self) -> None:
        self._stop_watching()
        if self._round:
            self.context.navigate("rounds", round=self._round, step=self._step)
        else:
            self.context.navigate("rounds")


def _fit(table: Table, *stretched: int) -> None:
    """A small table whose columns are as wide as what stands in them; the `stretched` ones give way."""
    table.setProperty("role", "figures")
    table.compact()
    across = table.horizontalHeader()
    across.setStretchLastSection(False)
    for at in range(table.rows.columnCount()):
        mode = QHeaderView.ResizeMode.Stretch if at in stretched else QHeaderView.ResizeMode.ResizeToContents
        across.setSectionResizeMode(at, mode)


class DeviceSheet(Sheet):
    """Which of several scanners; `chosen(name)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, devices: tuple[Device, ...]) -> None:
        super().__init__(parent, "deviceSheet")
        self.say(self.tr("Which scanner?"), self.tr("Scan"))
        self.names = QComboBox()
        self.names.setObjectName("deviceName")
        self.names.setAccessibleName(self.tr("Scanner"))
        for one in devices:
            self.names.addItem(one.label, one.name)
        self.body.addWidget(self.names)

    def accept_now(self) -> bool:
        """Hands on the device chosen."""
        self.chosen.emit(str(self.names.currentData()))
        return True
