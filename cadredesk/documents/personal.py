"""How a person's file stands on the forms: ages, dates as yyyy.MM, education, résumé, family; nothing known stays blank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from cadredesk.documents.form import Cell, label
from cadredesk.documents.table import Align
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.person import Person
from cadredesk.domain.statistics import age_on
from cadredesk.domain.terms import Terms

SHARES: Final = (20.0, 22.0, 20.0, 23.0, 20.0, 30.0, 35.0)
"""Column widths of a person's form in mm; the last holds the photo."""
_RESUME_ROW: Final = 14


def dotted(value: PartialDate | None) -> str:
    """`1991.06`, or nothing."""
    return value.dotted() if value else ""


def birth_text(person: Person, on: dt.date, wording: Mapping[str, Any]) -> str:
    """The month of birth, and under it the age in brackets."""
    years = age_on(person.birth, on)
    shown = "" if years is None else "\n" + wording["age_of"].format(age=years)
    return dotted(person.birth) + shown


def party_text(person: Person) -> str:
    """入党时间: the month for members of the CPC, name and month for a democratic party, blank for others."""
    if person.party in ("cpc", "cpc_probationary"):
        return dotted(person.party_joined)
    return (
        f"{person.party_name}\n{dotted(person.party_joined)}".strip() if person.party == "democratic" else ""
    )


def education_text(person: Person, full_time: bool, terms: Terms) -> tuple[str, str]:
    """The highest education with its degree, and school and major, of full-time or of in-service study."""
    best = person.highest_education(full_time=full_time)
    if best is None:
        return "", ""
    degree = terms.label("degree", best.degree) if best.degree != "none" else ""
    return f"{terms.label('education', best.level)}\n{degree}".strip(), f"{best.school}{best.major}"


def resume_lines(person: Person, wording: Mapping[str, Any]) -> list[str]:
    """`yyyy.MM--yyyy.MM  text`, an open end as blanks (干部任免审批表填写说明)."""
    return [
        f"{line.since.dotted()}{wording['now']}{line.until.dotted() if line.until else ' ' * 7}  {line.text}"
        for line in person.resume
    ]


def rewards_text(person: Person, wording: Mapping[str, Any]) -> str:
    """Rewards and sanctions, a line each; 无 only where somebody confirmed that there is none."""
    lines = [
        f"{dotted(r.on)}  {r.body}{f'（{r.level}）' if r.level else ''}  {r.name}".strip()
        for r in person.rewards
    ]
    for sanction in person.sanctions:
        until = f"（{wording['until'].format(until=dotted(sanction.until))}）" if sanction.until else ""
        lines.append(f"{dotted(sanction.on)}  {sanction.body}  {sanction.name}{until}".strip())
    none = {person.state_of("rewards"), person.state_of("sanctions")} == {"confirmed_none"}
    return "\n".join(lines) or (wording["none"] if none else "")


def assessments_text(
    person: Person, wording: Mapping[str, Any], terms: Terms, years: Sequence[int] = ()
) -> str:
    """Annual assessments by year, of `years` alone when given."""
    known = {row.year: terms.label("assessment", row.grade) for row in person.assessments}
    shown = [wording["assessment"].format(year=y, grade=known.get(y, "")) for y in years or sorted(known)]
    none = person.state_of("assessments") == "confirmed_none"
    return "　".join(shown) if known else wording["none"] if none else ""


