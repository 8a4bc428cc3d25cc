"""Schools that do not exist and their packages, for trying the bureau's desk and for measuring it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from cadredesk import resources
from cadredesk.packages import agekey, envelope, manifest, report, sealing, signature
from cadredesk.vault.files import faults

CREATED = "2026-11-02T09:00:00+08:00"
PERIOD = "2026"
_PHOTO_BYTES = 12_000
"""As large as a small portrait of a camera is."""

_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂兰英华玉萍红梅建国文辉力志清山海波宁贵福生龙元全胜学祥才"
)
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
_LEVELS = ("college", "bachelor", "bachelor", "bachelor", "master")
_TITLES = ("junior", "intermediate", "intermediate", "associate_senior", "senior")
_POSTS = ("teacher", "teaching_group_leader", "grade_leader", "middle_deputy", "middle_chief", "deputy")


@dataclass(frozen=True, slots=True)
class SimulatedSchool:
    """A school that does not exist: its code and the seed of its signing key, always the same for a code."""

    code: str

    @property
    def seed(self) -> bytes:
        """The seed of its Ed25519 key; known to everybody, and good for nothing but trying."""
        return hashlib.sha256(f"cadredesk simulated school {self.code}".encode()).digest()

    @property
    def key_line(self) -> str:
        """The line of its OpenSSH public key file."""
        return signature.public_line(signature.public_of(self.seed))


def schools(number: int) -> tuple[SimulatedSchool, ...]:
    """That many schools, `SIM-0001` first."""
    return tuple(SimulatedSchool(f"SIM-{n:04d}") for n in range(1, number + 1))


def package(
    school: SimulatedSchool,
    recipient: str,
    seq: int = 1,
    prev: str = manifest.NO_PREVIOUS,
    *,
    payload: Mapping[str, Any] | None = None,
    files: Mapping[str, bytes] | None = None,
    epoch: int = 1,
    kind: str = manifest.REPORT,
    seed: bytes | None = None,
    **optional: object,
) -> bytes:
    """A signed package of the school; a report holds `payload`, any other kind `files` alone."""
    held = dict(files or {})
    key = seed or school.seed
    if kind == manifest.REPORT:
        return report.seal_report(
            school.code,
            recipient,
            epoch,
            seq,
            prev,
            CREATED,
            payload or {},
            held,
            lambda message: signature.sign(key, message),
            **optional,
        )
    return sealing.seal(
        kind,
        school.code,
        recipient,
        epoch,
        seq,
        prev,
        CREATED,
        held,
        lambda message: signature.sign(key, message),
        optional,
    )


def people(
    school: SimulatedSchool, number: int, photos: bool = True
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """A payload with that many people of the school, and their photos by path; the same each time."""
    chance = Random(school.code)
    drawn: dict[str, bytes] = {}
    listed = [_person(chance, n, drawn if photos else None) for n in range(number)]
    tiers = ("chief", "deputy", "young")
    final = [{"person": one["id"], "tier": tiers[n % 3]} for n, one in enumerate(listed)]
    name = f"模拟第{school.code.rpartition('-')[2]}学校"
    told = {
        "school": {"name": name, "stage": ("primary", "junior", "senior")[chance.randrange(3)]},
        "people": listed,
        "rounds": [{"id": f"{school.code.lower()}-{PERIOD}", "title": f"{PERIOD}年选拔", "final": final}],
    }
    return told, drawn


def make(
    number: int, of_people: int, out: Path, bureau: str = "EDU-1", recipients: Sequence[str] = ()
) -> Iterator[Path]:
    """Writes `enrol.json` and a report of each school into `out/packages`, in envelopes when `recipients` (`age1…`) are told.

    Gives the paths as they are written. Raises `package.E136`, EnvironmentFault.
    """
    keys = [agekey.recipient_raw(text) for text in recipients]
    place = out / "packages"
    with faults(out.name):
        place.mkdir(parents=True, exist_ok=True)
    all_schools = schools(number)
    told = {school.code: school.key_line for school in all_schools}
    with faults("enrol.json"):
        (out / "enrol.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    yield out / "enrol.json"
    for school in all_schools:
        payload, files = people(school, of_people)
        data = package(
            school, bureau, payload=payload, files=files, period=PERIOD, content={"people": of_people}
        )
        name = f"CD1_{school.code}_{bureau}_{manifest.REPORT}_e1_s1.cdp"
        if keys:
            data, name = envelope.seal_for(data, keys), f"{name}.age"
        with faults(name):
            (place / name).write_bytes(data)
        yield place / name


def _person(chance: Random, n: int, photos: dict[str, bytes] | None) -> dict[str, Any]:
    year, month = chance.randrange(1975, 1999), chance.randrange(1, 13)
    name = chance.choice(_SURNAMES) + "".join(chance.choice(_GIVEN) for _ in range(chance.randrange(1, 3)))
    person: dict[str, Any] = {
        "id": hashlib.sha256(f"{chance.random()} {n}".encode()).hexdigest()[:32],
        "name": name,
        "gender": chance.choice("mf"),
        "birth": f"{year}-{month:02d}",
        "ethnicity": "汉族",
        "party": chance.choice(("cpc", "cpc", "democratic", "none")),
        "work_started": f"{year + 22}-08",
        "current_post": "教师",
        "current_post_kind": chance.choice(_POSTS),
        "educations": [{"level": chance.choice(_LEVELS), "full_time": True, "finished": f"{year + 22}-07"}],
        "titles": [{"name": "教师", "level": chance.choice(_TITLES), "granted": f"{year + 27}-12"}],
        "assessments": [{"year": 2025, "grade": "competent"}],
    }
    if photos is not None:
        picture = resources.root().joinpath("sample", "photo.png").read_bytes()
        own = chance.randbytes(64)
        content = picture + own + Random(own).randbytes(max(0, _PHOTO_BYTES - len(picture) - len(own)))
        path = f"data/photos/{hashlib.sha256(content).hexdigest()[:40]}.png"
        photos[path] = content
        person["photo"] = path
    return person
