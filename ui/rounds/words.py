"""The words of a round in the window: days, states, problems, and what a record holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from cadredesk.actions import rounds
from cadredesk.domain.round import EligibilityReview, Nominations, Round, StepRecord
from cadredesk.domain.timeline import Problem, StepView
from cadredesk.messages import sentence
from ui.widgets.timeline import Step


def day_words(day: date | None, near: date | None = None) -> str:
    """A day as one says it: 9月14日, with the year when it is not that of `near`."""
    if day is None:
        return ""
    same = near is not None and near.year == day.year
    pattern = (
        QCoreApplication.translate("round_words", "d MMM")
        if same
        else QCoreApplication.translate("round_words", "d MMM yyyy")
    )
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def state_chip(view: StepView) -> tuple[str, str]:
    """The word and the tone of a step's state."""
    words = {
        "not_due": (QCoreApplication.translate("round_words", "not due yet"), "quiet"),
        "due": (QCoreApplication.translate("round_words", "to do"), "due"),
        "waiting": (QCoreApplication.translate("round_words", "waiting"), "waiting"),
        "done": (QCoreApplication.translate("round_words", "done"), "done"),
        "problem": (QCoreApplication.translate("round_words", "problem"), "problem"),
        "skipped": (QCoreApplication.translate("round_words", "left out"), "quiet"),
    }
    if view.state == "due" and view.optional and view.revision == 0:
        return QCoreApplication.translate("round_words", "optional"), "quiet"
    return words[view.state]


def round_state_words() -> dict[str, str]:
    """The states of a round."""
    return {
        "open": QCoreApplication.translate("round_words", "under way"),
        "finished": QCoreApplication.translate("round_words", "finished"),
        "abandoned": QCoreApplication.translate("round_words", "ended without a result"),
    }


def source_words() -> dict[str, str]:
    """The sources of a nomination, in their order."""
    return {
        "self": QCoreApplication.translate("round_words", "by oneself"),
        "department": QCoreApplication.translate("round_words", "by a department"),
        "masses": QCoreApplication.translate("round_words", "by colleagues"),
        "leadership": QCoreApplication.translate("round_words", "by the leadership"),
    }


def problem_words(problem: Problem, today: date | None = None) -> str:
    """The sentence of a problem, its days in words."""
    values = {
        name: day_words(value, today) if isinstance(value, date) else value for name, value in problem.values
    }
    return sentence(f"round.{problem.code}", **values)


def line_of(the_round: Round, view: StepView, today: date) -> Step:
    """A step as the timeline draws it."""
    state = "not_due" if view.state == "skipped" else view.state
    if view.state == "due" and view.optional and view.revision == 0:
        state = "not_due"
    return Step(view.key, rounds.step_label(view.key), _sub(the_round, view, today), state)


def _sub(the_round: Round, view: StepView, today: date) -> str:
    if view.state == "skipped":
        return QCoreApplication.translate("round_words", "left out")
    if view.state == "due" and view.optional and view.revision == 0:
        return QCoreApplication.translate("round_words", "optional")
    parts = []
    if view.on is not None and view.key != "public_notice":
        parts.append(day_words(view.on, today))
    if view.ends is not None:
        text = QCoreApplication.translate("round_words", "until %1")
        parts.append(text.replace("%1", day_words(view.ends, today)))
    count = _count(the_round, view.key)
    if count:
        parts.append(count)
    if view.state != "done" and not parts:
        if view.state == "waiting" and view.earliest is not None:
            text = QCoreApplication.translate("round_words", "from %1")
            parts.append(text.replace("%1", day_words(view.earliest, today)))
        elif view.latest is not None:
            text = QCoreApplication.translate("round_words", "by %1")
            parts.append(text.replace("%1", day_words(view.latest, today)))
    if view.tentative and view.state != "done" and parts and view.on is None:
        parts.append(QCoreApplication.translate("round_words", "tentative"))
    return " · ".join(parts)


def _count(the_round: Round, step: str) -> str:
    if step == "nomination":
        people = {entry.person_id for entry in the_round.value(step, Nominations).standing()}
        text = QCoreApplication.translate("round_words", "%1 people")
        return text.replace("%1", str(len(people))) if people else ""
    if step == "eligibility":
        decisions = [one.decision for one in the_round.value(step, EligibilityReview).people]
        admitted, refused = decisions.count("admitted"), decisions.count("refused")
        told = [
            QCoreApplication.translate("round_words", "%1 admitted").replace("%1", str(admitted)),
            QCoreApplication.translate("round_words", "%1 refused").replace("%1", str(refused)),
        ]
        return " ".join(text for text, count in zip(told, (admitted, refused), strict=True) if count)
    return ""


def joined(*sentences: str) -> str:
    """Sentences behind one another, with a blank where the first ends in one byte (as English does)."""
    text = ""
    for one in sentences:
        text += (" " if text and text[-1].isascii() else "") + one
    return text


def record_state_words(record: StepRecord) -> str:
    """What became of one revision of a step."""
    return {
        "open": QCoreApplication.translate("round_words", "open"),
        "closed": QCoreApplication.translate("round_words", "closed"),
        "skipped": QCoreApplication.translate("round_words", "left out"),
        "reopened": QCoreApplication.translate("round_words", "opened again later"),
    }[record.state]


def flat(value: object, names: Mapping[str, str], labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a record holds as lines (label, text): empty fields left out, people by name, lists line by line.

    A field without a label (ids, files) is not shown.
    """
    if not is_dataclass(value):
        return []
    told = [(one.name, _shown(getattr(value, one.name), names, labels)) for one in fields(value)]
    return [(labels[name], text) for name, text in told if text and name in labels]


def _shown(value: object, names: Mapping[str, str], labels: Mapping[str, str]) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return labels["yes"] if value else labels["no"]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        parts = [_shown(part, names, labels) for part in value]
        rich = any(is_dataclass(part) or isinstance(part, tuple) for part in value)
        return ("\n" if rich else "、").join(part for part in parts if part)
    if is_dataclass(value):
        return "　".join(f"{label} {text}" for label, text in flat(value, names, labels))
    text = str(value)
    return names.get(text) or labels.get(f"={text}", text)
