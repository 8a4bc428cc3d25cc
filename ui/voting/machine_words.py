"""The words of a machine count: why a picture is set aside or a row asked about, the queues, answers spelt out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cadredesk.actions.ballot_review import Question
from cadredesk.domain.form import WRITE_IN, BallotForm
from cadredesk.domain.machine_count import DISMISS, NONE, OK, Place, Queue, TypedSheet
from cadredesk.domain.machine_record import SpotCheck
from cadredesk.domain.vote import INVALID, is_invalid
from ui.voting.words import column_word, reasons


def queue_word(queue: Queue | None) -> str:
    """A queue of the review; None: all of them."""
    translate = QCoreApplication.translate
    if queue is None:
        return translate("machine", "everything")
    return {
        "two_marks": translate("machine", "two marks"),
        "uncertain": translate("machine", "uncertain marks"),
        "corrections": translate("machine", "corrections"),
        "write_ins": translate("machine", "names written in"),
        "pages": translate("machine", "whole pictures"),
        "raised": translate("machine", "raised by people"),
    }[queue]


def reason_word(reason: str) -> str:
    """Why a picture is set aside, or a row or page is asked about."""
    translate = QCoreApplication.translate
    return {
        "overvote": translate("machine", "two marks in a row"),
        "uncertain_mark": translate("machine", "a pale, small or unusual mark"),
        "correction": translate("machine", "something was crossed out"),
        "between_cells": translate("machine", "the mark lies between two boxes"),
        "column_stroke": translate("machine", "one stroke down a column"),
        "crossed_out_page": translate("machine", "the whole ballot seems crossed out"),
        "hidden_cell": translate("machine", "a box cannot be seen"),
        "streak": translate("machine", "the scanner left a streak"),
        "write_in": translate("machine", "a name is written in"),
        "raised": translate("machine", "somebody asks to look again"),
        "twin": translate("machine", "looks like another picture of the same sheet"),
        "unreadable_file": translate("machine", "the file is damaged"),
        "not_a_picture": translate("machine", "not a picture"),
        "too_large": translate("machine", "the picture is too large"),
        "too_small": translate("machine", "the picture is too small"),
        "animated": translate("machine", "a moving picture"),
        "took_too_long": translate("machine", "took too long to read"),
        "reader_failed": translate("machine", "could not be read"),
        "blank_page": translate("machine", "an empty page (back of a sheet)"),
        "foreign_page": translate("machine", "not a ballot of this vote"),
        "too_few_fiducials": translate("machine", "corner marks are missing"),
        "two_sheets": translate("machine", "two sheets in one picture"),
        "part_of_page": translate("machine", "part of the page is missing"),
        "form_differs": translate("machine", "the print differs from this ballot"),
        "other_print_run": translate("machine", "a ballot of another vote or print run"),
        "code_unreadable": translate("machine", "the code on the page cannot be read"),
        "low_resolution": translate("machine", "too coarse: scan at 200 dpi"),
    }.get(reason, reason)


def place_word(place: Place) -> str:
    """第1叠第37张."""
    return (
        QCoreApplication.translate("machine", "stack %1, sheet %2")
        .replace("%1", str(place.batch))
        .replace("%2", str(place.number))
    )


def file_word(place: Place) -> str:
    """The file as the scanner named it, with the page in it."""
    if not place.frame:
        return place.file
    return (
        QCoreApplication.translate("machine", "%1, page %2")
        .replace("%1", place.file)
        .replace("%2", str(place.frame + 1))
    )


def answer_word(form: BallotForm, value: str | None) -> str:
    """A decision spelt out."""
    translate = QCoreApplication.translate
    if value is None:
        return ""
    if value == NONE:
        return translate("machine", "no mark")
    if value == OK:
        return translate("machine", "in order")
    if value == DISMISS:
        return translate("machine", "no ballot")
    if TypedSheet.parse(value) is not None:
        return translate("machine", "typed from the picture")
    if is_invalid(value):
        words = {one.code: one.text for one in reasons()}
        code = value.removeprefix(INVALID)
        return translate("machine", "invalid ballot: %1").replace("%1", words.get(code, code))
    if value.startswith(WRITE_IN):
        return value.removeprefix(WRITE_IN)
    return column_word(form, value)


def title_of(question: Question) -> str:
    """The row asked about, or the whole picture."""
    return question.label or QCoreApplication.translate("machine", "The whole picture")


def spot_words(check: SpotCheck) -> str:
    """60 rows checked, 60 agree: wrong readings under 4.9 % with 95 % confidence."""
    rows = QCoreApplication.translate(
        "machine", "%1 of %2 rows compared with their picture, %3 agree; errors are under %4 % (95 % sure)."
    )
    sheets = QCoreApplication.translate(
        "machine", "%1 of %2 sheets compared with the paper, %3 agree; errors are under %4 % (95 % sure)."
    )
    text = rows if check.kind == "rows" else sheets
    for sign, value in (("%1", check.checked), ("%2", check.of), ("%3", check.agreed)):
        text = text.replace(sign, str(value))
    return text.replace("%4", f"{check.bound * 100:.1f}")
