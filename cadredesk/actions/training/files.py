"""A person's training file (学员个性档案): everything on one timeline, with where they stand now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cadredesk import messages
from cadredesk.actions.training import certificates, credits, exits, sheets, study
from cadredesk.desk import Desk, Session
from cadredesk.domain.training import moments as domain
from cadredesk.domain.training.attendance import Mark, days
from cadredesk.domain.training.certificates import Assessed, Qualification
from cadredesk.domain.training.course import Event
from cadredesk.domain.training.credit import CreditClaim, Standing, shown
from cadredesk.domain.training.exam import Exam
from cadredesk.domain.training.exits import ExitProposal, Finding, Ranking, Satisfaction
from cadredesk.domain.training.groups import Activity, StudyGroup
from cadredesk.domain.training.moments import Moment
from cadredesk.domain.training.study import (
    Analysis,
    Award,
    BookRead,
    CareTalk,
    Deferral,
    Discipline,
    QualityGrade,
    Reading,
    Rotation,
    Secondment,
    Task,
)
from cadredesk.domain.training.trainee import Trainee
from cadredesk.storage import attendance, registers

__all__ = ["Moment", "TrainingFile", "file_of", "sentence"]


@dataclass(frozen=True, slots=True)
class TrainingFile:
    """One person's file: the timeline, the standing of every year (newest first), and what every rule finds today.

    `findings` is empty for someone who has left.
    """

    trainee: Trainee
    moments: tuple[Moment, ...]
    years: tuple[tuple[int, Standing], ...]
    findings: tuple[Finding, ...]
    reading: Reading
    rotation: Rotation | None
    certification: certificates.Standing | None


def file_of(desk: Desk, person_id: str) -> TrainingFile:
    """The file of someone who is or was in training; `register.unknown`."""
    with desk.read() as session:
        trainee = registers.get(session, desk.org, Trainee, person_id)
        happened = domain.in_order(_moments(session, desk, trainee))
    this_year = credits.year_of(desk)
    first = credits.year_of(desk, trainee.joined)
    years = tuple(
        (year, credits.standing(desk, person_id, year))
        for year in range(max(this_year, first), first - 1, -1)
    )
    found = next(iter(exits.findings(desk, person_id=person_id)), None)
    stands = next(iter(certificates.standings(desk, person_id=person_id)), None)
    return TrainingFile(
        trainee,
        happened,
        years,
        found.findings if found else (),
        study.readings(desk, this_year, person_id=person_id)[person_id],
        study.rotations(desk, person_id=person_id).get(person_id),
        stands,
    )


def sentence(one: Moment, lang: str | None = None) -> str:
    """A moment in words."""
    return messages.sentence(f"moment.{one.code}", lang, **dict(one.values))


def _moments(session: Session, desk: Desk, trainee: Trainee) -> Iterator[Moment]:
    yield from _pool(session, desk, trainee)
    yield from _training(session, desk, trainee)
    yield from _study(session, desk, trainee)
    yield from _said(session, desk, trainee)


def _pool(session: Session, desk: Desk, trainee: Trainee) -> Iterator[Moment]:
    first = trainee.postings[0]
    yield domain.moment(trainee.joined, "pool", "joined", unit=first.unit_name, post=first.post)
    for posting in trainee.postings[1:]:
        yield domain.moment(posting.since, "pool", "posted", unit=posting.unit_name, post=posting.post)
    for one in registers.listed(session, desk.org, ExitProposal, person_id=trainee.id):
        reason = messages.sentence(f"exit.reason_{one.reason}")
        ref = f"{one.KIND}:{one.id}"
        yield domain.moment(one.day, "pool", "exit_proposed", ref, reason=reason)
        if one.decision is not None:
            code = "exit_kept" if not one.decision.leaves else "exit_decided"
            yield domain.moment(one.decision.on, "pool", code, ref, reason=reason)
    if trainee.left is not None:
        yield domain.moment(trainee.left, "pool", "left")


def _training(session: Session, desk: Desk, trainee: Trainee) -> Iterator[Moment]:
    own: dict[str, list[Mark]] = {}
    for event_id, mark in attendance.marks_of_person(session, desk.org, trainee.id):
        own.setdefault(event_id, []).append(mark)
    kinds = sheets.catalogue()
    for event_id in own:
        event = registers.get(session, desk.org, Event, event_id)
        hours = sum((day.attended for day in days(event, own[event_id])), Fraction(0))
        missed = [mark for mark in own[event_id] if mark.code in ("late", "early", "absent")]
        yield domain.moment(
            event.day or trainee.joined,
            "training",
            "event_missed" if missed else "event",
            f"{event.KIND}:{event.id}",
            kind=kinds.kind(event.kind).name,
            title=event.title,
            hours=shown(hours),
            missed=len(missed),
        )
    for exam in registers.listed(session, desk.org, Exam):
        result = exam.result(trainee.id)
        if result is not None and (result.absent or result.mark is not None):
            code = "exam_absent" if result.mark is None else "exam"
            told = "" if result.mark is None else shown(result.mark)
            ref = f"{exam.KIND}:{exam.id}"
            yield domain.moment(exam.day, "training", code, ref, title=exam.title, mark=told)
    for claim in registers.listed(session, desk.org, CreditClaim, person_id=trainee.id):
        ref = f"{claim.KIND}:{claim.id}"
        yield domain.moment(claim.on, "training", "claim", ref, text=claim.text or claim.evidence)


def _study(session: Session, desk: Desk, trainee: Trainee) -> Iterator[Moment]:
    groups = {one.id: one.name for one in registers.listed(session, desk.org, StudyGroup)}
    for held in registers.listed(session, desk.org, Activity):
        if trainee.id in held.present_ids:
            code = "hosted" if held.host_id == trainee.id else "activity"
            name = groups.get(held.group_id, "")
            ref = f"{held.KIND}:{held.id}"
            yield domain.moment(held.day, "study", code, ref, group=name, topic=held.topic)
    for book in registers.listed(session, desk.org, BookRead, person_id=trainee.id):
        yield domain.moment(book.day, "study", "book", f"{book.KIND}:{book.id}", title=book.title)
    for paper in registers.listed(session, desk.org, Analysis, person_id=trainee.id):
        ref = f"{paper.KIND}:{paper.id}"
        yield domain.moment(paper.day, "study", f"paper_{paper.kind}", ref, title=paper.title)
    for post in registers.listed(session, desk.org, Secondment, person_id=trainee.id):
        ref = f"{post.KIND}:{post.id}"
        yield domain.moment(post.day, "practice", "secondment", ref, unit=post.unit, post=post.post)
        if post.until is not None:
            ends = domain.moment(post.until, "practice", "secondment_ended", ref, unit=post.unit)
            yield ends
    for task in registers.listed(session, desk.org, Task, person_id=trainee.id):
        code = "key_task" if task.key else "task"
        yield domain.moment(task.day, "practice", code, f"{task.KIND}:{task.id}", title=task.title)


def _said(session: Session, desk: Desk, trainee: Trainee) -> Iterator[Moment]:
    person = trainee.id
    for talk in registers.listed(session, desk.org, CareTalk, person_id=person):
        yield domain.moment(talk.day, "talks", "care_talk", f"{talk.KIND}:{talk.id}", by=talk.by)
    for award in registers.listed(session, desk.org, Award, person_id=person):
        ref = f"{award.KIND}:{award.id}"
        yield domain.moment(award.day, "merits", "award", ref, name=award.name, body=award.body)
    for measure in registers.listed(session, desk.org, Discipline, person_id=person):
        ref = f"{measure.KIND}:{measure.id}"
        yield domain.moment(measure.day, "merits", "discipline", ref, name=measure.name, body=measure.body)
    for grade in registers.listed(session, desk.org, QualityGrade, person_id=person):
        word = messages.sentence(f"moment.grade_{grade.grade}")
        ref = f"{grade.KIND}:{grade.id}"
        yield domain.moment(grade.day, "merits", "quality", ref, year=grade.year, grade=word)
    for put_off in registers.listed(session, desk.org, Deferral, person_id=person):
        ref = f"{put_off.KIND}:{put_off.id}"
        yield domain.moment(
            put_off.day, "pool", "deferral", ref, until=put_off.until.isoformat(), reason=put_off.reason
        )
    for vote in registers.listed(session, desk.org, Satisfaction, person_id=person):
        ref = f"{vote.KIND}:{vote.id}"
        counts = {"satisfied": vote.satisfied, "valid": vote.valid}
        yield domain.moment(vote.day, "opinion", "satisfaction", ref, **counts)
    for ranking in registers.listed(session, desk.org, Ranking):
        posting = trainee.at(ranking.day)
        better = ranking.better_than(posting.unit)
        if better is not None and trainee.member_on(ranking.day) and posting.stage == ranking.stage:
            ref = f"{ranking.KIND}:{ranking.id}"
            told = {"title": ranking.title, "place": better + 1, "units": len(ranking.places)}
            yield domain.moment(ranking.day, "opinion", "ranking", ref, **told)
    for assessed in registers.listed(session, desk.org, Assessed, person_id=person):
        ref = f"{assessed.KIND}:{assessed.id}"
        yield domain.moment(assessed.day, "certificates", f"assessed_{assessed.grade}", ref)
    for granted in registers.listed(session, desk.org, Qualification, person_id=person):
        ref = f"{granted.KIND}:{granted.id}"
        until = _until(granted.valid_until)
        yield domain.moment(granted.day, "certificates", "granted", ref, number=granted.number, until=until)


def _until(day: date | None) -> str:
    return "" if day is None else day.isoformat()
