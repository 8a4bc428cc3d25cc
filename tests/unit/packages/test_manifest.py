"""The manifest: what the schema takes and what it refuses."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadredesk.errors import UserError
from cadredesk.packages import canonical, manifest
from tests.unit.packages.sample import FILES, value

HEAD = "ab" * 32


def field(changes: dict[str, object]) -> str:
    with pytest.raises(UserError) as caught:
        manifest.parse(canonical.dump(value(**changes)))
    return caught.value.code.removeprefix("package.") + ":" + str(caught.value.values.get("field", ""))


def test_build_and_parse_are_one() -> None:
    files = [manifest.file_entry(path, content) for path, content in FILES.items()]
    optional = {
        "period": "2026",
        "content": {"people": 3},
        "later": ["x"],
        "ack": {"epoch": 1, "seq": 2, "head": HEAD},
    }
    data = manifest.build(
        "school.report", "SCH-001", "EDU-1", 1, 2, HEAD, "2026-09-28T08:30:00+08:00", files, optional
    )
    found = manifest.parse(data)
    assert data == canonical.dump(value(seq=2, prev=HEAD, **optional))
    assert (found.kind, found.sender, found.recipient) == ("school.report", "SCH-001", "EDU-1")
    assert (found.epoch, found.seq, found.prev) == (1, 2, HEAD)
    assert [file.path for file in found.files] == sorted(FILES)
    assert dict(found.optional) == optional
    assert manifest.package_id(data) == hashlib.sha256(data).hexdigest()


def test_an_optional_key_cannot_replace_a_required_one() -> None:
    with pytest.raises(UserError):
        manifest.build(
            "school.report", "S-1", "E-1", 1, 1, "0" * 64, "2026-09-28T08:30:00+08:00", [], {"seq": 2}
        )


@pytest.mark.parametrize("changes", [
    {"recipient": "*"}, {"sender": "0-z"}, {"sender": "A" * 32}, {"epoch": 10**6}, {"seq": 10**9, "prev": HEAD},
    {"created": "2024-02-29T23:59:59-12:00"}, {"unknown": {"deep": [1, True, "x"]}}, {"files": []},
    {"audit": {"n": 0, "head": "0" * 64}}, {"based_on": []}, {"based_on": [HEAD]}, {"schema": 3}, {"app": "x"},
    {"kind": "key.enrol"}, {"kind": "chain.reset"}, {"period": "2026年"},
])  # fmt: skip
def test_taken(changes: dict[str, object]) -> None:
    manifest.parse(canonical.dump(value(**changes)))


@pytest.mark.parametrize(("changes", "found"), [
    ({"format": "cadredesk.package/2"}, "E150:"), ({"format": "other"}, "E151:format"), ({"format": None}, "E151:format"),
    ({"kind": "school.photo"}, "E150:"), ({"kind": None}, "E151:kind"), ({"kind": 1}, "E151:kind"),
    ({"sender": "*"}, "E151:sender"), ({"sender": "ab"}, "E151:sender"), ({"sender": "A" * 33}, "E151:sender"),
    ({"sender": "-ab"}, "E151:sender"), ({"sender": "ab-"}, "E151:sender"), ({"sender": "学校一"}, "E151:sender"),
    ({"recipient": ""}, "E151:recipient"), ({"recipient": "a b"}, "E151:recipient"), ({"recipient": None}, "E151:recipient"),
    ({"epoch": 0}, "E151:epoch"), ({"epoch": 10**6 + 1}, "E151:epoch"), ({"epoch": "1"}, "E151:epoch"),
    ({"epoch": True}, "E151:epoch"), ({"seq": 0}, "E151:seq"), ({"seq": 10**9 + 1, "prev": HEAD}, "E151:seq"),
    ({"prev": HEAD}, "E151:prev"), ({"seq": 2}, "E151:prev"), ({"seq": 2, "prev": "AB" * 32}, "E151:prev"),
    ({"seq": 2, "prev": HEAD[:-1]}, "E151:prev"),
    ({"created": "2026-09-28T08:30:00Z"}, "E151:created"), ({"created": "2026-09-28 08:30:00+08:00"}, "E151:created"),
    ({"created": "2026-02-30T08:30:00+08:00"}, "E151:created"), ({"created": "2026-09-28T24:30:00+08:00"}, "E151:created"),
    ({"created": "2026-09-28T08:30:00.5+08:00"}, "E151:created"), ({"created": "２026-09-28T08:30:00+08:00"}, "E151:created"),
    ({"files": None}, "E151:files"), ({"files": {}}, "E151:files"), ({"files": ["data/a"]}, "E151:files"),
    ({"files": [{"path": "data/a", "size": 0}]}, "E151:sha256"), ({"files": [{"path": "manifest.sig"}]}, "E151:path"),
    ({"files": [{"path": "data/a", "size": -0, "sha256": HEAD}] * 2}, "E151:path"),
    ({"files": [{"path": "data/a", "size": "0", "sha256": HEAD}]}, "E151:size"),
    ({"ack": {"epoch": 1, "seq": 1}}, "E151:head"), ({"ack": 1}, "E151:ack"), ({"audit": {"n": "1"}}, "E151:n"),
    ({"based_on": ["x"]}, "E151:based_on"), ({"based_on": HEAD}, "E151:based_on"), ({"install": 1}, "E151:install"),
])  # fmt: skip
def test_refused(changes: dict[str, object], found: str) -> None:
    assert field(changes) == found


@pytest.mark.parametrize("data", [b"[]\n", b'"x"\n', b"1\n", b"{}\n"])
def test_other_values_are_refused(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        manifest.parse(data)
    assert caught.value.code == "package.E151"


@settings(deadline=None)
@given(st.sampled_from(sorted(value())), st.recursive(
    st.booleans() | st.integers(0, 2**53 - 1) | st.text("azAZ09-*/", max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", "path", "size"]), inner, max_size=2),
    max_leaves=5,
))  # fmt: skip
def test_any_value_in_any_field_is_taken_or_refused_in_words(key: str, other: object) -> None:
    assert outcome(canonical.dump(value(**{key: other}))) in {None, "package.E150", "package.E151"}


def outcome(data: bytes) -> str | None:
    try:
        manifest.parse(data)
    except UserError as error:
        return error.code
    return None