def basic_rows(
    person: Person, on: dt.date, photo: bytes | None, wording: Mapping[str, Any], terms: Terms
) -> list[tuple[Cell, ...]]:
    """The upper part of a person's form, on `SHARES`: identity beside the photo, education, present post."""

    def said(text: str, span: int = 1, align: Align = "center", lines: int = 0) -> Cell:
        return Cell(text, align, span=span, lines=lines, height=30)

    level, school = education_text(person, True, terms)
    level_in, school_in = education_text(person, False, terms)
    title = person.highest_title()
    picture = Cell(picture=photo, down=4) if photo else Cell(wording["photo"], down=4)
    return [
        (
            label(wording["name"]),
            said(person.name, lines=2),
            label(wording["gender"]),
            said(terms.label("gender", person.gender)),
            label(wording["birth"]),
            said(birth_text(person, on, wording)),
            picture,
        ),
        (
            label(wording["ethnicity"]),
            said(person.ethnicity),
            label(wording["native_place"]),
            said(person.native_place),
            label(wording["birthplace"]),
            said(person.birthplace),
        ),
        (
            label(wording["party_joined"]),
            said(party_text(person)),
            label(wording["work_started"]),
            said(dotted(person.work_started)),
            label(wording["health"]),
            said(person.health),
        ),
        (
            label(wording["title"]),
            said(title.name if title else _none(person, "titles", wording), 2),
            label(wording["expertise"]),
            said(person.expertise, 2),
        ),
        (
            label(wording["education"], down=2),
            label(wording["full_time"]),
            said(level, lines=2),
            label(wording["school_and_major"], span=2),
            said(school, 2),
        ),
        (
            label(wording["in_service"]),
            said(level_in, lines=2),
            label(wording["school_and_major"], span=2),
            said(school_in, 2),
        ),
        (label(wording["current_post"], span=2), said(person.current_post, 5)),
    ]


def _none(person: Person, part: str, wording: Mapping[str, Any]) -> str:
    return str(wording["none"]) if person.state_of(part) == "confirmed_none" else ""


def resume_rows(person: Person, wording: Mapping[str, Any], height: float = 60) -> list[tuple[Cell, ...]]:
    """The résumé with hanging lines, at least `height` points; a long one in several rows, so that a page can break."""
    lines = resume_lines(person, wording)
    pieces = [lines[start : start + _RESUME_ROW] for start in range(0, len(lines), _RESUME_ROW)] or [[]]
    return [
        (
            label("\n".join(wording["resume"]) if place == 0 else wording["resume_continued"]),
            Cell(
                "\n".join(piece) or _none(person, "resume", wording),
                "left",
                span=6,
                hang=9,
                height=height,
                top=True,
            ),
        )
        for place, piece in enumerate(pieces)
    ]


def conduct_rows(
    person: Person, wording: Mapping[str, Any], terms: Terms, height: float = 70
) -> list[tuple[Cell, ...]]:
    """Rewards and sanctions, at least `height` points high, and annual assessments."""
    rewards = Cell(rewards_text(person, wording), "left", span=6, height=height, hang=5)
    assessed = Cell(assessments_text(person, wording, terms), "left", span=6, height=height / 2)
    return [
        (label(wording["rewards"]), rewards),
        (label(wording["assessments"]), assessed),
    ]


def family_rows(
    person: Person, on: dt.date, wording: Mapping[str, Any], terms: Terms, least: int = 4
) -> list[tuple[Cell, ...]]:
    """Family and important relations in at least `least` lines: the dead have no age and （已故） behind what they did."""
    columns = ("relation", "member_name", "age", "party", "work")
    spans = (1, 1, 1, 1, 2)
    rows = []
    for member in person.family:
        years = None if wording["dead"] in member.work else age_on(member.birth, on)
        rows.append(
            (
                member.relation,
                member.name,
                "" if years is None else str(years),
                terms.label("party", member.party) if member.party != "unknown" else "",
                _marked_dead(member.work, wording["dead"]),
            )
        )
    if not rows and person.state_of("family") == "confirmed_none":
        rows.append((wording["none"], "", "", "", ""))
    rows += [("",) * 5] * (least - len(rows))
    head = tuple(label(wording[name], span=span) for name, span in zip(columns, spans, strict=True))
    body = [
        tuple(
            Cell(text, "left" if place == 4 else "center", span=spans[place], height=24, lines=2)
            for place, text in enumerate(row)
        )
        for row in rows
    ]
    side = label(wording["family"], down=len(rows) + 1)
    return [(side, *head), *body]


def _marked_dead(work: str, dead: str) -> str:
    bare = work.replace(f"（{dead}）", "").replace(f"({dead})", "").replace(dead, "").strip("，, ")
    return f"{bare}（{dead}）" if dead in work else work
