"""The statistics of the individual talks (谈话情况统计表): how many of which class, their opinions, what was mentioned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents import fonts
from cadredesk.documents.form import Form, Pair, Part, Signatures, Space, Text, render_form
from cadredesk.documents.listing import day, listing
from cadredesk.domain.inspection import TALK_OPINIONS, Talks


@dataclass(frozen=True, slots=True)
class TalkStatistics:
    """All talks of a round; `people` are (id, name) of those inspected, in their order."""

    school: str
    talks: Talks
    people: tuple[tuple[str, str], ...]


def pdf(value: TalkStatistics, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """Three tables of counts; nobody who spoke is named."""
    talks = value.talks.talks
    classes = list(dict.fromkeys(talk.speaker_class or wording["other_class"] for talk in talks))
    opinions, by_class, tags = [], [], []
    for number, (person, name) in enumerate(value.people, 1):
        own = [talk for talk in talks if talk.subject_id == person]
        said = Counter(talk.opinion for talk in own)
        opinions.append(
            (str(number), name, str(len(own)), *(str(said[opinion]) for opinion in TALK_OPINIONS))
        )
        spoke = Counter(talk.speaker_class or wording["other_class"] for talk in own)
        by_class.append((str(number), name, *(str(spoke[group]) for group in classes), str(len(own))))
        found = Counter(tag for talk in own for tag in talk.tags).most_common()
        sides = (
            [(tag, count) for tag, count in found if not tag.startswith("-")],
            [(tag[1:].strip(), count) for tag, count in found if tag.startswith("-")],
        )
        said_of = ("、".join(wording["tag"].format(tag=t, count=n) for t, n in side) for side in sides)
        tags.append((str(number), name, *said_of))
    days = sorted(talk.on for talk in talks if talk.on)
    ends = list(dict.fromkeys(day(one) for one in (days[0], days[-1]))) if days else []
    span = (
        wording["span" if len(ends) > 1 else "one_day"].format(first=ends[0], last=ends[-1]) if days else ""
    )
    class_columns = (*wording["class_columns"], *classes, wording["total"])
    class_shares = (12, 34, *[124 / (len(classes) + 1)] * (len(classes) + 1))
    parts: tuple[Part, ...] = (
        Pair(wording["unit"].format(school=value.school), span),
        Text(wording["class_heading"], face=fonts.HEI, keep=True),
        listing(class_columns, by_class, class_shares, names=1),
        Space(3),
        Text(wording["person_heading"], face=fonts.HEI, keep=True),
        listing(wording["columns"], opinions, (12, 34, 31, 31, 31, 31), names=1),
        Space(3),
        Text(wording["tag_heading"], face=fonts.HEI, keep=True),
        listing(wording["tag_columns"], tags, (12, 34, 72, 52), "ccll", names=1),
        Signatures(tuple(wording["signatures"])),
    )
    names = tuple(name for _, name in value.people)
    return render_form(
        Form(wording["title"], parts, code=wording["secret"], names=names, watermark=watermark)
    )
