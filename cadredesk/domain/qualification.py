"""Qualification of the staff reported (资格统计): layer by post, and what a person's certificates say of theory, IT, language.

A report carries no field for political-theory level, IT or language; a certificate of that name tells it, and who has none
there is "not told", a part of its own, so that the parts of every layer make the layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cadredesk.domain.names import normalise

LAYERS: Final = ("chief", "deputy", "staff")
"""正职, 副职, 其他人员: the layer of a person's present post."""

TOPICS: Final = ("education", "theory", "title", "it", "language", "principal")
"""学历, 政治理论水平, 专业技术职务, 信息技术, 外语, 任职资格培训."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a topic and the words in a certificate's name by which it is known."""

    topic: str
    part: str
    words: tuple[str, ...]
    but: tuple[str, ...] = ()


def levels(data: Mapping[str, Any]) -> tuple[Level, ...]:
    """The levels of `resources/pool/qualification.toml`, each topic from low to high."""
    return tuple(
        Level(
            topic,
            part,
            tuple(normalise(word).casefold() for word in told["words"]),
            tuple(normalise(word).casefold() for word in told.get("but", ())),
        )
        for topic, parts in data.items()
        for part, told in parts.items()
    )


def layer(post_kind: str) -> str:
    """The layer of a post of `domain.person.POST_KINDS`; empty where it was not told."""
    if not post_kind:
        return ""
    return post_kind if post_kind in ("chief", "deputy") else "staff"


def certified(names: Iterable[str], known: Iterable[Level]) -> dict[str, str]:
    """The highest level of every topic that the names of certificates tell."""
    texts = [normalise(name).replace(" ", "").casefold() for name in names]
    found: dict[str, str] = {}
    for level in known:
        for text in texts:
            if any(word in text for word in level.words) and not any(word in text for word in level.but):
                found[level.topic] = level.part
                break
    return found
