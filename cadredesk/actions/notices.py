"""The public notice of a round (公示): postings, objections, corrections, withdrawal, the clock and the result."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from cadredesk.actions import calendars, inspections, rounds
from cadredesk.desk import Desk
from cadredesk.domain import notice as rules
from cadredesk.domain import timeline
from cadredesk.domain.notice import NoticeClock, NoticeRow, Objection, Posting, PublicNotice
from cadredesk.domain.person import Person
from cadredesk.domain.round import Round
from cadredesk.errors import UserError

STEP = "public_notice"
CHANNELS = ("in_person", "letter", "phone")

_MOBILE = re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")
_ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")


def get(desk: Desk, round_id: str) -> PublicNotice:
    """The whole step, empty when not begun."""
    return rounds.get(desk, round_id).value(STEP, PublicNotice)


def state(desk: Desk, round_id: str, on: date | None = None) -> NoticeClock:
    """The clock: when the notice ends, whether that is final, which working days were counted, what stops it."""
    found = rounds.get(desk, round_id)
    value = found.value(STEP, PublicNotice)
    return rules.clock(value, found.profile.notice, calendars.get(desk), on or desk.today())


def rows(desk: Desk, round_id: str) -> tuple[NoticeRow, ...]:
    """The rows as they would be printed now, in stroke order: the columns of the inspection plan and nothing else."""
    found = rounds.get(desk, round_id)
    scores = inspections.composite(desk, round_id) if found.profile.notice.show_score else {}
    with desk.read() as session:
        files = {one.id: one for one in rounds.candidate_files(session, desk, found, STEP)}
        standing = rounds.candidates_of(session, desk, found, STEP)
    return tuple(
        NoticeRow(
            one.person_id,
            one.name,
            one.current_post,
            _birth(files[one.person_id]),
            scores.get(one.person_id, ""),
            one.intention or one.tier_label,
        )
        for one in standing
    )


def set_facts(desk: Desk, round_id: str, value: PublicNotice) -> Round:
    """Stores number, issuer and where to object; postings, objections and result stay as they are.

    `notice.personal`: a mobile or an ID number may not go on the wall (个人信息保护法).
    """
    told = [value.number, value.issuer, value.reception_phone, value.supervision_phone]
    _check_public(*told, value.reception_address, value.reception_hours, value.postcode)
    with rounds.edit_step(desk, round_id, STEP, "notice.facts_saved") as edit:
        old = edit.round.value(STEP, PublicNotice)
        edit.put(
            replace(
                value,
                postings=old.postings,
                objections=old.objections,
                result=old.result,
                result_text=old.result_text,
                result_on=old.result_on,
            )
        )
    return rounds.get(desk, round_id)


def post(
    desk: Desk, round_id: str, posted_on: date, where: str = "", posted_by: str = "", witnesses: str = ""
) -> Posting:
    """Records the posting with the rows as printed; the clock starts on the next day.

    `notice.posted` (it hangs already), `.nobody`, `.no_contact`, `.too_early` (before the examination),
    `.personal`.
    """
    printed = rows(desk, round_id)
    if not printed:
        raise UserError("notice.nobody")
    _check_rows(printed)
    with rounds.edit_step(desk, round_id, STEP, "notice.posted") as edit:
        value = edit.round.value(STEP, PublicNotice)
        if rules.current(value) is not None:
            raise UserError("notice.posted")
        if not value.issuer.strip() or not value.reception_phone.strip():
            raise UserError("notice.no_contact")
        first = timeline.earliest(edit.round, STEP, calendars.get(desk))
        if first is not None and posted_on < first:
            raise UserError("notice.too_early", earliest=first.isoformat())
        if value.postings and posted_on < value.postings[-1].posted_on:
            raise UserError("notice.too_early", earliest=value.postings[-1].posted_on.isoformat())
        replaced = value.postings[-1].id if value.postings else ""
        posting = Posting(
            desk.new_id(),
            "notice",
            posted_on,
            printed,
            value.number,
            where.strip(),
            posted_by.strip(),
            witnesses.strip(),
            replaces=replaced,
        )
        edit.put(
            replace(value, postings=(*value.postings, posting), result="", result_text="", result_on=None)
        )
    return posting


def correct(
    desk: Desk,
    round_id: str,
    posted_on: date,
    reason: str,
    old_text: str,
    new_text: str,
    where: str = "",
    posted_by: str = "",
) -> Posting:
    """Posts a correction (更正公示) that quotes the old and the new text and starts the period again.

    The rows are printed anew from the files. `notice.not_posted`, `.no_reason`, `.same_text`, `.too_early`,
    `.personal`.
    """
    if not reason.strip():
        raise UserError("notice.no_reason")
    if not old_text.strip() or not new_text.strip() or old_text.strip() == new_text.strip():
        raise UserError("notice.same_text")
    _check_public(old_text, new_text, reason)
    printed = rows(desk, round_id)
    _check_rows(printed)
    posting = Posting(
        desk.new_id(),
        "correction",
        posted_on,
        printed,
        where=where.strip(),
        posted_by=posted_by.strip(),
        reason=reason.strip(),
        old_text=old_text.strip(),
        new_text=new_text.strip(),
    )
    return _follow(desk, round_id, posting, "notice.corrected")


def withdraw(
    desk: Desk, round_id: str, on: date, reason: str, where: str = "", posted_by: str = ""
) -> Posting:
    """Takes the notice back (撤回公告) with a reason; everything stays in the record and a new one may be posted.

    `notice.not_posted`, `.no_reason`, `.too_early`, `.personal`.
    """
    if not reason.strip():
        raise UserError("notice.no_reason")
    _check_public(reason)
    posting = Posting(
        desk.new_id(),
        "withdrawal",
        on,
        where=where.strip(),
        posted_by=posted_by.strip(),
        reason=reason.strip(),
    )
    return _follow(desk, round_id, posting, "notice.withdrawn")


def post_continuation(
    desk: Desk, round_id: str, posted_on: date, where: str = "", posted_by: str = ""
) -> Posting:
    """Records the continuation sheet (继续公示) that names the new end after an objection was settled.

    `notice.not_posted`, `.stopped` (still open), `.no_stop` (nothing ever stopped the clock), `.too_early`.
    """
    clock = state(desk, round_id, posted_on)
    if clock.state == "stopped":
        raise UserError("notice.stopped", count=clock.open_objections)
    if not clock.stops and clock.state not in ("not_posted", "withdrawn"):
        raise UserError("notice.no_stop")
    posting = Posting(
        desk.new_id(), "continuation", posted_on, where=where.strip(), posted_by=posted_by.strip()
    )
    return _follow(desk, round_id, posting, "notice.continued")


def remove(desk: Desk, round_id: str, posting_id: str, removed_on: date, removed_by: str = "") -> Posting:
    """Records that a sheet was taken down. What still has to hang stays: `notice.remove_early` names its last day.

    `notice.posting_unknown`.
    """
    with rounds.edit_step(desk, round_id, STEP, "notice.removed") as edit:
        value = edit.round.value(STEP, PublicNotice)
        posting = _posting(value, posting_id)
        hanging = rules.current(value)
        if removed_on < posting.posted_on:
            raise UserError("notice.too_early", earliest=posting.posted_on.isoformat())
        if hanging is not None and hanging.id == posting_id:
            clock = rules.clock(value, edit.round.profile.notice, calendars.get(desk), removed_on)
            if clock.state != "ended":
                ends = clock.ends.isoformat() if clock.ends else "—"
                raise UserError("notice.remove_early", ends=ends)
        removed = replace(posting, removed_on=removed_on, removed_by=removed_by.strip())
        edit.put(_with_posting(value, removed))
    return removed


def set_photo(
    desk: Desk, round_id: str, posting_id: str, data: bytes, *, of_removal: bool = False
) -> Posting:
    """Keeps a photo of the posting or the removal (JPEG or PNG), encrypted. `notice.photo`, `notice.posting_unknown`."""
    if not data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or len(data) > 20 * 1024 * 1024:
        raise UserError("notice.photo")
    _posting(get(desk, round_id), posting_id)
    name = f"notice-{desk.new_id()}"
    desk.vault.seal_file(name, data)
    with rounds.edit_step(desk, round_id, STEP, "notice.photo") as edit:
        value = edit.round.value(STEP, PublicNotice)
        posting = _posting(value, posting_id)
        changed = replace(posting, removal_photo=name) if of_removal else replace(posting, photo=name)
        edit.put(_with_posting(value, changed))
    return changed


def photo(desk: Desk, name: str) -> bytes:
    """The bytes of a photo by the name kept in its posting."""
    return desk.vault.open_file(name)


def object(desk: Desk, round_id: str, objection: Objection) -> Objection:
    """Enters an objection; the clock stands still from the day it was received until it is solved, both included.

    `notice.not_posted`, `.channel`, `.no_content`, `.no_name` (a named one needs the name), `.about` (nobody on
    the wall), `.before_posting`.
    """
    new = replace(objection, id=desk.new_id(), solved_on=None, conclusion="", finding="", affects=False)
    if new.channel not in CHANNELS:
        raise UserError("notice.channel")
    if not new.content.strip():
        raise UserError("notice.no_content")
    if new.named and not new.raised_by.strip():
        raise UserError("notice.no_name")
    with rounds.edit_step(desk, round_id, STEP, "notice.objected") as edit:
        value = edit.round.value(STEP, PublicNotice)
        posting = rules.current(value)
        if posting is None:
            raise UserError("notice.not_posted")
        if new.about and new.about not in {row.person_id for row in posting.rows}:
            raise UserError("notice.about")
        if new.received_on < posting.posted_on:
            raise UserError("notice.before_posting", posted=posting.posted_on.isoformat())
        edit.put(replace(value, objections=(*value.objections, new)))
    return new


def solve(
    desk: Desk,
    round_id: str,
    objection_id: str,
    solved_on: date,
    handler: str,
    finding: str,
    conclusion: str,
    affects: bool = False,
) -> NoticeClock:
    """Settles an objection and returns the clock, which runs again from the next day.

    `notice.objection_unknown`, `.solved`, `.solved_before`, `.no_conclusion`.
    """
    if not handler.strip() or not finding.strip() or not conclusion.strip():
        raise UserError("notice.no_conclusion")
    with rounds.edit_step(desk, round_id, STEP, "notice.solved") as edit:
        value = edit.round.value(STEP, PublicNotice)
        old = next((one for one in value.objections if one.id == objection_id), None)
        if old is None:
            raise UserError("notice.objection_unknown")
        if old.solved_on is not None:
            raise UserError("notice.solved")
        if solved_on < old.received_on:
            raise UserError("notice.solved_before", received=old.received_on.isoformat())
        new = replace(
            old,
            solved_on=solved_on,
            handler=handler.strip(),
            finding=finding.strip(),
            conclusion=conclusion.strip(),
            affects=affects,
        )
        edit.put(
            replace(
                value, objections=tuple(new if one.id == objection_id else one for one in value.objections)
            )
        )
    return state(desk, round_id, solved_on)


def result(desk: Desk, round_id: str, on: date, text: str = "") -> Round:
    """Writes the result of the notice (公示结果): "no_objection", "objections_settled" or "withdrawn", as it was.

    Only after the last day: `notice.stopped`, `.running` (names the last day), `.tentative` (the calendar of a
    year is not known), `.not_posted`.
    """
    with rounds.edit_step(desk, round_id, STEP, "notice.result") as edit:
        value = edit.round.value(STEP, PublicNotice)
        block = _block(desk, edit.round, on)
        if block is not None and block.code != "notice.withdrawn":
            raise block
        if block is not None:
            kind = "withdrawn"
        else:
            kind = "objections_settled" if value.objections else "no_objection"
        edit.put(replace(value, result=kind, result_text=text.strip(), result_on=on))
    return rounds.get(desk, round_id)


def reporting_block(desk: Desk, round_id: str, on: date | None = None) -> UserError | None:
    """Why the round cannot be reported yet because of its notice, as the error with its sentence; None: it can."""
    found = rounds.get(desk, round_id)
    if found.profile.step(STEP) is None or found.is_closed(STEP):
        return None
    return _block(desk, found, on or desk.today())


def _block(desk: Desk, found: Round, on: date) -> UserError | None:
    clock = rules.clock(found.value(STEP, PublicNotice), found.profile.notice, calendars.get(desk), on)
    if clock.state == "not_posted":
        return UserError("notice.not_posted")
    if clock.state == "withdrawn":
        return UserError("notice.withdrawn")
    if clock.state == "stopped":
        return UserError("notice.stopped", count=clock.open_objections)
    if not clock.final:
        return UserError("notice.tentative", ends=str(clock.ends))
    if clock.state == "running":
        return UserError("notice.running", ends=str(clock.ends))
    return None


def _follow(desk: Desk, round_id: str, posting: Posting, event: str) -> Posting:
    with rounds.edit_step(desk, round_id, STEP, event) as edit:
        value = edit.round.value(STEP, PublicNotice)
        old = rules.current(value)
        if old is None:
            raise UserError("notice.not_posted")
        if posting.posted_on < value.postings[-1].posted_on:
            raise UserError("notice.too_early", earliest=value.postings[-1].posted_on.isoformat())
        new = replace(posting, number=value.number, replaces=old.id)
        changes = replace(value, postings=(*value.postings, new))
        if posting.sheet != "continuation":
            changes = replace(changes, result="", result_text="", result_on=None)
        edit.put(changes)
    return new


def _posting(value: PublicNotice, posting_id: str) -> Posting:
    for posting in value.postings:
        if posting.id == posting_id:
            return posting
    raise UserError("notice.posting_unknown")


def _with_posting(value: PublicNotice, posting: Posting) -> PublicNotice:
    return replace(value, postings=tuple(posting if one.id == posting.id else one for one in value.postings))


def _birth(person: Person) -> str:
    return person.birth.chinese() if person.birth else ""


def _check_rows(printed: tuple[NoticeRow, ...]) -> None:
    for row in printed:
        _check_public(row.name, row.current_post, row.birth, row.intention)


def _check_public(*texts: str) -> None:
    """Nothing that goes on the wall holds a mobile or an ID number."""
    for text in texts:
        if _MOBILE.search(text) or _ID_NUMBER.search(text):
            raise UserError("notice.personal")
