"""Training between school and bureau: what each tells of its people, and what becomes of it on the other side.

A school's word is a whole snapshot of what it keeps; the bureau's word is one of what it keeps of the school's people.
What the one side wrote, the other side neither changes nor sends back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cadredesk.actions import renumbering
from cadredesk.actions.effects import Line, Part
from cadredesk.actions.training import attendance, credits, sheets, study
from cadredesk.actions.training import rules as rule_actions
from cadredesk.desk import Desk, Session
from cadredesk.domain import lineage as history
from cadredesk.domain.training import course, credit
from cadredesk.domain.training import rules as rule_domain
from cadredesk.domain.training import word as domain
from cadredesk.domain.training.attendance import check as check_mark
from cadredesk.domain.training.course import Event
from cadredesk.domain.training.credit import CreditClaim, CreditEntry, ToldLine
from cadredesk.domain.training.exam import Exam
from cadredesk.domain.training.exits import Ranking, Satisfaction
from cadredesk.domain.training.groups import Activity, StudyGroup
from cadredesk.domain.training.plan import TrainingPlan
from cadredesk.domain.training.study import Secondment, Task
from cadredesk.domain.training.trainee import EXIT_REASONS, Trainee
from cadredesk.domain.training.word import Told
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from cadredesk.packages import canonical
from cadredesk.storage import attendance as marks_storage
from cadredesk.storage import bureau, chains, lineage, people, registers, training_rules
from cadredesk.storage import credits as ledger

PATH = "data/training.json"
_FORMAT = "cadredesk.training/1"
_GONE = "no longer told"


def own_word(desk: Desk) -> list[dict[str, Any]]:
    """The list `training` of a school's report: all it keeps of its people in training; empty when nobody is.

    What the bureau wrote here is not sent back.
    """
    with desk.read() as session:
        if not registers.listed(session, desk.org, Trainee):
            return []
        foreign = _foreign(session, desk)
        entries = _kept(session, desk, domain.OWN, foreign)
        told = _with_roll_calls(session, desk, entries, None)
    return domain.as_plain(told, desk.today())


def from_school(desk: Desk, report: Mapping[str, Any]) -> Told | None:
    """The training that a school's report tells; None when it tells none. `package.E403`.

    What makes no sense is refused here, before anything is written: counts that cannot be, a claim or a mark that the
    rules know nothing of, a course that could not be held.
    """
    told = domain.from_plain(report.get("training", []), domain.OWN)
    if told is None:
        return None
    with desk.read() as session:
        for entry in told.entries:
            try:
                _prove(session, desk, entry)
            except UserError as error:
                raise UserError("package.E403", field=f"training.{entry.KIND}") from error
    events = {one.id: one for one in told.entries if isinstance(one, Event)}
    for event_id, mark in told.marks:
        try:
            check_mark(mark, events[event_id].session(mark.session_id))
        except UserError as error:
            raise UserError("package.E403", field="training.mark") from error
    return told


def _prove(session: Session, desk: Desk, entry: Any) -> None:
    if isinstance(entry, Satisfaction):
        entry.check()
    elif isinstance(entry, Event):
        course.check(entry)
        sheets.catalogue().kind(entry.kind)
    elif isinstance(entry, CreditClaim):
        credit.of_claim(rule_actions.inside(session, desk.org, entry.on), entry)
    elif isinstance(entry, Secondment | Task):
        study.entries_of(rule_actions.inside(session, desk.org, entry.day), entry)


def take_from_school(session: Session, desk: Desk, sender: str, told: Told) -> None:
    """Puts a school's snapshot in the place of what it told before, with the credits it gives, in the bureau's desk.

    What the school tells of people it has not in training is left out. Its ids become those that are used here.
    """
    everybody = registers.listed(session, desk.org, Trainee)
    own = {theirs: ours for ours, theirs in _known_as(session, desk, sender, everybody).items()}
    heard = Told(
        tuple(_named(one, own) for one in told.entries if not one.person_id or one.person_id in own),
        tuple(_named(one, own) for one in told.enrolments if one.person_id in own),
        tuple((event_id, _named(mark, own)) for event_id, mark in told.marks if mark.person_id in own),
    )
    _take(session, desk, sender, heard, post=True)


def _known_as(session: Session, desk: Desk, school: str, everybody: Iterable[Trainee]) -> dict[str, str]:
    """The trainees a school is told of, each with the id by which the school itself knows them.

    Those it brought into training have its own id. Who came later, by a new post or with a school that goes on in this
    one, is found in its reports, by id or by the ID number (公民身份号码); whom it has not reported it does not know.
    """
    units = {school, *_before(session, desk, school)}
    wanted = [one for one in everybody if any(posting.unit in units for posting in one.postings)]
    found = {one.id: one.id for one in wanted if one.postings[0].unit == school}
    later = [one for one in wanted if one.id not in found]
    if not later:
        return _as_now(session, desk, school, found)
    places = {posting.unit for one in later for posting in one.postings} | {school}
    reported = {place: bureau.people(session, desk.org, sender=place) for place in places}
    here = {one.person_id for one in reported[school]}
    by_number = {one.id_number: one.person_id for one in reported[school] if one.id_number}
    for one in later:
        numbers = {
            person.id_number
            for posting in one.postings
            for person in reported[posting.unit]
            if person.person_id == one.id and person.id_number
        }
        known = (
            one.id
            if one.id in here
            else next((by_number[number] for number in sorted(numbers) if number in by_number), "")
        )
        if known:
            found[one.id] = known
    return _as_now(session, desk, school, found)


def _as_now(session: Session, desk: Desk, school: str, found: Mapping[str, str]) -> dict[str, str]:
    """The same by the ids of now, where the school has lost its folder since; whom it has not reported anew is left out."""
    lost = renumbering.known_now(session, desk.org, school)
    return {ours: now for ours, known in found.items() if (now := lost.get(known, known))}


def _before(session: Session, desk: Desk, school: str) -> frozenset[str]:
    """The ended schools that go on in a school today."""
    events = [one for one in lineage.events(session, desk.org) if one.on <= desk.today()]
    return history.predecessors(school, events)


def _source(entry: CreditEntry) -> tuple[str, str]:
    kind, _, source_id = entry.source.partition(":")
    return kind, source_id


def _named(value: Any, names: Mapping[str, str]) -> Any:
    """The value with ids of people in the place of others, wherever they stand in it."""
    if not names:
        return value
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(_named(one, names) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: _named(getattr(value, field.name), names)
            for field in dataclasses.fields(value)
            if isinstance(getattr(value, field.name), str | tuple)
        }
        return replace(value, **changes)
    return value


def word_to(desk: Desk, school: str, number: int) -> bytes | None:
    """`data/training.json` for a school: what the bureau keeps of its people, their credits and the year's lines.

    What another school told of somebody goes to the school they are at now. None when nobody of that school is or was
    in training, or it does not know any of them.
    """
    with desk.read() as session:
        everybody = registers.listed(session, desk.org, Trainee)
        names = _known_as(session, desk, school, everybody)
        if not names:
            return None
        own = set(names)
        units = {school, *_before(session, desk, school)}
        now = {one.id for one in everybody if one.id in own and one.now.unit in units}
        mine, foreign = _foreign(session, desk, school), _foreign(session, desk)

        def goes(key: tuple[str, str], person_id: str) -> bool:
            return key not in foreign or (key not in mine and person_id in now)

        kinds = tuple(kind for kind in domain.OF_BUREAU if kind is not ToldLine)
        entries = [
            found
            for one in _kept(session, desk, kinds, frozenset())
            if goes((one.KIND, one.id), one.person_id) and (found := _about(one, own)) is not None
        ]
        told = _with_roll_calls(session, desk, entries, own)
        kept = tuple(
            one
            for person_id in sorted(own)
            for one in ledger.of_person(session, desk.org, person_id)
            if goes(_source(one), person_id)
        )
        versions = training_rules.listed(session, desk.org)
    lines = [
        ToldLine(line.year, line.stage, line.mean, line.share, line.line, len(line.base), desk.today())
        for year in credits.years(desk)
        for line in credits.lines(desk, year)
        if line.mean is not None and line.line is not None
    ]
    others = {ours: theirs for ours, theirs in names.items() if ours != theirs}
    whole = Told(
        _named((*told.entries, *lines), others),
        _named(told.enrolments, others),
        _named(told.marks, others),
        _named(kept, others),
        tuple(one.text for one in versions),
    )
    rows = domain.as_plain(whole, desk.today())
    return canonical.dump({"format": _FORMAT, "number": number, "training": rows}, canonical.PAYLOAD)


def read_word(desk: Desk, files: Mapping[str, bytes]) -> tuple[int, Told] | None:
    """The bureau's word in the files of a roster; None when it holds none.

    `package.E402` from a newer program, `E403` out of form, `E404` about people who are not of this school.
    """
    if PATH not in files:
        return None
    value = canonical.load(files[PATH], canonical.PAYLOAD)
    if not isinstance(value, dict) or value.get("format") != _FORMAT:
        newer = isinstance(value, dict) and str(value.get("format")).startswith("cadredesk.training/")
        raise UserError("package.E402") if newer else UserError("package.E403", field="format")
    number, rows = value.get("number"), value.get("training", [])
    if not isinstance(number, int) or isinstance(number, bool):
        raise UserError("package.E403", field="number")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UserError("package.E403", field="training")
    told = domain.from_plain(rows, domain.OF_BUREAU)
    if told is None:
        return None
    for text in told.rules:
        rule_domain.parse(text)
    with desk.read() as session:
        strangers = {one for one in domain.people_of(told) if people.state_of(session, desk.org, one) is None}
    if strangers:
        raise UserError("package.E404", count=len(strangers))
    return number, told


def take_from_bureau(
    desk: Desk, session: Session, sender: str, package_id: str, value: tuple[int, Told] | None
) -> None:
    """Does at the school what the bureau's word says: the snapshot of its entries, and the credits as it counted them."""
    del package_id
    if value is None:
        return
    _, told = value
    for text in told.rules:
        rules = rule_domain.parse(text)
        training_rules.put(session, desk.org, rules, "", sender[:32], desk.today())
    before = {
        one.source
        for trainee in registers.listed(session, desk.org, Trainee)
        for one in ledger.of_person(session, desk.org, trainee.id)
    }
    mine = {
        f"{kind}:{entry_id}" for kind, entry_id in registers.not_written_by(session, desk.org, [sender[:32]])
    }
    _take(session, desk, sender, told, post=False)
    by_source: dict[str, list[CreditEntry]] = {}
    for one in told.credits:
        by_source.setdefault(one.source, []).append(one)
    for source in sorted((before | by_source.keys()) - mine):
        ledger.replace_source(session, desk.org, source, by_source.get(source, ()))


