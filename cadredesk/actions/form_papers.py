"""The values of forms and tables: recommendation and registration forms, lists, sheets to sign, ballots, results."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from cadredesk import resources
from cadredesk.actions import eligibility, official_papers, people
from cadredesk.actions.gathered import Gathered, Sheet
from cadredesk.actions.official_papers import Gather, agenda_of, body_of, notice_told
from cadredesk.documents import (
    attendance_sheet,
    ballot,
    combine,
    dossier_checklist,
    eligibility_list,
    issue_slip,
    machine_record,
    meeting_vote_slip,
    objection_register,
    posting_record,
    recommendation_form,
    recommendation_summary,
    record_of_round,
    registration_form,
    result_sheet,
    roster,
    talk_record,
    talk_statistics,
    tally_sheet,
)
from cadredesk.domain.eligibility import Finding
from cadredesk.domain.form import canonical
from cadredesk.domain.inspection import AdvanceNotice, Talks
from cadredesk.domain.meeting import Attendee, MeetingRecord, decide
from cadredesk.domain.notice import Posting, PublicNotice
from cadredesk.domain.person import Person
from cadredesk.domain.round import DistrictNotice, Dossier, EligibilityReview, FinalList, Nominations, Votes
from cadredesk.domain.tally import shown
from cadredesk.domain.vote import Vote
from cadredesk.errors import UserError
from cadredesk.messages import sentence

_BALLOT_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def _printed(g: Gathered, person: Person) -> Person:
    """The file as forms print it: what stands on no form cannot make one stale."""
    post = g.post_with_unit(person)
    return replace(person, current_post=post, phone="", address="", remarks="", raw_name="")


def _with_photo(g: Gathered, person: Person) -> bytes | None:
    return g.desk.vault.open_file(person.photo) if person.photo else None


# Forms of a person ---------------------------------------------------------------------------------------------


def recommendation(g: Gathered, person_id: str) -> Sheet:
    """推荐表 as it is filled when somebody is nominated; votes and opinions are left to be written by hand."""
    person = _person(g, person_id)
    entries = [
        one for one in g.round.value("nomination", Nominations).standing() if one.person_id == person_id
    ]
    one = next(one for one in g.everybody if one.person_id == person_id)
    value = recommendation_form.RecommendationForm(
        person=_printed(g, person),
        school=g.school.name,
        term=g.round.profile.term,
        on=g.reference_date,
        filled_on=max((entry.on for entry in entries if entry.on), default=None),
        tier=one.tier_label,
        intention=one.intention,
        source="、".join(
            dict.fromkeys(
                g.terms.label("nomination_source", entry.source) + (f"（{entry.by}）" if entry.by else "")
                for entry in entries
            )
        ),
        reason="\n".join(dict.fromkeys(entry.reason for entry in entries if entry.reason)),
    )
    return _recommendation_sheet(g, person, value)


def recommendation_complete(g: Gathered, person_id: str) -> Sheet:
    """推荐表 with everything the round found out: votes, scores, meetings, inspection, public notice."""
    value = recommendation(g, person_id).values[0]
    assert isinstance(value, recommendation_form.RecommendationForm)
    value = replace(
        value,
        school_meeting=_decision(g, "leadership_meeting", person_id),
        branch_meeting=_decision(g, "branch_meeting", person_id),
        notice=(notice_told(g), g.round.value("public_notice", PublicNotice).result_on),
    )
    vote = g.counting_vote("recommendation_vote")
    result = g.result(vote.id) if vote else None
    row = _row_of(vote, person_id)
    if vote and result and row:
        element = result.candidate(row).elements[0]
        votes = sum(number for column, number in element.counts if column != "abstain")
        value = replace(value, votes=votes, base=element.base, base_name=result.rule.base)
    vote = g.counting_vote("evaluation")
    result = g.result(vote.id) if vote else None
    row = _row_of(vote, person_id)
    if vote and result and row:
        own = result.candidate(row)
        labels = {element.id: element.label for element in result.form.elements}
        value = replace(
            value,
            composite=shown(own.composite) if own.composite is not None else "",
            elements=tuple(
                (labels[one.element], shown(one.score))
                for one in own.elements
                if one.score is not None and one.element in labels
            ),
        )
    return _recommendation_sheet(g, _person(g, person_id), value)


def _recommendation_sheet(
    g: Gathered, person: Person, value: recommendation_form.RecommendationForm
) -> Sheet:
    def draw(mark: str | None) -> bytes:
        whole = replace(value, photo=_with_photo(g, person))
        words = resources.wording("recommendation_form")
        return recommendation_form.pdf(whole, words, resources.wording("personal"), g.terms, mark)

    return Sheet((value,), draw)


def _decision(g: Gathered, step: str, person_id: str) -> recommendation_form.Decision | None:
    record = g.round.value(step, MeetingRecord)
    item = next((one for one in record.items if one.person_id == person_id), None)
    if item is None:
        return None
    outcome = decide(record, item, g.round.profile.meeting(step))
    return recommendation_form.Decision(outcome, record.on)


def _row_of(vote: Vote | None, person_id: str) -> str | None:
    return next((row for row, person in vote.people if person == person_id), None) if vote else None


def registration(g: Gathered, person_id: str) -> Sheet:
    """后备干部简要情况登记表 of one person."""
    person = _person(g, person_id)
    value = registration_form.RegistrationForm(
        _printed(g, person),
        g.school.name,
        g.round.profile.term,
        g.reference_date,
        g.round.value("final_list", FinalList).on,
    )

    def draw(mark: str | None) -> bytes:
        whole = replace(value, photo=_with_photo(g, person))
        words = resources.wording("registration_form")
        return registration_form.pdf(whole, words, resources.wording("personal"), g.terms, mark)

    return Sheet((value,), draw)


def _person(g: Gathered, person_id: str) -> Person:
    person = g.files.get(person_id)
    if person is None:
        raise UserError("papers.nobody")
    return person


# Eligibility ---------------------------------------------------------------------------------------------------


def reviewed(g: Gathered, _subject: str) -> Sheet:
    """资格审查表: everybody against every rule."""
    reference = g.round.value("district_notice", DistrictNotice).reference_date
    if reference is None:
        raise UserError("eligibility.no_reference")
    found = eligibility.review(g.desk, g.round.id, "zh_CN")
    if not found:
        raise UserError("papers.nobody")
    stored = g.round.value("eligibility", EligibilityReview)
    labels = {one.person_id: one.tier_label for one in g.everybody}
    value = eligibility_list.EligibilityList(
        g.school.name,
        g.round.profile.term,
        g.round.profile.title,
        reference,
        tuple(
            eligibility_list.ReviewedPerson(
                g.files[one.person_id], labels[one.person_id], one.findings, one.decision, one.reason
            )
            for one in found
        ),
        stored.reviewed_on,
        stored.reviewers,
    )
    seen = tuple(
        (
            one.person.name,
            one.person.current_post,
            one.person.birth,
            one.tier,
            one.decision,
            one.reason,
            *(_finding(finding) for finding in one.findings),
        )
        for one in value.people
    )
    words = resources.wording("eligibility_list")
    return Sheet((replace(value, people=()), seen), lambda mark: eligibility_list.pdf(value, words, mark))


def _finding(one: Finding) -> tuple[str, ...]:
    return (one.label, one.required, one.actual, one.source, one.verdict, one.clause, one.exception)


# Meetings ------------------------------------------------------------------------------------------------------


def signing_of(step: str) -> Gather:
    """会议签到表 of a meeting that decides; who signs makes it, who came does not make it stale."""

    def gather(g: Gathered, _subject: str) -> Sheet:
        record = g.round.value(step, MeetingRecord)
        if not record.attendees:
            raise UserError("papers.no_members")
        names = tuple((one.name, one.role) for one in record.attendees)
        title = str(resources.wording("papers")["signing"]).format(meeting=body_of(g, step))
        value = attendance_sheet.AttendanceSheet(
            title,
            record.attendees,
            record.on,
            record.begins,
            record.place,
            held=any(item.agree or item.disagree or item.defer for item in record.items),
        )
        words = resources.wording("attendance_sheet")
        facts = (title, names, record.on, record.begins, record.place)
        return Sheet(facts, lambda mark: attendance_sheet.pdf(value, words, mark))

    return gather


def staff_signing_of(step: str) -> Gather:
    """签到表 of the whole staff for a vote's meeting, three people side by side."""

    def gather(g: Gathered, _subject: str) -> Sheet:
        meeting = g.round.value(step, Votes)
        staff = people.lines(g.desk, convention=g.round.profile.name_order, with_left=False)
        if not staff:
            raise UserError("papers.nobody")
        label = g.words["steps"][step]
        title = str(g.words["staff_signing"]).format(school=g.school.name, meeting=label)
        value = attendance_sheet.AttendanceSheet(
            title,
            tuple(Attendee(one.name) for one in staff),
            meeting.meeting_on,
            meeting.meeting_time,
            meeting.place,
            3,
        )
        words = resources.wording("attendance_sheet")
        return Sheet((value,), lambda mark: attendance_sheet.pdf(value, words, mark))

    return gather


