"""The words of the window for codes of the domain that several screens show: roles, school stages."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cadredesk.domain.school import Role, Stage


def role_words() -> dict[Role, str]:
    """The roles of the people at the desk, in the order of the work."""
    return {
        Role.CLERK: QCoreApplication.translate("words", "clerk"),
        Role.REVIEWER: QCoreApplication.translate("words", "reviewer"),
        Role.APPROVER: QCoreApplication.translate("words", "approver"),
    }


def stage_words() -> dict[Stage, str]:
    """The stages of a school, from kindergarten up."""
    return {
        Stage.KINDERGARTEN: QCoreApplication.translate("words", "kindergarten"),
        Stage.PRIMARY: QCoreApplication.translate("words", "primary school"),
        Stage.JUNIOR: QCoreApplication.translate("words", "junior secondary school"),
        Stage.SENIOR: QCoreApplication.translate("words", "senior secondary school"),
        Stage.NINE_YEAR: QCoreApplication.translate("words", "nine-year school"),
        Stage.COMPLETE: QCoreApplication.translate("words", "complete secondary school"),
        Stage.TWELVE_YEAR: QCoreApplication.translate("words", "twelve-year school"),
        Stage.VOCATIONAL: QCoreApplication.translate("words", "vocational school"),
        Stage.SPECIAL: QCoreApplication.translate("words", "special school"),
        Stage.OTHER: QCoreApplication.translate("words", "other"),
    }