def lines(desk: Desk, value: tuple[int, Told] | None) -> tuple[Line, ...]:
    """In words, what the bureau's word would change: how many entries of each kind, and who leaves the pool."""
    if value is None:
        return ()
    _, told = value
    with desk.read() as session:
        known = {one.id: one for one in registers.listed(session, desk.org, Trainee)}
        counts = {kind: len(registers.listed(session, desk.org, kind)) for kind in domain.OF_BUREAU}
    found = _leaving(told, known)
    for kind in domain.OF_BUREAU:
        now = sum(isinstance(one, kind) for one in told.entries)
        if now or (counts[kind] and kind not in domain.OWN):
            was = sentence("exchange.entries", count=counts[kind])
            found.append(
                Line(sentence(f"exchange.kind_{kind.KIND}"), was, sentence("exchange.entries", count=now))
            )
    return tuple(found)


def _leaving(told: Told, known: Mapping[str, Trainee]) -> list[Line]:
    """Who would leave the pool: the weightiest of what is told, so it stands first."""
    found = []
    for one in told.entries:
        if isinstance(one, Trainee) and one.left is not None:
            before = known.get(one.id)
            if before is None or before.left is None:
                reason = one.left_reason if one.left_reason in EXIT_REASONS else "other"
                leaves = sentence(
                    "exchange.leaves", on=one.left.isoformat(), reason=sentence(f"exit.reason_{reason}")
                )
                found.append(Line(one.name, sentence("exchange.in_pool"), leaves))
    return found