def vote_slip_of(step: str) -> Gather:
    """表决票 of a meeting that votes by secret ballot."""

    def gather(g: Gathered, _subject: str) -> Sheet:
        record, standing = g.round.value(step, MeetingRecord), g.standing(step)
        if record.ballot != "secret":
            raise UserError("papers.not_secret")
        if not standing:
            raise UserError("papers.nobody")
        items = tuple((one.name, one.current_post, one.intention or one.tier_label) for one in standing)
        agenda = record.agenda or agenda_of(g, step)
        value = meeting_vote_slip.VoteSlip(body_of(g, step), agenda, items, record.on)
        words = resources.wording("meeting_vote_slip")
        return Sheet((value,), lambda mark: meeting_vote_slip.pdf(value, words, mark))

    return gather


# Votes ---------------------------------------------------------------------------------------------------------


def _vote(g: Gathered, vote_id: str) -> Vote:
    vote = next((one for one in g.votes if one.id == vote_id), None)
    if vote is None:
        raise UserError("papers.no_vote")
    return vote


def ballot_id(vote: Vote, group: str) -> str:
    """The code of a voter group's print run: the same on every copy, six signs that cannot be confused."""
    number = int.from_bytes(hashlib.sha256(f"{vote.id} {group}".encode()).digest()[:8])
    signs = ""
    for _ in range(6):
        number, place = divmod(number, len(_BALLOT_ALPHABET))
        signs += _BALLOT_ALPHABET[place]
    return signs


