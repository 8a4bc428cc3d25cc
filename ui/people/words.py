"""The words of the window for the codes in a person's file: education, posts, parties, grades."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QWidget

from cadredesk.domain.person import (
    ASSESSMENT_GRADES,
    DEGREES,
    EDUCATION_LEVELS,
    PARTIES,
    POST_KINDS,
    SUB_TABLES,
    TITLE_LEVELS,
)
from cadredesk.messages import sentence

Words = tuple[tuple[str, str], ...]
"""(code, word) in the order in which a choice offers them."""


def gender_words() -> Words:
    """Sex as the forms write it."""
    translate = QCoreApplication.translate
    return (("", "—"), ("m", translate("personWords", "male")), ("f", translate("personWords", "female")))


def education_words() -> Words:
    """Levels of education (学历)."""
    translate = QCoreApplication.translate
    return _of(
        EDUCATION_LEVELS,
        translate("personWords", "none"),
        translate("personWords", "secondary school"),
        translate("personWords", "college (3 years)"),
        translate("personWords", "undergraduate"),
        translate("personWords", "postgraduate (master)"),
        translate("personWords", "postgraduate (doctor)"),
    )


def degree_words() -> Words:
    """Degrees (学位)."""
    translate = QCoreApplication.translate
    return _of(
        DEGREES,
        translate("personWords", "none"),
        translate("personWords", "bachelor"),
        translate("personWords", "master"),
        translate("personWords", "doctor"),
    )


def title_words() -> Words:
    """Levels of professional titles (专业技术职务)."""
    translate = QCoreApplication.translate
    return _of(
        TITLE_LEVELS,
        translate("personWords", "not assessed"),
        translate("personWords", "junior title"),
        translate("personWords", "intermediate title"),
        translate("personWords", "associate senior title"),
        translate("personWords", "senior title"),
    )


def post_words() -> Words:
    """Kinds of posts (职务类别)."""
    translate = QCoreApplication.translate
    return _of(
        POST_KINDS,
        translate("personWords", "teacher"),
        translate("personWords", "class head"),
        translate("personWords", "teaching group leader"),
        translate("personWords", "grade leader"),
        translate("personWords", "deputy of a section"),
        translate("personWords", "head of a section"),
        translate("personWords", "deputy head of school"),
        translate("personWords", "head of school"),
    )


def party_words() -> Words:
    """Political affiliation (政治面貌)."""
    translate = QCoreApplication.translate
    return _of(
        PARTIES,
        translate("personWords", "CPC member"),
        translate("personWords", "CPC probationary member"),
        translate("personWords", "Youth League member"),
        translate("personWords", "member of a democratic party"),
        translate("personWords", "no party"),
        translate("personWords", "not filled in"),
    )


def grade_words() -> Words:
    """Grades of the annual assessment (年度考核)."""
    translate = QCoreApplication.translate
    return _of(
        ASSESSMENT_GRADES,
        translate("personWords", "incompetent"),
        translate("personWords", "basically competent"),
        translate("personWords", "competent"),
        translate("personWords", "excellent"),
        translate("personWords", "no grade"),
    )


def part_words() -> Words:
    """The sub-tables of a file."""
    translate = QCoreApplication.translate
    return _of(
        SUB_TABLES,
        translate("personWords", "Education"),
        translate("personWords", "Posts held"),
        translate("personWords", "Titles"),
        translate("personWords", "Assessments"),
        translate("personWords", "Rewards"),
        translate("personWords", "Sanctions"),
        translate("personWords", "Family"),
        translate("personWords", "Résumé"),
        translate("personWords", "Certificates"),
    )


def field_word(name: str) -> str:
    """The name of a field of a file or a column of a roster."""
    area = "importing" if name in _OWN_FIELDS else "roster"
    text = sentence(f"{area}.field_{name}")
    return text[:1].upper() + text[1:]


_OWN_FIELDS = frozenset({"current_post_kind", "left_on", "party_name"})


def word(words: Words, code: str) -> str:
    """The word of a code; the code itself when unknown, nothing for nothing."""
    return dict(words).get(code, code)


def roomy(sheet: QWidget, wide: int, high: int) -> None:
    """Makes a dialog so many characters wide and so many lines high, but no larger than the window below it."""
    metrics, parent = sheet.fontMetrics(), sheet.parentWidget()
    size = QSize(metrics.horizontalAdvance("国") * wide, round(metrics.height() * high))
    if parent is not None:
        size = size.boundedTo(parent.window().size() - QSize(40, 40))
    sheet.setMinimumSize(size)


def _of(codes: tuple[str, ...], *texts: str) -> Words:
    return tuple(zip(codes, texts, strict=True))
