"""A person's file: identity, photo, sub-tables; every field is saved when it is left and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import bureau_word, people
from cadredesk.domain import idnumber
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded, private_use
from cadredesk.domain.person import Person
from cadredesk.errors import UserError
from cadredesk.messages import sentence, sentence_of
from ui.act import act, ask, show_sentence
from ui.people import words
from ui.people.history import History
from ui.people.masked import MaskedEdit, dots, stars
from ui.people.parts import PartEditor, parts
from ui.widgets.card import Card, Note, StateChip, button, label
from ui.widgets.date_field import DateField
from ui.widgets.dialogs import ConfirmDialog, Sheet
from ui.widgets.edit import LineEdit, TextEdit
from ui.widgets.form import Form
from ui.widgets.people_picker import Found
from ui.widgets.screen import ScreenContext

PHOTO_WIDTH, PHOTO_HEIGHT = 160, 200
"""The photo as it is shown, 4:5."""


class PersonFile(QWidget):
    """The file of one person. `closed()` when the user goes back to the list; `saved()` after every write."""

    closed = Signal()
    saved = Signal()
    reached = Signal(str)
    """Undo or redo has changed the file of this person."""

    def __init__(
        self,
        context: ScreenContext,
        search: Callable[[str], Sequence[Found]],
        name_of: Callable[[str], str],
        history: History,
    ) -> None:
        super().__init__()
        self.setObjectName("personFile")
        self.context = context
        self.history = history
        self.person: Person | None = None
        self._pending: dict[str, Any] = {}
        self._search, self._name_of = search, name_of
        self._editors: dict[str, PartEditor] = {}
        self._build()

    # What it is made of

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Person's file"))
        self.back = button(self.tr("All people (&B)"), "fileBack")
        self.back.clicked.connect(self.close_file)
        self.name = label("", "title", "fileName", wrap=False)
        self.state = StateChip(name="fileState")
        self.leave_button = button(self.tr("Has left…"), "fileLeave")
        self.leave_button.clicked.connect(self._leave)
        self.bin_button = button(self.tr("Recycle bin…"), "fileBin")
        self.bin_button.clicked.connect(self._recycle)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.back)
        top.addSpacing(6)
        top.addWidget(self.name)
        top.addWidget(self.state)
        top.addStretch(1)
        top.addWidget(self.leave_button)
        top.addWidget(self.bin_button)
        self.unsaved = Note("", "", "problem", "fileUnsaved")
        self.put_back = button(self.tr("Put back what was saved"), "filePutBack")
        self.put_back.clicked.connect(self.revert)
        self._unsaved_row = QWidget()
        row = QHBoxLayout(self._unsaved_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.unsaved, 1)
        row.addWidget(self.put_back)
        self._unsaved_row.hide()
        self.sections = QListWidget()
        self.sections.setObjectName("fileSections")
        self.sections.setAccessibleName(self.tr("Parts of the file"))
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.setFixedWidth(self.fontMetrics().horizontalAdvance("国") * 10 + 28)
        self.pages = QStackedWidget()
        self.pages.setObjectName("filePages")
        self._add_section(self.tr("Identity"), self._identity_page())
        self._add_section(self.tr("Post and work"), self._work_page())
        for part in parts():
            editor = PartEditor(part, self._search, self._name_of)
            editor.changed.connect(self._on_part)
            self._editors[part.name] = editor
            self._add_section(part.title, _padded_page(editor))
        self._add_section(self.tr("Development"), self._development_page())
        self.sections.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.sections.setCurrentRow(0)
        for edit in self.findChildren(LineEdit):
            edit.setMinimumWidth(edit.fontMetrics().horizontalAdvance("1985-10-03") + 28)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self.sections)
        across.addWidget(self.pages, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.decided = label("", "secondary", "fileDecided")
        box.addLayout(top)
        box.addWidget(self.decided)
        box.addWidget(self._unsaved_row)
        box.addLayout(across, 1)

    def _add_section(self, title: str, page: QWidget) -> None:
        item = QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.UserRole, title)
        self.sections.addItem(item)
        self.pages.addWidget(page)

    def _identity_page(self) -> QWidget:
        form = Form("identityForm", 2)
        form.line("name", self.tr("Name"), limit=60)
        form.choice("gender", self.tr("Sex"), words.gender_words())
        self.number = MaskedEdit("id_number", self.tr("ID number"))
        self.number.left.connect(lambda text: self._on_field("id_number", text))
        form.widget("id_number", self.tr("ID number"), self.number, wide=True)
        self.number_note = Note(name="idNote")
        form.widget("idNoteRow", "", self.number_note, wide=True)
        form.date("birth", self.tr("Born"))
        form.line("ethnicity", self.tr("Ethnicity"))
        form.line("native_place", self.tr("Native place"))
        form.line("birthplace", self.tr("Birthplace"))
        form.line("health", self.tr("Health"))
        form.choice("party", self.tr("Political affiliation"), words.party_words())
        form.date("party_joined", self.tr("Joined the party"))
        self.phone = MaskedEdit("phone", self.tr("Telephone"), dots)
        self.phone.left.connect(lambda text: self._on_field("phone", text))
        form.widget("phone", self.tr("Telephone"), self.phone)
        form.line("party_name", self.tr("Name of the democratic party"))
        self.address = MaskedEdit("address", self.tr("Address"), stars)
        self.address.left.connect(lambda text: self._on_field("address", text))
        form.widget("address", self.tr("Address"), self.address, wide=True)
        form.left.connect(self._on_field)
        self.identity = form
        photo = QWidget()
        self.photo = QLabel()
        self.photo.setObjectName("filePhoto")
        self.photo.setAccessibleName(self.tr("Photo"))
        self.photo.setFixedSize(PHOTO_WIDTH, PHOTO_HEIGHT)
        self.photo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.photo.setFrameShape(QFrame.Shape.Box)
        self.photo.setStyleSheet(
            "QLabel#filePhoto { border: 1px solid #AEB8C4; background: #F8FAFC; color: #57606A; }"
        )
        self.photo_button = button(self.tr("Choose a photo…"), "photoChoose")
        self.photo_button.clicked.connect(self._choose_photo)
        self.photo_gone = button(self.tr("Take the photo away"), "photoRemove", "link")
        self.photo_gone.clicked.connect(lambda: self.put_photo(None))
        column = QVBoxLayout(photo)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.photo)
        column.addWidget(self.photo_button)
        column.addWidget(self.photo_gone)
        column.addStretch(1)
        page = QWidget()
        page.setObjectName("tabPage")
        across = QHBoxLayout(page)
        across.setContentsMargins(16, 14, 16, 14)
        across.setSpacing(24)
        across.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        across.addWidget(photo)
        return _scrolled(page, "identityPage")

    def _work_page(self) -> QWidget:
        form = Form("workForm", 2)
        form.line("current_post", self.tr("Present post"), wide=True)
        form.choice("current_post_kind", self.tr("Kind of post"), (("", "—"), *words.post_words()))
        form.date("current_post_since", self.tr("In the present post since"))
        form.line("department", self.tr("Department"))
        form.line("staffing", self.tr("Kind of staff"))
        form.date("work_started", self.tr("Began to work"))
        form.date("teaching_started", self.tr("Began to teach"))
        form.date("joined_school", self.tr("Came to this school"))
        form.line("expertise", self.tr("Special field and expertise"), wide=True)
        form.text("remarks", self.tr("Remarks"))
        form.left.connect(self._on_field)
        self.work = form
        return _scrolled(_padded_page(form, stretch=True), "workPage")

    def _development_page(self) -> QWidget:
        form = Form("developmentForm", 1)
        form.line("familiar_field", self.tr("Familiar fields"))
        form.text("cultivation_direction", self.tr("Direction of development"))
        form.text("cultivation_measures", self.tr("Measures of development"))
        form.left.connect(self._on_field)
        self.development = form
        return _scrolled(_padded_page(form, stretch=True), "developmentPage")

    # What it shows

    def open_person(self, person_id: str) -> bool:
        """Shows another file; what is masked is masked again."""
        found = ask(self, people.get, self.context.desk, person_id)
        if not found:
            return False
        self._pending.clear()
        for field in (self.number, self.phone, self.address):
            field.hide_again()
        for editor in self._editors.values():
            editor.hide_again()
        self.sections.setCurrentRow(0)
        self.put(found.value)
        self._show_photo()
        return True

    def go_to_field(self, name: str) -> None:
        """Stands on a field or a sub-table, as named in the person's value; elsewhere in the file nothing moves."""
        if name in self._editors:
            self.sections.setCurrentRow(2 + list(self._editors).index(name))
            self._editors[name].go()
            return
        if name == "photo":
            self.sections.setCurrentRow(0)
            self.photo_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for at, form in ((0, self.identity), (1, self.work), (self.sections.count() - 1, self.development)):
            if form.holds(name):
                self.sections.setCurrentRow(at)
                field = form.field(name)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                area = self.pages.currentWidget()
                if isinstance(area, QScrollArea):
                    area.ensureWidgetVisible(field)

    def put(self, person: Person) -> None:
        """Shows a file as read from the desk; what could not be saved stays as typed."""
        self.person = person
        self.name.setText(padded(person.name))
        if person.left_on is not None:
            self.state.put(self.tr("left %1").replace("%1", person.left_on.dotted(True)), "quiet")
        self.state.setVisible(person.left_on is not None)
        self.leave_button.setText(self.tr("Has left…") if person.left_on is None else self.tr("Is back"))
        for form in (self.identity, self.work, self.development):
            for name in _FIELDS[form.objectName()]:
                if name not in self._pending:
                    _put(form, name, getattr(person, name))
        for name, field in (("id_number", self.number), ("phone", self.phone), ("address", self.address)):
            if name not in self._pending:
                field.put(getattr(person, name))
        democratic = person.party == "democratic"
        cell = self.identity.field("party_name").parentWidget()
        if cell is not None:
            cell.setVisible(democratic)
        for editor in self._editors.values():
            editor.put(person)
        self._show_number()
        self._show_sections()
        self._show_pending()
        self._show_decided()

    def _show_decided(self) -> None:
        """What the bureau's last roster says about the person, where there is one."""
        found = (
            ask(self, bureau_word.told_decision, self.context.desk, self.person.id) if self.person else None
        )
        self.decided.setText(found.value if found else "")
        self.decided.setVisible(bool(self.decided.text()))

    def refresh(self) -> None:
        """Reads the file again."""
        if self.person is not None:
            found = ask(self, people.get, self.context.desk, self.person.id)
            if found and found.value != self.person:
                self.put(found.value)
                self._show_photo()
            self._show_decided()

    def _show_number(self) -> None:
        if self.person is None:
            return
        text = identity_note(self.person)
        self.number_note.put(self.tr("Note"), text, "waiting")
        cell = self.number_note.parentWidget()
        if cell is not None:
            cell.setVisible(bool(text))

    def _show_sections(self) -> None:
        if self.person is None:
            return
        for at, name in enumerate(self._editors, 2):
            item = self.sections.item(at)
            title = item.data(Qt.ItemDataRole.UserRole)
            state = self.person.state_of(name)
            rows = getattr(self.person, name)
            mark = {"filled": str(len(rows)), "confirmed_none": self.tr("none"), "empty": self.tr("open")}[
                state
            ]
            item.setText(f"{title}  {mark}")
            said = {
                "filled": self.tr("%1 rows").replace("%1", str(len(rows))),
                "confirmed_none": self.tr("confirmed none"),
                "empty": self.tr("nobody has said"),
            }[state]
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title} {said}")
            item.setToolTip(said)

    # What it saves

    def _on_field(self, name: str, value: Any) -> None:
        if self.person is None:
            return
        changed: dict[str, Any] = {**self._pending, name: value}
        if name == "name":
            changed["raw_name"] = value
        if name == "current_post" and not self.person.current_post_kind:
            changed["current_post_kind"] = people.terms().told_by("post", value)
        if name == "id_number" and value:
            changed.update(_from_number(self.person, value))
        if name == "party" and value != "democratic":
            changed["party_name"] = ""
        self._write(replace(self.person, **changed), changed)

    def _on_part(self, name: str, rows: tuple[Any, ...], none: bool) -> None:
        if self.person is None:
            return
        confirmed = self.person.confirmed_none - {name}
        if none and not rows:
            confirmed |= {name}
        changed = {**self._pending, name: rows, "confirmed_none": frozenset(confirmed)}
        self._write(replace(self.person, **changed), changed)

    def _write(self, wanted: Person, changed: dict[str, Any]) -> bool:
        before = self.person
        if before is None or wanted == before:
            self._pending.clear()
            self._show_pending()
            return True
        done = act(self, people.save, self.context.desk, wanted)
        if not done:
            self._pending = {
                k: v for k, v in changed.items() if k not in self._editors and k != "confirmed_none"
            }
            self._show_pending()
            return False
        self._pending.clear()
        self._note(before, done.value)
        self.put(done.value)
        self.saved.emit()
        return True

    def _note(self, before: Person, after: Person) -> None:
        self.history.add(lambda: self._restore(before), lambda: self._restore(after))

    def _restore(self, person: Person) -> bool:
        done = act(self, people.save, self.context.desk, person)
        if done:
            self._pending.clear()
            if self.person is not None and self.person.id == person.id:
                self.put(done.value)
            self.saved.emit()
            self.reached.emit(person.id)
        return bool(done)

    def save(self) -> bool:
        """Writes what is typed but not saved; False when it could not be."""
        field = self.focusWidget()
        if isinstance(field, LineEdit):
            field.editingFinished.emit()
        elif isinstance(field, TextEdit):
            field.tell()
        if self._pending and self.person is not None:
            return self._write(replace(self.person, **self._pending), dict(self._pending))
        wrong = self._wrong_date()
        if wrong is not None:
            wrong.setFocus()
            self._show_pending()
            return False
        return True

    def revert(self) -> None:
        """Shows what is saved in place of what could not be."""
        self._pending.clear()
        person = self.person
        if person is not None:
            self.put(person)
            show_sentence(self, "")

    def editor_in_sight(self) -> PartEditor | None:
        """The sub-table that is shown now, if one is."""
        page = self.pages.currentWidget()
        return page.findChild(PartEditor) if page is not None else None

    def close_file(self) -> None:
        """Goes back to the list when everything is saved."""
        if self.save():
            self.closed.emit()

    def _wrong_date(self) -> DateField | None:
        for form in (self.identity, self.work):
            for name in _FIELDS[form.objectName()]:
                field = form.field(name)
                if isinstance(field, DateField) and not field.is_sound():
                    return field
        return None

    def _show_pending(self) -> None:
        waiting = bool(self._pending) or self._wrong_date() is not None
        self.unsaved.put(
            self.tr("Not saved yet"),
            self.tr("One field cannot be saved as it stands. Everything else is saved. Correct it, or:"),
            "problem",
        )
        self._unsaved_row.setVisible(waiting)

    # Photo

    def _choose_photo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a photo"), "", self.tr("Photos (*.jpg *.jpeg *.png *.bmp)")
        )
        if path:
            self.load_photo(Path(path))

    def load_photo(self, path: Path) -> None:
        """Takes a picture file, cut to 4:5 and made small enough."""
        data = portrait(path)
        if data is None:
            show_sentence(self, sentence_of(UserError("importing.photo", file=path.name)))
            return
        self.put_photo(data)

    def put_photo(self, data: bytes | None) -> None:
        """Keeps a photo, or takes it away; can be undone."""
        if self.person is None:
            return
        desk, person_id = self.context.desk, self.person.id
        old = ask(self, people.photo, desk, person_id)
        if old and self._store_photo(person_id, data):
            before = old.value
            self.history.add(
                lambda: self._store_photo(person_id, before), lambda: self._store_photo(person_id, data)
            )

    def _store_photo(self, person_id: str, data: bytes | None) -> bool:
        done = act(self, people.set_photo, self.context.desk, person_id, data)
        if done and self.person is not None and self.person.id == person_id:
            self.person = done.value
            self._show_photo()
        return bool(done)

    def _show_photo(self) -> None:
        person = self.person
        found = (
            ask(self, people.photo, self.context.desk, person.id)
            if person is not None and person.photo
            else None
        )
        picture = QPixmap()
        if found and found.value:
            picture.loadFromData(QByteArray(found.value))
        if picture.isNull():
            self.photo.setPixmap(QPixmap())
            self.photo.setText(self.tr("No photo"))
        else:
            self.photo.setPixmap(
                picture.scaled(
                    PHOTO_WIDTH - 2,
                    PHOTO_HEIGHT - 2,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        self.photo_gone.setVisible(not picture.isNull())

    # Leaving

    def _leave(self) -> None:
        person = self.person
        if person is None or not self.save():
            return
        if person.left_on is not None:
            self._set_left(person.id, None, person.left_on)
            return
        sheet = LeaveSheet(self, padded(person.name))
        sheet.given.connect(lambda on: self._set_left(person.id, on, None))
        sheet.open()

    def _set_left(self, person_id: str, on: PartialDate | None, before: PartialDate | None) -> None:
        if self._store_left(person_id, on):
            self.history.add(
                lambda: self._store_left(person_id, before), lambda: self._store_left(person_id, on)
            )

    def _store_left(self, person_id: str, on: PartialDate | None) -> bool:
        done = act(self, people.leave, self.context.desk, person_id, on)
        if done and self.person is not None and self.person.id == person_id:
            self.put(done.value)
        return bool(done)

    def _recycle(self) -> None:
        person = self.person
        if person is None:
            return
        sheet = ConfirmDialog(
            self,
            self.tr("Put this file into the recycle bin?"),
            self.tr("%1 goes out of every list and can be taken back for 90 days.").replace(
                "%1", padded(person.name)
            ),
            self.tr("Into the recycle bin"),
            "recycleDialog",
            danger=True,
        )
        sheet.confirmed.connect(lambda: self._store_recycled(person.id))
        sheet.open()

    def _store_recycled(self, person_id: str) -> None:
        desk = self.context.desk
        if act(self, people.recycle, desk, person_id):
            self.history.add(
                lambda: bool(act(self, people.restore, desk, person_id)),
                lambda: bool(act(self, people.recycle, desk, person_id)),
            )
            self._pending.clear()
            self.closed.emit()


class LeaveSheet(Sheet):
    """Asks when somebody left the school; `given(date)`."""

    given = Signal(object)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, "leaveSheet")
        self.say(self.tr("%1 has left the school").replace("%1", name), self.tr("Note it"))
        self.body.addWidget(
            label(
                self.tr(
                    "The file stays; the person is no longer in the lists of staff. This can be taken back."
                )
            )
        )
        self.form = Form("leaveForm", 1)
        self.form.date("left_on", self.tr("Left on"))
        self.body.addWidget(self.form)
        self.form.field("left_on").setFocus()

    def accept_now(self) -> bool:
        """Hands the date over."""
        field = self.form.field("left_on")
        assert isinstance(field, DateField)
        field.edit.editingFinished.emit()
        if not field.is_sound() or field.value() is None:
            if field.is_sound():
                self.show_error(sentence("importing.needed", field=self.tr("Left on")))
            field.setFocus()
            return False
        self.given.emit(field.value())
        return True


_FIELDS: dict[str, tuple[str, ...]] = {
    "identityForm": (
        "name", "gender", "birth", "ethnicity", "native_place", "birthplace", "health", "party", "party_joined",
        "party_name",
    ),
    "workForm": (
        "current_post", "current_post_kind", "current_post_since", "department", "staffing", "work_started",
        "teaching_started", "joined_school", "expertise", "remarks",
    ),
    "developmentForm": ("familiar_field", "cultivation_direction", "cultivation_measures"),
}  # fmt: skip


def identity_note(person: Person) -> str:
    """What the name and the ID number say that the file does not, in sentences; empty when all agree."""
    said = []
    strange = private_use(person.name)
    if strange:
        said.append(sentence("name.private_use", characters="".join(strange)))
    if not person.id_number:
        return " ".join(said)
    found = idnumber.check(person.id_number, text_cell=True)
    said += [sentence(problem) for problem in found.problems]
    trusted = found.sound or "id.truncated_by_spreadsheet" in found.problems
    if found.birth is not None and trusted and person.birth is not None:
        told = PartialDate.of(found.birth)
        if not person.birth.agrees_with(told):
            said.append(sentence("importing.birth_differs", birth=person.birth.iso(), told=told.iso()))
    if found.sound and found.gender and person.gender and found.gender != person.gender:
        genders = dict(words.gender_words())
        said.append(
            sentence("importing.gender_differs", gender=genders[person.gender], told=genders[found.gender])
        )
    return " ".join(said)


def portrait(path: Path) -> bytes | None:
    """A picture file cut in its middle to 4:5, at most 960 × 1200, as JPEG; None when it is no picture."""
    image = QImage(str(path))
    if image.isNull():
        return None
    width, height = image.width(), image.height()
    if width * 5 > height * 4:
        cut = round(height * 4 / 5)
        image = image.copy((width - cut) // 2, 0, cut, height)
    elif width * 5 < height * 4:
        image = image.copy(0, 0, width, round(width * 5 / 4))
    if image.height() > 1200:
        image = image.scaled(
            960, 1200, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(90)
    if not writer.write(image.convertToFormat(QImage.Format.Format_RGB32)):
        return None
    return bytes(buffer.data().data())


def _from_number(person: Person, number: str) -> dict[str, Any]:
    """Birth and sex as a sound number tells them, where the file is still empty."""
    found = idnumber.check(number, text_cell=True)
    told: dict[str, Any] = {"id_number": found.number if found.sound else number}
    if found.birth is not None and found.sound and person.birth is None:
        told["birth"] = PartialDate.of(found.birth)
    if found.gender and found.sound and not person.gender:
        told["gender"] = found.gender
    return told


def _put(form: Form, name: str, value: Any) -> None:
    field = form.field(name)
    if isinstance(field, LineEdit | TextEdit) and field.hasFocus():
        shown = field.text() if isinstance(field, LineEdit) else field.toPlainText()
        if shown.strip() == (value or ""):
            return
    form.put(name, value)


def _padded_page(part: QWidget, *, stretch: bool = False) -> QWidget:
    page = Card(name="sectionCard")
    page.add(part)
    if stretch:
        page.body.addStretch(1)
    return page


def _scrolled(page: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    card = page if isinstance(page, Card) else Card(name="sectionCard")
    if card is not page:
        card.body.setContentsMargins(0, 0, 0, 0)
        card.add(page)
        card.body.addStretch(1)
    area.setWidget(card)
    return area