def ballots(g: Gathered, vote_id: str) -> Sheet:
    """测评票 or 推荐票: one form a voter group, told apart by its label and its code, to be copied."""
    vote = _vote(g, vote_id)

    def draw(mark: str | None) -> bytes:
        return combine.combined(printed.pdf for printed in print_runs(vote, mark))

    groups = tuple((group.id, group.label) for group in vote.categories)
    other = () if vote.paper == "A4" else (vote.paper,)
    return Sheet((vote.form, vote.id, groups, *other), draw)


def print_runs(vote: Vote, watermark: str | None = None) -> Iterator[ballot.PrintedBallot]:
    """The ballot of every voter group, as printed, with the layout that tells a reader where its boxes are."""
    words = resources.wording("ballot")
    for group in vote.categories:
        form = replace(
            vote.form, group_label=group.label if len(vote.categories) > 1 else vote.form.group_label
        )
        yield ballot.pdf(form, ballot_id(vote, group.id), words, watermark, vote.paper)


def issued(step: str) -> Gather:
    """选票分发、收回统计单; counts already known are printed, and do not make one stale."""

    def gather(g: Gathered, vote_id: str) -> Sheet:
        vote, meeting = _vote(g, vote_id), g.round.value(step, Votes)
        counted = [one.id for one in vote.categories if one.issued is not None]
        opened: tuple[tuple[str, int], ...] = ()
        if len(vote.categories) == 1 and counted:
            opened = ((counted[0], (vote.categories[0].issued or 0) + meeting.surplus_destroyed),)
        value = issue_slip.IssueSlip(g.school.name, vote.title, vote.categories, opened, meeting.meeting_on)
        words = resources.wording("issue_slip")
        bare = tuple((one.id, one.label) for one in vote.categories)
        return Sheet(
            (vote.id, vote.title, bare, meeting.meeting_on), lambda mark: issue_slip.pdf(value, words, mark)
        )

    return gather


def strokes(g: Gathered, vote_id: str) -> Sheet:
    """计票用表, a part for each voter group, for counting in strokes of 正."""
    vote = _vote(g, vote_id)
    words = resources.wording("tally_sheet")

    def draw(mark: str | None) -> bytes:
        parts = [
            tally_sheet.pdf(
                tally_sheet.TallySheet(vote.form, one.label or one.id, vote.bundle_size), words, mark
            )
            for one in vote.categories
        ]
        return combine.combined(parts) if len(parts) > 1 else parts[0]

    labels = tuple(one.label or one.id for one in vote.categories)
    return Sheet((vote.form, labels, vote.bundle_size), draw)


def results(step: str) -> Gather:
    """民主测评结果汇总表 of a sealed vote."""

    def gather(g: Gathered, vote_id: str) -> Sheet:
        vote, meeting = _vote(g, vote_id), g.round.value(step, Votes)
        result = g.result(vote_id)
        if result is None:
            raise UserError("papers.not_sealed")
        value = result_sheet.ResultSheet(
            g.school.name,
            vote.title,
            result,
            g.round.profile.title,
            meeting.meeting_on,
            meeting.place,
            meeting.chair,
            vote.scrutineers or meeting.scrutineers,
            vote.counters or meeting.counters,
            sealed_digest(g, vote_id),
        )
        words = resources.wording("result_sheet")
        return Sheet((value,), lambda mark: result_sheet.pdf(value, words, mark))

    return gather


