"""What a user does with a staff roster: look at a file or pasted cells before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cadredesk import messages, resources
from cadredesk.errors import UserError
from cadredesk.exchange import clipboard, reader, roster
from cadredesk.exchange import marked as marking
from cadredesk.exchange.roster import Finding, KnownPerson, RosterCheck, Synonyms
from cadredesk.exchange.sheets import Sheet


def synonyms() -> Synonyms:
    """The headers and words that ship with the program."""
    return Synonyms.from_toml(resources.read_toml("rosters", "synonyms.toml"))


def check(
    path: Path,
    sheet: str | None = None,
    existing: Sequence[KnownPerson] = (),
    remembered: Mapping[str, str] | None = None,
    today: date | None = None,
) -> RosterCheck:
    """What importing the file would do; nothing is written.

    Without `sheet` the visible sheet whose header names most fields is taken, the first of equals.
    `remembered`: `roster.memory_key(header)` -> field, empty for "do not read". Raises UserError `roster.*`.
    """
    book = reader.read(path, sheet)
    return check_sheet(_chosen(book.sheets, path, remembered), existing, remembered, today)


def check_pasted(
    html: str | None,
    text: str,
    existing: Sequence[KnownPerson] = (),
    remembered: Mapping[str, str] | None = None,
    today: date | None = None,
) -> RosterCheck:
    """The same for cells pasted from Excel or WPS with their header."""
    return check_sheet(clipboard.from_clipboard(html, text), existing, remembered, today)


def check_sheet(
    sheet: Sheet,
    existing: Sequence[KnownPerson] = (),
    remembered: Mapping[str, str] | None = None,
    today: date | None = None,
) -> RosterCheck:
    """The same for a sheet that has been read."""
    return roster.check(
        sheet, synonyms(), existing=existing, remembered=remembered, today=today or date.today()
    )


def as_json(check: RosterCheck) -> dict[str, Any]:
    """The answer of `roster check --json`; sentences in the language of the commands."""
    return {
        "sheet": check.sheet,
        "header_row": check.header_row,
        "columns": {
            column.header: column.field
            for column in check.columns
            if column.field not in (None, *roster.NOT_READ)
        },
        "unread": [
            column.header
            for column in check.columns
            if column.field is None or column.field in roster.NOT_READ
        ],
        "rows": [
            {
                "row": row.row,
                "state": row.state,
                "values": dict(row.values),
                "findings": [
                    {
                        "field": finding.field,
                        "code": finding.code,
                        "severity": finding.severity,
                        "message": sentence(finding),
                        "proposal": finding.proposal,
                    }
                    for finding in row.findings
                ],
            }
            for row in check.rows
        ],
    }


def as_text(check: RosterCheck) -> Iterator[str]:
    """The same for a person at a terminal: a line a row, its findings under it."""
    for row in check.rows:
        yield f"{row.row}\t{row.state}\t{row.values.get('name', '')}"
        for finding in row.findings:
            yield f"\t{finding.severity}\t{sentence(finding)} [{finding.code}]"


def marked(check: RosterCheck) -> bytes:
    """The doubtful rows as an Excel file (.xlsx bytes) to correct and read again."""
    words = {
        "sheet": messages.sentence("roster.marked_note"),
        "row": messages.sentence("roster.column_row"),
        "findings": messages.sentence("roster.column_findings"),
    }
    return marking.marked(check, sentence, words)


def sentence(finding: Finding, lang: str | None = None) -> str:
    """A finding as a sentence: what was seen, and what to do."""
    area, _, what = finding.code.partition(".")
    label = messages.sentence(f"roster.field_{finding.field}", lang) if finding.field else ""
    code = finding.code if area == "person" else f"cell.{what}"
    values: dict[str, object] = {"label": label, "proposal": finding.proposal or "—", **finding.values}
    return messages.sentence(code, lang, **values)


def _chosen(sheets: Sequence[Sheet], path: Path, remembered: Mapping[str, str] | None) -> Sheet:
    if len(sheets) == 1:
        return sheets[0]
    visible = [sheet for sheet in sheets if not sheet.hidden and sheet.rows]
    known = synonyms()
    scored = [(roster.header_score(sheet, known, remembered), sheet) for sheet in visible]
    best = max((score for score, _ in scored), default=0)
    for score, sheet in scored:
        if score and score == best:
            return sheet
    raise UserError("roster.no_header", sheet=path.name)
