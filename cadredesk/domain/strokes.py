"""The order of names by strokes of the surname (姓氏笔画) or of the whole name (姓名笔画)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from cadredesk.domain.names import DOT, is_han, normalise

CONVENTIONS = ("surname", "full")
"""`surname`: a two-character name has a blank second place and stands first; `full`: it has none."""

Key = tuple[str, str, str]
"""The places of the characters, two signs for each, then the name normalised, then as given."""


@dataclass(frozen=True, slots=True)
class StrokeOrder:
    """The table of characters in stroke order (GF 3003-1999).

    `ranks`: character → position. `starts[n]`: the first position of the characters with n + 1 strokes or
    more, so a character's stroke count follows from its position. `extra`: stroke counts a user gave for
    characters outside the table; such a character stands behind all of the same count.
    """

    ranks: Mapping[str, int]
    starts: tuple[int, ...] = (0,)
    extra: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    signs: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What `sign` has answered so far."""

    @classmethod
    def from_characters(cls, characters: str, first: Mapping[int, str]) -> StrokeOrder:
        """The order of a text of characters; `first` holds the first character of each number of strokes."""
        ranks = {char: rank for rank, char in enumerate(characters)}
        starts: list[int] = []
        for count, char in sorted(first.items()):
            starts += [ranks[char]] * (count - len(starts))
        return cls(MappingProxyType(ranks), tuple(starts))

    def warm(self) -> None:
        """Works out the `sign` of every character of the table; a hundredth of a second, but then for all names."""
        for char in self.ranks:
            self.sign(char)

    def with_counts(self, counts: Mapping[str, int]) -> StrokeOrder:
        """The same order, with stroke counts (1 or more) given by a user for characters outside the table."""
        given = {char: count for char, count in counts.items() if char not in self.ranks and count > 0}
        if not given:
            return self
        return replace(self, extra=MappingProxyType({**self.extra, **given}))

    def count(self, char: str) -> int | None:
        """The number of strokes of a character; None when the table and the user do not know it."""
        rank = self.ranks.get(char)
        return self.extra.get(char) if rank is None else bisect_right(self.starts, rank)

    def place(self, char: str) -> tuple[int, int]:
        """Where a character stands; total over all characters, the unknown ones last by code point."""
        rank = self.ranks.get(char)
        if rank is not None:
            return rank, 0
        count = self.extra.get(char)
        if count is not None:
            behind = self.starts[count] if count < len(self.starts) else len(self.ranks)
            return behind - 1, ord(char)
        return len(self.ranks) + (0 if is_han(char) else 1), ord(char)

    def sign(self, char: str) -> str:
        """The `place` of a character, of a dot or of a blank as two signs, which compare as it does."""
        found = self.signs.get(char)
        if found is None:
            first, second = _DOT_PLACE if char in (DOT, " ") else self.place(char)
            found = self.signs[char] = chr(first - _BLANK[0]) + chr(second)
        return found


def sort_key(name: str, order: StrokeOrder, convention: str = "surname") -> Key:
    """The key of one name; names of equal places are told apart by their text, so the order is total."""
    plain = normalise(name)
    try:
        signs = "".join(map(order.signs.__getitem__, plain))
    except KeyError:
        signs = "".join(map(order.sign, plain))
    if convention == "surname" and len(plain) == 2 and is_han(plain[0]) and is_han(plain[1]):
        signs = signs[:2] + _BLANK_SIGN + signs[2:]
    return signs, plain, name


def sort_names(names: Iterable[str], order: StrokeOrder, convention: str = "surname") -> list[str]:
    """The names as given, in stroke order, compared character by character; never raises."""
    return sorted(names, key=lambda name: sort_key(name, order, convention))


def missing(names: Iterable[str], order: StrokeOrder) -> set[str]:
    """The Han characters whose stroke count must be asked for, once."""
    used = set("".join(map(normalise, names))).difference(order.ranks)
    return {char for char in used if is_han(char) and order.count(char) is None}


_BLANK = (-2, 0)
_DOT_PLACE = (-1, 0)
_BLANK_SIGN = chr(0) + chr(0)
