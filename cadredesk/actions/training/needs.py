"""The survey of training needs: making it, printing the sheets, adding what came back, and the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cadredesk.actions.training import sheets
from cadredesk.desk import Desk
from cadredesk.documents import training_needs
from cadredesk.domain.training import needs as domain
from cadredesk.domain.training.needs import (
    TIERS,
    Answers,
    Question,
    Sheet,
    Survey,
    Table,
    TableLine,
    numbered,
    option_id,
    read_numbers,
)
from cadredesk.errors import UserError
from cadredesk.storage import registers

__all__ = [
    "TIERS",
    "Answers",
    "Question",
    "Sheet",
    "Survey",
    "Table",
    "TableLine",
    "add_sheets",
    "draft",
    "get",
    "listed",
    "numbered",
    "option_id",
    "put",
    "put_counts",
    "put_remarks",
    "questionnaire_pdf",
    "read_numbers",
    "result_pdf",
    "table",
]


def draft(desk: Desk, year: int) -> Survey:
    """A new survey with the usual questions: one an area of the taxonomy, and the modes one would like. Not stored."""
    known = sheets.catalogue()
    texts = sheets.wording("training_needs")
    questions = []
    for area in (one for one in known.areas if not one.parent):
        options = tuple((one.code, one.name) for one in known.areas if one.parent == area.code)
        questions.append(Question(area.code, texts["area_question"].format(area=area.name), options))
    modes = tuple((code, known.name(code)) for code in texts["modes"])
    questions.append(Question("mode", texts["mode_question"], modes, most=texts["most_modes"]))
    times = tuple((code, text) for code, text in texts["times"])
    questions.append(Question("time", texts["time_question"], times, most=1))
    return Survey("", year, texts["survey_title"].format(year=year), tuple(questions), desk.today())


def listed(desk: Desk, year: int | None = None) -> tuple[Survey, ...]:
    """The surveys of a year, or of all."""
    with desk.read() as session:
        return registers.listed(session, desk.org, Survey, year=year)


def get(desk: Desk, survey_id: str) -> Survey:
    """One survey; `register.unknown`."""
    with desk.read() as session:
        return registers.get(session, desk.org, Survey, survey_id)


def put(desk: Desk, survey: Survey, reason: str = "") -> Survey:
    """Writes a survey; one without an id is new. Errors as `domain.check`."""
    made = replace(survey, id=survey.id or desk.new_id())
    domain.check(made)
    with desk.write("survey.saved", made.id) as session:
        registers.put(session, desk.org, made, desk.user.id, desk.today(), reason)
    return made


def add_sheets(desk: Desk, survey_id: str, typed: Sequence[Sheet]) -> Survey:
    """Adds a bundle of typed sheets to the sums; the sheets themselves are kept nowhere.

    `needs.small_bundle` for a few sheets that come after others: what they added could be read off the record.
    """
    survey, least = get(desk, survey_id), sheets.catalogue().least_shown
    if survey.sheets and len(typed) < least:
        raise UserError("needs.small_bundle", number=len(typed), least=least)
    return put(desk, domain.with_sheets(survey, typed))


def put_counts(desk: Desk, survey_id: str, tier: str, number: int, ticks: Mapping[str, int]) -> Survey:
    """Sets a tier's sums as they were counted by hand. `needs.…`."""
    return put(desk, domain.with_counts(get(desk, survey_id), tier, number, ticks))


def put_remarks(desk: Desk, survey_id: str, remarks: Sequence[str]) -> Survey:
    """Sets what was written freely, sorted, so that no order tells who wrote it."""
    told = tuple(sorted({one.strip() for one in remarks if one.strip()}))
    return put(desk, replace(get(desk, survey_id), remarks=told))


def table(survey: Survey) -> Table:
    """The counts by tier, small groups joined."""
    return domain.table(survey, sheets.catalogue().least_shown)


def questionnaire_pdf(desk: Desk, survey: Survey) -> bytes:
    """The anonymous sheet to be handed out."""
    value = training_needs.Questionnaire(sheets.office(desk), survey)
    return training_needs.questionnaire(value, sheets.wording("training_needs"), sheets.watermark(desk))


def result_pdf(desk: Desk, survey: Survey) -> bytes:
    """The table of results."""
    value = training_needs.Result(
        sheets.office(desk), survey, table(survey), desk.today(), sheets.catalogue().least_shown
    )
    return training_needs.result(value, sheets.wording("training_needs"), sheets.watermark(desk))
