"""The papers of a round: which there are, what is to be printed, making and filing them, and what was printed when."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from cadredesk.actions import checklists, form_papers, official_papers
from cadredesk.actions.gathered import Gathered, Sheet, gather
from cadredesk.desk import Desk, Session
from cadredesk.documents import combine, preview
from cadredesk.documents.preview import Pixels
from cadredesk.domain import timeline
from cadredesk.domain.inspection import Talks
from cadredesk.domain.notice import PublicNotice
from cadredesk.domain.report import plain
from cadredesk.domain.round import FinalList, steps_of
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from cadredesk.storage import papers as storage
from cadredesk.storage.papers import FiledPaper

__all__ = [
    "KINDS",
    "FiledPaper",
    "PaperFile",
    "PaperKind",
    "PaperLine",
    "Pixels",
    "all_lines",
    "combined",
    "docx",
    "earlier",
    "file_name",
    "get",
    "mark_printed",
    "of_step",
    "page_count",
    "pdf",
    "pixels",
    "render",
    "render_all",
    "render_step",
]

PaperState = Literal["not_due", "to_print", "printed", "stale"]
Progress = Callable[..., None]
"""`progress(done, total, text)`; may raise `Cancelled`."""

_GATHER = {**official_papers.GATHER, **form_papers.GATHER}


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: its step, what one of it is about, and how many copies are usual.

    `per`: "" (one a round), "person" (everybody who stands), "final" (everybody on the final list), "vote",
    "machine" (every vote counted by machine), "talk", "posting" (every sheet on the wall), "correction" or "withdrawal" (a posting of that kind). `official`: laid out by GB/T 9704-2012, with a .docx.
    """

    key: str
    step: str
    per: str = ""
    official: bool = False
    copies: int = 1


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of a step as the print folder shows it.

    `person_id` is whom or what it is about: a person's, vote's, posting's or talk's id, or empty. `number` is that
    of step and kind ("05-1", "11-1-03"). `state`: "not_due" (the round cannot fill it yet, `reason` is the code
    why), "to_print", "printed", or "stale" (made, and the round has changed since). `paper_id` is empty and `pages`
    0 as long as it was never made.
    """

    key: str
    number: str
    title: str
    person_id: str
    state: PaperState
    pages: int
    has_docx: bool
    paper_id: str
    step: str = ""
    reason: str = ""
    copies: int = 1
    printed_copies: int = 0
    printed_on: date | None = None


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A paper that was made and filed. `file_name` ends in .pdf and begins with the number."""

    id: str
    key: str
    person_id: str
    number: str
    title: str
    file_name: str
    pages: int
    has_docx: bool


KINDS: tuple[PaperKind, ...] = (
    PaperKind("recommendation_form", "nomination", "person", copies=2),
    PaperKind("recommendation_signing", "recommendation_vote"),
    PaperKind("recommendation_ballot", "recommendation_vote", "vote"),
    PaperKind("recommendation_issue_slip", "recommendation_vote", "vote"),
    PaperKind("recommendation_tally_sheet", "recommendation_vote", "vote"),
    PaperKind("recommendation_summary", "recommendation_vote", "vote", copies=2),
    PaperKind("recommendation_machine_record", "recommendation_vote", "machine"),
    PaperKind("eligibility_list", "eligibility"),
    PaperKind("leadership_signing", "leadership_meeting"),
    PaperKind("leadership_vote_slip", "leadership_meeting"),
    PaperKind("leadership_minutes", "leadership_meeting", official=True, copies=2),
    PaperKind("branch_signing", "branch_meeting"),
    PaperKind("branch_vote_slip", "branch_meeting"),
    PaperKind("branch_minutes", "branch_meeting", official=True, copies=2),
    PaperKind("inspection_plan", "inspection_plan", official=True, copies=2),
    PaperKind("advance_notice", "advance_notice", official=True, copies=2),
    PaperKind("advance_posting_record", "advance_notice"),
    PaperKind("evaluation_signing", "evaluation"),
    PaperKind("evaluation_ballot", "evaluation", "vote"),
    PaperKind("evaluation_issue_slip", "evaluation", "vote"),
    PaperKind("evaluation_tally_sheet", "evaluation", "vote"),
    PaperKind("evaluation_result", "evaluation", "vote", copies=3),
    PaperKind("evaluation_machine_record", "evaluation", "machine"),
    PaperKind("talk_record", "talks", "talk"),
    PaperKind("interview_record", "talks", "person"),
    PaperKind("talk_statistics", "talks"),
    PaperKind("inspection_report", "inspection_report", "person", official=True, copies=2),
    PaperKind("examination_signing", "examination"),
    PaperKind("examination_vote_slip", "examination"),
    PaperKind("examination_minutes", "examination", official=True, copies=2),
    PaperKind("public_notice", "public_notice", official=True, copies=3),
    PaperKind("posting_record", "public_notice", "posting"),
    PaperKind("objection_register", "public_notice"),
    PaperKind("correction", "public_notice", "correction", official=True, copies=3),
    PaperKind("withdrawal", "public_notice", "withdrawal", official=True, copies=3),
    PaperKind("continuation", "public_notice", official=True, copies=3),
    PaperKind("public_notice_result", "public_notice", official=True, copies=2),
    PaperKind("final_list", "final_list", official=True, copies=2),
    PaperKind("recommendation_complete", "final_list", "final", copies=2),
    PaperKind("registration_form", "final_list", "final", copies=2),
    PaperKind("roster", "final_list", copies=2),
    PaperKind("record_of_round", "dossier"),
    PaperKind("dossier_checklist", "dossier", copies=2),
    PaperKind("cover_report", "dossier", official=True, copies=2),
)
"""Every kind of paper, in the order of the steps and of the numbers within a step."""


