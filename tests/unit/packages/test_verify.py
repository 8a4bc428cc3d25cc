"""Verification: the order of the checks, and no changed package passes."""

from __future__ import annotations

import io
import json
import re
import subprocess
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from cadredesk.errors import UserError
from cadredesk.packages import archive, canonical, manifest, sealing, signature, verify
from tests.unit.packages.sample import FILES, OTHER, OTHER_SEED, PUBLIC, SEED, package, value

ROOT = Path(__file__).resolve().parents[3]


def refusal(data: bytes, keys: verify.Keys = PUBLIC, **roles: object) -> str:
    with pytest.raises(UserError) as caught:
        verify.verify(data, keys, **roles)  # type: ignore[arg-type]
    return caught.value.code.removeprefix("package.")


def test_a_good_package_passes_with_every_form_of_keys() -> None:
    data = package()
    for keys in (PUBLIC, (OTHER, PUBLIC), {"SCH-001": PUBLIC, "SCH-002": OTHER}):
        found = verify.verify(data, keys, receiver="EDU-1", bureaus={"EDU-1"})
        assert dict(found.files) == FILES
        assert list(found.files) == sorted(FILES)
        assert found.manifest_bytes == canonical.dump(value())
        assert found.package_id == manifest.package_id(found.manifest_bytes)
        assert found.signer == PUBLIC


def test_every_flipped_bit_is_refused() -> None:
    data = package()
    stream = io.BytesIO(data)
    for position in range(len(data) * 8):
        at, bit = divmod(position, 8)
        stream.getbuffer()[at] ^= 1 << bit
        with pytest.raises(UserError):
            verify.examine(stream, PUBLIC)
        stream.getbuffer()[at] ^= 1 << bit
    assert verify.examine(stream, PUBLIC).package_id


def test_every_truncation_and_every_added_byte_is_refused() -> None:
    data = package()
    for length in range(len(data)):
        assert refusal(data[:length]) in {"E110", "E111"}
    for at in range(len(data) + 1):
        refusal(data[:at] + b"\x00" + data[at:])


