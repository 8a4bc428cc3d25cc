"""To print: the print folder of a round by step, with a preview; printing, and saving as PDF or .docx."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, QLocale, Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cadredesk.actions import desk_sheets, papers, printing, rounds
from cadredesk.actions.printing import Folder, FolderLine
from cadredesk.desk import Desk
from cadredesk.messages import sentence
from ui.act import act, ask
from ui.widgets.card import Card, EmptyState, Note, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import NumberEdit
from ui.widgets.preview import PdfPreview
from ui.widgets.printer import Document, choose_printer, print_documents, print_pdf
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

_QUIET_MS = 250
_COUNT_MS = 1500


class PrintingScreen(Screen):
    """The papers of a round in the order of its steps; what is still to be printed stands in the navigation."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("To print"))
        self._folder: Folder | None = None
        self._round = ""
        self._step = ""
        self._count: int | None = None
        self._shown = ""
        self._build()
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(_QUIET_MS)
        self._drawing.timeout.connect(self.draw)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_MS)
        self._counting.timeout.connect(self._recount)
        context.hub.changed.connect(lambda _: self._counting.start())

    # What the screen is made of

    def _build(self) -> None:
        self.rounds = QComboBox()
        self.rounds.setObjectName("printRound")
        self.rounds.setAccessibleName(self.tr("Round"))
        self.rounds.activated.connect(lambda _: self.open_round(self.rounds.currentData()))
        self.filter = QComboBox()
        self.filter.setObjectName("printFilter")
        self.filter.setAccessibleName(self.tr("Which papers"))
        self.filter.addItem(self.tr("Still to be printed"), "waiting")
        self.filter.addItem(self.tr("All papers"), "all")
        self.filter.activated.connect(lambda _: self._choose_filter())
        self.counts = label("", "secondary", "printCounts", wrap=False)
        self.table = Table("printTable", self.tr("Papers"), self._columns())
        self.table.setColumnHidden(0, QApplication.font().pointSizeF() > 14)
        self.table.current.connect(lambda _: self._on_row())
        self.table.opened.connect(lambda _: self.print_())
        self.empty = EmptyState(
            self.tr("Nothing waits to be printed. Papers appear here as the steps of a round are filled in."),
            self.tr("To the selection"),
            "printEmpty",
        )
        self.empty.acted.connect(lambda: self.context.navigate("rounds"))
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self.rounds, 1)
        above.addWidget(self.filter)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(above)
        left.addWidget(self.counts)
        left.addWidget(self.table, 1)
        left.addWidget(self.empty, 1)
        card = Card("", "printPreviewCard")
        self.name = label("", "heading", "printName")
        self.state = label("", "secondary", "printState")
        self.preview = PdfPreview("printPreview")
        self.preview.setMinimumWidth(420)
        self.note = Note(name="printNote")
        self.note.hide()
        card.add(self.name, self.state, self.note)
        card.body.addWidget(self.preview, 1)
        self.print_one = button(self.tr("Print… (&P)"), "printOne", "main")
        self.print_one.clicked.connect(self.print_)
        self.marked = button(self.tr("Printed elsewhere…"), "printMarked")
        self.marked.clicked.connect(self._mark)
        self.pdf = button(self.tr("Save as PDF…"), "printSavePdf")
        self.pdf.clicked.connect(lambda: self._choose_folder(self.save_pdf))
        self.docx = button(self.tr("Save as DOCX…"), "printSaveDocx")
        self.docx.clicked.connect(lambda: self._choose_folder(self.save_docx))
        first = QHBoxLayout()
        first.setSpacing(8)
        for part in (self.print_one, self.marked):
            first.addWidget(part)
        first.addStretch(1)
        for part in (self.pdf, self.docx):
            first.addWidget(part)
        card.body.addLayout(first)
        self.whole_step = button("", "printStep")
        self.whole_step.clicked.connect(self.print_step)
        self.combined = button(self.tr("Step as one PDF…"), "printCombined")
        self.combined.clicked.connect(lambda: self._choose_folder(self.save_combined))
        self.all_pdfs = button(self.tr("Step as PDFs…"), "printStepPdfs")
        self.all_pdfs.clicked.connect(lambda: self._choose_folder(self.save_step))
        self._buttons = [self.whole_step, self.combined, self.all_pdfs]
        across = QHBoxLayout(self)
        across.setContentsMargins(18, 14, 18, 14)
        across.setSpacing(14)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        across.addWidget(side, 11)
        across.addWidget(card, 10)
        self.preview.zoom(-1)

    def _columns(self) -> list[Column]:
        words = self._state_words()
        return [
            Column(self.tr("Step"), lambda one: one.step_label, width=5),
            Column(self.tr("No."), lambda one: one.paper.number, width=4),
            Column(self.tr("Paper"), lambda one: one.paper.title, width=9),
            Column(
                self.tr("State"),
                lambda one: words[one.paper.state][0],
                tone=lambda one: words[one.paper.state][1],
                width=4,
                ground=True,
            ),
            Column(
                self.tr("Copies"),
                lambda one: str(one.paper.copies),
                sort=lambda one: one.paper.copies,
                align=Qt.AlignmentFlag.AlignCenter,
                width=2,
            ),
            Column(
                self.tr("Printed"),
                lambda one: self._printed(one),
                sort=lambda one: str(one.paper.printed_on or ""),
                width=3,
            ),
        ]

    def _state_words(self) -> dict[str, tuple[str, str]]:
        return {
            "to_print": (self.tr("to print"), "waiting"),
            "printed": (self.tr("printed"), "done"),
            "stale": (self.tr("print again"), "problem"),
            "not_due": (self.tr("not yet"), "quiet"),
        }

    def _printed(self, one: FolderLine) -> str:
        on = one.paper.printed_on
        if on is None:
            return ""
        day = QLocale().toString(QDate(on.year, on.month, on.day), self.tr("d MMM"))
        return self.tr("%1 × %2").replace("%1", day).replace("%2", str(one.paper.printed_copies))

    # What the window asks

    @property
    def title(self) -> str:
        """The print folder."""
        return self.tr("To print")

    @property
    def subtitle(self) -> str:
        """The round it is of."""
        return self._folder.title if self._folder else ""

    def header_buttons(self) -> list[Any]:
        """What is done with a whole step."""
        return self._buttons

    def badge(self) -> int | None:
        """How many papers are still to be printed."""
        return self._count

    def go(self, **args: Any) -> None:
        """`round` and `step` choose what is shown, `paper` and `person` the paper; `test` prints the test page."""
        self._round = str(args.get("round", self._round))
        self._step = str(args.get("step", ""))
        self.refresh()
        wanted, person = str(args.get("paper", "")), args.get("person")
        if wanted and not any(self._is_wanted(one, wanted, person) for one in self.table.rows.shown()):
            self.filter.setCurrentIndex(self.filter.findData("all"))
            self._apply_filter()
        self.table.go_to(
            lambda one: (
                self._is_wanted(one, wanted, person) if wanted else not self._step or one.step == self._step
            )
        )
        if args.get("test"):
            self.print_trial()

    def _is_wanted(self, one: FolderLine, key: str, person: str | None) -> bool:
        return one.paper.key == key and (person is None or one.paper.person_id == person)

    def print_trial(self) -> None:
        """Prints the test page on a printer of the user's choice."""
        choose_printer(self, self.print_trial_on)

    def print_trial_on(self, printer: QPrinter) -> None:
        """Prints the test page on a printer already chosen, and notes it in the check list."""
        made = ask(self, desk_sheets.trial, self.context.desk)
        if made:
            self.context.runner.run(
                self,
                self.tr("Printing"),
                print_pdf,
                printer,
                self.tr("Test page"),
                made.value,
                done=lambda _: self._note_trial(),
                changes=False,
            )

    def _note_trial(self) -> None:
        act(self, desk_sheets.trial_printed, self.context.desk)

    def refresh(self) -> None:
        """Reads rounds and papers again."""
        heads = ask(self, rounds.listed, self.context.desk)
        if not heads:
            return
        known = [head.id for head in heads.value]
        if self._round not in known:
            under_way = [head.id for head in heads.value if head.state == "open"]
            self._round = next(iter(under_way or known), "")
        self.rounds.clear()
        for head in heads.value:
            self.rounds.addItem(head.title, head.id)
        self.rounds.setCurrentIndex(self.rounds.findData(self._round))
        self.rounds.setVisible(len(known) > 0)
        self._read()
        self._counting.start()

    def open_round(self, round_id: str) -> None:
        """Shows another round."""
        self._round, self._step = round_id, ""
        self._read()

    def _read(self) -> None:
        self._folder = None
        if self._round:
            found = ask(self, printing.folder, self.context.desk, self._round)
            self._folder = found.value if found else None
        lines = self._folder.lines if self._folder else ()
        self.table.put(lines, same=lambda one: (one.paper.key, one.paper.person_id))
        self._apply_filter()
        waiting = self._folder.waiting if self._folder else 0
        said = self.tr("%1 papers, %2 still to be printed")
        self.counts.setText(said.replace("%1", str(len(lines))).replace("%2", str(waiting)))
        if self.table.current_row() is None and self.table.rows.rowCount():
            self.table.go_to(lambda one: not self._step or one.step == self._step)
        if self.table.current_row() is None and self.table.rows.rowCount():
            self.table.go_to(lambda _: True)
        self._on_row()
        self.header_changed.emit()

    def _choose_filter(self) -> None:
        self._apply_filter()
        if self.table.current_row() is None and self.table.rows.rowCount():
            self.table.go_to(lambda _: True)
        self._on_row()

    def _apply_filter(self) -> None:
        here = self.table.current_row()
        if self.filter.currentData() == "waiting":
            self.table.keep(lambda one: one.paper.state in printing.WAITING or self._is(one))
        else:
            self.table.keep(None)
        if here is not None:
            self.table.go_to(lambda one: _same(one, here))
        some = self.table.rows.rowCount() > 0
        self.table.setVisible(some)
        self.empty.setVisible(not some)

    def _is(self, one: FolderLine) -> bool:
        """Whether this is the paper in sight: it stays in the list after it was printed."""
        return bool(self._shown) and one.paper.paper_id == self._shown

    def _recount(self) -> None:
        if self._is_put_away():
            return
        if self.context.runner.busy:
            self._counting.start()
            return
        self.context.runner.run(
            self,
            self.tr("Counting what is to be printed"),
            printing.to_print,
            self.context.desk,
            done=self._counted,
            failed=lambda _: None,
            changes=False,
        )

    def _is_put_away(self) -> bool:
        """Whether the window was closed or locked, and its worker with it, before a timer ran out."""
        return not self.window().isVisible()

    def _counted(self, number: int) -> None:
        self._count = number
        refresh = getattr(self.window(), "refresh_badges", None)
        if refresh is not None:
            refresh()

    # The paper in sight

    def line(self) -> FolderLine | None:
        """The paper the cursor stands on."""
        row = self.table.current_row()
        return row if isinstance(row, FolderLine) else None

    def _on_row(self) -> None:
        line = self.line()
        for part in (self.print_one, self.marked, self.pdf, self.docx, *self._buttons):
            part.setEnabled(line is not None)
        if line is None:
            self.name.setText("")
            self.state.setText("")
            self._show("", 0)
            return
        self.name.setText(f"{line.paper.number} {line.paper.title}")
        self.docx.setEnabled(line.paper.has_docx)
        self.whole_step.setText(self.tr("Print all of “%1”").replace("%1", line.step_label))
        self.whole_step.setAccessibleName(self.whole_step.text())
        self.state.setText(self._told(line))
        if line.paper.paper_id and line.paper.state != "stale":
            if line.paper.paper_id != self._shown:
                self._show(line.paper.paper_id, line.paper.pages)
        else:
            self._show("", 0)
            self._drawing.start()

    def _told(self, line: FolderLine) -> str:
        word = self._state_words()[line.paper.state][0]
        parts = [word]
        if line.paper.pages:
            parts.append(self.tr("%1 pages").replace("%1", str(line.paper.pages)))
        parts.append(self.tr("%1 copies").replace("%1", str(line.paper.copies)))
        if line.paper.key.endswith("_ballot") and line.paper.pages > 1:
            parts.append(self.tr("each voter group has its own page: choose page and number when printing"))
        if line.paper.printed_on is not None:
            parts.append(self.tr("printed %1").replace("%1", self._printed(line)))
        if line.paper.state == "stale":
            parts.append(self.tr("the round has changed since this was made"))
        return " · ".join(parts)

    def draw(self) -> None:
        """Makes the paper in sight, off the window's thread, and shows it."""
        line = self.line()
        if self._is_put_away() or line is None or (line.paper.paper_id and line.paper.state != "stale"):
            return
        if line.paper.reason:
            self.note.put("", sentence(line.paper.reason), "waiting")
            self.note.show()
            return
        self.context.runner.run(
            self,
            self.tr("Making the paper"),
            papers.render,
            self.context.desk,
            line.round_id,
            line.paper.key,
            line.paper.person_id,
            done=lambda made: self._show(made.id, made.pages),
        )

    def _show(self, paper_id: str, pages: int) -> None:
        self._shown = paper_id
        self.note.hide()
        if not paper_id:
            self.preview.put(0, None)
            return
        desk = self.context.desk

        def pixels(page: int, dots: int) -> tuple[int, int, bytes]:
            drawn = papers.pixels(desk, paper_id, page, round(dots * 210 / 25.4))
            return drawn.width, drawn.height, drawn.rgb

        self.preview.put(pages, pixels)

    # Printing

    def print_(self) -> None:
        """Ctrl+P: prints the paper in sight."""
        line = self.line()
        if line is not None:
            self._ask_printer([line])

    def print_step(self) -> None:
        """Prints what is still to be printed of the step in sight; when all of it was printed, all of it again."""
        here = self.line()
        if here is None or self._folder is None:
            return
        mine = [one for one in self._folder.lines if one.step == here.step]
        waiting = [one for one in mine if one.paper.state in printing.WAITING]
        self._ask_printer(waiting or mine)

    def _ask_printer(self, lines: Sequence[FolderLine]) -> None:
        choose_printer(self, lambda printer: self.print_lines(printer, lines))

    def print_lines(self, printer: QPrinter, lines: Sequence[FolderLine]) -> None:
        """Prints these papers on a printer already chosen, and notes them as printed."""
        self.context.runner.run(
            self,
            self.tr("Printing"),
            _print_lines,
            self.context.desk,
            printer,
            tuple(lines),
            done=lambda made: self._note_printed(made),
            changes=False,
        )

    def _note_printed(self, made: Sequence[tuple[str, int]]) -> None:
        for paper_id, copies in made:
            if not act(self, papers.mark_printed, self.context.desk, paper_id, copies):
                return

    def _mark(self) -> None:
        line = self.line()
        if line is None or not self._shown:
            return
        sheet = CopiesSheet(self, line.paper.title, line.paper.copies)
        paper_id = self._shown
        sheet.told = partial(self._marked, paper_id)
        sheet.open()

    def _marked(self, paper_id: str, copies: int) -> bool:
        return bool(act(self, papers.mark_printed, self.context.desk, paper_id, copies))

    # Saving

    def _choose_folder(self, save: Callable[[Path], None]) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Where to?"))
        if place:
            save(Path(place))

    def save_pdf(self, place: Path) -> None:
        """Saves the paper in sight as PDF into a folder."""
        line = self.line()
        if line is not None:
            self._save(_save_pdf, line, place)

    def save_docx(self, place: Path) -> None:
        """Saves the paper in sight as editable .docx into a folder."""
        line = self.line()
        if line is not None:
            self._save(_save_docx, line, place)

    def save_combined(self, place: Path) -> None:
        """Saves the step in sight in one PDF."""
        line = self.line()
        if line is not None:
            self._save(_save_combined, line, place)

    def save_step(self, place: Path) -> None:
        """Saves the step in sight as numbered PDFs."""
        line = self.line()
        if line is not None:
            self._save(_save_step, line, place)

    def _save(self, what: Callable[..., tuple[Path, ...]], line: FolderLine, place: Path) -> None:
        self.context.runner.run(
            self, self.tr("Saving"), what, self.context.desk, line, place, done=self._saved, changes=False
        )

    def _saved(self, paths: Sequence[Path]) -> None:
        names = "、".join(path.name for path in paths[:3])
        if len(paths) > 3:
            names += self.tr(" and %1 more").replace("%1", str(len(paths) - 3))
        self.note.put(self.tr("Saved"), f"{names} → {paths[0].parent}", "done")
        self.note.show()
        self._read_keeping_note()

    def _read_keeping_note(self) -> None:
        shown = self.note.isHidden()
        self._read()
        self.note.setVisible(not shown)