def summary(g: Gathered, vote_id: str) -> Sheet:
    """民主推荐情况汇总表 of a sealed recommendation."""
    vote, meeting = _vote(g, vote_id), g.round.value("recommendation_vote", Votes)
    result = g.result(vote_id)
    if result is None:
        raise UserError("papers.not_sealed")
    standing = {one.person_id: one.tier_label for one in g.everybody}
    posts = "、".join(dict.fromkeys(standing[p] for _, p in vote.people if p in standing))
    value = recommendation_summary.RecommendationSummary(
        g.school.name,
        vote.title,
        posts,
        result,
        meeting.meeting_on,
        meeting.place,
        digest=sealed_digest(g, vote_id),
    )
    words = resources.wording("recommendation_summary")
    return Sheet((value,), lambda mark: recommendation_summary.pdf(value, words, mark))


def machine_records(step: str) -> Gather:
    """机读计票记录 of a sealed vote that was counted by machine."""

    def gather(g: Gathered, vote_id: str) -> Sheet:
        vote, meeting = _vote(g, vote_id), g.round.value(step, Votes)
        if vote.machine is None:
            raise UserError("papers.not_sealed")
        returned = sum(group.returned or 0 for group in vote.categories)
        value = machine_record.MachineCountRecord(
            g.school.name,
            vote.title,
            returned,
            vote.witnesses,
            vote.machine,
            meeting.meeting_on,
            meeting.place,
        )
        words = resources.wording("machine_record")
        return Sheet((value,), lambda mark: machine_record.pdf(value, words, mark))

    return gather


def sealed_digest(g: Gathered, vote_id: str) -> str:
    """SHA-256 over the sealed ballots of a vote in their order: `group pattern count`, a line each."""
    lines = [f"{one.group}\t{canonical(one.pattern)}\t{one.count}\n" for one in g.ballots[vote_id]]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


# Talks ---------------------------------------------------------------------------------------------------------


def _subject_of(g: Gathered, person_id: str) -> Person:
    """The little of a file that a talk's record prints."""
    person = _person(g, person_id)
    return Person(person.id, person.name, current_post=person.current_post)


def talk(g: Gathered, talk_id: str) -> Sheet:
    """个别谈话记录 of one talk; confidential."""
    held = next((one for one in g.round.value("talks", Talks).talks if one.id == talk_id), None)
    if held is None:
        raise UserError("papers.no_talks")
    value = talk_record.TalkRecord(_subject_of(g, held.subject_id), held)
    words = resources.wording("talk_record")
    return Sheet((value,), lambda mark: talk_record.pdf(value, words, g.terms, mark))


def interview(g: Gathered, person_id: str) -> Sheet:
    """考察对象面谈记录 of one person; confidential."""
    held = g.round.value("talks", Talks).interviews
    own = next((one for one in held if one.person_id == person_id), None)
    if own is None:
        raise UserError("papers.no_interview")
    value = talk_record.InterviewRecord(_subject_of(g, person_id), own)
    words = resources.wording("talk_record")
    return Sheet((value,), lambda mark: talk_record.interview_pdf(value, words, mark))


def talks_counted(g: Gathered, _subject: str) -> Sheet:
    """谈话情况统计表: counts only."""
    held = g.round.value("talks", Talks)
    if not held.talks:
        raise UserError("papers.no_talks")
    people = tuple((one.person_id, one.name) for one in g.standing("talks"))
    value = talk_statistics.TalkStatistics(g.school.name, held, people)
    words = resources.wording("talk_statistics")
    return Sheet((value,), lambda mark: talk_statistics.pdf(value, words, mark))


# The public notice ---------------------------------------------------------------------------------------------


def posting(g: Gathered, posting_id: str) -> Sheet:
    """张贴和撤除记录 of one sheet, with its photos."""
    postings = g.round.value("public_notice", PublicNotice).postings
    found = next((one for one in postings if one.id == posting_id), None)
    if found is None:
        raise UserError("papers.no_posting")
    return _posting_sheet(g, found)