def of_step(desk: Desk, round_id: str, step: str) -> tuple[PaperLine, ...]:
    """The papers of one step, in the order of their numbers; `round.unknown`."""
    return _lines(gather(desk, round_id), _filed(desk, round_id), (step,))


def all_lines(desk: Desk, round_id: str) -> tuple[PaperLine, ...]:
    """The papers of every step of a round."""
    found = gather(desk, round_id)
    return _lines(found, _filed(desk, round_id), steps_of(found.round.profile))


def render(
    desk: Desk, round_id: str, key: str, person_id: str = "", progress: Progress | None = None
) -> PaperFile:
    """Makes one paper from the round as it stands and files it, sealed; the same values give the paper filed before.

    Errors: `papers.unknown`, the reason why it is not due (`papers.…`), `paper.personal_data` for a posted one,
    `font.no_glyph`. `progress` is told before the page is drawn.
    """
    found = gather(desk, round_id)
    line = _line_of(found, _filed(desk, round_id), key, person_id)
    return _make(desk, found, (line,), progress)[0]


def render_step(
    desk: Desk, round_id: str, step: str, progress: Progress | None = None
) -> tuple[PaperFile, ...]:
    """Makes whatever of a step is due and not yet made, or stale; returns every paper of the step that is there."""
    found = gather(desk, round_id)
    lines = _lines(found, _filed(desk, round_id), (step,))
    return _make(desk, found, [line for line in lines if line.state != "not_due"], progress)


def render_all(desk: Desk, round_id: str, progress: Progress | None = None) -> tuple[PaperFile, ...]:
    """The same for every step of the round."""
    found = gather(desk, round_id)
    lines = _lines(found, _filed(desk, round_id), steps_of(found.round.profile))
    return _make(desk, found, [line for line in lines if line.state != "not_due"], progress)


def get(desk: Desk, paper_id: str) -> FiledPaper:
    """One filed paper; `papers.unknown`."""
    with desk.read() as session:
        return _stored(session, desk, paper_id)


def pdf(desk: Desk, paper_id: str) -> bytes:
    """The PDF of a filed paper, exactly as it was made; `papers.unknown`."""
    return desk.vault.open_file(get(desk, paper_id).file)


def docx(desk: Desk, round_id: str, key: str, person_id: str = "") -> bytes:
    """An official paper as editable .docx, from the round as it stands; `papers.no_docx` for a form."""
    found = gather(desk, round_id)
    line = _line_of(found, _filed(desk, round_id), key, person_id)
    sheet = _sheet(found, line.key, line.person_id)
    if sheet.docx is None:
        raise UserError("papers.no_docx")
    return sheet.docx(_watermark(desk, found))


def pixels(desk: Desk, paper_id: str, page: int, width: int) -> Pixels:
    """One page (from 0) of a filed paper, `width` pixels wide."""
    return preview.page_pixels(pdf(desk, paper_id), page, width)


def page_count(desk: Desk, paper_id: str) -> int:
    """How many pages a filed paper has."""
    return get(desk, paper_id).pages


def combined(
    desk: Desk, round_id: str, step: str, progress: Progress | None = None, *, even: bool = False
) -> bytes:
    """Every paper of a step that is due, in one PDF; made first where not made yet. `papers.none_due`.

    With `even` each paper begins on a new sheet when printed on both sides.
    """
    files = render_step(desk, round_id, step, progress)
    if not files:
        raise UserError("papers.none_due")
    return combine.combined((pdf(desk, one.id) for one in files), even)