TRAINING = Part(
    PATH,
    word_to,
    read_word,
    lines,
    take_from_bureau,
    lambda value: value[0] if value else 0,
)
"""The part of a roster that training adds."""


def _foreign(session: Session, desk: Desk, code: str = "") -> frozenset[tuple[str, str]]:
    """Kind and id of what the other side wrote: school or bureau, each under its code; that of one code when told."""
    codes = {code} if code else {one.code for one in chains.enrolled(session, desk.org)}
    found: set[tuple[str, str]] = set()
    for code in codes:
        found |= registers.written_by(session, desk.org, code, domain.OF_BUREAU).keys()
    return frozenset(found)


def _kept(
    session: Session, desk: Desk, kinds: Iterable[type[Any]], foreign: frozenset[tuple[str, str]]
) -> list[Any]:
    """The entries of these kinds that this side wrote."""
    return [
        one
        for kind in kinds
        for one in registers.listed(session, desk.org, kind)
        if (kind.KIND, one.id) not in foreign
    ]


def _with_roll_calls(session: Session, desk: Desk, entries: Iterable[Any], own: set[str] | None) -> Told:
    """The entries with who took part in the events among them, of `own` people only when told."""
    kept = list(entries)
    enrolments, marks = [], []
    for event in [one for one in kept if isinstance(one, Event)]:
        there = [
            one
            for one in marks_storage.enrolments(session, desk.org, event.id)
            if own is None or one.person_id in own
        ]
        held = [
            (event.id, one)
            for one in marks_storage.marks(session, desk.org, event.id)
            if own is None or one.person_id in own
        ]
        if own is not None and not there and not held:
            kept.remove(event)
            continue
        enrolments += there
        marks += held
    return Told(tuple(kept), tuple(enrolments), tuple(marks))


