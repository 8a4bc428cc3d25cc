"""Canonical JSON: one value, one text; everything else refused."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cadredesk.errors import UserError
from cadredesk.packages import canonical


def load_or_code(data: bytes, form: canonical.Form) -> tuple[object] | str:
    try:
        return (canonical.load(data, form),)
    except UserError as error:
        return error.code


keys = st.from_regex(r"[a-z][a-z0-9_]{0,31}", fullmatch=True)
text = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20).map(
    lambda found: unicodedata.normalize("NFC", found)
)
values = st.recursive(
    st.booleans() | st.integers(0, canonical.LARGEST) | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)


def refusal(data: bytes, form: canonical.Form = canonical.MANIFEST) -> str:
    with pytest.raises(UserError) as caught:
        canonical.load(data, form)
    return caught.value.code.removeprefix("package.") + ":" + str(caught.value.values.get("what", ""))


@settings(deadline=None)
@given(values)
def test_round_trip(value: object) -> None:
    data = canonical.dump(value)
    assert canonical.load(data) == value
    assert data.endswith(b"\n")
    assert data.count(b"\n") == 1
    assert canonical.dump(canonical.load(data)) == data


@settings(deadline=None)
@given(values, st.sampled_from([
    lambda value: json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n",
    lambda value: json.dumps(value, sort_keys=True, ensure_ascii=False) + "\n",
    lambda value: json.dumps(value, sort_keys=True, separators=(",", ":")) + "\n",
    lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
    lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n\n",
    lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\r\n",
    lambda value: " " + json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n",
    lambda value: unicodedata.normalize("NFD", canonical.dump(value).decode()),
]))  # fmt: skip
def test_other_bytes_of_the_same_value_are_refused(value: object, write) -> None:  # type: ignore[no-untyped-def]
    data = write(value).encode()
    assume(data != canonical.dump(value))
    assert refusal(data) == "E141:"


@settings(deadline=None)
@given(
    st.binary(max_size=60)
    | st.text(alphabet='{}[]":,0123456789eE+-.\\ntrufalsu ', max_size=40).map(str.encode)
)
def test_any_bytes_are_either_canonical_or_refused(data: bytes) -> None:
    for form in (canonical.MANIFEST, canonical.PAYLOAD):
        outcome = load_or_code(data, form)
        if isinstance(outcome, str):
            assert outcome in {"package.E140", "package.E141", "package.E142"}
        elif form.strict:
            assert canonical.dump(outcome[0]) == data
        else:
            assert canonical.load(canonical.dump(outcome[0], form), form) == outcome[0]


@pytest.mark.parametrize(("data", "found"), [
    (b"", "E140:"), (b"\n", "E140:"), (b"{", "E140:"), (b'{"a":1}x\n', "E140:"), (b"\xff\n", "E140:"),
    ("\ufeff{}\n".encode(), "E140:"), ("{}\n".encode("utf-16"), "E140:"), (b'"\xed\xa0\x80"\n', "E140:"),
    (b'{"a":"\x01"}\n', "E140:"), (b'"\t"\n', "E140:"),
    (b'{"a":1,"a":1}\n', "E142:duplicate_key"), (b'{"A":1}\n', "E142:key"), (b'{"":1}\n', "E142:key"),
    (b'{"a":{"' + b"k" * 33 + b'":1}}\n', "E142:key"), (b'{"a":null}\n', "E142:type"), (b"1.0\n", "E142:type"),
    (b"1e2\n", "E142:type"), (b"NaN\n", "E142:number"), (b"-Infinity\n", "E142:number"), (b"-1\n", "E142:number"),
    (b"9007199254740992\n", "E142:number"), (b"9" * 100_000 + b"\n", "E142:number"), (b"-0\n", "E141:"),
    (b"[" * 17 + b"]" * 17 + b"\n", "E142:depth"), (b"[" * 500_000 + b"\n", "E142:depth"),
    (b'{"a":' * 100_000 + b"\n", "E142:depth"),
    (b'"\\u0001"\n', "E142:control"), (b'"\\n"\n', "E142:control"), (b'"\x7f"\n', "E142:control"),
    ('"\x85"\n'.encode(), "E142:control"), (b'"\\ud800"\n', "E142:control"),
    (b'"' + b"x" * 4097 + b'"\n', "E142:string"), (b'"\\u5f20"\n', "E141:"), (b'"\\/"\n', "E141:"),
    ('"e\u0301"\n'.encode(), "E141:"), ('"\uf92c"\n'.encode(), "E141:"), (b'{"b":1,"a":2}\n', "E141:"),
    (b'"' + b" " * 2**20 + b'"\n', "E143:"),
])  # fmt: skip
def test_refused_and_why(data: bytes, found: str) -> None:
    assert refusal(data) == found


def test_bounds_are_inside() -> None:
    for data in (
        b"9007199254740991\n",
        b"[" * 16 + b"]" * 16 + b"\n",
        b'"' + b"x" * 4096 + b'"\n',
        '"𠮷"\n'.encode(),
    ):
        assert canonical.dump(canonical.load(data)) == data
    assert (
        canonical.dump({"b": 'é"\\/', "a_": [True, 0], "a0": {}})
        == '{"a0":{},"a_":[true,0],"b":"é\\"\\\\/"}\n'.encode()
    )


def test_a_payload_may_be_laid_out_freely_and_hold_more() -> None:
    data = b'{ "Z": null, "x": -1.5,\r\n "text": "one\\ntwo\\t", "n": -3 }'
    value = canonical.load(data, canonical.PAYLOAD)
    assert value == {"Z": None, "x": -1.5, "text": "one\ntwo\t", "n": -3}
    assert canonical.dump(value, canonical.PAYLOAD) == b'{"Z":null,"n":-3,"text":"one\\ntwo\\t","x":-1.5}\n'
    assert canonical.dump("e\u0301", canonical.PAYLOAD) == '"é"\n'.encode()


@pytest.mark.parametrize(("data", "found"), [
    (b'{"a":1,"a":2}', "E142:duplicate_key"), (b"1e999", "E142:number"), (b"NaN", "E142:number"),
    (b"[" * 17 + b"]" * 17, "E142:depth"), (b"[" * 2**24, "E142:count"), (b"[" + b"[]," * 10**6 + b"0]", "E142:count"),
    (b'"\\u0000"', "E142:control"), (b'"' + b"x" * 4097 + b'"', "E142:string"), (b"9" * 2**20, "E142:number"),
    (b'{"' + b"k" * 4097 + b'":1}', "E142:string"), (b'"\\udc00"', "E142:control"), (b" " * (2**25 + 1), "E143:"),
])  # fmt: skip
def test_a_payload_has_limits_too(data: bytes, found: str) -> None:
    assert refusal(data, canonical.PAYLOAD) == found


@pytest.mark.parametrize(
    "value", [None, 1.5, -1, 2**53, {"A": 1}, {1: 1}, "\n", "x" * 4097, {1, 2}, b"x", "\ud800"]
)
def test_what_cannot_be_said_is_not_written(value: object) -> None:
    with pytest.raises(UserError) as caught:
        canonical.dump(value)
    assert caught.value.code == "package.E142"
