from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cadredesk.domain.idnumber import check, check_digit, masked, upgraded
from cadredesk.messages import sentence

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, date]:
    region = draw(st.sampled_from(["110101", "330106", "622827", "510302", "830000", "710000"]))
    birth = draw(days)
    seventeen = f"{region}{birth:%Y%m%d}{draw(st.integers(1, 999)):03d}"
    return seventeen + check_digit(seventeen), birth


def test_the_example_of_the_standard() -> None:
    # GB 11643-1999, annex: 11010519491231002X and 440524188001010014.
    found = check("11010519491231002x")
    assert (found.number, found.birth, found.gender) == ("11010519491231002X", date(1949, 12, 31), "f")
    assert found.region == "110105"
    assert found.problems == ()
    assert check_digit("44052418800101001") == "4"


@given(numbers())
def test_sound_numbers(made: tuple[str, date]) -> None:
    number, birth = made
    assume(not number.endswith("000"))
    found = check(number)
    assert found.problems == ()
    assert found.birth == birth
    assert found.gender == ("m" if int(number[16]) % 2 else "f")
    full_width = "".join(chr(ord(char) + 0xFEE0) for char in number.lower())
    assert check(f"'　{full_width[:6]} {full_width[6:]}") == found


@given(numbers(), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_seen(made: tuple[str, date], place: int, more: int) -> None:
    number = made[0]
    digit = str((int(number[place]) + more) % 10)
    changed = number[:place] + digit + number[place + 1 :]
    assert check(changed).problems


@given(numbers())
def test_a_spreadsheet_loses_three_digits_and_the_birth_date_survives(made: tuple[str, date]) -> None:
    number, birth = made
    stored = float(number[:15] + "000")
    texts = [number[:15] + "000", number[:15] + "000.0", f"{stored:.14E}", repr(stored)]
    written_out = str(int(stored))
    if written_out[17] != check_digit(written_out):  # right by chance: nothing tells it from a sound number
        texts.append(written_out)
    for text in texts:
        found = check(text)
        assert found.birth == birth, text
        assert found.gender is None
        assert "id.truncated_by_spreadsheet" in found.problems
        assert "id.checksum" not in found.problems


def test_the_shown_form_of_a_number_cell_holds_no_birth_date() -> None:
    found = check("3.30106E+17")
    assert (found.birth, found.region, found.problems) == (None, "330106", ("id.truncated_by_spreadsheet",))
    assert check("3.3E+17").problems == ("id.truncated_by_spreadsheet",)
    assert check("3.3E+17").region is None


def test_three_zeros_in_a_text_cell_are_believed_when_the_check_digit_is_right() -> None:
    right = next(
        fifteen for d in range(1, 29) if check_digit((fifteen := f"330106198510{d:02d}1") + "00") == "0"
    )
    assert check(right + "000").problems == ("id.truncated_by_spreadsheet",)
    assert check(right + "000", text_cell=True).problems == ()


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ("id.length",)),
        ("33010619851003", ("id.length",)),
        ("3301061985100300123", ("id.length",)),
        ("33010619851003001A", ("id.characters",)),
        ("不详", ("id.characters",)),
        ("330106851003001", ("id.fifteen_digits",)),
        ("330106851303001", ("id.fifteen_digits", "id.birth")),
    ],
)
def test_what_is_wrong(text: str, problems: tuple[str, ...]) -> None:
    assert check(text).problems == problems


def test_an_impossible_birth_date_is_named() -> None:
    seventeen = "33010619850230001"
    assert check(seventeen + check_digit(seventeen)).problems == ("id.birth",)


def test_an_unknown_region_is_a_note() -> None:
    seventeen = "99010619850228001".replace("99", "00", 1)
    found = check(seventeen + check_digit(seventeen))
    assert found.problems == ("id.region_unknown",)
    assert found.sound
    assert not check("330106198502280011"[:17] + "7").sound


def test_an_old_number() -> None:
    found = check("330106851003001")
    assert (found.birth, found.gender) == (date(1985, 10, 3), "m")
    assert check("3.30106851003001E+14") == found
    assert check("3.3010685100312E+14").birth == date(1985, 10, 3)
    assert check(upgraded(found.number)).birth == date(1985, 10, 3)
    assert check(upgraded(found.number)).problems == ()


@given(st.text(max_size=25))
def test_never_raises_and_every_problem_has_its_sentence(text: str) -> None:
    for code in check(text).problems:
        for language in ("zh_CN", "en"):
            assert sentence(code, language) != code


def test_masking() -> None:
    assert masked("330106198510030012") == "330***********0012"
    assert masked("12345678") == "********"
    assert masked("") == ""
