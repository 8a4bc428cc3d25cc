"""The inspection plan (考察方案): its headed sections, whose opinions were sought, and its publication."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cadredesk.actions import inspections
from cadredesk.domain.inspection import InspectionPlan
from cadredesk.domain.round import Round
from cadredesk.domain.timeline import StepView
from ui.act import act, ask
from ui.steps.panel import StepPanel, fill, is_open, set_read_only
from ui.steps.parts import as_field, columns, day_of, suggest_today, tab_through
from ui.widgets.card import Card, button, label
from ui.widgets.edit import LineEdit, TextEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext


class SectionRow(QWidget):
    """One section: heading, text, and buttons that move it or take it out."""

    left = Signal()
    moved = Signal(int, int)
    dropped = Signal(int)

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at
        self.setObjectName(f"section{at}")
        number = str(at + 1)
        self.heading = LineEdit(
            f"section{at}Heading", self.tr("Heading of section %1").replace("%1", number), 60
        )
        self.heading.setPlaceholderText(self.tr("Heading"))
        self.text = TextEdit(f"section{at}Text", self.tr("Text of section %1").replace("%1", number))
        self.text.setPlaceholderText(
            self.tr("Empty: the usual wording and the lists of the round are printed.")
        )
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 3 + 22)
        self.up, self.down = button("↑", f"section{at}Up"), button("↓", f"section{at}Down")
        self.drop = button("×", f"section{at}Drop")
        for part, words in (
            (self.up, self.tr("Move section %1 up")),
            (self.down, self.tr("Move section %1 down")),
            (self.drop, self.tr("Take section %1 out")),
        ):
            part.setAccessibleName(words.replace("%1", number))
            part.setToolTip(words.replace("%1", number))
            part.setStyleSheet("QPushButton { padding: 0; min-height: 34px; }")
            part.setFixedWidth(38)
        self.heading.left.connect(lambda _: self.left.emit())
        self.text.left.connect(lambda _: self.left.emit())
        self.up.clicked.connect(lambda: self.moved.emit(at, -1))
        self.down.clicked.connect(lambda: self.moved.emit(at, 1))
        self.drop.clicked.connect(lambda: self.dropped.emit(at))
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(label(f"{number}.", "secondary", wrap=False))
        top.addWidget(self.heading, 1)
        for part in (self.up, self.down, self.drop):
            top.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(4)
        box.addLayout(top)
        box.addWidget(self.text)

    def in_order(self) -> tuple[QWidget, ...]:
        """The widgets in the order of Tab."""
        return self.heading, self.text, self.up, self.down, self.drop


class InspectionPlanPanel(StepPanel):
    """Writes the plan and notes its publication."""

    step = "inspection_plan"

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, round_id, parent)
        self._value = InspectionPlan()
        self._open = False
        self._rows: list[SectionRow] = []
        self._dropped: list[InspectionPlan] = []
        self._build()

    def _build(self) -> None:
        self.form = Form("planForm", columns())
        self.form.line("planNumber", self.tr("Number of the document"), limit=60)
        self.form.date("planSignedOn", self.tr("Signed on"), full=True)
        self.form.line("planTitle", self.tr("Title"), wide=True)
        self.form.text(
            "planOpinions",
            self.tr("Whose opinions were sought, and what became of them"),
            lines=2,
            hint=self.tr("The plan is made known and opinions on it are heard before it is published."),
        )
        self.form.left.connect(lambda *_: self._save())
        facts = Card(self.tr("The plan"), "planCard")
        facts.add(self.form)
        self.sections = Card(self.tr("Sections"), "planSections")
        self._section_box = QVBoxLayout()
        self._section_box.setSpacing(6)
        self.empty = label(self.tr("No section yet. Begin with the usual sections, or with an empty one."))
        self.add = button(self.tr("Add a section"), "planAddSection")
        self.add.clicked.connect(self._add)
        self.draft = button(self.tr("Begin with the usual sections"), "planDraft")
        self.draft.clicked.connect(self.take_draft)
        self.sections.add(self.empty)
        self.sections.body.addLayout(self._section_box)
        self.sections.add(flow(self.draft, self.add))
        self.publication = Form("planPublication", columns())
        self.publication.date("planPublishedOn", self.tr("Published on"), full=True)
        self.publication.line("planPublishedWhere", self.tr("Where it was published"), limit=120)
        self.publish_again = button(self.tr("Note the publication"), "planPublish")
        self.publish_again.clicked.connect(self.publish)
        published = Card(self.tr("Publication"), "planPublicationCard")
        published.add(self.publication, flow(self.publish_again))
        self._published = published
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        for card in (facts, self.sections, published):
            box.addWidget(card)

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows the plan."""
        self._open = is_open(the_round, view)
        value = self._value = the_round.value(self.step, InspectionPlan)
        fill(
            self.form,
            {
                "planNumber": value.number,
                "planTitle": value.title,
                "planOpinions": value.opinions_sought,
                "planSignedOn": as_field(value.signed_on),
            },
        )
        self._show_sections(value.sections)
        if value.published_on is not None:
            fill(
                self.publication,
                {
                    "planPublishedOn": as_field(value.published_on),
                    "planPublishedWhere": value.published_where,
                },
            )
        elif self._open:
            suggest_today(self.publication, "planPublishedOn", self.context.desk.today())
        set_read_only(self, not self._open)
        self._show_buttons()

    def _show_sections(self, sections: tuple[tuple[str, str], ...]) -> None:
        if len(sections) != len(self._rows):
            for row in self._rows:
                self._section_box.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = [SectionRow(at) for at in range(len(sections))]
            for row in self._rows:
                row.left.connect(self._save)
                row.moved.connect(self._move)
                row.dropped.connect(self._drop)
                self._section_box.addWidget(row)
            rows = [part for row in self._rows for part in row.in_order()]
            tab_through(self.form.field("planOpinions"), *rows, self.draft, self.add)
        for row, (heading, text) in zip(self._rows, sections, strict=True):
            row.heading.put(heading)
            row.text.put(text)
        self.sections.aside.setText(
            self.tr("%1 sections").replace("%1", str(len(sections))) if sections else ""
        )

    def _show_buttons(self) -> None:
        for row in self._rows:
            row.up.setEnabled(self._open and row.at > 0)
            row.down.setEnabled(self._open and row.at < len(self._rows) - 1)
            for part in (row.up, row.down, row.drop):
                part.setVisible(self._open)
        self.empty.setVisible(not self._rows)
        self.draft.setVisible(self._open and not self._rows)
        self.add.setVisible(self._open)
        self.publish_again.setVisible(self._open and self._value.published_on is not None)

    def sentence(self) -> str:
        """Where the plan stands."""
        if not self._value.sections:
            return self.tr("Write the plan, hear opinions on it, then note when and where it was published.")
        if self._value.published_on is None:
            return self.tr("The plan is written. Print and publish it, then note the day and the place.")
        return self.tr("The plan is published.")

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """A first draft, then the publication."""
        if not self._open:
            return None
        if not self._value.sections:
            return self.tr("Begin with the usual sections"), self.take_draft
        if self._value.published_on is None:
            return self.tr("Note the publication"), self.publish
        return None

    def take_draft(self) -> None:
        """Takes the usual headings; what they say is printed unless the office writes its own text."""
        found = ask(self, inspections.plan_draft)
        if found:
            self._store(replace(self._typed(), sections=found.value))

    def publish(self) -> None:
        """Notes day and place of the publication; without a day the cursor goes there."""
        self.save()
        on = day_of(self.publication, "planPublishedOn")
        if on is None:
            self.publication.field("planPublishedOn").setFocus()
            return
        where = self.publication.value("planPublishedWhere")
        act(self, inspections.publish, self.context.desk, self.round_id, on, where)

    def _typed(self) -> InspectionPlan:
        return replace(
            self._value,
            number=self.form.value("planNumber"),
            title=self.form.value("planTitle"),
            opinions_sought=self.form.value("planOpinions"),
            signed_on=day_of(self.form, "planSignedOn"),
            sections=tuple((row.heading.text().strip(), row.text.toPlainText()) for row in self._rows),
        )

    def _save(self) -> None:
        if self._open:
            self._store(self._typed())

    def _store(self, value: InspectionPlan) -> None:
        if value != self._value:
            act(self, inspections.set_plan, self.context.desk, self.round_id, value)

    def _add(self) -> None:
        value = self._typed()
        self._store(replace(value, sections=(*value.sections, ("", ""))))
        if self._rows:
            self._rows[-1].heading.setFocus()

    def _move(self, at: int, by: int) -> None:
        value = self._typed()
        sections = list(value.sections)
        sections.insert(at + by, sections.pop(at))
        self._store(replace(value, sections=tuple(sections)))
        row = self._rows[at + by]
        (row.up if by < 0 else row.down).setFocus()

    def _drop(self, at: int) -> None:
        value = self._typed()
        sections = (*value.sections[:at], *value.sections[at + 1 :])
        self._dropped.append(value)
        # The row whose button was pressed goes: only after its click has ended.
        QTimer.singleShot(0, self, lambda: self._store(replace(value, sections=sections)))

    def undo(self) -> None:
        """Brings back the section taken out last."""
        if self._open and self._dropped:
            self._store(replace(self._typed(), sections=self._dropped.pop().sections))
