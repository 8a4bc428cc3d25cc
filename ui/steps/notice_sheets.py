"""The sheets of the public notice: correction, withdrawal, continuation, removal, objection and its settlement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from cadredesk.domain.names import padded
from cadredesk.domain.notice import NoticeRow, Objection
from ui.steps.panel import fill
from ui.steps.parts import TallSheet, as_field, columns, day_of
from ui.widgets.card import label
from ui.widgets.form import Form

Keep = Callable[..., bool]
"""Does what a sheet is for: (the sheet, its values by name) -> whether it was done."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What hangs and what the files say now: `old` and `new` as they are quoted on the correction."""

    name: str
    old: str
    new: str


def differences(hanging: tuple[NoticeRow, ...], now: tuple[NoticeRow, ...]) -> tuple[Difference, ...]:
    """Where a sheet on the wall differs from the files, one line a field, in the order of the wall."""
    today = {row.person_id: row for row in now}
    found = []
    for row in hanging:
        new = today.get(row.person_id)
        for field in ("name", "current_post", "birth", "score", "intention"):
            was, should = getattr(row, field), getattr(new, field) if new else ""
            if new is not None and was != should:
                found.append(Difference(row.name, f"{row.name}：{was}", f"{new.name}：{should}"))
    return tuple(found)


def channel_words() -> dict[str, str]:
    """How an objection came: 来访, 来信, 来电."""
    return {
        "in_person": QCoreApplication.translate("ObjectionSheet", "in person"),
        "letter": QCoreApplication.translate("ObjectionSheet", "by letter"),
        "phone": QCoreApplication.translate("ObjectionSheet", "by phone"),
    }


class FormSheet(TallSheet):
    """A sheet with a form; `keep(sheet, **values)` does what it is for, a refusal keeps it open."""

    def __init__(self, parent: QWidget, name: str, keep: Keep, *, danger: bool = False) -> None:
        super().__init__(parent, name, danger=danger)
        self.setMinimumWidth(620)
        self._keep = keep
        self.form = Form(f"{name}Form", columns())

    def values(self) -> dict[str, Any]:
        """What is handed to `keep`."""
        return {}

    def accept_now(self) -> bool:
        """Does it; without a day that must be there the cursor goes to it and the sheet says so."""
        for name in self.day_fields():
            if day_of(self.form, name) is None:
                self.form.field(name).setFocus()
                self.show_error(self.tr("Type the day; nothing was saved."))
                return False
        return self._keep(self, **self.values())

    def day_fields(self) -> tuple[str, ...]:
        """The dates that must be there."""
        return ()


