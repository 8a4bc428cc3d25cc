"""Who enters the pool, by a recorded meeting of the bureau: its people, its votes, its papers, and what the schools are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from cadredesk import resources
from cadredesk.actions import bureau_checks, conflicts, people, profiles, receipts, renumbering, submissions
from cadredesk.desk import Desk, Session
from cadredesk.documents import minutes, pool_decision
from cadredesk.documents.paper import Head, Paper
from cadredesk.domain import conflicts as questions
from cadredesk.domain import decision as rules
from cadredesk.domain import strokes
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.decision import OUTCOMES, Candidate, Decision, PoolMeeting
from cadredesk.domain.meeting import Item, ItemResult, MeetingRecord, least
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from cadredesk.storage import bureau, settings
from cadredesk.storage import decisions as storage
from cadredesk.storage.bureau import ReportedPerson
from cadredesk.vault.files import SHARED, write_atomic

__all__ = [
    "OUTCOMES",
    "Candidate",
    "CandidateLine",
    "Decision",
    "PoolMeeting",
    "candidates",
    "close",
    "drop",
    "get",
    "history",
    "list_paper",
    "meetings",
    "minutes_paper",
    "number_list",
    "open_meeting",
    "periods",
    "save",
    "save_list",
    "save_minutes",
    "save_replies",
    "set_candidates",
    "standing",
]

Progress = Callable[..., None]
TIERS = ("chief", "deputy", "young")


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """Somebody who may stand before a meeting; `why_not` says why not (empty: may), `standing` what was last decided.

    why_not: not_accepted (the report is not accepted), open (a question between schools is open), given (another school
    or entry keeps the person), no_tier (on no final list).
    """

    candidate: Candidate
    why_not: str = ""
    standing: Decision | None = None

    @property
    def is_new(self) -> bool:
        """Whether nothing stands decided for this tier but a deferral."""
        last = self.standing
        return last is None or last.outcome in ("deferred", "left") or last.tier != self.candidate.tier


def periods(desk: Desk) -> tuple[str, ...]:
    """The periods with reports, the newest first."""
    with desk.read() as session:
        return tuple(sorted({one.period for one in bureau.current(session, desk.org)}, reverse=True))


def candidates(desk: Desk, period: str) -> tuple[CandidateLine, ...]:
    """Everybody reported for a period, by surname strokes, and those in the pool whom no report names any more."""
    names = submissions.school_names(desk)
    with desk.read() as session:
        return _lines(session, desk, period, names)


def standing(desk: Desk) -> tuple[Decision, ...]:
    """The last decision of every person, by school and person."""
    with desk.read() as session:
        return renumbering.standing(session, desk.org)


def history(desk: Desk, unit: str, person_id: str) -> tuple[tuple[Decision, str], ...]:
    """Every decision on one person, the earliest first, with the number of its list or meeting."""
    with desk.read() as session:
        numbers = _numbers(session, desk)
        return tuple(
            (one, numbers.get(one.meeting_id, ""))
            for one in storage.history(session, desk.org, unit, person_id)
        )


def meetings(desk: Desk) -> tuple[PoolMeeting, ...]:
    """The meetings without their candidates, the latest first."""
    with desk.read() as session:
        return storage.meetings(session, desk.org)


def get(desk: Desk, meeting_id: str) -> PoolMeeting:
    """One meeting with its candidates; `decisions.unknown`."""
    with desk.read() as session:
        return _get(session, desk, meeting_id)


def open_meeting(desk: Desk, period: str) -> PoolMeeting:
    """Begins a meeting: with the members of the last one, and before it everybody who may enter and is not decided on.

    Quorum and majority are those of the bureau's rule profile (examination), copied into the meeting. `decisions.no_profile`.
    """
    chosen = bureau_checks.rules_chosen(desk)
    if not chosen.profile:
        raise UserError("decisions.no_profile")
    profile = profiles.get(desk, chosen.profile)
    names = submissions.school_names(desk)
    with desk.write("pool_meeting.opened") as session:
        last = next((one for one in storage.meetings(session, desk.org) if one.record.attendees), None)
        members = tuple(
            replace(one, present=True, reason="") for one in (last.record.attendees if last else ())
        )
        ready = tuple(
            line.candidate
            for line in _lines(session, desk, period, names)
            if not line.why_not and line.is_new and line.candidate.asks == "enter"
        )
        record = MeetingRecord(
            attendees=members,
            place=last.record.place if last else "",
            chair=last.record.chair if last else "",
            recorder=last.record.recorder if last else "",
        )
        made = PoolMeeting(desk.new_id(), period, profile.term, record, profile.examination, candidates=ready)
        storage.put_meeting(session, desk.org, made)
    return made


def save(desk: Desk, meeting: PoolMeeting) -> None:
    """Stores record and votes of an open meeting; its candidates stay. `decisions.unknown`, `decisions.closed`."""
    with desk.write("pool_meeting.saved", meeting.id) as session:
        known = _open(session, desk, meeting.id)
        kept = replace(
            known, record=meeting.record, bloc=meeting.bloc, term=meeting.term.strip() or known.term
        )
        storage.put_record(session, desk.org, kept)


def set_candidates(desk: Desk, meeting_id: str, chosen: Iterable[Candidate]) -> PoolMeeting:
    """Puts other people before an open meeting; votes on those who are gone go with them."""
    told = tuple(dict.fromkeys(chosen))
    keys = {one.key for one in told}
    with desk.write("pool_meeting.candidates", meeting_id) as session:
        known = _open(session, desk, meeting_id)
        items = tuple(one for one in known.record.items if one.person_id in keys)
        changed = replace(known, candidates=told, record=replace(known.record, items=items))
        storage.put_meeting(session, desk.org, changed)
    return changed


def drop(desk: Desk, meeting_id: str) -> None:
    """Deletes a meeting that has decided nothing. `decisions.unknown`, `decisions.closed`."""
    with desk.write("pool_meeting.dropped", meeting_id) as session:
        _open(session, desk, meeting_id)
        storage.drop_meeting(session, desk.org, meeting_id)


def close(desk: Desk, meeting_id: str) -> PoolMeeting:
    """Closes the meeting: its decisions stand, and the receipts of its schools tell them.

    Errors: what `domain.decision.problems` names (`decisions.…`), `decisions.in_future`, and `decisions.moved` when a
    report has changed meanwhile so that somebody may no longer be decided on.
    """
    names = submissions.school_names(desk)
    with desk.write("pool_meeting.closed", meeting_id) as session:
        _open(session, desk, meeting_id)
        known = _get(session, desk, meeting_id)
        problem = next(rules.problems(known), None)
        if problem is not None:
            raise UserError(f"decisions.{problem[0]}", **problem[1])
        assert known.record.on is not None
        if known.record.on > desk.today():
            raise UserError("decisions.in_future")
        may = {line.candidate.key: line.why_not for line in _lines(session, desk, known.period, names)}
        for one in known.candidates:
            if one.asks == "enter" and may.get(one.key, "not_accepted"):
                raise UserError("decisions.moved", name=one.name, school=one.school)
        closed = replace(known, state="closed", closed_by=desk.user.id, closed_on=desk.today())
        storage.put_record(session, desk.org, closed)
        storage.add(session, desk.org, rules.decisions(closed))
        _tell(session, desk, {one.unit for one in closed.candidates}, closed.period)
    return closed


def number_list(desk: Desk, meeting_id: str, number: str, on: date | None) -> PoolMeeting:
    """Gives the list of a closed meeting its number (文号) and day; the receipts tell it. `decisions.not_closed`."""
    with desk.write("pool_meeting.numbered", meeting_id) as session:
        known = _get(session, desk, meeting_id)
        if not known.is_closed:
            raise UserError("decisions.not_closed")
        changed = replace(known, list_number=number.strip(), list_on=on)
        storage.put_record(session, desk.org, changed)
        _tell(session, desk, {one.unit for one in known.candidates}, known.period)
    return changed


# Papers -------------------------------------------------------------------------------------------------------


def minutes_paper(desk: Desk, meeting_id: str) -> Paper:
    """会议记录: who was there, the vote on all and on single people, what was decided, with the list voted on.

    `decisions.not_closed`.
    """
    found = _closed(desk, meeting_id)
    wording, own = resources.wording("minutes"), resources.wording("pool_minutes")
    facts = _facts(desk)
    record, rule = found.record, found.rule
    assert record.on is not None
    outcomes = rules.results(found)
    singly = found.singly()
    together = [one for one in found.candidates if one.key not in singly]
    items = []
    if together:
        title = str(own["together"]).format(count=len(together))
        items.append(
            _item(title, found.bloc, outcomes[together[0].key], str(own["subject"]).format(title=title))
        )
    for one in found.candidates:
        if one.key in singly:
            subject = str(own["leave" if one.asks == "leave" else "enter"]).format(
                name=one.name, school=one.school, term=found.term
            )
            items.append(_item(one.name, singly[one.key], outcomes[one.key], subject))
    value = minutes.Minutes(
        head=Head("", record.on, record.number, sealed=False),
        body=facts["body"],
        kind=str(own["kind"]),
        on=record.on,
        when="—".join(text for text in (record.begins, record.ends) if text),
        place=record.place,
        chair=record.chair,
        recorder=record.recorder,
        members=tuple((one.name, one.role, "" if one.present else one.reason) for one in record.attendees),
        needed=least(rule.quorum, record.due, more_than=rule.quorum_more_than),
        agenda=record.agenda or str(own["agenda"]).format(period=_year(found.period), term=found.term),
        ballot=record.ballot,
        items=tuple(items),
        conclusion=record.conclusion.strip() or _conclusion(found, own),
        sitting_in=record.sitting_in,
    )
    paper = minutes.paper_of(value, wording)
    rows = _rows(found.candidates, desk)
    return pool_decision.with_annex(paper, rows, own)


def list_paper(desk: Desk, meeting_id: str, unit: str = "") -> Paper:
    """The list as decided (名单), by tier and surname strokes; for one school the reply (批复) to it.

    `decisions.not_closed`, `decisions.nobody_entered` when there is nothing to tell.
    """
    found = _closed(desk, meeting_id)
    facts = _facts(desk)
    all_results = rules.results(found)
    outcomes = {one.key: rules.outcome(one, all_results[one.key]) for one in found.candidates}
    mine = [one for one in found.candidates if unit in ("", one.unit)]
    by_outcome = {name: _rows([one for one in mine if outcomes[one.key] == name], desk) for name in OUTCOMES}
    if not any(by_outcome.values()) or not (unit or by_outcome["entered"] or by_outcome["left"]):
        raise UserError("decisions.nobody_entered")
    assert found.record.on is not None
    tiers = tuple(
        (sentence(f"difference.tier_{tier}", "zh_CN") if tier in TIERS else tier, rows)
        for tier in (*TIERS, *sorted({row.tier_id for row in by_outcome["entered"]} - set(TIERS)))
        if (rows := tuple(row for row in by_outcome["entered"] if row.tier_id == tier))
    )
    told = {name: tuple(row.name if unit else row.named for row in rows) for name, rows in by_outcome.items()}
    value = pool_decision.PoolDecision(
        Head(facts["issuer"], found.list_on or found.record.on, found.list_number),
        _year(found.period),
        found.term,
        facts["issuer"],
        found.record.on,
        str(resources.wording("papers")["order_surname"]),
        tiers,
        told["not_entered"],
        told["deferred"],
        told["left"],
        mine[0].school if unit else "",
    )
    return pool_decision.render(value, resources.wording("pool_reply" if unit else "pool_decision"))


def save_minutes(desk: Desk, meeting_id: str, path: Path) -> Path:
    """The minutes as PDF, or as .docx by the ending of `path`. Errors as `minutes_paper`; EnvironmentFault."""
    return _save(minutes_paper(desk, meeting_id), path)


def save_list(desk: Desk, meeting_id: str, path: Path, unit: str = "") -> Path:
    """The list, or the reply to one school, likewise. Errors as `list_paper`; EnvironmentFault."""
    return _save(list_paper(desk, meeting_id, unit), path)


def save_replies(desk: Desk, meeting_id: str, folder: Path, progress: Progress | None = None) -> int:
    """A reply for every school of the meeting into `folder`, named by code; how many. Errors as `list_paper`."""
    units = sorted({one.unit for one in _closed(desk, meeting_id).candidates})
    for at, unit in enumerate(units):
        if progress is not None:
            progress(at, len(units), unit)
        save_list(desk, meeting_id, folder / f"{unit}.pdf", unit)
    return len(units)


def _save(paper: Paper, path: Path) -> Path:
    write_atomic(path, paper.docx if path.suffix.lower() == ".docx" else paper.pdf, mode=SHARED)
    return path


# Private ------------------------------------------------------------------------------------------------------


def _get(session: Session, desk: Desk, meeting_id: str) -> PoolMeeting:
    found = storage.meeting(session, desk.org, meeting_id)
    if found is None:
        raise UserError("decisions.unknown")
    return found


def _open(session: Session, desk: Desk, meeting_id: str) -> PoolMeeting:
    """An open meeting without its candidates."""
    found = storage.record(session, desk.org, meeting_id)
    if found is None:
        raise UserError("decisions.unknown")
    if found.is_closed:
        raise UserError("decisions.closed")
    return found


def _closed(desk: Desk, meeting_id: str) -> PoolMeeting:
    found = get(desk, meeting_id)
    if not found.is_closed:
        raise UserError("decisions.not_closed")
    return found


def _lines(session: Session, desk: Desk, period: str, names: Mapping[str, str]) -> tuple[CandidateLine, ...]:
    reported = bureau.people(session, desk.org, period=period)
    states = {one.package_id: one.state for one in bureau.current(session, desk.org, period=period)}
    found, ruled = conflicts.standing(session, desk.org, period)
    kept_out = questions.excluded(found, ruled)
    last = {(one.unit, one.person_id): one for one in renumbering.standing(session, desk.org)}
    lines = []
    for one in reported:
        why_not = "not_accepted" if states.get(one.package_id) != "accepted" else ""
        why_not = why_not or kept_out.get((one.sender, one.person_id), "") or ("" if one.tier else "no_tier")
        candidate = _candidate(one, names)
        lines.append(CandidateLine(candidate, why_not, last.pop((one.sender, one.person_id), None)))
    for decided in last.values():
        if decided.outcome == "entered":
            school = names.get(decided.unit, decided.unit)
            gone = Candidate(
                decided.unit, decided.person_id, decided.name, decided.tier, school, asks="leave"
            )
            lines.append(CandidateLine(gone, "", decided))
    order = people.stroke_order(desk)
    return tuple(
        sorted(
            lines,
            key=lambda line: (*strokes.sort_key(line.candidate.name, order), line.candidate.key),
        )
    )


def _candidate(one: ReportedPerson, names: Mapping[str, str]) -> Candidate:
    family = one.data.get("family")
    relatives = tuple(
        str(row["name"])
        for row in (family if isinstance(family, list) else ())
        if isinstance(row, dict) and row.get("name")
    )
    post = one.data.get("current_post", "")
    return Candidate(
        one.sender,
        one.person_id,
        one.name,
        one.tier,
        names.get(one.sender, one.sender),
        one.gender,
        one.birth,
        post if isinstance(post, str) else "",
        family=relatives,
    )


def _tell(session: Session, desk: Desk, units: set[str], period: str) -> None:
    """The decisions that stand for a school's people go into the receipt of its last report."""
    numbers = _numbers(session, desk)
    current: dict[str, str] = {}
    for one in bureau.current(session, desk.org):
        if one.period == period or one.sender not in current:
            current[one.sender] = one.package_id
    for unit in sorted(units & current.keys()):
        told: list[dict[str, Any]] = []
        for decided in renumbering.standing(session, desk.org, unit=unit):
            entry = {
                "person": decided.person_id,
                "name": decided.name,
                "tier": decided.tier,
                "outcome": decided.outcome,
                "on": decided.on.isoformat(),
                "number": numbers.get(decided.meeting_id, ""),
                "reason": decided.reason,
            }
            told.append({key: value for key, value in entry.items() if value})
        receipts.tell(session, desk, current[unit], decisions=told)


