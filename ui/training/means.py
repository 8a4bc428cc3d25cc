"""Lecturers and places: the database of lecturers, bases, materials, partners with their agreements, and what ends soon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cadredesk.actions.training import courses, means
from cadredesk.actions.training.means import Agreement, Base, Lecturer, Material, Partner
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.act import act, ask
from ui.training.parts import Tabs, show_paper
from ui.training.words import (
    area_options,
    day,
    filled,
    options,
    validity_word,
    word_of,
)
from ui.widgets.card import EmptyState, Note, button, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

AGREEMENTS = 3
"""Agreements that one form holds."""


class MeansPage(Screen):
    """`navigate("training", page="means", kind="lecturer")` shows one of the four lists."""

    areas = frozenset({"means", "courses", "exchange", "intake"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Lecturers and places"))
        self.note = Note(name="meansNote")
        self.note.hide()
        self.tabs = Tabs()
        self.tabs.setObjectName("meansTabs")
        self.tabs.setAccessibleName(self.tr("Lecturers and places"))
        self.lists: dict[str, Register] = {}
        for kind, title, one in (
            ("lecturer", self.tr("Lecturers"), self._lecturers()),
            ("base", self.tr("Bases"), self._bases()),
            ("material", self.tr("Materials"), self._materials()),
            ("partner", self.tr("Partners and agreements"), self._partners()),
        ):
            self.lists[kind] = one
            self.tabs.addTab(one, title)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.setSpacing(8)
        box.addWidget(self.note)
        box.addWidget(self.tabs, 1)

    def go(self, kind: str = "", **_: Any) -> None:
        """Shows one of the lists."""
        if kind in self.lists:
            self.tabs.setCurrentIndex(list(self.lists).index(kind))

    def refresh(self) -> None:
        """Reads the four lists and what ends soon."""
        desk = self.context.desk
        kinds: tuple[tuple[str, Any], ...] = (
            ("lecturer", Lecturer),
            ("base", Base),
            ("material", Material),
            ("partner", Partner),
        )
        for kind, one in kinds:
            found = ask(self, means.listed, desk, one)
            if found:
                self.lists[kind].put(found.value)
        endings = ask(self, means.endings, desk)
        if endings and endings.value:
            told = [
                f"{one.name}（{day(one.until)} {validity_word(one.state)[0]}）" for one in endings.value[:6]
            ]
            more = len(endings.value) - len(told)
            text = "、".join(told) + (filled(self.tr(" and %1 more"), more) if more > 0 else "")
            self.note.put(self.tr("To renew:"), text, "waiting")
        self.note.setVisible(bool(endings and endings.value))

    def find(self) -> None:  # type: ignore[override]
        """F3."""
        self._here.search.setFocus()

    def edit(self) -> None:
        """F2."""
        self._here.change_current()

    def print_(self) -> None:
        """Ctrl+P: the reading list of the year of the material in sight, else of this year."""
        one = self.lists["material"].table.current_row()
        year = one.year if one is not None else self.context.desk.today().year
        show_paper(self, self.tr("Reading list"), means.reading_pdf, self.context.desk, year)

    @property
    def _here(self) -> Register:
        return list(self.lists.values())[self.tabs.currentIndex()]

    def _validity(self, one: Any) -> tuple[str, str]:
        return validity_word(means.validity_of(self.context.desk, one))

    def _until(self) -> tuple[Column, Column]:
        return (
            Column(self.tr("Valid until"), lambda one: day(one.valid_until), width=6),
            Column(
                self.tr("State"),
                lambda one: self._validity(one)[0],
                tone=lambda one: self._validity(one)[1],
                width=4,
            ),
        )

    def _lecturers(self) -> Register:
        known = courses.catalogue()
        columns = (
            Column(self.tr("Name"), lambda one: padded(one.name), lambda _: 0, width=5),
            Column(self.tr("Unit"), lambda one: one.unit, width=8),
            Column(self.tr("Post"), lambda one: one.post, width=5),
            Column(self.tr("Category"), lambda one: word_of(known.lecturers, one.category), width=6),
            Column(self.tr("Employed"), self._employed, width=6),
            Column(self.tr("Level"), lambda one: word_of(known.levels, one.level), width=4),
            Column(self.tr("Topics"), lambda one: "、".join(one.topics), width=8),
            Column(
                self.tr("Rating"),
                lambda one: f"★{one.rating}" if one.rating else "",
                lambda one: one.rating,
                width=4,
            ),
            *self._until(),
        )
        return Register(
            self,
            "lecturer",
            self.tr("New lecturer (&N)"),
            self.tr(
                "No lecturer yet. Enter who teaches: leaders, principals, experts, party school teachers, volunteers."
            ),
            columns,
            lambda: Lecturer("", ""),
            self._lecturer_form,
            self._lecturer_of,
        )

    def _employed(self, one: Lecturer) -> str:
        told = [self.tr("full-time") if one.full_time else self.tr("part-time")]
        told += [self.tr("volunteer")] if one.volunteer else []
        told += [self.tr("shared")] if one.shared else []
        return "、".join(told)

    def _lecturer_form(self, form: Form, one: Lecturer) -> None:
        known = courses.catalogue()
        form.line("name", self.tr("Name"), limit=50)
        form.line("unit", self.tr("Unit"))
        form.line("post", self.tr("Post"))
        form.choice("category", self.tr("Category"), [("", "—"), *options(known.lecturers)])
        form.choice("level", self.tr("Level"), [("", "—"), *options(known.levels)])
        form.choice("rating", self.tr("Rating"), [("0", "—"), *((str(n), "★" * n) for n in range(1, 6))])
        form.line("phone", self.tr("Phone"), limit=40)
        form.date("valid_until", self.tr("Valid until"), full=True)
        form.text("topics", self.tr("Topics (one a line)"), lines=3)
        form.check("full_time", self.tr("Full-time lecturer"))
        form.check("volunteer", self.tr("Volunteer"))
        form.check("shared", self.tr("Shared with other units"))
        for name in (
            "name",
            "unit",
            "post",
            "category",
            "level",
            "phone",
            "full_time",
            "volunteer",
            "shared",
        ):
            form.put(name, getattr(one, name))
        form.put("rating", str(one.rating))
        form.put("valid_until", _partial(one.valid_until))
        form.put("topics", "\n".join(one.topics))

    def _lecturer_of(self, form: Form, one: Lecturer) -> Lecturer:
        values = form.values()
        return replace(
            one,
            **{name: values[name] or "" for name in ("name", "unit", "post", "category", "level", "phone")},
            rating=int(values["rating"] or 0),
            full_time=values["full_time"],
            volunteer=values["volunteer"],
            shared=values["shared"],
            topics=_lines(values["topics"]),
            valid_until=_day(values["valid_until"]),
        )

    def _bases(self) -> Register:
        known = courses.catalogue()
        columns = (
            Column(self.tr("Name"), lambda one: one.name, width=12),
            Column(self.tr("Kind"), lambda one: word_of(known.bases, one.kind), width=8),
            Column(self.tr("Address"), lambda one: one.address, width=12),
            Column(self.tr("Seats"), lambda one: str(one.seats or ""), lambda one: one.seats, width=3),
            Column(self.tr("Contact"), lambda one: f"{one.contact} {one.phone}".strip(), width=8),
            *self._until(),
        )
        return Register(
            self,
            "base",
            self.tr("New base (&N)"),
            self.tr(
                "No base yet. Enter where training is held: party school, activity places, bases, good schools."
            ),
            columns,
            lambda: Base("", ""),
            self._base_form,
            self._base_of,
        )

    def _base_form(self, form: Form, one: Base) -> None:
        known = courses.catalogue()
        form.line("name", self.tr("Name"))
        form.choice("kind", self.tr("Kind"), [("", "—"), *options(known.bases)])
        form.line("address", self.tr("Address"), wide=True)
        form.number("seats", self.tr("Seats"))
        form.date("valid_until", self.tr("Valid until"), full=True)
        form.line("contact", self.tr("Contact"), limit=50)
        form.line("phone", self.tr("Phone"), limit=40)
        for name in ("name", "kind", "address", "contact", "phone"):
            form.put(name, getattr(one, name))
        form.put("seats", one.seats or None)
        form.put("valid_until", _partial(one.valid_until))

    def _base_of(self, form: Form, one: Base) -> Base:
        values = form.values()
        return replace(
            one,
            **{name: values[name] or "" for name in ("name", "kind", "address", "contact", "phone")},
            seats=values["seats"] or 0,
            valid_until=_day(values["valid_until"]),
        )

    def _materials(self) -> Register:
        known = courses.catalogue()
        columns = (
            Column(self.tr("Title"), lambda one: one.title, width=13),
            Column(self.tr("Author"), lambda one: one.author, width=6),
            Column(self.tr("Kind"), lambda one: word_of(known.materials, one.kind), width=5),
            Column(self.tr("Content"), lambda one: word_of(known.areas, one.area), width=7),
            Column(
                self.tr("Reading"),
                lambda one: self.tr("required") if one.required else self.tr("optional"),
                tone=lambda one: "due" if one.required else None,
                width=4,
            ),
            Column(self.tr("On education"), lambda one: "✓" if one.education else "", width=4),
            Column(self.tr("Year"), lambda one: str(one.year or ""), lambda one: one.year, width=3),
            Column(self.tr("Deadline"), lambda one: day(one.deadline), width=6),
            Column(self.tr("Where it lies"), lambda one: one.place, width=6),
        )
        return Register(
            self,
            "material",
            self.tr("New material (&N)"),
            self.tr("No material yet. Enter the required and optional books of the year, texts and videos."),
            columns,
            lambda: Material("", "", self.context.desk.today().year),
            self._material_form,
            self._material_of,
        )

    def _material_form(self, form: Form, one: Material) -> None:
        known = courses.catalogue()
        form.line("title", self.tr("Title"), wide=True)
        form.line("author", self.tr("Author"))
        form.line("publisher", self.tr("Publisher"))
        form.choice("kind", self.tr("Kind"), options(known.materials))
        form.choice("area", self.tr("Content"), [("", "—"), *area_options(known.areas)])
        form.number("year", self.tr("Year"))
        form.date("deadline", self.tr("Deadline"), full=True)
        form.line("place", self.tr("Where it lies"))
        form.check("required", self.tr("Required reading"))
        form.check("education", self.tr("A work on education"))
        for name in (
            "title",
            "author",
            "publisher",
            "kind",
            "area",
            "year",
            "place",
            "required",
            "education",
        ):
            form.put(name, getattr(one, name))
        form.put("deadline", _partial(one.deadline))

    def _material_of(self, form: Form, one: Material) -> Material:
        values = form.values()
        return replace(
            one,
            **{
                name: values[name] or "" for name in ("title", "author", "publisher", "kind", "area", "place")
            },
            year=values["year"] or one.year,
            required=values["required"],
            education=values["education"],
            deadline=_day(values["deadline"]),
        )

    def _partners(self) -> Register:
        columns = (
            Column(self.tr("Institution"), lambda one: one.name, width=14),
            Column(self.tr("Strong in"), lambda one: one.strengths, width=10),
            Column(self.tr("Contact"), lambda one: f"{one.contact} {one.phone}".strip(), width=8),
            Column(self.tr("Agreements"), lambda one: "；".join(a.title for a in one.agreements), width=14),
            *self._until(),
        )
        return Register(
            self,
            "partner",
            self.tr("New partner (&N)"),
            self.tr("No partner yet. Enter the institutions one trains with, and their agreements."),
            columns,
            lambda: Partner("", ""),
            self._partner_form,
            self._partner_of,
        )

    def _partner_form(self, form: Form, one: Partner) -> None:
        form.line("name", self.tr("Institution"))
        form.line("strengths", self.tr("Strong in"))
        form.line("contact", self.tr("Contact"), limit=50)
        form.line("phone", self.tr("Phone"), limit=40)
        for name in ("name", "strengths", "contact", "phone"):
            form.put(name, getattr(one, name))
        for at in range(max(AGREEMENTS, len(one.agreements))):
            known = one.agreements[at] if at < len(one.agreements) else Agreement("")
            form.line(f"title{at}", filled(self.tr("Agreement %1"), at + 1))
            form.line(f"number{at}", self.tr("Number"), limit=60)
            form.date(f"signed{at}", self.tr("Signed on"), full=True)
            form.date(f"until{at}", self.tr("Valid until"), full=True)
            form.put(f"title{at}", known.title)
            form.put(f"number{at}", known.number)
            form.put(f"signed{at}", _partial(known.signed))
            form.put(f"until{at}", _partial(known.valid_until))

    def _partner_of(self, form: Form, one: Partner) -> Partner:
        values = form.values()
        agreements = []
        for at in range(max(AGREEMENTS, len(one.agreements))):
            if values[f"title{at}"]:
                amount = one.agreements[at].amount if at < len(one.agreements) else 0
                agreements.append(
                    Agreement(
                        values[f"title{at}"],
                        values[f"number{at}"],
                        _day(values[f"signed{at}"]),
                        _day(values[f"until{at}"]),
                        amount,
                    )
                )
        return replace(
            one,
            **{name: values[name] or "" for name in ("name", "strengths", "contact", "phone")},
            agreements=tuple(agreements),
        )


class Register(QWidget):
    """One list with its search, and a sheet to enter or change an entry."""

    def __init__(
        self,
        page: MeansPage,
        kind: str,
        new: str,
        nothing: str,
        columns: Sequence[Column],
        fresh: Callable[[], Any],
        fill: Callable[[Form, Any], None],
        take: Callable[[Form, Any], Any],
    ) -> None:
        super().__init__()
        self.setObjectName(f"{kind}Register")
        self.page, self._kind, self._fresh, self._fill, self._take = page, kind, fresh, fill, take
        self.search = LineEdit(f"{kind}Search", self.tr("Find"))
        self.search.setPlaceholderText(self.tr("Find (F3)"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._filter())
        self.search.searched.connect(lambda _: self._filter())
        self.new_button = button(new, f"{kind}New", "main")
        self.new_button.clicked.connect(lambda: self.open(self._fresh()))
        self.change_button = button(self.tr("Change… (F2)"), f"{kind}Change")
        self.change_button.clicked.connect(self.change_current)
        self.drop_button = button(self.tr("Take out of use…"), f"{kind}Drop", "link")
        self.drop_button.clicked.connect(self.drop_current)
        self.print_button = button(self.tr("Reading list…"), f"{kind}Print")
        self.print_button.clicked.connect(page.print_)
        self.print_button.setVisible(kind == "material")
        self.table = Table(f"{kind}Table", new, columns)
        self.table.opened.connect(self.open)
        self.count = label("", "secondary", f"{kind}Count", wrap=False)
        self.empty = EmptyState(nothing, new.replace(" (&N)", "").replace("(&N)", ""), f"{kind}Empty")
        self.empty.acted.connect(lambda: self.open(self._fresh()))
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        for one in (self.drop_button, self.change_button, self.print_button, self.new_button):
            top.addWidget(one)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.addLayout(top)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.count)

    def put(self, rows: Sequence[Any]) -> None:
        """Shows the entries."""
        self.table.put(rows, lambda one: one.id)
        for widget in (
            self.table,
            self.search,
            self.change_button,
            self.drop_button,
            self.new_button,
            self.count,
        ):
            widget.setVisible(bool(rows))
        self.print_button.setVisible(bool(rows) and self._kind == "material")
        self.empty.setVisible(not rows)
        self._filter()

    def _filter(self) -> None:
        text = self.search.shown_text().strip()
        columns = self.table.rows._columns
        self.table.keep(
            (lambda one: any(text in column.text(one).replace("\u3000", "") for column in columns))
            if text
            else None
        )
        self.count.setText(filled(self.tr("%1 entries"), self.table.rows.rowCount()))

    def open(self, one: Any) -> None:
        """Asks for the facts of an entry."""
        EntrySheet(self, one).open()

    def change_current(self) -> None:
        """F2."""
        one = self.table.current_row()
        if one is not None:
            self.open(one)

    def drop_current(self) -> None:
        """Asks why an entry goes out of use."""
        one = self.table.current_row()
        if one is None:
            return
        desk = self.page.context.desk
        used = means.used(desk, one)
        told = (
            filled(self.tr("%1 courses name it and keep it. It is offered no more."), len(used))
            if used
            else self.tr("It is offered no more. The reason stays in the record.")
        )
        dialog = ReasonDialog(self, self.tr("Take out of use"), told, self.tr("Take out of use"), "dropMeans")
        dialog.given.connect(lambda why: act(self, means.void, desk, one, why))
        dialog.open()


class EntrySheet(Sheet):
    """The facts of one lecturer, base, material or partner."""

    saved = Signal(object)

    def __init__(self, parent: Register, one: Any) -> None:
        super().__init__(parent, "entrySheet")
        self._register, self._one = parent, one
        self.setMinimumWidth(960 if isinstance(one, Partner) else 720)
        name = getattr(one, "title", "") or getattr(one, "name", "")
        self.say(name or parent.new_button.accessibleName().partition("(")[0].strip(), self.tr("Save"))
        self.form = Form("entryForm", 4 if isinstance(one, Partner) else 3)
        parent._fill(self.form, one)
        self.body.addWidget(self.form)
        used = means.used(parent.page.context.desk, one) if one.id else ()
        if used:
            titles = "、".join(f"{day(event.day)} {event.title}".strip() for event in used[-6:])
            told = filled(self.tr("Used in %1 courses, the last ones: %2"), len(used), titles)
            self.body.addWidget(label(told, "secondary", "entryUsed"))

    def accept_now(self) -> bool:
        """Writes the entry."""
        try:
            made = self._register._take(self.form, self._one)
        except UserError as problem:
            self.show_error(sentence_of(problem))
            return False
        done = act(self, means.put, self._register.page.context.desk, made)
        if done:
            self.saved.emit(done.value)
        return bool(done)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.replace("、", "\n").splitlines() if line.strip())


def _partial(value: date | None) -> PartialDate | None:
    return PartialDate.of(value) if value else None


def _day(value: Any) -> date | None:
    if isinstance(value, PartialDate) and value.month is not None and value.day is not None:
        return date(value.year, value.month, value.day)
    return None
