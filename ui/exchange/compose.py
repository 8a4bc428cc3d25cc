"""Sheets in which a bureau composes what it sends: rules and calendars, a notice, decisions; and to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import desks, dispatch, profiles, schools
from cadredesk.actions.dispatch import (
    EVERYONE,
    Draft,
    NoticeDraft,
    OtherDate,
    PolicyDraft,
    Quota,
    RosterDraft,
)
from cadredesk.domain import dates
from cadredesk.domain.dates import PartialDate
from cadredesk.errors import UserError
from ui.act import ask
from ui.exchange.words import filled
from ui.people.words import roomy
from ui.widgets.card import button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext

Given = Callable[[Draft, tuple[str, ...]], None]


class TickList(QListWidget):
    """Lines that can be ticked, each with its key."""

    def __init__(self, name: str, text: str, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(text)
        for key, words in lines:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)

    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked lines, from top to bottom."""
        items = [self.item(at) for at in range(self.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def tick(self, keys: Sequence[str], on: bool = True) -> None:
        """Ticks (or clears) the lines with these keys; hidden ones, too."""
        for at in range(self.count()):
            item = self.item(at)
            if item.data(Qt.ItemDataRole.UserRole) in keys:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def tick_shown(self, on: bool) -> None:
        """Ticks or clears every line in sight."""
        for at in range(self.count()):
            if not self.item(at).isHidden():
                self.item(at).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def keep(self, text: str) -> None:
        """Shows only the lines that hold `text`."""
        for at in range(self.count()):
            self.item(at).setHidden(text.strip().lower() not in self.item(at).text().lower())


class Recipients(QWidget):
    """To everyone as one open package, or to the schools ticked, each with its own in an envelope."""

    def __init__(self, context: ScreenContext, *, everyone: bool) -> None:
        super().__init__()
        self.everyone = QRadioButton(self.tr("Every school: one open package for all sticks"))
        self.everyone.setObjectName("toEveryone")
        self.chosen = QRadioButton(self.tr("Schools ticked below: a package each, sealed for it alone"))
        self.chosen.setObjectName("toChosen")
        found = ask(self, schools.listed, context.desk)
        lines = [
            (one.code, f"{one.name}（{one.code}）")
            for one in (found.value if found else ())
            if one.ended_on is None
        ]
        self.list = TickList("toSchools", self.tr("Schools"), lines)
        self.list.setMinimumHeight(120)
        self.search = LineEdit("toSearch", self.tr("Find a school"), 40)
        self.search.setPlaceholderText(self.tr("Find a school"))
        self.search.textChanged.connect(self.list.keep)
        all_ = button(self.tr("Tick all"), "toAll", "link")
        all_.clicked.connect(lambda: self.list.tick_shown(True))
        none = button(self.tr("Clear"), "toNone", "link")
        none.clicked.connect(lambda: self.list.tick_shown(False))
        (self.everyone if everyone else self.chosen).setChecked(True)
        self.everyone.setVisible(everyone)
        self.chosen.setVisible(everyone)
        self.everyone.toggled.connect(self._show)
        row = QHBoxLayout()
        for part in (self.search, all_, none):
            row.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(label(self.tr("To whom"), "strong"))
        box.addWidget(self.everyone)
        box.addWidget(self.chosen)
        box.addLayout(row)
        box.addWidget(self.list, 1)
        self._parts = (self.search, all_, none, self.list)
        self._show()

    def _show(self) -> None:
        for part in self._parts:
            part.setEnabled(not self.everyone.isChecked())

    def codes(self) -> tuple[str, ...]:
        """The recipients as the action takes them."""
        return (EVERYONE,) if self.everyone.isChecked() else self.list.ticked()


class ComposeSheet(Sheet):
    """What is to be sent on the left, to whom on the right; `given(draft, recipients)`."""

    everyone = True

    def __init__(self, parent: QWidget, context: ScreenContext, name: str, given: Given) -> None:
        super().__init__(parent, name)
        self.context = context
        self._given = given
        roomy(self, 62, 26)
        self.left = QVBoxLayout()
        self.left.setSpacing(8)
        self.recipients = Recipients(context, everyone=self.everyone)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addLayout(self.left, 6)
        across.addWidget(self.recipients, 4)
        self.body.addLayout(across, 1)

    def draft(self) -> Draft | None:
        """What stands in the sheet; None after an error was shown."""
        raise NotImplementedError

    def accept_now(self) -> bool:
        """Hands over what was composed."""
        made = self.draft()
        if made is None:
            return False
        codes = self.recipients.codes()
        if not codes:
            self.show_error(self.tr("Tick at least one school."))
            return False
        self._given(made, codes)
        return True


class PolicySheet(ComposeSheet):
    """Rule profiles and year calendars."""

    def __init__(self, parent: QWidget, context: ScreenContext, given: Given) -> None:
        super().__init__(parent, context, "policySheet", given)
        self.say(self.tr("Send rules and calendars"), self.tr("Choose the stick…"))
        heads = ask(self, profiles.listed, context.desk)
        known = ask(self, dispatch.years, context.desk)
        version = self.tr("%1　version %2")
        lines = [(one.id, filled(version, one.title, one.version)) for one in (heads.value if heads else ())]
        self.profiles = TickList("policyProfiles", self.tr("Rule profiles"), lines)
        years = [(str(year), str(year)) for year in (known.value if known else ())]
        self.years = TickList("policyYears", self.tr("Working days of the years"), years)
        for text, part in (
            (self.tr("Rule profiles"), self.profiles),
            (self.tr("Working days of the years"), self.years),
        ):
            self.left.addWidget(label(text, "strong"))
            self.left.addWidget(part, 1)
        self.left.addWidget(
            label(
                self.tr(
                    "A school sees what differs from what it uses, and confirms it; rounds under way keep theirs."
                ),
                "secondary",
            )
        )

    def draft(self) -> Draft | None:
        """The profiles and years ticked."""
        made = PolicyDraft(self.profiles.ticked(), tuple(int(one) for one in self.years.ticked()))
        if not made.profiles and not made.years:
            self.show_error(self.tr("Tick a rule profile or a year."))
            return None
        return made


class NoticeSheet(ComposeSheet):
    """A notice typed once; every school gets it into its round."""

    def __init__(self, parent: QWidget, context: ScreenContext, given: Given) -> None:
        super().__init__(parent, context, "noticeSheet", given)
        self.say(self.tr("Send a notice"), self.tr("Choose the stick…"))
        today = context.desk.today()
        self.form = Form("noticeDraft", 2)
        self.form.line("draftDocument", self.tr("Number of the document"), limit=60)
        self.form.line("draftIssuer", self.tr("Issued by"), limit=100)
        self.form.line("draftTitle", self.tr("Title"), wide=True)
        self.form.date("draftIssued", self.tr("Issued on"), full=True)
        self.form.number("draftYear", self.tr("Year of the selection"))
        self.form.date("draftDeadline", self.tr("At the bureau by"), full=True)
        self.form.date("draftReference", self.tr("Ages are counted to"), full=True)
        self._tiers = ask(self, dispatch.tiers, context.desk)
        for tier in self._tiers.value if self._tiers else ():
            self.form.number(f"draftPlaces_{tier.id}", self.tr("Places: %1").replace("%1", tier.label))
        self.form.check("draftOwn", self.tr("the places set for each school go first"))
        self.form.text("draftText", self.tr("Text"), lines=5)
        self.form.text(
            "draftDates",
            self.tr("Other dates"),
            hint=self.tr("One a line: what is due, a blank, the day (2026-10-10)"),
            lines=2,
        )
        found = ask(self, desks.school, context.desk)
        self.form.put("draftIssuer", found.value.name if found else "")
        self.form.put("draftIssued", PartialDate.of(today))
        self.form.put("draftYear", today.year)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.form)
        self.left.addWidget(area, 1)
        self.form.field("draftDocument").setFocus()

    def draft(self) -> Draft | None:
        """The notice as typed."""
        value = self.form.value
        try:
            others = _other_dates(value("draftDates"))
        except UserError:
            self.show_error(
                self.tr("A line of “Other dates” has no day at its end, as in 报名截止 2026-10-10.")
            )
            return None
        issued = _day(value("draftIssued"))
        if not value("draftTitle") or issued is None:
            self.show_error(self.tr("The notice needs a title and a day of issue."))
            return None
        places = tuple(
            Quota(tier.id, number)
            for tier in (self._tiers.value if self._tiers else ())
            if (number := value(f"draftPlaces_{tier.id}")) is not None
        )
        return NoticeDraft(
            value("draftDocument"),
            value("draftTitle"),
            value("draftIssuer"),
            issued,
            value("draftYear") or issued.year,
            value("draftText"),
            _day(value("draftDeadline")),
            _day(value("draftReference")),
            places,
            value("draftOwn"),
            others,
        )


class RosterSheet(ComposeSheet):
    """What was decided on the people of schools; each school gets its own people only."""

    everyone = False

    def __init__(self, parent: QWidget, context: ScreenContext, given: Given) -> None:
        super().__init__(parent, context, "rosterSheet", given)
        self.say(self.tr("Send the decisions"), self.tr("Choose the stick…"))
        self.left.addWidget(
            label(
                self.tr(
                    "Each school gets a sealed package with its own people and the last decision on each: who entered "
                    "the pool, who did not, who waits, who left, and on what day. A school with nothing decided gets "
                    "nothing, and you are told."
                ),
                name="rosterTold",
            )
        )
        self.left.addStretch(1)

    def draft(self) -> Draft | None:
        """There is nothing to choose."""
        return RosterDraft()


def _day(value: PartialDate | None) -> date | None:
    if value is None or value.month is None or value.day is None:
        return None
    return date(value.year, value.month, value.day)


def _other_dates(text: str) -> tuple[OtherDate, ...]:
    """The lines `what day`; UserError for a line without a full day."""
    found = []
    for line in text.splitlines():
        if not line.strip():
            continue
        *what, day = line.replace("\u3000", " ").replace("：", " ").split()
        on = _day(dates.parse(day))
        if on is None or not what:
            raise UserError("date.unknown", text=line)
        found.append(OtherDate(" ".join(what), on))
    return tuple(found)
