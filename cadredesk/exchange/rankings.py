"""Reads an inspection ranking from a sheet somebody else made: which unit it is, its place, and everything that is doubtful."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from cadredesk.errors import UserError
from cadredesk.exchange.roster import Finding
from cadredesk.exchange.sheets import Cell, Row, Sheet, Workbook

_UNIT: Final = ("学校", "单位", "学校名称", "单位名称", "校名", "被督导单位", "受评单位", "unit", "school")
_CODE: Final = ("学校代码", "单位代码", "代码", "学校标识码", "标识码", "机构代码", "code")
_PLACE: Final = ("名次", "排名", "位次", "排序", "督导排名", "督导名次", "rank", "place")
_SCORE: Final = ("得分", "总分", "分数", "成绩", "总成绩", "督导得分", "评估得分", "综合得分", "score")
_FOOTERS: Final = (
    "合计",
    "平均",
    "平均分",
    "总计",
    "备注",
    "说明",
    "制表人",
    "审核人",
    "填表人",
    "制表",
    "注",
)
_SEARCHED_ROWS: Final = 30


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit the desk knows: code, name, stage."""

    code: str
    name: str
    stage: str


@dataclass(frozen=True, slots=True)
class RankRow:
    """One line of a ranking as it was written, and what `checked` made of it.

    `unit`, `place`, `score` and `code_told` are the texts of the cells; `chosen` the code of the unit somebody chose;
    `accepted` the codes of questions answered with yes; `noted` what the reading itself asks about.
    `code`, `name`, `rank`, `findings` and `choices` are made by `checked`; `code` is empty for a unit not known yet.
    """

    row: int
    unit: str
    place: str = ""
    score: str = ""
    code_told: str = ""
    chosen: str = ""
    accepted: tuple[str, ...] = ()
    noted: tuple[Finding, ...] = ()
    code: str = ""
    name: str = ""
    rank: int | None = None
    findings: tuple[Finding, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether it cannot be written as it stands."""
        return any(one.severity != "note" for one in self.findings)


@dataclass(frozen=True, slots=True)
class _Block:
    unit: int
    place: int | None
    score: int | None
    code: int | None


def read(book: Workbook) -> tuple[str, tuple[RankRow, ...]]:
    """The lines of the first sheet whose header names units and a place or a score, and that sheet's name.

    Two lists side by side are both read. `opinion.no_header` when no sheet has such a header.
    """
    for hidden in (False, True):
        for sheet in book.sheets:
            if sheet.hidden != hidden:
                continue
            for row in sheet.rows[:_SEARCHED_ROWS]:
                blocks = _blocks(row)
                if blocks:
                    return sheet.name, tuple(_lines(sheet, row.number, blocks))
    raise UserError("opinion.no_header")


def checked(rows: Sequence[RankRow], units: Sequence[KnownUnit], stage: str) -> tuple[RankRow, ...]:
    """The lines with everything there is to say of them: each by itself, then against the others."""
    made = [_placed(_whose(replace(one, findings=one.noted, choices=()), units, stage)) for one in rows]
    made = _scores(_holes(_twice(made)))
    return tuple(_settled(one) for one in made)


def by_score(rows: Sequence[RankRow]) -> tuple[RankRow, ...]:
    """The lines with places by their scores, the highest first, equal ones together; `opinion.no_scores`."""
    scores = [number(one.score) for one in rows]
    if not rows or None in scores:
        raise UserError("opinion.no_scores")
    told = [score for score in scores if score is not None]
    return tuple(
        replace(one, place=str(1 + sum(other > score for other in told)))
        for one, score in zip(rows, told, strict=True)
    )


def number(text: str) -> Fraction | None:
    """A score as people type it (９２．５, 92.5分), or None."""
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("分").strip()
    return Fraction(plain) if re.fullmatch(r"-?\d{1,6}(\.\d{1,15})?", plain) else None


def place_of(text: str) -> int | None:
    """A place as people write it (3, ３, 3.0, 第3名, 第三), or None."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = plain.removeprefix("第").removesuffix("名").removesuffix("位").strip()
    plain = re.sub(r"^并列", "", plain)
    if re.fullmatch(r"\d{1,5}(\.0+)?", plain):
        return int(plain.partition(".")[0]) or None
    digits = "一二三四五六七八九"
    found = re.fullmatch(f"([{digits}])?(十)?([{digits}])?", plain)
    if not plain or found is None or (found[1] and found[3] and not found[2]):
        return None
    tens, ten, ones = found.groups()
    if ten:
        return 10 * (digits.index(tens) + 1 if tens else 1) + (digits.index(ones) + 1 if ones else 0)
    return digits.index(tens or ones) + 1


def _blocks(row: Row) -> tuple[_Block, ...]:
    words = (("unit", _UNIT), ("place", _PLACE), ("score", _SCORE), ("code", _CODE))
    roles: dict[int, str] = {}
    for column, cell in sorted(row.cells.items()):
        word = _fold(cell.text)
        role = next((role for role, known in words if word in known), "")
        if role:
            roles[column] = role
    starts = [column for column, role in roles.items() if role == "unit"]
    found = []
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else max(roles) + 1
        low = start if at else 0

        def of(role: str, low: int = low, end: int = end) -> int | None:
            return next((c for c, known in roles.items() if known == role and low <= c < end), None)

        block = _Block(start, of("place"), of("score"), of("code"))
        if block.place is not None or block.score is not None:
            found.append(block)
    return tuple(found)


def _lines(sheet: Sheet, header: int, blocks: Sequence[_Block]) -> Iterable[RankRow]:
    for row in sheet.rows:
        words = [_fold(cell.text) for cell in row.cells.values()]
        if row.number <= header or any(word.startswith(_FOOTERS) for word in words):
            continue
        for block in blocks:
            cells = {
                role: row.cells.get(column)
                for role, column in (
                    ("unit", block.unit),
                    ("place", block.place),
                    ("score", block.score),
                    ("code", block.code),
                )
                if column is not None
            }
            texts = {role: _text(cell) for role, cell in cells.items()}
            if not any(texts.values()) or _fold(texts["unit"]) in _UNIT:
                continue
            noted = [
                Finding(role, "opinion.rank_formula", "question", values={"shown": texts[role]})
                for role, cell in cells.items()
                if cell is not None and cell.formula and role in ("unit", "place")
            ]
            if row.hidden:
                noted.append(Finding(None, "opinion.rank_hidden", "question"))
            yield RankRow(
                row.number,
                texts["unit"],
                texts.get("place", ""),
                texts.get("score", ""),
                texts.get("code", ""),
                noted=tuple(noted),
            )


def _whose(row: RankRow, units: Sequence[KnownUnit], stage: str) -> RankRow:
    if not row.unit.strip() and not row.chosen and not row.code_told:
        return replace(row, code="", name="", findings=(*row.findings, _error("unit", "rank_no_unit")))
    wanted = _fold(row.unit)
    exact = [one for one in units if row.chosen == one.code or (not row.chosen and row.code_told == one.code)]
    exact = exact or [one for one in units if wanted in (_fold(one.name), _fold(one.code))]
    if len(exact) == 1:
        return _of_stage(replace(row, code=exact[0].code, name=exact[0].name), exact[0], stage)
    alike = exact or [one for one in units if wanted and (wanted in (n := _fold(one.name)) or n in wanted)]
    if alike:
        told = "、".join(one.name for one in alike[:4])
        question = Finding(
            "unit", "opinion.rank_similar", "question", values={"unit": row.unit, "known": told}
        )
    else:
        question = Finding("unit", "opinion.rank_unknown", "question", values={"unit": row.unit})
    return replace(
        row,
        code=(row.code_told or row.unit).strip()[:64],
        name=row.unit.strip(),
        findings=(*row.findings, question),
        choices=tuple(one.code for one in alike),
    )


def _of_stage(row: RankRow, unit: KnownUnit, stage: str) -> RankRow:
    if not stage or not unit.stage or unit.stage == stage:
        return row
    told = Finding("unit", "opinion.rank_other_stage", "question", values={"unit": unit.name})
    return replace(row, findings=(*row.findings, told))


def _placed(row: RankRow) -> RankRow:
    text = row.place.strip()
    if not text:
        return replace(row, rank=None, findings=(*row.findings, _error("place", "rank_no_place")))
    rank = place_of(text)
    if rank is None:
        told = _error("place", "rank_not_a_place", place=text[:30])
        return replace(row, rank=None, findings=(*row.findings, told))
    if text != str(rank):
        told = Finding("place", "opinion.rank_read_as", "note", values={"place": text, "rank": str(rank)})
        return replace(row, rank=rank, findings=(*row.findings, told))
    return replace(row, rank=rank)


def _twice(rows: Sequence[RankRow]) -> list[RankRow]:
    places: dict[str, list[int]] = defaultdict(list)
    for one in rows:
        if one.code:
            places[one.code].append(one.row)
    found = []
    for one in rows:
        lines = places.get(one.code, [])
        if len(lines) > 1:
            told = _error("unit", "rank_twice", unit=one.name, rows="、".join(map(str, lines)))
            one = replace(one, findings=(*one.findings, told))
        found.append(one)
    return found


def _holes(rows: list[RankRow]) -> list[RankRow]:
    """A place is one more than how many units stand before it; asked once every line has a place."""
    if any(one.rank is None for one in rows):
        return rows
    counted = Counter(one.rank for one in rows)
    found = []
    for one in rows:
        before = sum(many for rank, many in counted.items() if (rank or 0) < (one.rank or 0))
        if one.rank != before + 1:
            told = _error(
                "place", "rank_hole", rank=str(one.rank), before=str(before), wanted=str(before + 1)
            )
            one = replace(one, findings=(*one.findings, told))
        found.append(one)
    return found


def _scores(rows: list[RankRow]) -> list[RankRow]:
    """A better score with a worse place, or equal scores with different places, is asked about."""
    known = [(one.rank, score) for one in rows if one.rank and (score := number(one.score)) is not None]
    found = []
    for one in rows:
        score = number(one.score)
        if (
            one.rank
            and score is not None
            and any(
                (rank < one.rank and other <= score) or (rank == one.rank and other > score)
                for rank, other in known
            )
        ):
            told = Finding("score", "opinion.rank_score", "question", values={"score": one.score})
            one = replace(one, findings=(*one.findings, told))
        found.append(one)
    return found


def _settled(row: RankRow) -> RankRow:
    """Without the questions that were answered with yes."""
    left = tuple(one for one in row.findings if one.severity != "question" or one.code not in row.accepted)
    return replace(row, findings=left)


def accepted(row: RankRow) -> RankRow:
    """The line with its questions answered with yes; errors stay."""
    yes = {one.code for one in row.findings if one.severity == "question"}
    return replace(row, accepted=tuple(sorted(yes | set(row.accepted))))


def _error(field: str, code: str, **values: str) -> Finding:
    return Finding(field, f"opinion.{code}", "error", values=values)


def _text(cell: Cell | None) -> str:
    return "" if cell is None else cell.text.strip()


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s:：*]|\([^()]*\)", "", plain).casefold()
