"""A year later: credits and a decided exit, two schools that merge on a date, a new clerk with the handover sheet.

Nobody leaves the pool without a recorded decision, whatever happens to their school.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest

from cadredesk.actions import (
    bureau_word,
    decisions,
    desks,
    dispatch,
    handover,
    intake,
    people,
    receipts,
    reporting,
    schools,
    submissions,
    users,
)
from cadredesk.actions.training import attendance, courses, credits, exits, files, study, trainees
from cadredesk.actions.training.attendance import Mark
from cadredesk.desk import Desk
from cadredesk.domain.meeting import Attendee, Item, MeetingRecord
from cadredesk.domain.person import Person
from cadredesk.domain.school import Role, User, UserRef
from cadredesk.domain.training.course import Event, Session
from cadredesk.domain.training.study import BookRead, Secondment
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.errors import UserError
from cadredesk.packages import canonical, manifest, report
from tests.unit.actions.selection import Clock
from tests.unit.actions.test_answers import BUREAU, meet

RIVER, HILL = "SCH-1", "SCH-2"
"""The school that ends and the one that goes on."""
JOINED, MERGED = date(2026, 1, 5), date(2027, 2, 1)
NUMBERS = {"田富": "110105199003072316", "王达": "110105199107064110", "李䶮": "11010519920101123X"}


@dataclass
class District:
    """The bureau and the two schools, one clock, a stick; whom each school calls how."""

    bureau: Desk
    schools: dict[str, Desk]
    clock: Clock
    stick: Path
    ids: dict[str, str]

    def up(self, code: str, package_id: str) -> intake.Intake:
        """The school's package goes to the bureau on the stick."""
        path = reporting.write_to(self.schools[code], package_id, self.stick).path
        done = intake.import_package(self.bureau, path)
        path.unlink()
        return done

    def down(self, code: str) -> str:
        """The bureau's roster goes to the school and is confirmed; what was read before."""
        sent = dispatch.send(
            self.bureau, approver(self.bureau).id, "test", self.stick, dispatch.RosterDraft(), (code,)
        )
        told = intake.import_package(self.schools[code], sent.paths[0])
        sent.paths[0].unlink()
        assert told.result == "accepted", told
        shown = bureau_word.shown(self.schools[code], told.package_id)
        bureau_word.confirm(self.schools[code], told.package_id)
        return str([line for block in shown.blocks for line in block.lines])


def approver(desk: Desk) -> User:
    return next(one for one in users.listed(desk) if one.role == Role.APPROVER)


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[District]:
    """Two people of the one school, one of the other, reported and in training at the bureau since January."""
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock(JOINED)
    bureau = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau", now=clock)
    found = {code: desks.test_folder(tmp_path / code, org=code, now=clock) for code in (RIVER, HILL)}
    (tmp_path / "stick").mkdir()
    made = District(bureau, found, clock, tmp_path / "stick", {})
    for school in found.values():
        meet(bureau, school, tmp_path, approver(school).id)
        meet(school, bureau, tmp_path, approver(bureau).id)
    for name, code in (("田富", RIVER), ("王达", RIVER), ("李䶮", HILL)):
        made.ids[name] = appear(made, code, name)
    taken = [at(made, name, code) for name, code in (("田富", RIVER), ("王达", RIVER), ("李䶮", HILL))]
    trainees.enrol(bureau, taken)
    for code, names in ((RIVER, ("田富", "王达")), (HILL, ("李䶮",))):
        trainees.enrol(found[code], [one for one in taken if one.name in names])
        tell(made, code, names)
    yield made
    for desk in (bureau, *made.schools.values()):
        assert desks.check(desk).sound
        desk.close()


def appear(district: District, code: str, name: str) -> str:
    """Somebody's file is made at a school; their id there."""
    return people.create(district.schools[code], Person("", name, id_number=NUMBERS[name])).id