def mark_printed(desk: Desk, paper_id: str, copies: int = 1, on: date | None = None) -> FiledPaper:
    """Notes that so many copies of a paper were printed. `papers.unknown`, `papers.copies`."""
    if not 1 <= copies <= 9999:
        raise UserError("papers.copies", copies=copies)
    with desk.write("paper.printed", paper_id) as session:
        old = _stored(session, desk, paper_id)
        new = replace(old, printed_copies=old.printed_copies + copies, printed_on=on or desk.today())
        storage.put(session, desk.org, new)
    checklists.note(desk, "test_print")
    return new


def earlier(desk: Desk, round_id: str) -> tuple[FiledPaper, ...]:
    """Papers that were printed and then replaced by newer ones; they stay in the record."""
    with desk.read() as session:
        return tuple(one for one in storage.of_round(session, desk.org, round_id) if one.superseded)


def file_name(number: str, title: str, ending: str) -> str:
    """The name under which a paper is saved to a folder: its number and title, fit for every system."""
    plain_title = "".join("_" if char in '\\/:*?"<>|' or ord(char) < 32 else char for char in title)
    return f"{number} {plain_title[:80].rstrip(' .')}.{ending}"


# Private ------------------------------------------------------------------------------------------------------


def _filed(desk: Desk, round_id: str) -> dict[tuple[str, str], FiledPaper]:
    with desk.read() as session:
        found = storage.of_round(session, desk.org, round_id)
    return {(one.key, one.subject): one for one in found if not one.superseded}


def _lines(
    found: Gathered, filed: dict[tuple[str, str], FiledPaper], steps: tuple[str, ...]
) -> tuple[PaperLine, ...]:
    order = {step: place for place, step in enumerate(steps_of(found.round.profile), 1)}
    lines: list[PaperLine] = []
    for step in steps:
        if step not in order:
            continue
        for place, kind in enumerate((k for k in KINDS if k.step == step), 1):
            number = f"{order[step]:02}-{place}"
            lines += _of_kind(found, filed, kind, number)
    return tuple(lines)


def _of_kind(
    found: Gathered, filed: dict[tuple[str, str], FiledPaper], kind: PaperKind, number: str
) -> Iterator[PaperLine]:
    title = _title(kind.key)
    if not kind.per:
        yield _line(found, filed, kind, number, title, "")
        return
    for place, (subject, name) in enumerate(_subjects(found, kind), 1):
        shown = f"{title}（{name}）" if name else title
        yield _line(found, filed, kind, f"{number}-{place:02}", shown, subject)


def _title(key: str) -> str:
    """The title of a kind; papers are named in Chinese whatever the window speaks."""
    return sentence(f"papers.kind_{key}", "zh_CN")


def _subjects(found: Gathered, kind: PaperKind) -> list[tuple[str, str]]:
    if kind.per == "person":
        return [(one.person_id, one.name) for one in found.standing(kind.step)]
    if kind.per == "final":
        chosen = {entry.person_id for entry in found.round.value("final_list", FinalList).entries}
        return [(one.person_id, one.name) for one in found.everybody if one.person_id in chosen]
    if kind.per in ("vote", "machine"):
        votes = found.votes_of(kind.step)
        several = len(votes) > 1
        if kind.per == "machine":
            votes = tuple(vote for vote in votes if vote.witnesses != "passes")
        return [
            (vote.id, sentence("papers.attempt", "zh_CN", attempt=vote.attempt) if several else "")
            for vote in votes
        ]
    if kind.per == "talk":
        talks = found.round.value("talks", Talks).talks
        return [(talk.id, f"{found.name(talk.subject_id)}，{talk.speaker}") for talk in talks]
    postings = found.round.value("public_notice", PublicNotice).postings
    if kind.per == "posting":
        return [(one.id, sentence(f"papers.sheet_{one.sheet}", "zh_CN")) for one in postings]
    return [(one.id, "") for one in postings if one.sheet == kind.per]


