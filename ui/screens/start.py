"""The first start: three equal doors, then one page a question, each with one main button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import qtawesome
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import desk_sheets, desks
from cadredesk.desk import Desk, Mode
from cadredesk.domain.school import Role, Stage, is_org_code
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.act import ask, show_problem
from ui.runner import Runner
from ui.style import BLUE
from ui.translate import LANGUAGES
from ui.widgets.card import Card, ErrorBar, button, label
from ui.widgets.edit import LineEdit, PasswordEdit
from ui.widgets.form import Form
from ui.widgets.printer import choose_printer, print_pdf
from ui.widgets.words import role_words, stage_words

ROSTER_KINDS = (".xlsx", ".xls", ".csv", ".et", ".ods")


@dataclass(frozen=True, slots=True)
class Offer:
    """A rule profile to choose from: its id, title, and a line that says what it is for."""

    id: str
    title: str
    about: str = ""


class MakeSample(Protocol):
    """Makes the sample school for a rehearsal in a folder and opens it."""

    def __call__(self, folder: Path, progress: Callable[[int, int, str], None]) -> Desk: ...


class StartPages(QWidget):
    """Leads from nothing to an open desk in six pages. Esc goes back and loses nothing.

    `finished(desk, roster)` with the roster file dropped in, or None; `look_changed(language, points)`
    asks the program to show itself in another language or size.
    """

    finished = Signal(object, object)
    look_changed = Signal(str, int)

    def __init__(
        self,
        folder: Path,
        offers: Sequence[Offer] = (),
        sample: MakeSample | None = None,
        language: str = "zh_CN",
        points: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(self.tr("First start"))
        self._folder, self._offers, self._sample = folder, tuple(offers), sample
        self._language, self._points = language, points
        self._mode: Mode = "school"
        self._roster: Path | None = None
        self._created: desks.Created | None = None
        self.runner = Runner(self)
        self.errors = ErrorBar()
        self._stack = QStackedWidget()
        self._stack.setObjectName("startPages")
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 24, 48, 24)
        box.addWidget(self.errors)
        box.addWidget(self._stack, 1)
        self.setAcceptDrops(True)
        self._pages: dict[str, QWidget] = {}
        for key, make in (
            ("doors", self._doors),
            ("roster", self._roster_page),
            ("school", self._school_page),
            ("profile", self._profile_page),
            ("people", self._people_page),
            ("sheet", self._sheet_page),
        ):
            self._pages[key] = make()
            self._stack.addWidget(self._pages[key])

    # Moving about

    @property
    def page(self) -> str:
        """The key of the page in sight."""
        return next(key for key, page in self._pages.items() if page is self._stack.currentWidget())

    def show_page(self, key: str) -> None:
        """Shows a page."""
        self.errors.put("")
        page = self._pages[key]
        self._stack.setCurrentWidget(page)
        fields = [one for one in page.findChildren(QLineEdit) if one.isVisibleTo(page)]
        if fields:
            next((one for one in fields if not one.text()), fields[0]).setFocus()

    def show_error(self, text: str) -> None:
        """Shows a sentence above the page."""
        self.errors.put(text)

    def back(self) -> None:
        """One page back; what was typed stays."""
        way = self._way()
        if self.page in way and self.page != "sheet" and way.index(self.page):
            self.show_page(way[way.index(self.page) - 1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back a page."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def _way(self) -> tuple[str, ...]:
        if self._mode == "bureau":
            return ("doors", "school", "people", "sheet")
        return ("doors", "roster", "school", "profile", "people", "sheet")

    def _next(self) -> None:
        way = self._way()
        self.show_page(way[way.index(self.page) + 1])

    # 1: doors, language, size

    def _doors(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.addStretch(1)
        self.language = QComboBox()
        self.language.setObjectName("startLanguage")
        self.language.setAccessibleName(self.tr("Language"))
        for key, name in LANGUAGES:
            self.language.addItem(name, key)
        self.language.setCurrentIndex(self.language.findData(self._language))
        self.size_ = QComboBox()
        self.size_.setObjectName("startSize")
        self.size_.setAccessibleName(self.tr("Size of letters"))
        for points in range(10, 19):
            self.size_.addItem(self.tr("Letters %1 pt").replace("%1", str(points)), points)
        self.size_.setCurrentIndex(self.size_.findData(self._points))
        for field in (self.language, self.size_):
            field.activated.connect(lambda _: self._on_look())
            top.addWidget(field)
        box.addLayout(top)
        box.addStretch(1)
        box.addWidget(_centred(label(self.tr("Welcome to CadreDesk"), "title", "startTitle")))
        box.addWidget(
            _centred(
                label(
                    self.tr("Everything stays on this computer, encrypted. Where do you work?"), "secondary"
                )
            )
        )
        box.addSpacing(20)
        row = QHBoxLayout()
        row.setSpacing(20)
        for key, picture, title, about, what in (
            (
                "doorSchool",
                "fa5s.school",
                self.tr("We are a school"),
                self.tr("Choose reserve cadres, step by step, and report them."),
                lambda: self._enter("school"),
            ),
            (
                "doorBureau",
                "fa5s.landmark",
                self.tr("We are an education bureau"),
                self.tr("Send notices to schools and collect their reports."),
                lambda: self._enter("bureau"),
            ),
            (
                "doorSample",
                "fa5s.binoculars",
                self.tr("First look at a sample"),
                self.tr("A made-up school to try everything in. It is wiped in one click."),
                self._enter_sample,
            ),
        ):
            door = _Door(key, picture, title, about, what)
            door.button.setEnabled(key != "doorSample" or self._sample is not None)
            row.addWidget(door, 1)
        box.addLayout(row)
        box.addSpacing(12)
        join = button(self.tr("Join a bureau's server…"), "startJoin", "link")
        join.clicked.connect(self.open_join)
        box.addWidget(join, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        return page

    def open_join(self) -> None:
        """Asks for the file of a workplace."""
        from ui.exchange.database import JoinSheet  # seldom wanted

        sheet = JoinSheet(self, self._folder, self.runner)
        sheet.joined.connect(lambda desk: self.finished.emit(desk, None))
        sheet.open()

    def _on_look(self) -> None:
        self._language, self._points = self.language.currentData(), self.size_.currentData()
        self.look_changed.emit(self._language, self._points)

    def _enter(self, mode: Mode) -> None:
        self._mode = mode
        self._set_words()
        self._next()

    def _enter_sample(self) -> None:
        if self._sample is None:
            return
        self.runner.run(
            self,
            self.tr("Making the sample school…"),
            self._sample,
            self._folder.with_name(f"{self._folder.name}-rehearsal"),
            done=lambda desk: self.finished.emit(desk, None),
            changes=False,
        )

    # 2: roster

    def _roster_page(self) -> QWidget:
        page, card, main = self._page(
            self.tr("Do you have a list of the staff?"),
            self.tr(
                "Any Excel will do: from payroll, from the school year, from last time. It is only read, never changed."
            ),
            self.tr("Go on without"),
            self._next,
        )
        self._roster_next = main
        drop = QFrame()
        drop.setProperty("role", "keys")
        inside = QVBoxLayout(drop)
        inside.setContentsMargins(24, 40, 24, 40)
        self._roster_name = _centred(label(self.tr("Drop the file here"), "heading", "rosterName"))
        inside.addWidget(self._roster_name)
        choose = button(self.tr("Choose a file…"), "rosterChoose")
        choose.clicked.connect(self._choose_roster)
        inside.addWidget(choose, 0, Qt.AlignmentFlag.AlignCenter)
        card.add(drop)
        return page

    def take_roster(self, path: Path) -> None:
        """Remembers the roster; it is read when the desk stands."""
        if path.suffix.lower() not in ROSTER_KINDS:
            self.show_error(sentence_of(UserError("ui.not_a_roster", file=path.name)))
            return
        self._roster = path
        self.errors.put("")
        self._roster_name.setText(path.name)
        self._roster_next.setText(self.tr("Go on with this list"))
        self._roster_next.setAccessibleName(self._roster_next.text())

    def _choose_roster(self) -> None:
        kinds = " ".join(f"*{kind}" for kind in ROSTER_KINDS)
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Staff list"), "", self.tr("Lists (%1)").replace("%1", kinds)
        )
        if name:
            self.take_roster(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files on the roster's page."""
        if self.page == "roster" and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes the first file dropped."""
        for url in event.mimeData().urls()[:1]:
            if url.isLocalFile():
                self.take_roster(Path(url.toLocalFile()))

    # 3: school

    def _school_page(self) -> QWidget:
        page, card, _ = self._page("", "", self.tr("Next"), self._check_school)
        self._school_title = page.findChild(QLabel, "startHeading")
        self.school = Form("startSchool", 1)
        self.school.line("school_name", self.tr("Full name, as on the official seal"), limit=100)
        self.school.line(
            "org_code",
            self.tr("Code"),
            limit=32,
            hint=self.tr("A school's ten-digit code; a bureau chooses its own. Letters, digits and - only."),
        )
        self._stage = self.school.choice(
            "stage", self.tr("Stage"), [(s.value, w) for s, w in stage_words().items()]
        )
        card.add(self.school)
        return page

    def _set_words(self) -> None:
        bureau = self._mode == "bureau"
        if self._school_title is not None:
            self._school_title.setText(
                self.tr("Which bureau is it?") if bureau else self.tr("Which school is it?")
            )
        cell = self._stage.parentWidget()
        if cell is not None:
            cell.setVisible(not bureau)

    def _check_school(self) -> None:
        values = self.school.values()
        if not values["school_name"]:
            self.show_error(sentence_of(UserError("desk.no_name")))
        elif not is_org_code(values["org_code"]):
            self.show_error(sentence_of(UserError("desk.org_code", org=values["org_code"])))
        else:
            self._next()

    # 4: profile

    def _profile_page(self) -> QWidget:
        page, card, _ = self._page(
            self.tr("Whose rules do you follow?"),
            self.tr(
                "Ages, days, weights and thresholds come from a rule profile. Each round keeps a copy; you can adjust one later."
            ),
            self.tr("Next"),
            self._check_profile,
        )
        self._choices: list[QRadioButton] = []
        for offer in self._offers:
            choice = QRadioButton(offer.title)
            choice.setObjectName(f"profile_{offer.id}")
            choice.setAccessibleName(f"{offer.title} {offer.about}".strip())
            self._choices.append(choice)
            card.add(choice)
            if offer.about:
                about = label(offer.about, "secondary")
                about.setContentsMargins(28, 0, 0, 8)
                card.add(about)
        if self._choices:
            self._choices[0].setChecked(True)
        return page

    def _check_profile(self) -> None:
        if self._offers and not any(choice.isChecked() for choice in self._choices):
            self.show_error(sentence_of(UserError("ui.choose_profile")))
        else:
            self._next()

    def _profile(self) -> str:
        for offer, choice in zip(self._offers, self._choices, strict=True):
            if choice.isChecked() and self._mode == "school":
                return offer.id
        return ""

    # 5: people

    def _people_page(self) -> QWidget:
        page, card, self._people_next = self._page(
            self.tr("Who works here?"),
            self.tr(
                "One person enters, another checks, the approver signs and keeps the key. A reviewer may be added "
                "later. Passwords have at least 8 characters and are known to nobody else."
            ),
            self.tr("Make the desk"),
            self._create,
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for column, words in enumerate(
            (self.tr("Role"), self.tr("Name"), self.tr("Password"), self.tr("Password again"))
        ):
            grid.addWidget(label(words, "secondary"), 0, column)
        self._people: list[tuple[Role, LineEdit, PasswordEdit, PasswordEdit]] = []
        for line, (role, words) in enumerate(role_words().items(), 1):
            name = LineEdit(f"person_{role}", self.tr("%1: name").replace("%1", words), 50)
            first = PasswordEdit(f"password_{role}", self.tr("%1: password").replace("%1", words))
            again = PasswordEdit(f"again_{role}", self.tr("%1: password again").replace("%1", words))
            grid.addWidget(label(words, "strong", wrap=False), line, 0)
            for column, field in enumerate((name, first, again), 1):
                grid.addWidget(field, line, column)
            self._people.append((role, name, first, again))
        card.body.addLayout(grid)
        return page

    def _create(self) -> None:
        people = []
        for role, name, first, again in self._people:
            if not name.text().strip() and not first.text():
                continue
            if first.text() != again.text():
                self.show_error(sentence_of(UserError("ui.passwords_differ")))
                again.setFocus()
                return
            people.append(desks.NewUser(name.text().strip(), role, first.text()))
        roles = {person.role for person in people}
        for role, code in ((Role.CLERK, "ui.clerk_missing"), (Role.APPROVER, "ui.approver_missing")):
            if role not in roles and (self._mode == "school" or role == Role.APPROVER):
                self.show_error(sentence_of(UserError(code)))
                return
        values = self.school.values()
        setup = desks.Setup(
            mode=self._mode,
            org=values["org_code"],
            school_name=values["school_name"],
            stage=Stage(values["stage"] or "other"),
            profile_name=self._profile(),
            language=self._language,
            font_size=self._points,
            people=tuple(people),
        )
        self._people_next.setEnabled(False)
        self.runner.run(
            self,
            self.tr("Making the key and the desk…"),
            desks.create,
            self._folder,
            setup,
            done=self._on_created,
            failed=self._on_failed,
            changes=False,
        )

    def _on_failed(self, problem: BaseException) -> None:
        self._people_next.setEnabled(True)
        show_problem(self, problem)

    def _on_created(self, created: desks.Created) -> None:
        self._created = created
        for _, _, first, again in self._people:
            first.clear()
            again.clear()
        self._code.setText(created.recovery_code)
        self.show_page("sheet")

    # 6: recovery sheet

    def _sheet_page(self) -> QWidget:
        page, card, self._sheet_next = self._page(
            self.tr("Print the recovery sheet"),
            self.tr(
                "If every password is forgotten, this code is the only way in: nobody else can open the desk, not "
                "even we. Print it, seal it in an envelope, and keep it in the safe. It is shown only now."
            ),
            self.tr("Begin to work"),
            self._finish,
        )
        self._code = label("", "heading", "recoveryCodeShown")
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown = QFrame()
        shown.setProperty("role", "keys")
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.addWidget(_centred(self._code))
        card.add(shown)
        printing = button(self.tr("Print the sheet…"), "printSheet")
        printing.clicked.connect(self.print_sheet)
        card.add_row(printing)
        self.kept = QCheckBox(
            self.tr("The sheet is printed, or the code is written down by hand, and put away safely.")
        )
        self.kept.setObjectName("sheetKept")
        self.kept.setAccessibleName(self.kept.text())
        self.kept.toggled.connect(self._sheet_next.setEnabled)
        self._sheet_next.setEnabled(False)
        card.add(self.kept)
        return page

    def print_sheet(self) -> None:
        """Brings the sheet to paper through the system's dialog; it is never stored as a file by us."""
        choose_printer(self, self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Prints the recovery sheet on a printer already chosen."""
        created = self._created
        made = ask(self, desk_sheets.recovery, created.desk, created.recovery_code) if created else None
        if made:
            self.runner.run(
                self,
                self.tr("Printing"),
                print_pdf,
                printer,
                self.tr("CadreDesk recovery sheet"),
                made.value,
                changes=False,
            )

    def _finish(self) -> None:
        if self._created is not None:
            desk, self._created = self._created.desk, None
            self._code.clear()
            self.finished.emit(desk, self._roster)

    # The frame of a page

    def _page(
        self, title: str, sentence: str, action: str, what: Callable[[], Any]
    ) -> tuple[QWidget, Card, Any]:
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(name="startCard")
        card.setFixedWidth(820 if QApplication.font().pointSizeF() < 15 else 1040)
        card.body.setContentsMargins(32, 24, 32, 24)
        card.add(label(title, "title", "startHeading"))
        if sentence:
            card.add(label(sentence, "secondary"))
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.addStretch(1)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(card)
        column.setSpacing(14)
        column.addStretch(2)
        across.addLayout(column)
        across.addStretch(1)
        area.setWidget(middle)
        outer.addWidget(area, 1)
        back = button(self.tr("Back"), "startBack")
        back.clicked.connect(self.back)
        main = button(action, "startNext", "main")
        main.clicked.connect(what)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(back)
        buttons.addWidget(main)
        column.insertLayout(2, buttons)
        if what == self._finish:
            back.hide()
        return page, card, main


class _Door(QFrame):
    """One of three equal doors: a picture, a line that says what lies behind it, and its button."""

    def __init__(self, name: str, picture: str, title: str, about: str, what: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 32, 28, 28)
        box.setSpacing(16)
        image = QLabel()
        image.setPixmap(qtawesome.icon(picture, color=BLUE).pixmap(64, 64))
        box.addWidget(_centred(image))
        words = _centred(label(about))
        words.setMinimumHeight(words.fontMetrics().lineSpacing() * 2)
        box.addWidget(words)
        self.button = button(title, name, "main")
        self.button.setAccessibleName(f"{title}. {about}")
        self.button.clicked.connect(what)
        box.addWidget(self.button)


def _centred(one: Any) -> Any:
    one.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return one