def at(district: District, name: str, code: str) -> Trainee:
    posting = Posting(JOINED, code, f"{code}小学", "primary", "教师")
    return Trainee(district.ids[name], name, JOINED, (posting,), tier="deputy", birth="1990-03")


def tell(district: District, code: str, names: tuple[str, ...]) -> None:
    """The school reports people by their ID numbers; the bureau accepts it."""
    school = district.schools[code]
    known = [one for one in people.many(school) if one.name in names]
    body = [{"id": one.id, "name": one.name, "id_number": one.id_number} for one in known]
    data = canonical.dump({"format": report.FORMAT, "people": body}, canonical.PAYLOAD)
    sent = receipts.send(
        school,
        approver(school).id,
        "test",
        district.stick,
        BUREAU,
        manifest.REPORT,
        {report.PATH: data},
    )
    done = intake.import_package(district.bureau, sent.path)
    sent.path.unlink()
    assert done.result == "accepted", done
    submissions.accept(district.bureau, done.package_id)


def lecture(desk: Desk, on: date, marks: dict[str, str]) -> None:
    """A half day of three hours, with a mark for everybody."""
    event = courses.save(
        desk, Event("", "lecture", "集中培训", on.year, (Session("am", on, "am", Fraction(3)),))
    )
    courses.enrol(desk, event.id, [one for one in courses.candidates(desk) if one.id in marks])
    given = {("am", person): Mark("am", person, code) for person, code in marks.items()}  # type: ignore[arg-type]
    attendance.save(desk, event.id, dict(given))


def decided(desk: Desk, person: str, votes: tuple[int, int], effective: date) -> None:
    """A meeting of five decides on one person."""
    record = MeetingRecord(
        f"{desk.today().year}年第9次",
        "党组会议",
        desk.today(),
        chair="委员0",
        recorder="委员1",
        attendees=tuple(Attendee(f"委员{n}") for n in range(5)),
        items=(Item(person, agree=votes[0], disagree=votes[1]),),
    )
    exits.decide(desk, record, effective)


def nobody_left_undecided(desk: Desk) -> None:
    """Whoever is out of the pool has a closed vote of a recorded meeting behind it."""
    meetings = {one.id: one.record for one in exits.meetings(desk)}
    for one in trainees.listed(desk, with_left=True):
        if one.left is not None:
            record = meetings[one.left_by]
            (item,) = [item for item in record.items if item.person_id == one.id]
            assert record.number
            assert item.agree * 2 > record.due
            (told,) = [d for d in decisions.standing(desk) if d.person_id == one.id]
            assert (told.outcome, told.meeting_id) == ("left", one.left_by)


