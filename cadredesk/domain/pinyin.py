"""Finding people among many by initials, pinyin, part of the name, or the tail of the identity number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cadredesk.domain.names import COMPOUND_SURNAMES, DOT, is_han, normalise

POSITIONS = 8
"""How many syllables (or words of a Latin name) of one name are searched."""

LONGEST_KEY = 60
"""What is typed beyond so many characters is not looked at."""

TAIL = 6
"""How many characters of the tail of an identity number are searched."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Toneless readings of each character (ü as v and as u), and those of surnames.

    A surname is found by its own reading and by every common one, so that 仇 answers to qiu and to chou.
    A compound surname has its syllables with a blank between ("mo qi").
    """

    characters: Mapping[str, tuple[str, ...]]
    surnames: Mapping[str, tuple[str, ...]]

    def units(self, name: str) -> list[tuple[str, ...]]:
        """A normalised name as places in a row, each with what may be typed for it; dots have no place.

        A Han character may be typed as itself or by its readings; a word of a
        Latin name by its letters in lower case.
        """
        found: list[tuple[str, ...]] = []
        for part in _PARTS.findall(name):
            han = len(part) == 1 and is_han(part)
            found.append((part, *self.characters.get(part, ())) if han else (part.casefold(),))
        length = 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1
        for reading in self.surnames.get(name[:length], ()):
            for place, syllable in enumerate(reading.split(" ")):
                found[place] = tuple(dict.fromkeys((*found[place], syllable)))
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the first people found, names that begin with the key first, and how many there are."""

    ids: list[str]
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class NameIndex:
    """People by what may be typed for them; sets of people are kept as bits of one number each."""

    ids: Sequence[str]
    tails: tuple[bytes, ...]
    places: tuple[Mapping[str, list[int] | int], ...]
    sorted_units: tuple[list[str], ...]
    known: dict[tuple[int, str], int] = field(default_factory=dict)

    @classmethod
    def build(cls, people: Iterable[tuple[str, str, str]], readings: Readings) -> NameIndex:
        """The index of people given as (id, name, tail of the identity number or empty)."""
        ids: list[str] = []
        tails: list[str] = []
        places: tuple[dict[str, list[int]], ...] = tuple({} for _ in range(POSITIONS))
        seen: dict[str, list[tuple[str, ...]]] = {}
        for number, (person, raw, tail) in enumerate(people):
            ids.append(person)
            tails.append(tail[-TAIL:].rjust(TAIL))
            name = normalise(raw)
            units = seen.get(name)
            if units is None:
                units = seen[name] = readings.units(name)
            for place, unit in zip(places, units, strict=False):
                for text in unit:
                    held = place.get(text)
                    if held is None:
                        place[text] = [number]
                    else:
                        held.append(number)
        joined = "".join(tails).upper().encode("ascii", "replace")
        columns = tuple(joined[column::TAIL] for column in range(TAIL))
        size = len(ids)
        grouped = tuple(
            {text: held if len(held) * _FEW < size else _bits([held], size) for text, held in place.items()}
            for place in places
        )
        return cls(ids, columns, grouped, tuple(sorted(place) for place in places))

    def search(self, text: str, limit: int = 200) -> list[str]:
        """The ids of at most `limit` people; an empty key finds nobody."""
        return self.find(text, limit).ids

    def find(self, text: str, limit: int = 200) -> Found:
        """The same with the number of all found.

        Letters are read as any mix of initials, beginnings and whole syllables (`zs`, `zhangs`, `zsan`),
        Han characters as themselves, digits as part of the tail of the identity number. A match may begin
        at any syllable; names that match from the first one stand first, else in the order given.
        """
        first, bits = self._found(text)
        chosen = _lowest(first, limit)
        chosen += _lowest(bits & ~first, limit - len(chosen))
        return Found([self.ids[number] for number in chosen], bits.bit_count())

    def matching(self, text: str) -> int:
        """Everybody `find` would find, as bits of one number: bit n is the n-th given."""
        return self._found(text)[1]

    def _found(self, text: str) -> tuple[int, int]:
        """Who matches from the first syllable on, and everybody who matches."""
        key = "".join(char for char in normalise(text).casefold() if char not in f" {DOT}'-")
        key = key.replace("ü", "v")[:LONGEST_KEY]
        if not key:
            return 0, 0
        if _TAIL.fullmatch(key):
            return 0, self._with_tail(key[-TAIL:].upper())
        return self._matching(key, (0,)), self._matching(key, range(POSITIONS))

    def _matching(self, key: str, starts: Iterable[int]) -> int:
        """The people whose places from one of `starts` on take the whole key."""
        everybody = (1 << len(self.ids)) - 1
        # reached[i][place]: the people whose places before `place` have taken key[:i].
        reached: list[dict[int, int]] = [{} for _ in range(len(key) + 1)]
        reached[0] = dict.fromkeys(starts, everybody)
        for i in range(len(key)):
            for place, people in reached[i].items():
                if place >= POSITIONS:
                    continue
                for j in range(i + 1, len(key) + 1):
                    more = self._beginning(place, key[i:j])
                    if not more:
                        break
                    if both := people & more:
                        reached[j][place + 1] = reached[j].get(place + 1, 0) | both
        result = 0
        for people in reached[len(key)].values():
            result |= people
        return result

    def _beginning(self, place: int, prefix: str) -> int:
        """The people at whose `place` something beginning with `prefix` may be typed."""
        bits = self.known.get((place, prefix))
        if bits is None:
            units = self.sorted_units[place]
            low = bisect_left(units, prefix)
            high = bisect_left(units, prefix + "\U0010ffff", low)
            groups = [self.places[place][unit] for unit in units[low:high]]
            bits = _bits((group for group in groups if isinstance(group, list)), len(self.ids))
            for group in groups:
                if isinstance(group, int):
                    bits |= group
            if len(self.known) > _KEPT:
                self.known.clear()
            self.known[place, prefix] = bits
        return bits

    def _with_tail(self, key: str) -> int:
        """The people in whose tail the key stands anywhere."""
        result = 0
        for start in range(TAIL - len(key) + 1):
            bits = -1
            for column, char in enumerate(key, start):
                bits &= self._tail_has(column, char)
                if not bits:
                    break
            result |= bits
        return result

    def _tail_has(self, column: int, char: str) -> int:
        bits = self.known.get((-1 - column, char))
        if bits is None:
            ones = bytes(49 if code == ord(char) else 48 for code in range(256))
            bits = int(self.tails[column].translate(ones)[::-1] or b"0", 2)
            self.known[-1 - column, char] = bits
        return bits


_KEPT = 1024
# A unit that more than one person in so many has is kept as bits, a rarer one as a list.
_FEW = 250
_PARTS = re.compile(
    f"[^\\W\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\ue000-\ufaff\U00020000-\U0010ffff]+|[^\\s{DOT}]"
)
_TAIL = re.compile("[0-9]+x?")


def _bits(groups: Iterable[list[int]], size: int) -> int:
    """The numbers below `size` as bits of one integer."""
    flags = bytearray((size + 7) // 8)
    for group in groups:
        for number in group:
            flags[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(flags, "little")


def _lowest(bits: int, limit: int) -> list[int]:
    """The lowest `limit` bits that are set."""
    found: list[int] = []
    for at, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        if len(found) >= limit:
            break
        if byte:
            found += [at * 8 + bit for bit in range(8) if byte >> bit & 1]
    return found[: max(limit, 0)]