class CopiesSheet(Sheet):
    """Asks how many copies were printed outside the program."""

    def __init__(self, parent: QWidget, title: str, copies: int) -> None:
        super().__init__(parent, "copiesSheet")
        self.say(self.tr("How many copies of “%1” were printed?").replace("%1", title), self.tr("Note it"))
        self.copies = NumberEdit("copiesPrinted", self.tr("Copies"))
        self.copies.put_number(copies)
        self.told: Callable[[int], bool] = lambda _: True
        self.body.addWidget(self.copies)
        self.copies.setFocus()

    def accept_now(self) -> bool:
        """Hands the number over."""
        return self.told(self.copies.number() or 0)


def _same(one: FolderLine, other: FolderLine) -> bool:
    return (one.paper.key, one.paper.person_id) == (other.paper.key, other.paper.person_id)


def _made(desk: Desk, line: FolderLine) -> str:
    """The id of the paper of a line, made first where it is not made yet."""
    return papers.render(desk, line.round_id, line.paper.key, line.paper.person_id).id


def _print_lines(
    desk: Desk, printer: QPrinter, lines: Sequence[FolderLine], progress: Callable[..., None]
) -> tuple[tuple[str, int], ...]:
    ids = [_made(desk, line) for line in lines]
    documents = [
        Document(line.paper.title, line.paper.copies, partial(printing.pages, desk, paper_id))
        for line, paper_id in zip(lines, ids, strict=True)
    ]
    print_documents(printer, documents, progress)
    times = printer.copyCount()
    return tuple((paper_id, line.paper.copies * times) for line, paper_id in zip(lines, ids, strict=True))


def _save_pdf(desk: Desk, line: FolderLine, place: Path) -> tuple[Path, ...]:
    return (printing.save_pdf(desk, _made(desk, line), place),)


def _save_docx(desk: Desk, line: FolderLine, place: Path) -> tuple[Path, ...]:
    return (printing.save_docx(desk, line.round_id, line.paper.key, line.paper.person_id, place),)


def _save_combined(
    desk: Desk, line: FolderLine, place: Path, progress: Callable[..., None]
) -> tuple[Path, ...]:
    return (printing.save_combined(desk, line.round_id, line.step, place, progress),)


def _save_step(desk: Desk, line: FolderLine, place: Path, progress: Callable[..., None]) -> tuple[Path, ...]:
    return printing.save_step(desk, line.round_id, line.step, place, progress)
