"""The citizen identity number (GB 11643-1999): what it says, and what is wrong with the one typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

NOTES = frozenset({"id.region_unknown"})
"""Problems that are at most a note: region codes change, old ones stay in force on the card."""


@dataclass(frozen=True, slots=True)
class IdCheck:
    """What one number says: `birth`, `gender` ('m', 'f') and `region` (six digits) as far as they survive.

    `problems` are codes: `id.length`, `id.characters`, `id.birth`, `id.checksum`, `id.fifteen_digits`,
    `id.truncated_by_spreadsheet`, `id.region_unknown`.
    """

    number: str
    birth: date | None = None
    gender: str | None = None
    region: str | None = None
    problems: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing but notes was found."""
        return all(problem in NOTES for problem in self.problems)


def check(text: str, *, text_cell: bool = False) -> IdCheck:
    """Check one number as typed or as a spreadsheet shows it; never raises.

    A numeric cell keeps fifteen digits, so eighteen digits that end in 000 (or `3.30106198510031E+17`) have
    lost the last three: sequence and check digit are gone, the birth date is kept. So have eighteen that are
    such a number written out from binary (…009984). `text_cell` says that
    the number certainly stood in a text cell: then 000 with a right check digit is believed.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_FOLD)
    plain = "".join(char for char in plain if not char.isspace() and unicodedata.category(char) != "Cf")
    plain = plain.lstrip("'`‘’").upper()
    plain = re.sub(r"^([0-9]{15,18})\.0+$", r"\1", plain)
    scientific = re.fullmatch(r"([0-9])(?:\.([0-9]+))?E\+?(1[47])", plain)
    if scientific:
        return _scientific(scientific[1] + (scientific[2] or ""), int(scientific[3]) + 1)
    if re.fullmatch(r"[0-9]{15}", plain):
        return _fifteen(plain)
    if not re.fullmatch(r"[0-9]{17}[0-9X]", plain):
        wrong = "id.length" if re.fullmatch(r"[0-9]*X?", plain) else "id.characters"
        return IdCheck(plain, problems=(wrong,))
    right = plain[17] == check_digit(plain)
    if plain.endswith("000") and not (text_cell and right):
        return _lost(plain)
    if not right and plain.isdigit() and int(float(f"{int(plain):.14e}")) == int(plain):
        # The binary number nearest to fifteen digits, written out by whoever read the cell.
        return _lost(f"{int(plain):.14e}".replace(".", "")[:15] + "000")
    problems = []
    birth = _date(plain[6:14])
    if birth is None:
        problems.append("id.birth")
    if not right:
        problems.append("id.checksum")
    return IdCheck(plain, birth, _gender(plain[16]), plain[:6], (*problems, *_region(plain)))


def check_digit(first_seventeen: str) -> str:
    """The eighteenth character for seventeen digits (ISO 7064, MOD 11-2)."""
    weighted = sum(int(digit) * weight for digit, weight in zip(first_seventeen, _WEIGHTS, strict=False))
    return "10X98765432"[weighted % 11]


def upgraded(fifteen: str) -> str:
    """The eighteen-digit form of an old fifteen-digit number: the century 19 and the check digit added."""
    seventeen = fifteen[:6] + "19" + fifteen[6:]
    return seventeen + check_digit(seventeen)


def masked(number: str) -> str:
    """The number with all but the first three and last four characters hidden; a short one hidden whole."""
    if len(number) < 12:
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
# 83: residence permits of Taiwan residents; 9: identity cards of foreign permanent residents.
_PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9]")
_FOLD = str.maketrans({"×": "X", "✕": "X", "Х": "X", "х": "X", "Χ": "X", "-": "", "—": ""})


def _scientific(significant: str, length: int) -> IdCheck:
    if length == 15 and len(significant) > 11:
        return _fifteen(significant[:15].ljust(15, "0"))
    # Written in full, only zeros were dropped; as shown in a narrow cell, the day becomes 00 and is no date.
    found = _lost(significant[:length].ljust(length, "0"))
    return found if len(significant) >= 6 else IdCheck(found.number, problems=found.problems)


def _lost(number: str) -> IdCheck:
    """A number that lost its end to a spreadsheet."""
    return IdCheck(
        number, _date(number[6:14]), None, number[:6], ("id.truncated_by_spreadsheet", *_region(number))
    )


def _fifteen(number: str) -> IdCheck:
    birth = _date("19" + number[6:12])
    problems = ["id.fifteen_digits"] + ([] if birth else ["id.birth"])
    return IdCheck(number, birth, _gender(number[14]), number[:6], (*problems, *_region(number)))


def _region(number: str) -> tuple[str, ...]:
    return () if _PROVINCES.fullmatch(number[:2]) else ("id.region_unknown",)


def _gender(digit: str) -> str:
    return "m" if int(digit) % 2 else "f"


def _date(text: str) -> date | None:
    try:
        found = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2099 else None