def test_a_year_later(district: District) -> None:
    bureau, clock, ids = district.bureau, district.clock, district.ids
    river, hill = district.schools[RIVER], district.schools[HILL]

    # The year: lectures of the bureau, a book and a post at the school, credits and a line.
    clock.day = date(2026, 5, 8)
    for _ in range(4):
        marks = {ids["田富"]: "present", ids["王达"]: "absent", ids["李䶮"]: "present"}
        lecture(bureau, clock.day, marks)
    study.put(river, BookRead("b1", ids["田富"], 2026, clock.day, "教育学", education=True, notes=True))
    study.put(
        river, Secondment("s1", ids["田富"], 2026, clock.day, "实验学校", "副校长", credits=Fraction(5))
    )
    made = reporting.seal_training(river, approver(river).id, "test", BUREAU)
    assert district.up(RIVER, made.package_id).result == "accepted"
    assert {one.name: one.total for one in credits.ledger(bureau, 2026).rows} == {
        "田富": 12 + 5,
        "王达": -24,
        "李䶮": 12,
    }
    clock.day = date(2026, 12, 21)
    found = exits.at_risk(exits.findings(bureau, 2026))
    below = [finding for _, finding in found if finding.verdict == "proposed"]
    assert {(one.person_id, one.reason) for one in below} == {(ids["王达"], "credits")}
    exits.propose(bureau, below)
    nobody_left_undecided(bureau)
    decided(bureau, ids["王达"], (5, 0), date(2026, 12, 31))
    assert "2026-12-31 退出" in district.down(RIVER)
    assert trainees.get(river, ids["王达"]).left == date(2026, 12, 31)

    # Nobody goes out by another door.
    for desk in (bureau, river):
        one = trainees.get(desk, ids["田富"])
        gone = replace(one, left=clock.day, left_reason="transferred")
        for way in (trainees.put, _enrol):
            with pytest.raises(UserError) as caught:
                way(desk, gone)
            assert caught.value.code == "trainee.left_elsewhere"

    # The schools merge on a day: nobody is out by it, and the school that goes on gets its people's files.
    clock.day = date(2027, 1, 20)
    schools.merge(bureau, [RIVER], HILL, MERGED)
    clock.day = date(2027, 2, 3)
    assert {one.name for one in trainees.listed(bureau)} == {"田富", "李䶮"}
    new_id = appear(district, HILL, "田富")
    assert "田富" not in district.down(HILL), "whom it has not reported it is not told of"
    tell(district, HILL, ("李䶮", "田富"))
    trainees.move(bureau, ids["田富"], Posting(MERGED, HILL, "河畔小学", "primary", "副校长"))
    district.down(HILL)
    mine = trainees.get(hill, new_id)
    assert (mine.name, mine.now.unit, mine.left) == ("田富", HILL, None)
    assert {one.name for one in trainees.listed(hill, with_left=True)} == {"田富", "李䶮"}
    assert credits.standing(hill, new_id, 2026).total == credits.standing(bureau, ids["田富"], 2026).total
    told = {files.sentence(one) for one in files.file_of(bureau, ids["田富"]).moments}
    assert told == {files.sentence(one) for one in files.file_of(hill, new_id).moments}
    study.put(hill, BookRead("b2", new_id, 2027, clock.day, "学校管理", notes=True))
    made = reporting.seal_training(hill, approver(hill).id, "test", BUREAU)
    assert district.up(HILL, made.package_id).result == "accepted"
    heard = {one.id: one.person_id for one in study.listed(bureau, BookRead)}
    assert heard == {"b1": ids["田富"], "b2": ids["田富"]}, "one person, however the schools call them"
    made = reporting.seal_training(river, approver(river).id, "test", BUREAU)
    assert district.up(RIVER, made.package_id).result != "accepted", "an ended school reports no more"
    nobody_left_undecided(bureau)

    # A new clerk takes over with the sheet, and decides by the same meeting as everybody.
    clerk = next(one for one in users.listed(hill) if one.role == Role.CLERK)
    sheet = pypdfium2.PdfDocument(handover.pdf(hill, handover.Names(clerk.name, "新经办人", "审批人")))
    text = "".join(page.get_textpage().get_text_range() for page in sheet)
    sheet.close()
    assert "新经办人" in text
    lead = approver(hill)
    as_approver = hill.with_user(UserRef(lead.id, lead.name, lead.role))
    users.hand_over(as_approver, desks.NewUser("新经办人", Role.CLERK, "xin-jingban"), clerk.id, "test")
    hill.close()
    with pytest.raises(UserError):
        desks.log_in(hill.folder, clerk.name, "test", now=clock)
    district.schools[HILL] = hill = desks.log_in(hill.folder, "新经办人", "xin-jingban", now=clock)
    assert {one.name for one in trainees.listed(hill)} == {"田富", "李䶮"}
    clock.day = date(2027, 12, 20)
    exits.enter(bureau, ids["田富"], "promoted", "任前公示〔2027〕3号")
    decided(bureau, ids["田富"], (2, 3), date(2027, 12, 31))
    assert trainees.get(bureau, ids["田富"]).left is None, "the meeting did not agree"
    nobody_left_undecided(bureau)


def _enrol(desk: Desk, one: Trainee) -> None:
    trainees.enrol(desk, [replace(one, id="new")])
