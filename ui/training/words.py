"""The words of training in the window: kinds and areas, marks of a roll call, where an event stands, money and days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from cadredesk import messages
from cadredesk.domain.training.course import EventKind, Term
from cadredesk.domain.training.plan import money

Word = tuple[str, str]
"""A word and its tone."""


def term_word(one: Term | EventKind) -> str:
    """The word of a code of the catalogue in the window's language."""
    return one.english if messages.language() == "en" else one.name


def options(terms: Iterable[Term | EventKind]) -> list[tuple[str, str]]:
    """(code, word) for a choice."""
    return [(one.code, term_word(one)) for one in terms]


def area_options(areas: Iterable[Term]) -> list[tuple[str, str]]:
    """(code, word) of the taxonomy, the parts of an area set in below it."""
    return [(one.code, ("　" if one.parent else "") + term_word(one)) for one in areas]


def word_of(terms: Iterable[Term | EventKind], code: str) -> str:
    """The word of one code; the code itself when it is none, nothing for nothing."""
    return next((term_word(one) for one in terms if one.code == code), code)


def half_words() -> dict[str, str]:
    """The parts of a day."""
    return {
        "am": QCoreApplication.translate("training", "morning"),
        "pm": QCoreApplication.translate("training", "afternoon"),
        "evening": QCoreApplication.translate("training", "evening"),
    }


def mark_words() -> dict[str, str]:
    """The marks of a roll call, in the order of their keys."""
    return {
        "present": QCoreApplication.translate("training", "present"),
        "late": QCoreApplication.translate("training", "late"),
        "early": QCoreApplication.translate("training", "left early"),
        "absent": QCoreApplication.translate("training", "absent"),
        "leave": QCoreApplication.translate("training", "leave"),
    }


def approver_words() -> dict[str, str]:
    """Who granted leave."""
    return {
        "personnel": QCoreApplication.translate("training", "personnel section"),
        "group_leader": QCoreApplication.translate("training", "group leader"),
    }


def status_word(status: str) -> Word:
    """Where an event stands."""
    translate = QCoreApplication.translate
    return {
        "planned": (translate("training", "no date yet"), "waiting"),
        "enrolling": (translate("training", "nobody enrolled"), "waiting"),
        "ready": (translate("training", "ready"), "due"),
        "roll_call": (translate("training", "roll call to enter"), "problem"),
        "summary": (translate("training", "summary to write"), "due"),
        "closed": (translate("training", "filed"), "done"),
        "cancelled": (translate("training", "cancelled"), "quiet"),
    }.get(status, (status, "quiet"))


def validity_word(state: str) -> Word:
    """Whether something is still good."""
    translate = QCoreApplication.translate
    return {
        "": ("", "quiet"),
        "valid": (translate("training", "valid"), "done"),
        "ending": (translate("training", "ends soon"), "waiting"),
        "ended": (translate("training", "ended"), "problem"),
    }.get(state, (state, "quiet"))


def verdict_word(verdict: str) -> tuple[str, str]:
    """What a rule says of someone, and its tone."""
    translate = QCoreApplication.translate
    return {
        "stays": (translate("training", "in order"), "done"),
        "near": (translate("training", "warning"), "waiting"),
        "proposed": (translate("training", "to leave"), "problem"),
        "unknown": (translate("training", "cannot tell"), "quiet"),
    }[verdict]


def line_word(state: str) -> tuple[str, str]:
    """Where somebody stands against the line, and its tone."""
    translate = QCoreApplication.translate
    return {
        "below": (translate("training", "below the line"), "problem"),
        "near": (translate("training", "near the line"), "waiting"),
        "above": (translate("training", "above"), "done"),
        "exempted": (translate("training", "exempted"), "quiet"),
        "joined": (translate("training", "new, not measured"), "quiet"),
        "left": (translate("training", "left"), "quiet"),
        "no_line": (translate("training", "no line"), "quiet"),
    }[state]


def tier_words() -> dict[str, str]:
    """The tiers by which a survey is told apart."""
    translate = QCoreApplication.translate
    return {
        "chief": translate("training", "chief reserve"),
        "deputy": translate("training", "deputy reserve"),
        "young": translate("training", "young talent"),
        "other": translate("training", "others"),
    }


def hours(value: Fraction) -> str:
    """Hours without needless zeros."""
    text = f"{float(value):.2f}".rstrip("0").rstrip(".")
    return text or "0"


def decimal(text: str) -> Fraction | None:
    """A number as people type it, or None."""
    plain = text.strip().replace("．", ".").replace("。", ".")
    try:
        return Fraction(plain) if plain and "/" not in plain else None
    except ValueError:
        return None


def yuan(fen: int) -> str:
    """Money in yuan; nothing for none."""
    return money(fen) if fen else ""


def day(value: date | None) -> str:
    """A day as lists show it."""
    return value.isoformat() if value else ""


def half_day(on: date, half: str) -> str:
    """A half day as a heading: 09-18 上午."""
    return f"{on:%m-%d} {half_words().get(half, half)}"


def filled(text: str, *values: object) -> str:
    """`text` with %1, %2 … filled in, each once."""
    for number, value in enumerate(values, 1):
        text = text.replace(f"%{number}", str(value))
    return text