class PostedSheet(FormSheet):
    """What every further sheet on the wall needs: day, place, by whom."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        keep: Keep,
        today: date,
        where: str,
        by: str,
        *,
        danger: bool = False,
    ) -> None:
        super().__init__(parent, name, keep, danger=danger)
        self.form.date("sheetOn", self.tr("Posted on"), full=True)
        self.form.line("sheetBy", self.tr("Posted by"), limit=50)
        self.form.line("sheetWhere", self.tr("Where it hangs"), limit=120, wide=True)
        fill(self.form, {"sheetOn": as_field(today), "sheetBy": by, "sheetWhere": where})

    def day_fields(self) -> tuple[str, ...]:
        """The day of posting."""
        return ("sheetOn",)

    def values(self) -> dict[str, Any]:
        """Day, place, by whom."""
        return {
            "on": day_of(self.form, "sheetOn"),
            "where": self.form.value("sheetWhere"),
            "by": self.form.value("sheetBy"),
        }


class CorrectionSheet(PostedSheet):
    """更正公示: quotes what hangs and what is right; the period starts again."""

    def __init__(
        self,
        parent: QWidget,
        keep: Keep,
        today: date,
        where: str,
        by: str,
        found: tuple[Difference, ...],
    ) -> None:
        super().__init__(parent, "correctionSheet", keep, today, where, by)
        self.say(self.tr("Correction"), self.tr("Post the correction"))
        self._found = found
        text = self.tr(
            "A correction quotes the old and the new text and starts the period again. The notice stays in the record."
        )
        self.body.addWidget(label(text, "secondary"))
        self.which = QComboBox()
        self.which.setObjectName("correctionWhich")
        self.which.setAccessibleName(self.tr("What differs from the files"))
        for one in found:
            self.which.addItem(f"{one.old} → {one.new.partition('：')[2]}")
        self.which.addItem(self.tr("Something else"))
        self.which.setMinimumContentsLength(20)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.activated.connect(self._take)
        head = label(self.tr("What differs from the files"))
        head.setBuddy(self.which)
        self.body.addWidget(head)
        self.body.addWidget(self.which)
        if not found:
            hint = self.tr(
                "What hangs is what the files say. Correct the person's file first, or quote the text here."
            )
            self.body.addWidget(label(hint, "secondary"))
        self.form.text("correctionOld", self.tr("Text on the wall"), lines=1)
        self.form.text("correctionNew", self.tr("Right text"), lines=1)
        self.form.text("correctionReason", self.tr("Reason"), lines=1)
        self.body.addWidget(self.form)
        self._take(0)
        self.form.field("correctionReason").setFocus()

    def values(self) -> dict[str, Any]:
        """With both texts and the reason."""
        return {
            **super().values(),
            "old_text": self.form.value("correctionOld"),
            "new_text": self.form.value("correctionNew"),
            "reason": self.form.value("correctionReason"),
        }

    def _take(self, at: int) -> None:
        chosen = self._found[at] if at < len(self._found) else Difference("", "", "")
        self.form.put("correctionOld", chosen.old)
        self.form.put("correctionNew", chosen.new)


class WithdrawalSheet(PostedSheet):
    """撤回公告: takes the notice back, with a reason."""

    def __init__(self, parent: QWidget, keep: Keep, today: date, where: str, by: str) -> None:
        super().__init__(parent, "withdrawalSheet", keep, today, where, by, danger=True)
        self.say(self.tr("Withdraw the notice"), self.tr("Withdraw it"))
        text = self.tr(
            "The clock stops for good and nothing can be reported until a new notice is posted. Nothing vanishes from"
            " the record."
        )
        self.body.addWidget(label(text))
        self.form.text("withdrawalReason", self.tr("Why it is withdrawn (printed on the sheet)"), lines=2)
        self.body.addWidget(self.form)
        self.form.field("withdrawalReason").setFocus()

    def values(self) -> dict[str, Any]:
        """With the reason."""
        return {**super().values(), "reason": self.form.value("withdrawalReason")}


class ContinuationSheet(PostedSheet):
    """继续公示: tells the new last day after an objection was settled."""

    def __init__(self, parent: QWidget, keep: Keep, today: date, where: str, by: str, ends: str) -> None:
        super().__init__(parent, "continuationSheet", keep, today, where, by)
        self.say(self.tr("Continuation of the notice"), self.tr("Note the posting"))
        self.body.addWidget(label(self.tr("The clock runs again. New last day: %1.").replace("%1", ends)))
        self.body.addWidget(self.form)


class RemovalSheet(FormSheet):
    """撤除: when a sheet was taken down, and by whom."""

    def __init__(self, parent: QWidget, keep: Keep, today: date, by: str) -> None:
        super().__init__(parent, "removalSheet", keep)
        self.say(self.tr("Taken down"), self.tr("Note the removal"))
        self.form.date("removedOn", self.tr("Taken down on"), full=True)
        self.form.line("removedBy", self.tr("Taken down by"), limit=50)
        fill(self.form, {"removedOn": as_field(today), "removedBy": by})
        self.body.addWidget(self.form)

    def day_fields(self) -> tuple[str, ...]:
        """The day of removal."""
        return ("removedOn",)

    def values(self) -> dict[str, Any]:
        """Day and by whom."""
        return {"on": day_of(self.form, "removedOn"), "by": self.form.value("removedBy")}


class ObjectionSheet(FormSheet):
    """One objection (异议) for the register."""

    def __init__(self, parent: QWidget, keep: Keep, today: date, rows: tuple[NoticeRow, ...]) -> None:
        super().__init__(parent, "objectionSheet", keep)
        self.say(self.tr("Objection"), self.tr("Into the register"))
        text = self.tr(
            "The clock stands still from the day of receipt until the objection is settled, both days included. Who"
            " raised it stays in the school and in no export."
        )
        self.body.addWidget(label(text, "secondary"))
        form = self.form
        form.date("objectionOn", self.tr("Received on"), full=True)
        form.choice("objectionChannel", self.tr("How it came"), list(channel_words().items()))
        people = [("", self.tr("nobody in particular")), *((row.person_id, padded(row.name)) for row in rows)]
        form.choice("objectionAbout", self.tr("About whom"), people)
        form.line("objectionHandler", self.tr("Handled by"), limit=50)
        named = form.check("objectionNamed", self.tr("Signed with the name"))
        writer = form.line("objectionBy", self.tr("Who raised it"), limit=80)
        form.text("objectionContent", self.tr("What is objected"), lines=3)
        self.body.addWidget(form)
        fill(
            form,
            {"objectionOn": as_field(today), "objectionChannel": "letter", "objectionAbout": ""},
        )
        writer.setEnabled(False)
        named.toggled.connect(writer.setEnabled)
        form.field("objectionContent").setFocus()

    def day_fields(self) -> tuple[str, ...]:
        """The day of receipt."""
        return ("objectionOn",)

    def values(self) -> dict[str, Any]:
        """The objection."""
        value = self.form.value
        on = day_of(self.form, "objectionOn")
        named = bool(value("objectionNamed"))
        return {
            "objection": on
            and Objection(
                "",
                on,
                value("objectionChannel") or "",
                named,
                value("objectionBy") if named else "",
                value("objectionAbout") or "",
                value("objectionContent").strip(),
                value("objectionHandler"),
            )
        }


class SettleSheet(FormSheet):
    """How an objection was settled: finding, conclusion, and whether it is upheld."""

    def __init__(self, parent: QWidget, keep: Keep, today: date, objection: Objection, about: str) -> None:
        super().__init__(parent, "settleSheet", keep)
        self.say(self.tr("Settle the objection"), self.tr("Settle it"))
        who = f"{about}：" if about else ""
        self.body.addWidget(label(f"{who}{objection.content}", "strong", "settleContent"))
        form = self.form
        form.date("solvedOn", self.tr("Settled on"), full=True)
        form.line("solvedBy", self.tr("Handled by"), limit=50)
        form.text("solvedFinding", self.tr("What was found"), lines=2)
        form.text("solvedConclusion", self.tr("Conclusion"), lines=2)
        affects: QCheckBox = form.check(
            "solvedAffects", self.tr("It is upheld: the person does not go on the final list")
        )
        affects.setVisible(bool(objection.about))
        self.body.addWidget(form)
        fill(form, {"solvedOn": as_field(today), "solvedBy": objection.handler})
        form.field("solvedFinding").setFocus()

    def day_fields(self) -> tuple[str, ...]:
        """The day of settlement."""
        return ("solvedOn",)

    def values(self) -> dict[str, Any]:
        """The settlement."""
        value = self.form.value
        return {
            "on": day_of(self.form, "solvedOn"),
            "handler": value("solvedBy"),
            "finding": value("solvedFinding"),
            "conclusion": value("solvedConclusion"),
            "affects": bool(value("solvedAffects")),
        }
