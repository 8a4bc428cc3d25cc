"""What the training years ask for today: reports, follow-ups, monthly notes, exchanges, terms and certificates that end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from cadredesk.actions.training import certificates, groups, study, trainees
from cadredesk.actions.training import rules as rule_actions
from cadredesk.actions.training.study import Secondment
from cadredesk.desk import Desk
from cadredesk.domain.timeline import when_due
from cadredesk.domain.training.certificates import Assessed
from cadredesk.domain.training.exits import by_certificate, by_term, months_later
from cadredesk.domain.training.trainee import Trainee
from cadredesk.storage import registers

__all__ = ["AHEAD_DAYS", "Duty", "due"]

AHEAD_DAYS = 90
"""How long before its day an exchange, the end of a term or of a certificate, or an assessment is spoken of."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One line: `kind` is "report", "follow_up", "month_note", "rotation", "term", "assessment" or "certificate".

    `about` is what it is about in words of its own (topic, follow-up, place of the post, number); `name` the group or the
    person; `ref` the activity of a report.
    """

    kind: str
    when: Literal["overdue", "today", "week", "later"]
    due: date | None
    name: str
    about: str = ""
    person_id: str = ""
    ref: str = ""


def due(desk: Desk) -> tuple[Duty, ...]:
    """Everything that is asked for, the most urgent first."""
    people = trainees.listed(desk)
    if not people:
        return ()
    order = ("overdue", "today", "week", "later")
    found = (*_handed_in(desk), *_of_people(desk, people))
    return tuple(
        sorted(
            found, key=lambda one: (order.index(one.when), one.due or date.max, one.kind, one.name, one.ref)
        )
    )


def _handed_in(desk: Desk) -> Iterator[Duty]:
    for line in groups.due_reports(desk):
        when = when_due(line.due.on, desk.today())
        about, ref = line.activity.topic, line.activity.id
        yield Duty("report", when, line.due.on, line.group.name, about, ref=ref)


def _of_people(desk: Desk, people: Sequence[Trainee]) -> Iterator[Duty]:
    names = {one.id: one.name for one in people}
    today, ahead = desk.today(), desk.today() + timedelta(days=AHEAD_DAYS)

    def duty(kind: str, person_id: str, day: date | None, about: str = "") -> Duty:
        return Duty(kind, when_due(day, today), day, names[person_id], about, person_id)

    for waiting in study.follow_ups(desk):
        if waiting.talk.person_id in names:
            yield duty("follow_up", waiting.talk.person_id, waiting.due, waiting.text)
    for post in study.listed(desk, Secondment):
        missing = post.missing_notes(today)
        if post.person_id in names and missing:
            year, month = (int(part) for part in missing[0].split("-"))
            last = months_later(date(year, month, 1), 1) - timedelta(days=1)
            yield duty("month_note", post.person_id, last, f"{post.unit} {missing[0]}")
    for person_id, stay in study.rotations(desk).items():
        day = stay.deferred_until if stay.state == "deferred" else stay.due
        if day is not None and day <= ahead:
            yield duty("rotation", person_id, day)
    with desk.read() as session:
        rules = rule_actions.inside(session, desk.org, today)
        told = registers.listed(session, desk.org, Assessed)
    assessed = {one.person_id: one for one in told if one.day <= today}
    for one in people:
        latest = assessed.get(one.id)
        on, passed = (latest.day, latest.grade == "passed") if latest else (None, None)
        for kind, finding, code, value in (
            ("term", by_term(rules, one, today), "term", "last"),
            ("assessment", by_certificate(rules, one, on, passed, today), "assessment_due", "due"),
        ):
            text = finding.value(code, value) if finding else ""
            if text and date.fromisoformat(text) <= ahead:
                yield duty(kind, one.id, date.fromisoformat(text))
    newest = {one.person_id: one for one in sorted(certificates.listed(desk), key=lambda one: one.day)}
    for person_id, held in newest.items():
        if person_id in names and held.valid_until is not None and held.valid_until <= ahead:
            yield duty("certificate", person_id, held.valid_until, held.number)