def _numbers(session: Session, desk: Desk) -> dict[str, str]:
    """The number of the list of a meeting, of the meeting itself as long as the list has none."""
    return {one.id: one.list_number or one.record.number for one in storage.meetings(session, desk.org)}


def _facts(desk: Desk) -> dict[str, str]:
    """The bureau as its papers write it: who decides (the party organisation), who signs."""
    with desk.read() as session:
        facts = settings.school(session, desk.org)
    own = resources.wording("pool_minutes")
    party = facts.party_organisation or str(own["party"]).format(bureau=facts.name)
    return {"body": str(own["body"]).format(party=party), "issuer": party}


def _item(name: str, item: Item, result: ItemResult, subject: str) -> minutes.Item:
    return minutes.Item(
        name,
        result.due,
        result.voting,
        item.agree,
        item.disagree,
        item.defer,
        result.needed,
        result.outcome,
        item.avoided,
        tuple((said.name, said.text) for said in item.statements),
        subject,
    )


def _conclusion(found: PoolMeeting, own: Mapping[str, Any]) -> str:
    results = rules.results(found)
    lines = []
    for name in OUTCOMES:
        people_ = [one for one in found.candidates if rules.outcome(one, results[one.key]) == name]
        if people_:
            told = "、".join(one.name for one in people_[:20])
            text = str(own[name] if len(people_) <= 20 else own[f"{name}_many"])
            lines.append(text.format(names=told, count=len(people_), term=found.term))
    return "\n".join(lines)


def _rows(chosen: Iterable[Candidate], desk: Desk) -> tuple[pool_decision.Row, ...]:
    terms = people.terms()
    order = people.stroke_order(desk)
    by_strokes = sorted(chosen, key=lambda one: (*strokes.sort_key(one.name, order), one.key))
    return tuple(
        pool_decision.Row(
            one.name,
            terms.label("gender", one.gender),
            _birth(one.birth),
            one.school,
            one.post,
            sentence(f"difference.tier_{one.tier}", "zh_CN") if one.tier in TIERS else one.tier,
            one.tier,
        )
        for one in by_strokes
    )


def _birth(text: str) -> str:
    """出生年月, as lists print it: year and month."""
    try:
        known = PartialDate.from_iso(text) if text else None
    except UserError:
        return text
    if known is None:
        return ""
    return f"{known.year}.{known.month:02d}" if known.month else str(known.year)


def _year(period: str) -> str:
    """A period that is a year reads as one."""
    return f"{period}年度" if len(period) == 4 and period.isascii() and period.isdigit() else period