def posting_in_advance(g: Gathered, _subject: str) -> Sheet:
    """张贴记录 of the advance notice."""
    stored = g.round.value("advance_notice", AdvanceNotice)
    if stored.posted_on is None:
        raise UserError("papers.no_posting")
    return _posting_sheet(
        g, Posting("", "advance_notice", stored.posted_on, number=stored.number, where=stored.posted_where)
    )


def _posting_sheet(g: Gathered, found: Posting) -> Sheet:
    def opened(name: str) -> bytes | None:
        return g.desk.vault.open_file(name) if name else None

    def draw(mark: str | None) -> bytes:
        value = posting_record.PostingRecord(
            g.school.name, found, opened(found.photo), opened(found.removal_photo)
        )
        return posting_record.pdf(value, resources.wording("posting_record"), mark)

    return Sheet((g.school.name, found), draw)


def objections(g: Gathered, _subject: str) -> Sheet:
    """公示意见登记表; stays in the school."""
    stored = g.round.value("public_notice", PublicNotice)
    if not stored.postings:
        raise UserError("papers.no_posting")
    names = {one.about: g.name(one.about) for one in stored.objections if one.about}
    value = objection_register.ObjectionRegister(g.school.name, stored, names)
    words = resources.wording("objection_register")
    facts = (g.school.name, stored.number, stored.objections, names)
    return Sheet(facts, lambda mark: objection_register.pdf(value, words, mark))


# The end -------------------------------------------------------------------------------------------------------


def pool(g: Gathered, _subject: str) -> Sheet:
    """人选名册 of the final list with its summary sentence."""
    stored = g.round.value("final_list", FinalList)
    if not stored.entries or stored.on is None:
        raise UserError("papers.no_final")
    chosen = {entry.person_id for entry in stored.entries}
    people = tuple(_printed(g, g.files[one.person_id]) for one in g.everybody if one.person_id in chosen)
    value = roster.Roster(g.school.name, g.round.profile.term, people, g.reference_date, stored.on, g.order)
    words = resources.wording("roster")
    return Sheet((value,), lambda mark: roster.pdf(value, words, g.terms, mark))


def whole_round(g: Gathered, _subject: str) -> Sheet:
    """选拔工作全程纪实表: every step with what was decided, earlier revisions included."""
    names = {person_id: person.name for person_id, person in g.files.items()}
    value = record_of_round.RecordOfRound(g.school.name, g.round, names, g.users)
    words = resources.wording("record_of_round")
    facts = (g.school.name, g.round.steps, g.round.history, names)
    return Sheet(facts, lambda mark: record_of_round.pdf(value, words, mark))


def checklist(g: Gathered, _subject: str) -> Sheet:
    """归档材料清单."""
    stored = g.round.value("dossier", Dossier)
    if not stored.items:
        raise UserError("papers.no_dossier")
    titles = {key: sentence(f"papers.kind_{key}", "zh_CN") for key in (*official_papers.GATHER, *GATHER)}
    value = dossier_checklist.DossierChecklist(g.school.name, g.round.title, stored, titles)
    words = resources.wording("dossier_checklist")
    return Sheet((g.school.name, stored), lambda mark: dossier_checklist.pdf(value, words, mark))


GATHER: dict[str, Gather] = {
    "recommendation_form": recommendation,
    "recommendation_complete": recommendation_complete,
    "registration_form": registration,
    "eligibility_list": reviewed,
    "leadership_signing": signing_of("leadership_meeting"),
    "branch_signing": signing_of("branch_meeting"),
    "examination_signing": signing_of("examination"),
    "recommendation_signing": staff_signing_of("recommendation_vote"),
    "evaluation_signing": staff_signing_of("evaluation"),
    "leadership_vote_slip": vote_slip_of("leadership_meeting"),
    "branch_vote_slip": vote_slip_of("branch_meeting"),
    "examination_vote_slip": vote_slip_of("examination"),
    "recommendation_ballot": ballots,
    "evaluation_ballot": ballots,
    "recommendation_issue_slip": issued("recommendation_vote"),
    "evaluation_issue_slip": issued("evaluation"),
    "recommendation_tally_sheet": strokes,
    "evaluation_tally_sheet": strokes,
    "evaluation_result": results("evaluation"),
    "recommendation_summary": summary,
    "recommendation_machine_record": machine_records("recommendation_vote"),
    "evaluation_machine_record": machine_records("evaluation"),
    "talk_record": talk,
    "interview_record": interview,
    "talk_statistics": talks_counted,
    "advance_posting_record": posting_in_advance,
    "posting_record": posting,
    "objection_register": objections,
    "roster": pool,
    "record_of_round": whole_round,
    "dossier_checklist": checklist,
}
"""The forms and tables by their key."""
