"""The words of the pool in the window: its topics, the parts of each, and the goals asked of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from cadredesk.domain.pool import UNKNOWN
from ui.exchange.words import filled, report_word, tier_words, topic_word
from ui.people import words
from ui.widgets.words import stage_words

translate = QCoreApplication.translate


def topic_title(topic: str) -> str:
    """By what is counted."""
    return {
        "layer": translate("poolWords", "Layer"),
        "theory": translate("poolWords", "Political theory"),
        "it": translate("poolWords", "Information technology"),
        "language": translate("poolWords", "Foreign language"),
        "principal": translate("poolWords", "Principal's training"),
        "readiness": translate("poolWords", "Readiness"),
        "standing": translate("poolWords", "In the pool"),
        "state": translate("poolWords", "State of the report"),
        "period": translate("poolWords", "Period"),
        "now": translate("poolWords", "Period"),
    }.get(topic) or topic_word(topic)


def readiness_words() -> tuple[tuple[str, str], ...]:
    """When a person may be used."""
    return (
        ("near", translate("poolWords", "near: may be used now")),
        ("middle", translate("poolWords", "middle term")),
        ("long", translate("poolWords", "long term")),
    )


def standing_word(standing: str) -> tuple[str, str]:
    """Where a person stands by the bureau's decisions, and its tone."""
    return {
        "entered": (translate("poolWords", "in the pool"), "done"),
        "proposed": (translate("poolWords", "proposed"), "due"),
        "deferred": (translate("poolWords", "deferred"), "waiting"),
        "not_entered": (translate("poolWords", "not entered"), "quiet"),
        "left": (translate("poolWords", "left the pool"), "quiet"),
    }.get(standing, (standing, "quiet"))


def _levels() -> dict[str, str]:
    return {
        "advanced": translate("poolWords", "advanced"),
        "middle": translate("poolWords", "intermediate"),
        "primary": translate("poolWords", "primary"),
        "basic": translate("poolWords", "basic"),
    }


def layer_word(layer: str | None) -> str:
    """A layer of posts; None: all of them."""
    return {
        "chief": translate("poolWords", "Chief posts"),
        "deputy": translate("poolWords", "Deputy posts"),
        "staff": translate("poolWords", "Other staff"),
        UNKNOWN: translate("poolWords", "Post not told"),
        None: translate("poolWords", "All layers"),
    }.get(layer, str(layer))


def part_word(topic: str, part: str, schools: Mapping[str, str]) -> str:
    """A part of a topic; `schools` names the schools by code."""
    if topic == "now":
        return translate("poolWords", "last reports")
    if topic == "layer":
        return layer_word(part)
    if part == UNKNOWN:
        return translate("poolWords", "not told")
    if topic == "age":
        low, high = part.split("-")
        if low == "0":
            return filled(translate("poolWords", "%1 and younger"), high)
        if high == "999":
            return filled(translate("poolWords", "%1 and older"), low)
        return filled(translate("poolWords", "%1 to %2"), low, high)
    if topic == "school":
        return schools.get(part, part)
    if topic == "stage":
        return {str(key): word for key, word in stage_words().items()}.get(part, part)
    if topic == "state":
        return report_word(part)[0]
    if topic == "standing":
        return standing_word(part)[0]
    if topic in ("theory", "it", "language"):
        return _levels().get(part, part)
    if topic == "principal":
        return translate("poolWords", "trained") if part == "trained" else part
    known = {
        "gender": words.gender_words,
        "party": words.party_words,
        "education": words.education_words,
        "title": words.title_words,
        "tier": tier_words,
        "readiness": readiness_words,
    }.get(topic)
    return words.word(known(), part) if known else part


def goal_word(key: str) -> str:
    """A ratio asked for."""
    return {
        "chief_size": translate("poolWords", "Chief reserve to chief seats"),
        "deputy_size": translate("poolWords", "Deputy reserve to deputy seats"),
        "women": translate("poolWords", "Women"),
        "non_cpc": translate("poolWords", "Not members of the CPC"),
        "ready_now": translate("poolWords", "Ready to be used now"),
    }.get(key, key)


def percent(part: int, whole: int) -> str:
    """A share as a percentage with one decimal, rounded half up on exact numbers; none of nobody."""
    if not whole:
        return ""
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"