def _about(entry: Any, own: set[str]) -> Any | None:
    """The entry with nobody but `own` people in it; None when it is about nobody of them."""
    if isinstance(entry, StudyGroup):
        members = tuple(one for one in entry.member_ids if one in own)
        tasks = tuple((person, task) for person, task in entry.tasks if person in own)
        leader = entry.leader_id if entry.leader_id in own else ""
        return replace(entry, member_ids=members, tasks=tasks, leader_id=leader) if members else None
    if isinstance(entry, Activity):
        present = tuple(one for one in entry.present_ids if one in own)
        leave = tuple((person, giver) for person, giver in entry.leave if person in own)
        host = entry.host_id if entry.host_id in own else ""
        told = replace(entry, present_ids=present, leave=leave, host_id=host, photos=())
        return told if present or leave else None
    if isinstance(entry, Exam):
        results = tuple(one for one in entry.results if one.person_id in own)
        return replace(entry, results=results) if results else None
    if isinstance(entry, Event):
        return replace(entry, photos=(), fund_planned=0, fund_used=0)
    if isinstance(entry, TrainingPlan | Ranking):
        return entry
    return entry if entry.person_id in own else None


def _take(session: Session, desk: Desk, sender: str, told: Told, *, post: bool) -> None:
    """Puts what a sender tells in the place of what it told before.

    Entries of a school's own kinds that someone here wrote are left alone; in all else the bureau's word holds.
    """
    by, today = sender[:32], desk.today()
    others = registers.not_written_by(session, desk.org, [by])
    theirs = registers.written_by(session, desk.org, by, domain.OF_BUREAU)
    kept = set()
    for entry in told.entries:
        key = (entry.KIND, entry.id)
        if key in others and isinstance(entry, domain.OWN):
            continue
        kept.add(key)
        if theirs.get(key) != entry:
            registers.put(session, desk.org, entry, by, today)
    for key, entry in theirs.items():
        if key not in kept:
            registers.void(session, desk.org, entry, by, today, _GONE)
            if post:
                credits.post(session, desk, f"{key[0]}:{key[1]}", ())
    for event in [one for one in told.entries if isinstance(one, Event) and (one.KIND, one.id) in kept]:
        _take_roll_call(session, desk, by, event, told)
    if post:
        for entry in told.entries:
            if (entry.KIND, entry.id) in kept:
                _post(session, desk, entry)


def _take_roll_call(session: Session, desk: Desk, by: str, event: Event, told: Told) -> None:
    marks_storage.put_enrolments(
        session, desk.org, [one for one in told.enrolments if one.event_id == event.id]
    )
    wanted = {
        (mark.session_id, mark.person_id): mark for event_id, mark in told.marks if event_id == event.id
    }
    known = {
        (mark.session_id, mark.person_id): mark for mark in marks_storage.marks(session, desk.org, event.id)
    }
    changed = [mark for key, mark in wanted.items() if known.get(key) != mark]
    cleared = [key for key in known if key not in wanted]
    marks_storage.put_marks(session, desk.org, event.id, changed, cleared, by, desk.today(), _GONE)


def _post(session: Session, desk: Desk, entry: Any) -> None:
    if isinstance(entry, Event):
        attendance.repost(session, desk, entry)
    elif isinstance(entry, CreditClaim):
        rules = rule_actions.inside(session, desk.org, entry.on)
        credits.post(session, desk, entry.source, (credit.of_claim(rules, entry),))
    elif isinstance(entry, Secondment | Task):
        study.post_credits(session, desk, entry)
