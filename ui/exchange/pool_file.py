"""The file of a person as their school reported it, to read: nothing in it can be changed at the bureau."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QWidget

from cadredesk.actions.pool import PoolLine
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.domain.person import SUB_TABLES, Person
from ui.exchange.pool_words import part_word, standing_word
from ui.exchange.words import filled
from ui.people import words
from ui.people.words import field_word, part_words, roomy
from ui.widgets.card import StateChip, label
from ui.widgets.dialogs import Sheet


class FileSheet(Sheet):
    """A person's file as reported, to read."""

    def __init__(self, parent: QWidget, line: PoolLine, person: Person, photo: bytes | None) -> None:
        super().__init__(parent, "poolFileSheet")
        self.say(padded(person.name), self.tr("Close"))
        self.no.hide()
        roomy(self, 52, 26)
        told = filled(
            self.tr("As %1 reported for %2. Only the school can change it."), line.school, line.period
        )
        self.body.addWidget(label(told, "secondary", "poolFileTold"))
        chips = QHBoxLayout()
        chips.addWidget(StateChip(*standing_word(line.standing), "poolFileStanding"))
        if line.readiness:
            chips.addWidget(
                StateChip(part_word("readiness", line.readiness, {}), "quiet", "poolFileReadiness")
            )
        chips.addStretch(1)
        self.body.addLayout(chips)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        at = 0
        for name, text in _facts(person):
            row, column = divmod(at, 2)
            grid.addWidget(label(field_word(name), "secondary", wrap=False), row, column * 2)
            grid.addWidget(label(text, name=f"file_{name}"), row, column * 2 + 1)
            at += 1
        row = (at + 1) // 2
        for name, title in part_words():
            entries = _entries(person, name)
            if entries:
                grid.addWidget(label(title, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label("\n".join(entries), name=f"file_{name}"), row, 1, 1, 3)
                row += 1
        grid.setRowStretch(row, 1)
        area = QScrollArea()
        area.setAccessibleName(self.windowTitle())
        area.setWidget(inner)
        area.setWidgetResizable(True)
        across = QHBoxLayout()
        across.addWidget(area, 1)
        if photo is not None:
            image = QImage.fromData(photo)
            if not image.isNull():
                picture = QLabel()
                picture.setObjectName("poolPhoto")
                picture.setAccessibleName(self.tr("Photo"))
                picture.setPixmap(
                    QPixmap.fromImage(image.scaledToWidth(120, Qt.TransformationMode.SmoothTransformation))
                )
                across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(across, 1)


def _facts(person: Person) -> list[tuple[str, str]]:
    genders, parties = dict(words.gender_words()), dict(words.party_words())
    found = (
        ("gender", genders.get(person.gender, "") if person.gender else ""),
        ("birth", dotted(person.birth)),
        ("ethnicity", person.ethnicity),
        ("native_place", person.native_place),
        ("id_number", f"**** {person.id_number[-4:]}" if person.id_number else ""),
        ("party", parties.get(person.party, "") if person.party != "unknown" else ""),
        ("party_joined", dotted(person.party_joined)),
        ("work_started", dotted(person.work_started)),
        ("current_post", person.current_post),
        ("current_post_since", dotted(person.current_post_since)),
        ("department", person.department),
        ("expertise", person.expertise),
        ("familiar_field", person.familiar_field),
        ("cultivation_direction", person.cultivation_direction),
    )
    return [(name, text) for name, text in found if text]


def _entries(person: Person, name: str) -> list[str]:
    if name not in SUB_TABLES:
        return []
    educations, titles = words.education_words(), words.title_words()
    grades = words.grade_words()
    lines: dict[str, Callable[[Any], tuple[str, ...]]] = {
        "educations": lambda one: (
            dotted(one.finished),
            words.word(educations, one.level),
            one.school,
            one.major,
        ),
        "posts": lambda one: (_span(one.started, one.ended), one.unit, one.title),
        "titles": lambda one: (dotted(one.granted), one.name, words.word(titles, one.level)),
        "assessments": lambda one: (str(one.year), words.word(grades, one.grade)),
        "rewards": lambda one: (dotted(one.on), one.body, one.name),
        "sanctions": lambda one: (_span(one.on, one.until), one.name, one.body),
        "family": lambda one: (one.relation, one.name, dotted(one.birth), one.work),
        "resume": lambda one: (_span(one.since, one.until), one.text),
        "certificates": lambda one: (dotted(one.granted), one.name),
    }
    return ["　".join(filter(None, lines[name](one))) for one in getattr(person, name)]


def _span(since: PartialDate | None, until: PartialDate | None) -> str:
    return f"{dotted(since)}—{dotted(until)}"


def dotted(value: PartialDate | None) -> str:
    """A date as forms write it, or nothing."""
    return value.dotted() if value is not None else ""


def iso(value: PartialDate | None) -> str:
    """A date to sort by, or nothing."""
    return value.iso() if value is not None else ""