def test_flips_repaired_down_to_the_checksum_are_still_refused() -> None:
    """The attacker rewrites the whole archive; only the signed digests stand in the way."""
    data = canonical.dump(value())
    for path, content in FILES.items():
        for position in range(len(content) * 8):
            changed = bytearray(content)
            changed[position // 8] ^= 1 << position % 8
            assert refusal(package(data, {**FILES, path: bytes(changed)})) == "E162"
    armour = signature.sign(SEED, data)
    for position in range(len(data) * 8):
        changed = bytearray(data)
        changed[position // 8] ^= 1 << position % 8
        entries = [(archive.MANIFEST, bytes(changed)), (archive.SIGNATURE, armour), *FILES.items()]
        assert refusal(archive.write(entries)) == "E133"


def test_the_second_signature_is_carried_and_not_judged() -> None:
    data = canonical.dump(value())
    entries = [
        (archive.MANIFEST, data),
        (archive.SIGNATURE, signature.sign(SEED, data)),
        (archive.SECOND_SIGNATURE, b"?"),
    ]
    assert dict(verify.verify(archive.write([*entries, *FILES.items()]), PUBLIC).files) == FILES


def test_keys() -> None:
    data = package()
    assert refusal(data, OTHER) == "E132"
    assert refusal(data, {}) == "E132"
    assert refusal(data, ()) == "E132"
    assert refusal(data, {"SCH-001": OTHER}) == "E132"
    assert refusal(data, {"SCH-001": OTHER, "SCH-002": PUBLIC}) == "E132", "the key of another school"
    assert refusal(package(seed=OTHER_SEED), PUBLIC) == "E132"


def test_the_signature_stands_before_the_reading_of_the_manifest() -> None:
    for data in (b"", b"not json", b"[" * 500_000, b'{"a":1,"a":1}\n'):
        assert refusal(package(data, {}, OTHER_SEED)) == "E132"
        entries = [(archive.MANIFEST, data), (archive.SIGNATURE, signature.sign(SEED, b"other"))]
        assert refusal(archive.write(entries)) == "E133"


@pytest.mark.parametrize(("data", "code"), [
    (b"", "E140"), (b"not json", "E140"), (b"[" * 500_000, "E142"), (canonical.dump(value())[:-1], "E141"),
    (b" " + canonical.dump(value()), "E141"), (json.dumps(value()).encode(), "E141"),
    (canonical.dump(value(kind="bureau.surprise")), "E150"), (canonical.dump(value(seq=2)), "E151"),
])  # fmt: skip
def test_a_good_signature_does_not_excuse_the_manifest(data: bytes, code: str) -> None:
    assert refusal(package(data)) == code


@pytest.mark.parametrize("held", [
    {}, {"data/report.json": FILES["data/report.json"]}, {**FILES, "data/more": b""}, {**FILES, "data/a": b""},
])  # fmt: skip
def test_exactly_the_listed_files(held: Mapping[str, bytes]) -> None:
    assert refusal(package(canonical.dump(value()), held)) == "E161"


def role(kind: str, sender: str, recipient: str, **roles: object) -> str:
    data = package(canonical.dump(value(kind=kind, sender=sender, recipient=recipient)))
    try:
        verify.verify(data, PUBLIC, **roles)  # type: ignore[arg-type]
    except UserError as error:
        return error.code.removeprefix("package.")
    return "OK"


def test_role_and_recipient() -> None:
    known = {"receiver": "EDU-1", "bureaus": {"EDU-1"}}
    at_school = {"receiver": "SCH-001", "bureaus": {"EDU-1"}}
    assert role("school.report", "SCH-001", "EDU-1", **known) == "OK"
    assert role("school.report", "SCH-001", "EDU-2", **known) == "E203"
    assert role("bureau.policy", "SCH-001", "EDU-1", **known) == "E205"
    assert role("bureau.policy", "SCH-001", "*", **known) == "E205"
    assert role("bureau.receipt", "SCH-001", "EDU-2", **known) == "E205", (
        "the role comes before the recipient"
    )
    assert role("key.rotate", "SCH-001", "*", **known) == "E204"
    assert role("bureau.policy", "EDU-1", "*", **at_school) == "OK"
    assert role("bureau.receipt", "EDU-1", "SCH-001", **at_school) == "OK"
    assert role("bureau.receipt", "EDU-1", "SCH-002", **at_school) == "E203"
    assert role("school.report", "EDU-1", "SCH-001", **at_school) == "E206"
    assert role("school.report", "SCH-001", "*") == "E204"
    assert role("bureau.policy", "EDU-1", "*") == "OK"
    assert role("bureau.policy", "EDU-1", "SCH-009") == "OK"


def test_an_envelope_is_answered_in_words() -> None:
    stanza = b"-> X25519 abc\nbody\n"
    opening = b"age-encryption.org/v1\n"
    assert refusal(opening + stanza + b"--- mac\n" + bytes(99)) == "E103"
    assert refusal(opening + stanza * 8 + b"--- mac\n") == "E103"
    assert refusal(opening + stanza * 9 + b"--- mac\n") == "E104"
    assert refusal(opening + b"-> scrypt salt 18\nbody\n--- mac\n") == "E104"
    assert refusal(opening + stanza + b"-> scrypt salt 18\nbody\n--- mac\n") == "E104"
    assert refusal(opening + stanza + b"x" * 2048 + b"\n--- mac\n") == "E104"
    assert refusal(opening + b"--- mac\n") == "E104"
    assert refusal(b"age-encryption.org/v2\n" + stanza + b"--- mac\n") == "E104"
    assert refusal(b"-----BEGIN AGE ENCRYPTED FILE-----\n") == "E104"


def test_the_tool_of_age_makes_what_is_recognised(tmp_path: Path) -> None:
    made = subprocess.run(["age-keygen"], check=True, capture_output=True, text=True).stdout
    to = re.search(r"age1[0-9a-z]+", made)
    assert to is not None
    sealed = subprocess.run(
        ["age", "-r", to[0], "-r", to[0]], input=package(), check=True, capture_output=True
    ).stdout
    assert refusal(sealed) == "E103"


def test_seal_reads_its_own_work_back() -> None:
    def sign(data: bytes) -> bytes:
        return signature.sign(SEED, data)

    told = ("bureau.policy", "EDU-1", "*", 1, 1, "0" * 64, "2026-09-28T08:30:00+08:00")
    data = sealing.seal(*told, {"data/b": b"2", "data/a": b"1"}, sign, {"period": "2026"})
    assert dict(verify.verify(data, PUBLIC).files) == {"data/a": b"1", "data/b": b"2"}
    with pytest.raises(UserError) as caught:
        sealing.seal(*told, {}, lambda data: signature.sign(SEED, data + b"x"))
    assert caught.value.code == "package.E133"


def test_every_code_has_its_sentence_in_both_languages() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in [
            *(ROOT / "cadredesk/packages").glob("*.py"),
            *(ROOT / "cadredesk/actions").glob("*.py"),
            ROOT / "cadredesk/domain/chain.py",
        ]
    )
    raised = set(re.findall(r'(?:UserError|EnvironmentFault)\(\s*"package\.(\w+)"', source)) | {
        code
        for pair in re.findall(r'"package\.(E\d+)" if .+ else "package\.(E\d+)"', source)
        for code in pair
    }
    raised |= set(re.findall(r'"(E3\d\d)"', source))
    for language in ("zh_CN", "en"):
        text = (ROOT / f"resources/messages/{language}/package.toml").read_text(encoding="utf-8")
        told = {code.removesuffix("_school").removesuffix("_bureau") for code in tomllib.loads(text)}
        assert told == raised | {"ok"}
