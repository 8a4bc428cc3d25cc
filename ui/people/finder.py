"""Finds people of the desk while one types, and knows the name of each."""

from __future__ import annotations

from collections.abc import Sequence

from cadredesk.actions import lookups
from cadredesk.actions.people import PersonLine
from cadredesk.domain.names import padded
from cadredesk.domain.pinyin import NameIndex
from ui.widgets.people_picker import Found

MOST = 300
"""How many findings are shown at once."""


class Finder:
    """The lines of the list in stroke order with an index over names and tails of ID numbers."""

    def __init__(self) -> None:
        self._lines: dict[str, PersonLine] = {}
        self._index: NameIndex | None = None

    def put(self, lines: Sequence[PersonLine]) -> None:
        """Other people; the index is built by `warm`, or by the first key."""
        self._lines = {line.id: line for line in lines}
        self._index = None

    def warm(self) -> NameIndex:
        """The index, built now when it is not yet there."""
        if self._index is None:
            self._index = lookups.name_index(
                (line.id, line.name, line.id_tail) for line in self._lines.values()
            )
        return self._index

    def find(self, text: str) -> tuple[list[PersonLine], int]:
        """The lines that match a key, and how many there are; everybody for an empty key."""
        if not text.strip():
            return list(self._lines.values()), len(self._lines)
        found = self.warm().find(text, MOST)
        return [self._lines[one] for one in found.ids], found.total

    def pick(self, text: str) -> Sequence[Found]:
        """The same for a picker."""
        lines, _ = self.find(text)
        return [
            Found(line.id, padded(line.name), "　".join(filter(None, (line.current_post, _year(line)))))
            for line in lines[:50]
        ]

    def name_of(self, person_id: str) -> str:
        """The name of a person; empty when unknown."""
        line = self._lines.get(person_id)
        return line.name if line is not None else ""

    def line_of(self, person_id: str) -> PersonLine | None:
        """The line of a person; None when unknown."""
        return self._lines.get(person_id)


def _year(line: PersonLine) -> str:
    return line.birth.dotted() if line.birth is not None else ""