def _line(
    found: Gathered,
    filed: dict[tuple[str, str], FiledPaper],
    kind: PaperKind,
    number: str,
    title: str,
    subject: str,
) -> PaperLine:
    old = filed.get((kind.key, subject))
    state: PaperState = "to_print"
    reason = ""
    try:
        digest = _digest(_sheet(found, kind.key, subject))
    except UserError as error:
        reason = error.code
        state = "stale" if old is not None else "not_due"
    else:
        if old is not None and old.digest != digest:
            state = "stale"
        elif old is not None and old.printed_copies:
            state = "printed"
    if state == "stale" and old is not None and old.printed_copies and found.round.is_closed(kind.step):
        state, reason = "printed", ""  # What was decided and printed stays as it was.
    return PaperLine(
        kind.key,
        number,
        title,
        subject,
        state,
        old.pages if old else 0,
        kind.official,
        old.id if old else "",
        kind.step,
        reason,
        kind.copies,
        old.printed_copies if old else 0,
        old.printed_on if old else None,
    )


def _line_of(found: Gathered, filed: dict[tuple[str, str], FiledPaper], key: str, subject: str) -> PaperLine:
    kind = next((one for one in KINDS if one.key == key), None)
    if kind is None or kind.step not in steps_of(found.round.profile):
        raise UserError("papers.unknown")
    for line in _lines(found, filed, (kind.step,)):
        if (line.key, line.person_id) == (key, subject):
            return line
    raise UserError("papers.unknown")


def _sheet(found: Gathered, key: str, subject: str) -> Sheet:
    """The sheet of a kind and subject, or the UserError that says why it is not due."""
    kind = next(one for one in KINDS if one.key == key)
    record = found.round.record(kind.step)
    if record is not None and record.state == "skipped":
        raise UserError("papers.skipped")
    if record is None and timeline.waits_for(found.round, kind.step) is not None:
        raise UserError("papers.not_yet")
    rule = found.round.profile.step(kind.step)
    if record is None and rule is not None and rule.optional:
        raise UserError("papers.not_begun")
    return _GATHER[key](found, subject)


def _digest(sheet: Sheet) -> str:
    text = json.dumps(plain(sheet.values), ensure_ascii=False, sort_keys=True, default=_digest_of_bytes)
    return hashlib.sha256(text.encode()).hexdigest()


def _digest_of_bytes(value: object) -> str:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    raise TypeError(type(value).__name__)


def _watermark(desk: Desk, found: Gathered) -> str | None:
    return str(found.words["watermark"]) if desk.kind == "rehearsal" else None


def _make(
    desk: Desk, found: Gathered, lines: tuple[PaperLine, ...] | list[PaperLine], progress: Progress | None
) -> tuple[PaperFile, ...]:
    """Draws what is new or stale, seals the files, then writes all rows in one short transaction."""
    desk.check_writable()
    mark = _watermark(desk, found)
    files: list[PaperFile] = []
    fresh: list[tuple[FiledPaper, str]] = []
    for done, line in enumerate(lines):
        if progress is not None:
            progress(done, len(lines), line.title)
        if line.paper_id and line.state != "stale":
            files.append(_file_of(line, line.paper_id, line.pages))
            continue
        sheet = _sheet(found, line.key, line.person_id)
        drawn = sheet.pdf(mark)
        paper_id = desk.new_id()
        paper = FiledPaper(
            paper_id,
            found.round.id,
            line.key,
            line.person_id,
            line.number,
            line.title,
            f"paper-{paper_id}.pdf",
            _digest(sheet),
            preview.page_count(drawn),
            desk.today(),
            line.copies,
        )
        desk.vault.seal_file(paper.file, drawn)
        fresh.append((paper, line.paper_id))
        files.append(_file_of(line, paper_id, paper.pages))
    if fresh:
        _store(desk, found.round.id, fresh)
    return tuple(files)


def _store(desk: Desk, round_id: str, fresh: list[tuple[FiledPaper, str]]) -> None:
    gone: list[str] = []
    with desk.write("paper.filed", round_id) as session:
        for paper, replaced in fresh:
            if replaced:
                old = _stored(session, desk, replaced)
                if old.printed_copies:
                    storage.put(session, desk.org, replace(old, superseded=True))
                else:
                    storage.drop(session, desk.org, old.id)
                    gone.append(old.file)
            storage.put(session, desk.org, paper)
    for name in gone:
        desk.vault.delete_file(name)


def _file_of(line: PaperLine, paper_id: str, pages: int) -> PaperFile:
    name = file_name(line.number, line.title, "pdf")
    return PaperFile(paper_id, line.key, line.person_id, line.number, line.title, name, pages, line.has_docx)


def _stored(session: Session, desk: Desk, paper_id: str) -> FiledPaper:
    found = storage.get(session, desk.org, paper_id)
    if found is None:
        raise UserError("papers.unknown")
    return found
