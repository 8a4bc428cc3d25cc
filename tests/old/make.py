"""Makes the data folder that is kept of a release: `python -m tests.old.make` writes tests/old/<version>.zip.

Run it once for every release, on the tagged source, and never again: what lies here is what users have on their disks.
(Before the first release the first schema may still change; then the zip of that version is made anew.)
"""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from cadredesk import VERSION
from cadredesk.actions import desks, evaluations, finals, people, reporting, rounds
from cadredesk.desk import Desk
from cadredesk.domain.school import Role
from cadredesk.domain.tally import VoterGroup
from tests.unit.actions import selection

HERE = Path(__file__).resolve().parent
PASSWORD = "test"
MARKS = ("excellent", "competent", "basic")
PHOTO = HERE.parents[1] / "resources" / "sample" / "photo.png"


def make(folder: Path) -> Desk:
    """A school with its people, a photo, a round closed up to the final list, and a count left open in its first bundle."""
    desk = desks.test_folder(folder)
    clock = selection.Clock(date(2026, 9, 1))
    at = selection.school(replace(desk, now=clock), clock)
    selection.up_to(at, "final_list")
    people.set_photo(at.desk, at.id("田富"), PHOTO.read_bytes())
    selection.with_final(at)
    [sealed] = evaluations.votes_of(at.desk, at.round_id)
    staff = VoterGroup("staff", "教职工", Fraction(100), 9, 9, 9, 9)
    left = evaluations.design(
        at.desk, at.round_id, "rehearsal", "未完的计票", sealed.form, (staff,), rule=sealed.rule
    )
    evaluations.open_count(at.desk, left.id)
    with evaluations.entry(at.desk, left.id, 1) as entry:
        for grade in MARKS:
            marks = {group.id: grade for group in sealed.form.groups()}
            evaluations.record_ballot(entry, "staff", marks)
    return at.desk


def facts(desk: Desk) -> dict[str, Any]:
    """What every later version must still read in it."""
    [head] = rounds.listed(desk)
    names = {line.id: line.name for line in people.lines(desk)}
    sealed = next(one for one in evaluations.votes_of(desk, head.id) if one.state == "sealed")
    counted = evaluations.result(desk, sealed.id)
    found = rounds.get(desk, head.id)
    return {
        "people": sorted(names.values()),
        "born": {names[one.id]: one.birth.iso() for one in people.many(desk) if one.birth},
        "round": [head.title, head.state, head.started_on.isoformat()],
        "profile": found.profile.digest,
        "closed": [record.step for record in found.steps if record.state == "closed"],
        "final": [names[entry.person_id] for entry in finals.get(desk, head.id).entries],
        "valid": counted.total("valid"),
        "composites": [str(one.composite) for one in counted.candidates],
        "users": [name.name for name in desks.who_may_log_in(desk.folder)],
        "left_over": len(list(evaluations.stored_ballots(desk))),
        "key": reporting.public_key_line(desk),
        "role": str(Role(desk.user.role)),
    }


def main() -> None:
    """Writes the zip and what stands in it beside it."""
    os.environ.update(CADREDESK_TEST="1", CADREDESK_PASSWORD=PASSWORD)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        desk = make(folder)
        told = facts(desk)
        desk.close()
        target = HERE / f"{VERSION}.zip"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    archive.write(path, path.relative_to(folder))
    written = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    target.with_suffix(".json").write_text(written, encoding="utf-8")
    print(target, target.stat().st_size)


if __name__ == "__main__":
    main()
