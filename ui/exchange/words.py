"""The words of the exchange in the window: what became of a package, of a report, and why it was returned."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cadredesk.actions import submissions
from cadredesk.domain.training.word import year_of
from cadredesk.messages import sentence

Word = tuple[str, str]
"""A word and its tone."""


def result_word(result: str) -> Word:
    """What became of a file."""
    translate = QCoreApplication.translate
    return {
        "accepted": (translate("exchange", "taken"), "done"),
        "duplicate": (translate("exchange", "was here already"), "quiet"),
        "gap": (translate("exchange", "put aside"), "waiting"),
        "rejected": (translate("exchange", "refused"), "problem"),
    }.get(result, (result, "quiet"))


def report_word(state: str) -> Word:
    """Where a school's report stands at the bureau."""
    translate = QCoreApplication.translate
    return {
        "": (translate("exchange", "not reported"), "waiting"),
        "received": (translate("exchange", "to decide"), "due"),
        "accepted": (translate("exchange", "accepted"), "done"),
        "returned": (translate("exchange", "returned"), "problem"),
        "superseded": (translate("exchange", "replaced by a newer one"), "quiet"),
    }.get(state, (state, "quiet"))


def outbox_word(state: str) -> Word:
    """What has become of a package that was made here."""
    translate = QCoreApplication.translate
    return {
        "made": (translate("exchange", "not on a stick yet"), "waiting"),
        "written": (translate("exchange", "on a stick"), "due"),
        "received": (translate("exchange", "received by the bureau"), "done"),
        "accepted": (translate("exchange", "accepted"), "done"),
        "returned": (translate("exchange", "returned"), "problem"),
        "refused": (translate("exchange", "refused by the bureau"), "problem"),
        "gap": (translate("exchange", "waits: earlier numbers are missing"), "waiting"),
        "superseded": (translate("exchange", "replaced by a newer one"), "quiet"),
    }.get(state, (state, "quiet"))


def kind_word(kind: str) -> str:
    """What a package is."""
    translate = QCoreApplication.translate
    return {
        "school.report": translate("exchange", "report"),
        "bureau.receipt": translate("exchange", "receipt"),
        "bureau.policy": translate("exchange", "rules"),
        "bureau.roster": translate("exchange", "roster of the pool"),
        "bureau.notice": translate("exchange", "notice"),
        "bureau.keys": translate("exchange", "keys"),
        "key.enrol": translate("exchange", "enrolment"),
        "key.rotate": translate("exchange", "change of key"),
        "chain.reset": translate("exchange", "request for new numbers"),
    }.get(kind, kind)


def period_word(period: str) -> str:
    """For what a report is: a year, or the training of a year."""
    year = year_of(period)
    return QCoreApplication.translate("exchange", "Training %1").replace("%1", year) if year else period


def held_word(what: str) -> str:
    """Why a package waits for two people."""
    translate = QCoreApplication.translate
    return {
        "gap": translate("exchange", "numbers are missing before it"),
        "reset": translate("exchange", "asks for new numbers"),
        "key": translate("exchange", "brings a new key"),
    }.get(what, what)


def reason_words() -> tuple[tuple[str, str], ...]:
    """Why a report is returned: (code, word)."""
    return tuple((code, sentence(f"returned.{code}")) for code in submissions.REASONS)


def reason_word(code: str) -> str:
    """One of them; the code itself when another program made it up."""
    return dict(reason_words()).get(code, code)


def topic_word(topic: str) -> str:
    """By what the pool is counted."""
    translate = QCoreApplication.translate
    return {
        "tier": translate("exchange", "Tier"),
        "stage": translate("exchange", "Stage"),
        "age": translate("exchange", "Age"),
        "gender": translate("exchange", "Sex"),
        "party": translate("exchange", "Political affiliation"),
        "education": translate("exchange", "Education"),
        "title": translate("exchange", "Professional title"),
        "school": translate("exchange", "School"),
    }.get(topic, topic)


def tier_words() -> tuple[tuple[str, str], ...]:
    """The usual tiers of a rule profile; another tier is shown by its id."""
    translate = QCoreApplication.translate
    return (
        ("chief", translate("exchange", "chief")),
        ("deputy", translate("exchange", "deputy")),
        ("young", translate("exchange", "young talent")),
    )


def filled(text: str, *values: object) -> str:
    """A sentence with %1, %2 … in it filled in."""
    for place in range(len(values), 0, -1):
        text = text.replace(f"%{place}", str(values[place - 1]))
    return text
