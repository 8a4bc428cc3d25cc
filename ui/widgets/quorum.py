"""What every meeting's record shows: whether enough members are there to vote, and the table of those who are due."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cadredesk.domain.meeting import MeetingRecord, least, quorate
from cadredesk.domain.profile import MeetingRule
from ui.widgets.card import Note
from ui.widgets.table import Column, Table


class QuorumNote(Note):
    """Says how many are due and present and how many must be."""

    def put_record(self, record: MeetingRecord, rule: MeetingRule) -> None:
        """Shows where a record stands by a rule."""
        if not record.attendees:
            self.put("", self.tr("Nobody is due yet. Add the members."))
            return
        need = least(rule.quorum, record.due, more_than=rule.quorum_more_than)
        told = self.tr("due %1, present %2; at least %3 must be present.")
        for sign, number in (("%1", record.due), ("%2", record.present), ("%3", need)):
            told = told.replace(sign, str(number))
        enough = quorate(record, rule)
        word = self.tr("Quorum reached:") if enough else self.tr("No quorum, no vote:")
        self.put(word, told, "done" if enough else "problem")


def members_table(name: str) -> Table:
    """The members due, with office, presence and the reason of absence; its rows are `Attendee`s."""
    return Table(
        name,
        QCoreApplication.translate("quorum", "Members due"),
        (
            Column(QCoreApplication.translate("quorum", "Name"), lambda one: one.name, width=6),
            Column(QCoreApplication.translate("quorum", "Office"), lambda one: one.role, width=9),
            Column(
                QCoreApplication.translate("quorum", "There"),
                lambda one: (
                    QCoreApplication.translate("quorum", "present")
                    if one.present
                    else QCoreApplication.translate("quorum", "absent")
                ),
                tone=lambda one: "done" if one.present else "waiting",
                width=4,
            ),
            Column(QCoreApplication.translate("quorum", "Reason"), lambda one: one.reason),
        ),
    )
