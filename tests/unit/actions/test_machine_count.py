"""The machine count on a real desk with real pictures: read, decided by two, agreed, sealed, and nothing left behind."""

from __future__ import annotations

import json
import os
import random
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import cv2
import numpy as np
import pytest
from PIL import Image

from cadredesk.actions import (
    backups,
    ballot_pages,
    ballot_review,
    desks,
    evaluations,
    kept_pictures,
    machine_count,
    state,
)
from cadredesk.desk import Desk
from cadredesk.domain import machine_count as rules
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.form import ALL, BallotForm, Column, Element, Row
from cadredesk.domain.machine_count import DISMISS, PAGE, PageRows
from cadredesk.domain.person import Person
from cadredesk.domain.readings import CellReading, Doubt, ImageReading
from cadredesk.domain.tally import VoterGroup
from cadredesk.domain.vote import HandTotal, Vote
from cadredesk.errors import Cancelled, UserError
from cadredesk.storage import journal, people, workpictures, worktally
from cadredesk.storage.workpictures import Pictures
from tests.scans.office import Office, save
from tests.unit.actions import selection
from tests.unit.security.raw import files, pages

GRADES = ("excellent", "competent", "basic", "incompetent")
FORM = BallotForm(
    "民主测评票",
    "grades",
    tuple(Row(f"p{n}", name) for n, name in enumerate(("田富", "田大利", "李䶮"), 1)),
    tuple(
        Column(grade, label)
        for grade, label in zip(GRADES, ("优秀", "称职", "基本称职", "不称职"), strict=True)
    ),
    (Element("de", "德"), Element("neng", "能")),
)
CHOICE = BallotForm(
    "民主推荐票",
    "recommendation",
    (*(Row(f"p{n}", name) for n, name in enumerate(("田富", "田大利", "李䶮"), 1)), Row("w1", "")),
    (Column("choose", "推荐"),),
    max=2,
)
Truth = dict[str, list[str]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    opened = desks.test_folder(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    folder.mkdir()
    return folder


def reviewer(desk: Desk) -> Desk:
    return desks.switch(desk, "复核人", "test")


def held(
    desk: Desk,
    returned: dict[str, int],
    form: BallotForm = FORM,
    *,
    pictures: str = "destroy",
    bundle: int = 10,
    paper: Literal["A4", "A5"] = "A4",
) -> Vote:
    kind = "recommendation" if form.kind == "recommendation" else "evaluation"
    vote = evaluations.design(
        desk,
        "r1",
        kind,
        form.title,
        form,
        [VoterGroup(g, g) for g in returned],
        pictures=pictures,
        bundle_size=bundle,
        paper=paper,
    )
    evaluations.set_counts(desk, vote.id, [VoterGroup(g, g, None, n, n, n, n) for g, n in returned.items()])
    evaluations.open_count(desk, vote.id)
    return evaluations.set_witnesses(desk, vote.id, "machine_hand")


def drawn(number: int, seed: int = 1, form: BallotForm = FORM) -> list[Truth]:
    lot = random.Random(seed)
    if form.kind == "recommendation":
        return [
            {row: ["choose"] for row in lot.sample(["p1", "p2", "p3"], lot.randint(0, 2))}
            for _ in range(number)
        ]
    return [
        {g.id: lot.choice([[], *[[grade] for grade in GRADES]]) for g in form.groups()} for _ in range(number)
    ]


def scan(desk: Desk, vote: Vote, truth: dict[str, list[Truth]], folder: Path, seed: int = 1) -> None:
    """The stack of every voter group, one picture a ballot, in an order of its own."""
    rng, lot = np.random.default_rng(seed), random.Random(seed)
    stack = [(group, marks) for group, ballots in truth.items() for marks in ballots]
    lot.shuffle(stack)
    offices = {group: Office(run) for group, run in ballot_pages.print_runs(desk, vote).items()}
    for number, (group, marks) in enumerate(stack, 1):
        save(offices[group].scan(marks, rng, turn=lot.choice([0, 2])), folder / f"scan{number}.jpg")


def typed(form: BallotForm, marks: Truth) -> dict[str, object]:
    """As a person types a ballot: two marks in a row are none."""
    if form.kind == "recommendation":
        return {ALL: tuple(row for row in marks if row != "w1")}
    return {group: given[0] if len(given) == 1 else None for group, given in marks.items()}


def total(vote: Vote, group: str, ballots: Sequence[Truth], invalid: int = 0) -> HandTotal:
    """The hand count of these valid ballots."""
    marks = []
    for one in vote.form.groups():
        given = [typed(vote.form, ballot)[one.id] for ballot in ballots]
        marks.append((one.id, (*((g, given.count(g)) for g in GRADES), ("abstain", given.count(None)))))
    return HandTotal(group, len(ballots), invalid, tuple(marks))


def answer_all(desk: Desk, vote: Vote, value: Callable[[ballot_review.Question], str]) -> int:
    """One person answers everything; how many questions that were."""
    review = ballot_review.open_review(desk, vote.id)
    try:
        asked = ballot_review.questions(review)
        for one in asked:
            ballot_review.decide(review, one.token, one.unit, value(one))
    finally:
        review.close()
    return len(asked)


def proposal(one: ballot_review.Question) -> str:
    assert one.proposal is not None, one
    return one.proposal


def sealed(desk: Desk, vote: Vote) -> list[str]:
    """The sealed multiset as the database holds it, without the vote's id."""
    assert evaluations.seal(desk, vote.id).state == "sealed"
    lines = [line.partition("\t")[2] for line in state.dump(desk) if line.startswith("sealed_ballot\t")]
    return sorted(line.replace(vote.id, "") for line in lines if vote.id in line)


def by_keyboard(desk: Desk, vote: Vote, truth: dict[str, list[Truth]], turns: Sequence[int] = (1, 2)) -> None:
    for turn, user in zip(turns, (desk, reviewer(desk)), strict=False):
        with evaluations.entry(user, vote.id, turn) as entry:
            for group, ballots in truth.items():
                for number, marks in enumerate(ballots, 1):
                    evaluations.record_ballot(entry, group, typed(vote.form, marks))
                    if number % vote.bundle_size == 0 or number == len(ballots):
                        evaluations.close_bundle(entry, group)


def code_of(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.code


# The whole way --------------------------------------------------------------------------------------------------


def test_from_the_folder_to_the_seal_with_the_hand_count_and_the_keyboard_seals_the_same(
    desk: Desk, scans: Path
) -> None:
    truth = {"staff": drawn(7, 1), "leaders": drawn(3, 2)}
    truth["staff"][2]["p1.de"] = ["excellent", "basic"]
    vote = held(desk, {"staff": 7, "leaders": 3})
    scan(desk, vote, truth, scans)
    rng = np.random.default_rng(5)
    save(Office(ballot_pages.print_runs(desk, vote)["staff"]).blank_back(rng), scans / "scan99.jpg")
    (scans / "notes.txt").write_text("no picture")
    before = {path.name: path.read_bytes() for path in scans.iterdir()}

    report = machine_count.read(desk, vote.id, scans, children=1)
    assert (report.pictures, report.known, report.stopped) == (11, 0, False)
    told = machine_count.overview(desk, vote.id)
    assert told.stack.whole
    assert (told.stack.scanned, told.stack.review, told.stack.aside) == (11, 1, 1)
    assert {(c.group, c.returned, c.missing) for c in told.counts} == {("staff", 7, 0), ("leaders", 3, 0)}
    assert [(p.place.number, p.reason) for p in told.aside] == [(11, "blank_page")]
    assert not told.complete

    with pytest.raises(UserError) as refused:
        evaluations.seal(desk, vote.id)
    assert code_of(refused) == "machine.aside"
    assert answer_all(desk, vote, proposal) == 2
    assert answer_all(desk, vote, proposal) == 0, "nobody confirms his own answer"
    with pytest.raises(UserError):
        evaluations.seal(desk, vote.id)
    assert answer_all(reviewer(desk), vote, proposal) == 2
    assert machine_count.overview(desk, vote.id).complete

    with pytest.raises(UserError) as refused:
        evaluations.seal(desk, vote.id)
    assert code_of(refused) == "vote.no_hand_total"
    totals = [total(vote, group, ballots) for group, ballots in truth.items()]
    wrong = replace(
        totals[0], marks=(("p1.neng", tuple(_moved(dict(totals[0].marks)["p1.neng"]))), *totals[0].marks[:1])
    )
    evaluations.set_hand_totals(desk, vote.id, [wrong, totals[1]])
    with pytest.raises(UserError) as refused:
        evaluations.seal(desk, vote.id)
    assert code_of(refused) == "machine.hand_marks"
    whole = tuple((s, wrong.marks[0][1] if s == "p1.neng" else c) for s, c in totals[0].marks)
    evaluations.set_hand_totals(desk, vote.id, [replace(totals[0], marks=whole)])
    found = evaluations.compare(desk, vote.id)
    assert {one.subject for one in found.disagreements} == {"p1.neng"}
    with pytest.raises(UserError) as refused:
        evaluations.seal(desk, vote.id)
    assert code_of(refused) == "machine.hand_differs"
    evaluations.set_hand_totals(desk, vote.id, totals)
    assert evaluations.compare(desk, vote.id).agrees

    machine = sealed(desk, vote)
    record = evaluations.get(desk, vote.id).machine
    assert record is not None
    assert (record.scanned, record.read, record.dismissed, record.decided) == (11, 10, 1, 1)
    assert record.rows == 60
    assert record.reviewers == ("复核人", "经办人")
    assert {path.name: path.read_bytes() for path in scans.iterdir()} == before, (
        "the user's files are only read"
    )

    other = held(desk, {"staff": 7, "leaders": 3})
    evaluations.set_witnesses(desk, other.id, "passes")
    by_keyboard(desk, other, truth)
    evaluations.set_hand_totals(desk, other.id, totals)
    assert sealed(desk, other) == machine


def _moved(counts: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """A slip of the pen: one mark stands in another column."""
    numbers = dict(counts)
    full = next(column for column, count in counts if count)
    other = next(column for column, _ in counts if column != full)
    numbers[full] -= 1
    numbers[other] += 1
    return list(numbers.items())


def test_with_one_keyboard_pass_bundle_by_bundle_a_difference_opens_on_the_picture(
    desk: Desk, scans: Path
) -> None:
    truth = {"staff": drawn(6, 3)}
    vote = held(desk, {"staff": 6}, bundle=3)
    evaluations.set_witnesses(desk, vote.id, "machine_pass")
    for number in (1, 2):
        part = scans / f"bundle{number}"
        part.mkdir()
        scan(desk, vote, {"staff": truth["staff"][3 * number - 3 : 3 * number]}, part, number)
        machine_count.read(desk, vote.id, part, bundle=number, children=1)
    wrong = [dict(ballot) for ballot in truth["staff"]]
    wrong[4]["p2.de"] = ["incompetent" if wrong[4]["p2.de"] != ["incompetent"] else "basic"]
    with pytest.raises(UserError) as refused:
        evaluations.seal(desk, vote.id)
    assert code_of(refused) == "vote.sheets_missing"
    by_keyboard(desk, vote, {"staff": wrong}, (1,))
    (found,) = evaluations.compare(desk, vote.id).pages
    assert (found.difference.group, found.difference.number) == ("staff", 2)
    with pytest.raises(UserError) as refused:
        evaluations.seal(desk, vote.id)
    assert code_of(refused) == "machine.differs"

    review = ballot_review.open_review(desk, vote.id)
    (shown,) = ballot_review.alike(review, "staff", 1, 2, found.difference.second[0])
    assert shown.bundle == 2
    width, height, data = ballot_review.page_image(review, shown.token, whole=False)
    assert len(data) == width * height
    ballot_review.raise_doubt(review, shown.token, PAGE)
    review.close()
    assert machine_count.overview(desk, vote.id).open == 1
    for user in (desk, reviewer(desk)):
        answer_all(user, vote, lambda _: "ok")

    with evaluations.entry(desk, vote.id, 1) as entry:
        evaluations.retype_bundle(entry, "staff", 2)
        for marks in truth["staff"][3:]:
            evaluations.record_ballot(entry, "staff", typed(FORM, marks))
        evaluations.close_bundle(entry, "staff")
    assert evaluations.compare(desk, vote.id).agrees
    assert sum(json.loads(line)["count"] for line in sealed(desk, vote)) == 6
    assert evaluations.get(desk, vote.id).machine is not None


def test_a_sheet_that_cannot_be_read_is_typed_by_two_and_an_invalid_one_is_counted(
    desk: Desk, scans: Path
) -> None:
    truth = drawn(3, 4)
    vote = held(desk, {"staff": 3})
    scan(desk, vote, {"staff": truth[:1]}, scans)
    office, rng = Office(ballot_pages.print_runs(desk, vote)["staff"]), np.random.default_rng(3)
    for number, marks in enumerate(truth[1:], 2):
        image = office.scan(marks, rng)
        save(image[: image.shape[0] // 2], scans / f"half{number}.jpg")
    machine_count.read(desk, vote.id, scans, children=1)
    assert machine_count.overview(desk, vote.id).stack.aside == 2

    review = ballot_review.open_review(desk, vote.id)
    one, other = ballot_review.questions(review, "pages")
    texts = {
        one.token: ballot_review.typed_sheet(review, "staff", 1, typed(FORM, truth[1])),
        other.token: ballot_review.typed_sheet(review, "staff", 1, "signed"),
    }
    slip = ballot_review.typed_sheet(review, "staff", 1, typed(FORM, truth[2]))
    for token, text in texts.items():
        ballot_review.decide(review, token, PAGE, text)
    other_review = review.seat(reviewer(desk))
    again = ballot_review.decide(other_review, one.token, PAGE, slip)
    assert (again.one, again.again) == (None, True), "they typed something else: both look again"
    ballot_review.decide(other_review, other.token, PAGE, texts[other.token])
    for who in (review, other_review):
        ballot_review.decide(who, one.token, PAGE, texts[one.token])
    review.close()
    told = machine_count.overview(desk, vote.id)
    assert (told.stack.read, told.stack.typed, told.stack.invalid, told.stack.aside) == (1, 1, 1, 0)
    evaluations.set_hand_totals(desk, vote.id, [total(vote, "staff", truth[:2], 1)])
    evaluations.seal(desk, vote.id)
    result = evaluations.result(desk, vote.id)
    assert (result.total("valid"), result.total("invalid")) == (2, 1)


def test_a_written_name_is_typed_by_one_and_confirmed_by_the_other(desk: Desk, scans: Path) -> None:
    vote = held(desk, {"staff": 2}, CHOICE)
    evaluations.set_witnesses(desk, vote.id, "machine_pass")
    office = Office(ballot_pages.print_runs(desk, vote)["staff"])
    rng = np.random.default_rng(8)
    named = office.scan({"p1": ["choose"], "w1": ["choose"]}, rng)
    save(named, scans / "a.jpg")
    # the second voter writes a name and forgets the box
    forgot = office.scan({"p2": ["choose"]}, rng)
    cell = next(c for c in office.layout.pages[0].cells if c.id == "w1.choose")
    x, y = round((cell.area.x - 25) * 200 / 25.4), round((cell.area.y + cell.area.h * 0.7) * 200 / 25.4)
    forgot = np.ascontiguousarray(forgot)
    cv2.putText(forgot, "Li Si", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 30, 4)
    save(forgot, scans / "b.jpg")
    machine_count.read(desk, vote.id, scans, children=1)
    assert (
        answer_all(desk, vote, lambda one: f"w: 李四{one.place.number} " if one.queue == "write_ins" else "")
        == 2
    )
    review = ballot_review.open_review(reviewer(desk), vote.id)
    shown = {(one.queue, one.proposal) for one in ballot_review.questions(review)}
    assert shown == {("write_ins", "w:李四1"), ("write_ins", "w:李四2")}
    review.close()
    answer_all(reviewer(desk), vote, proposal)
    with evaluations.entry(desk, vote.id, 1) as entry:
        evaluations.record_ballot(entry, "staff", {ALL: ("p2", "w:李四2")})
        evaluations.record_ballot(entry, "staff", {ALL: ("w:李四1", "p1")})
        evaluations.close_bundle(entry, "staff")
    assert evaluations.compare(desk, vote.id).agrees
    evaluations.seal(desk, vote.id)


def test_too_many_chosen_is_confirmed_by_two_and_invalid_as_the_keyboard_has_it(
    desk: Desk, scans: Path
) -> None:
    truth = [{"p1": ["choose"]}, {row: ["choose"] for row in ("p1", "p2", "p3")}]
    vote = held(desk, {"staff": 2}, CHOICE)
    evaluations.set_witnesses(desk, vote.id, "machine_pass")
    scan(desk, vote, {"staff": truth}, scans)
    machine_count.read(desk, vote.id, scans, children=1)
    assert machine_count.overview(desk, vote.id).stack.review == 1
    for user in (desk, reviewer(desk)):
        answer_all(user, vote, proposal)
    with evaluations.entry(desk, vote.id, 1) as entry:
        evaluations.record_ballot(entry, "staff", {ALL: ("p1",)})
        evaluations.record_invalid(entry, "staff", "too_many")
        evaluations.close_bundle(entry, "staff")
    assert evaluations.compare(desk, vote.id).agrees
    evaluations.seal(desk, vote.id)
    sealed_vote = evaluations.get(desk, vote.id)
    assert sealed_vote.categories[0].invalid == 1
    assert sealed_vote.machine is not None
    assert (sealed_vote.machine.scanned, sealed_vote.machine.read, sealed_vote.machine.invalid) == (2, 1, 1)


# Bringing scans in -----------------------------------------------------------------------------------------------


def test_stopped_and_taken_up_again_no_picture_is_lost_or_counted_twice(desk: Desk, scans: Path) -> None:
    truth = {"staff": drawn(5, 6)}
    vote = held(desk, {"staff": 5})
    scan(desk, vote, truth, scans)
    shutil.copy(scans / "scan1.jpg", scans / "scan1 (copy).jpg")

    def stop(done: int, total: int, text: str) -> None:
        del text
        assert total == 5
        if done == 2:
            raise Cancelled

    assert machine_count.read(desk, vote.id, scans, children=1, progress=stop).stopped
    assert machine_count.overview(desk, vote.id).stack.scanned == 2
    report = machine_count.read(desk, vote.id, scans, children=1)
    assert (report.pictures, report.known) == (3, 1)
    again = machine_count.read(desk, vote.id, scans, children=1)
    assert (again.pictures, again.known) == (0, 6)
    told = machine_count.overview(desk, vote.id)
    assert (told.stack.scanned, told.stack.read, told.complete) == (5, 5, True)


def test_a_stack_of_several_pages_is_read_from_one_file_and_taken_back_whole(desk: Desk, scans: Path) -> None:
    vote = held(desk, {"staff": 3})
    office, rng = Office(ballot_pages.print_runs(desk, vote)["staff"]), np.random.default_rng(4)
    frames = [Image.fromarray(office.scan(marks, rng)) for marks in drawn(3, 9)]
    frames[0].save(scans / "stack.tif", save_all=True, append_images=frames[1:], compression="tiff_lzw")
    machine_count.read(desk, vote.id, scans, children=1)
    (batch,) = machine_count.overview(desk, vote.id).batches
    assert batch.pictures == 3
    assert machine_count.remove_batch(desk, vote.id, batch.number) == 3
    assert machine_count.overview(desk, vote.id).stack.scanned == 0
    frames[0].save(scans / "stack.pdf", save_all=True, append_images=frames[1:], resolution=200)
    (scans / "stack.tif").unlink()
    assert machine_count.read(desk, vote.id, scans, children=1).pictures == 3
    assert machine_count.overview(desk, vote.id).complete


def test_a_watched_folder_gives_only_files_that_have_settled(scans: Path) -> None:
    (scans / "a.jpg").write_bytes(b"\xff\xd8\xff" + bytes(100))
    ready, seen = machine_count.arrived(scans, {})
    assert ready == ()
    with (scans / "a.jpg").open("ab") as stream:
        stream.write(bytes(10))
    (scans / "b.jpg").write_bytes(b"\xff\xd8\xff" + bytes(5))
    (scans / "c.jpg").touch()
    ready, seen = machine_count.arrived(scans, seen)
    assert ready == ()
    ready, seen = machine_count.arrived(scans, seen)
    assert [path.name for path in ready] == ["a.jpg", "b.jpg"]
    shutil.rmtree(scans)
    with pytest.raises(UserError) as refused:
        machine_count.arrived(scans, seen)
    assert code_of(refused) == "scan.no_folder"


def test_who_may_not_and_what_cannot_be_read(desk: Desk, scans: Path) -> None:
    vote = held(desk, {"staff": 1})
    with pytest.raises(UserError) as refused:
        machine_count.read(desk, vote.id, scans)
    assert code_of(refused) == "machine.no_pictures"
    candidate = BallotForm(FORM.title, FORM.kind, (Row("p1", "经办人"),), FORM.columns)
    barred = held(desk, {"staff": 1}, candidate)
    for act in (
        lambda: machine_count.read(desk, barred.id, scans),
        lambda: ballot_review.open_review(desk, barred.id),
        lambda: machine_count.remove_batch(desk, barred.id, 1),
    ):
        (scans / "a.jpg").write_bytes(b"\xff\xd8\xff")
        with pytest.raises(UserError) as refused:
            act()
        assert code_of(refused) == "vote.barred"
    relative = Person(desk.new_id(), "经办人", birth=PartialDate(1980))
    with desk.write("person.saved", relative.id) as session:
        people.save(session, desk.org, relative)
    review = ballot_review.open_review(reviewer(desk), barred.id)
    with pytest.raises(UserError) as refused:
        review.seat(desk)
    assert code_of(refused) == "vote.barred"
    review.close()


def test_ballots_on_a5_are_read_as_they_were_printed(desk: Desk, scans: Path) -> None:
    vote = held(desk, {"staff": 2}, BallotForm("民主测评票", "grades", FORM.rows, FORM.columns), paper="A5")
    run = ballot_pages.print_runs(desk, vote)["staff"]
    assert (run.layout.width, run.layout.height) == (148.0, 210.0)
    truth = drawn(2, 3, vote.form)
    scan(desk, vote, {"staff": truth}, scans)
    machine_count.read(desk, vote.id, scans, children=1)
    assert machine_count.overview(desk, vote.id).complete
    evaluations.set_hand_totals(desk, vote.id, [total(vote, "staff", truth)])
    evaluations.seal(desk, vote.id)


def test_a_rehearsals_ballots_bear_its_watermark_and_are_read_all_the_same(desk: Desk, scans: Path) -> None:
    rehearsed = replace(desk, kind="rehearsal")
    vote = held(rehearsed, {"staff": 2})
    plain, marked = (ballot_pages.print_runs(one, vote)["staff"].pdf for one in (desk, rehearsed))
    assert plain != marked
    truth = drawn(2, 21)
    scan(rehearsed, vote, {"staff": truth}, scans)
    machine_count.read(rehearsed, vote.id, scans, children=1)
    told = machine_count.overview(rehearsed, vote.id)
    assert (told.stack.read, told.complete) == (2, True)
    evaluations.set_hand_totals(rehearsed, vote.id, [total(vote, "staff", truth)])
    assert evaluations.compare(rehearsed, vote.id).agrees


def test_long_lists_are_counted_page_by_page_and_a_choice_over_pages_is_refused(
    desk: Desk, scans: Path
) -> None:
    rows = tuple(Row(f"p{n}", f"候选人{n}") for n in range(1, 31))
    long = BallotForm("民主测评票", "grades", rows, FORM.columns)
    vote = held(desk, {"staff": 2}, long)
    run = ballot_pages.print_runs(desk, vote)["staff"]
    assert len(run.layout.pages) == 2
    office, rng = Office(run), np.random.default_rng(2)
    truth = drawn(2, 5, long)
    for number, marks in enumerate(truth):
        for page in (2, 1):
            save(office.scan(marks, rng, page=page), scans / f"s{number}{page}.jpg")
    machine_count.read(desk, vote.id, scans, children=1)
    told = machine_count.overview(desk, vote.id)
    assert [(c.page, c.read, c.missing) for c in told.counts] == [(1, 2, 0), (2, 2, 0)]
    evaluations.set_hand_totals(desk, vote.id, [total(vote, "staff", truth)])
    assert evaluations.compare(desk, vote.id).agrees
    evaluations.seal(desk, vote.id)
    assert evaluations.result(desk, vote.id).total("valid") == 2
    many = replace(CHOICE, rows=(*rows, Row("w1", "")))
    choice = held(desk, {"staff": 2}, many)
    with pytest.raises(UserError) as refused:
        machine_count.read(desk, choice.id, scans)
    assert code_of(refused) == "machine.choice_over_pages"


# The spot check --------------------------------------------------------------------------------------------------


def test_the_spot_check_is_blind_and_proves_a_bound_and_a_wrong_reading_is_asked_about(
    desk: Desk, scans: Path
) -> None:
    truth = {"staff": drawn(4, 8)}
    vote = held(desk, {"staff": 4})
    scan(desk, vote, truth, scans)
    machine_count.read(desk, vote.id, scans, children=1)
    review = ballot_review.open_review(desk, vote.id)
    assert ballot_review.draw_spots(review, 8, 1) == 9
    items = ballot_review.spot_items(review)
    machine = {p.token: p for p in Pictures(review.work).pictures(readings=True)}
    assert [one.unit == PAGE for one in items] == [False] * 8 + [True]
    assert not [grade for grade in GRADES if grade in repr(items)]
    wrong = items[0]
    for one in items:
        reading = machine[one.token].reading
        assert reading is not None
        if one.unit == PAGE:
            other = "basic" if rules.read_in(reading, "p3.neng") != "basic" else "competent"
            marks = {**rules.marks_of(FORM, reading, {}), "p3.neng": other}
            assert not ballot_review.answer_spot(review, one.token, one.unit, marks)
        else:
            read = rules.read_in(reading, one.unit)
            said = ("basic" if read != "basic" else "excellent") if one is wrong else read
            assert ballot_review.answer_spot(review, one.token, one.unit, said) == (one is not wrong)
    rows, sheets = ballot_review.spot_result(review)
    review.close()
    assert (rows.checked, rows.agreed, sheets.checked, sheets.agreed) == (8, 7, 1, 0)
    told = machine_count.overview(desk, vote.id)
    assert told.open >= 1
    assert not told.complete
    for user in (desk, reviewer(desk)) * 2:  # two people look at sheet and row, and the machine was right
        answer_all(user, vote, lambda one: "ok" if one.unit == PAGE else proposal(one))
    evaluations.set_hand_totals(desk, vote.id, [total(vote, "staff", truth["staff"])])
    evaluations.seal(desk, vote.id)
    record = evaluations.get(desk, vote.id).machine
    assert record is not None
    assert record.decided == 1
    assert [(s.kind, s.checked, s.agreed, s.by) for s in record.spot] == [
        ("rows", 8, 7, ("经办人",)),
        ("sheets", 1, 0, ("经办人",)),
    ]


# Keyboard and machine seal the same ------------------------------------------------------------------------------


def put_readings(desk: Desk, vote: Vote, truth: dict[str, list[Truth]], seed: int) -> None:
    """A stack as the reader would give it, without the pictures: some rows in doubt, in an order of its own."""
    lot = random.Random(seed)
    with evaluations.counting_work(desk, vote.id) as work:
        stored = Pictures(work)
        stored.put_runs([PageRows(g.id, (tuple(r.id for r in vote.form.rows),)) for g in vote.categories])
        batch = stored.new_batch(0)
        stack = [(group, marks) for group, ballots in truth.items() for marks in ballots]
        lot.shuffle(stack)
        for number, (group, marks) in enumerate(stack):
            cells, doubts = {}, []
            for one in vote.form.groups():
                given = marks.get(one.id, [])
                unsure = lot.random() < 0.2
                for column in vote.form.columns:
                    on = column.id in given
                    state = "uncertain" if unsure and lot.random() < 0.5 else "marked" if on else "empty"
                    cells[f"{one.id}.{column.id}"] = CellReading(state, 0.9 if on else 0.1)  # type: ignore[arg-type]
                if unsure or len(given) > 1:
                    reason = "overvote" if len(given) > 1 else "uncertain_mark"
                    doubts.append(Doubt(reason, one.id, (f"{one.id}.{vote.form.columns[0].id}",)))
            found = ImageReading(
                f"{number}.jpg", 0, "review" if doubts else "ok", page=1, cells=cells, review=tuple(doubts)
            )
            digest = secrets.token_bytes(32)
            stored.begin_source(digest, batch, number, found.file)
            stored.add(digest, group, found, "test 1", rules.units_of(vote.form, found), None)
            stored.end_sources([digest])
    wanted = {number: marks for number, (_, marks) in enumerate(stack, 1)}
    for user in (desk, reviewer(desk)):
        with evaluations.counting_work(user, vote.id) as work:
            stored = Pictures(work)
            for picture in stored.pictures():
                for decision in picture.open:
                    given = wanted[picture.place.number].get(decision.unit, [])
                    value = given[0] if len(given) == 1 else ""
                    stored.put_decision(picture.token, rules.say(decision, user.user.id, value))


@pytest.mark.parametrize("seed", range(3))
def test_the_same_truth_seals_to_the_same_bytes_by_machine_and_by_keyboard(desk: Desk, seed: int) -> None:
    lot = random.Random(seed)
    truth = {group: drawn(lot.randint(1, 14), seed + n) for n, group in enumerate(("leaders", "staff"))}
    for ballots in truth.values():
        for marks in ballots:
            if lot.random() < 0.1:
                marks["p3.neng"] = lot.sample(GRADES, 2)
    counts = {group: len(ballots) for group, ballots in truth.items()}
    hands = None
    rows = []
    for way in ("machine_hand", "machine_pass", "passes"):
        vote = held(desk, counts)
        evaluations.set_witnesses(desk, vote.id, way)  # type: ignore[arg-type]
        if way != "passes":
            put_readings(desk, vote, truth, seed)
        if way != "machine_hand":
            by_keyboard(desk, vote, truth, (1,) if way == "machine_pass" else (1, 2))
        if way != "machine_pass":
            hands = [total(vote, group, ballots) for group, ballots in truth.items()]
            evaluations.set_hand_totals(desk, vote.id, hands)
        rows.append(sealed(desk, vote))
    assert rows[0] == rows[1] == rows[2]
    assert rows[0]


# What is left behind ---------------------------------------------------------------------------------------------


def machine_vote(desk: Desk, scans: Path, pictures: str) -> tuple[Vote, list[str], bytes]:
    """A vote counted by machine and ready for the seal; the pictures' random names and the work file's key."""
    truth = {"staff": drawn(6, 12)}
    vote = held(desk, {"staff": 6}, pictures=pictures)
    scan(desk, vote, truth, scans)
    machine_count.read(desk, vote.id, scans, children=1)
    evaluations.set_hand_totals(desk, vote.id, [total(vote, "staff", truth["staff"])])
    with evaluations.counting_work(desk, vote.id) as work:
        tokens = [picture.token for picture in Pictures(work).pictures()]
    _, key = worktally.paths(desk.folder, vote.id)
    return vote, tokens, desk.vault.unwrap(f"tally/{vote.id}", key.read_bytes())


def test_while_counting_no_picture_lies_open_and_after_the_seal_none_lies_anywhere(
    desk: Desk, scans: Path
) -> None:
    vote, tokens, key = machine_vote(desk, scans, "destroy")
    inside = sorted(
        path.name for path in (desk.folder / "tally").iterdir() if not path.name.endswith("-journal")
    )
    assert inside == [f"{vote.id}.db", f"{vote.id}.key"], (
        "pictures have no files, hence no names, times or order"
    )
    raw = b"".join(path.read_bytes() for path in files(desk.folder))
    for told in (b"\xff\xd8\xff\xe0", b"JFIF", b"scan1.jpg", *(bytes.fromhex(token) for token in tokens)):
        assert told not in raw
    backups.make(desk)
    evaluations.seal(desk, vote.id)
    backups.make(desk)
    assert not list((desk.folder / "tally").iterdir())
    everything = b"".join(path.read_bytes() for path in files(desk.folder))
    database = b"".join(pages(desk.folder / desks.DATABASE, desk.vault.database_key()))
    shown = "\n".join(state.dump(desk))
    for secret in (key, *(bytes.fromhex(token) for token in tokens), b"scan1.jpg", b"JFIF"):
        assert secret not in everything
        assert secret not in database
    assert not [token for token in tokens if token in shown]
    assert ".jpg" not in shown
    with desk.read() as session:
        lines = journal.lines(session, desk.org)
    assert len([line for line in lines if line.event.startswith("vote.")]) < 10, "no line a sheet"


def test_kept_pictures_are_masked_shuffled_and_go_when_the_vote_is_void(desk: Desk, scans: Path) -> None:
    vote, tokens, key = machine_vote(desk, scans, "until_notice_ends")
    with evaluations.counting_work(desk, vote.id) as work:
        stored = Pictures(work)
        order = [stored.image(token) for token in tokens]
    evaluations.seal(desk, vote.id)
    names = sorted(path.name for path in (desk.folder / "tally").iterdir())
    assert [name for name in names if not name.endswith("-journal")] == [
        f"{vote.id}.kept.db",
        f"{vote.id}.kept.key",
    ]
    kept = list(kept_pictures.pictures(desk, vote.id))
    assert [(group, page) for group, page, _ in kept] == [("staff", 1)] * 6
    assert not {data for _, _, data in kept} & set(order), "masked, so no picture as it was"
    file, key_file = workpictures.kept_paths(desk.folder, vote.id)
    own = desk.vault.unwrap(f"tally/{vote.id}/kept", key_file.read_bytes())
    assert own != key
    raw = b"".join(pages(file, own))
    assert b"scan" not in raw
    assert not [token for token in tokens if bytes.fromhex(token) in raw]
    backup = backups.make(desk)
    assert b"kept" not in backup.path.read_bytes()
    assert evaluations.sweep(desk) == (), "the notice is not posted yet"
    assert kept_pictures.are_kept(desk, vote.id)
    evaluations.void(desk, vote.id, "程序有误")
    assert not kept_pictures.are_kept(desk, vote.id)
    assert not [path for path in (desk.folder / "tally").iterdir() if path.stat().st_size]


def test_the_order_of_kept_pictures_is_drawn_by_lot(desk: Desk, tmp_path: Path) -> None:
    """The same pictures in the same order under the same key: nothing in the two files can be reckoned back."""
    images = [("staff", 1, bytes([n]) * 9000) for n in range(12)]
    orders = []
    for number in range(2):
        path = tmp_path / f"{number}.db"
        workpictures.keep(path, b"k" * 32, iter(images))
        orders.append([data[0] for _, _, _, data in workpictures.kept(path, b"k" * 32)])
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == list(range(12))


def test_a_dismissed_twin_is_not_counted(desk: Desk, scans: Path) -> None:
    lot = random.Random(14)
    truth = {"staff": [{g.id: [lot.choice(GRADES)] for g in FORM.groups()} for _ in range(2)]}
    vote = held(desk, {"staff": 2})
    scan(desk, vote, truth, scans)
    image = cv2.imread(str(scans / "scan1.jpg"), cv2.IMREAD_GRAYSCALE)
    save(np.asarray(np.roll(image, 3, axis=0), np.uint8), scans / "scan9.jpg")
    machine_count.read(desk, vote.id, scans, children=1)
    told = machine_count.overview(desk, vote.id)
    assert told.counts[0].missing == -1
    with evaluations.counting_work(desk, vote.id) as work:
        first, *_, token = [picture.token for picture in Pictures(work).pictures()]
    review = ballot_review.open_review(desk, vote.id)
    (asked,) = ballot_review.questions(review, "pages")
    assert (asked.token, asked.reason, asked.twin, asked.proposal) == (token, "twin", first, None)
    review.close()
    for user in (desk, reviewer(desk)):
        answer_all(user, vote, lambda one: DISMISS if one.token == token else proposal(one))
    assert machine_count.overview(desk, vote.id).complete


def test_kept_pictures_go_when_the_notice_period_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = selection.Clock(date(2026, 9, 1))
    desk = desks.test_folder(tmp_path / "data", now=clock)
    at = selection.up_to(selection.school(desk, clock), "public_notice")
    (vote,) = evaluations.votes_of(at.desk, at.round_id)
    file, key_file = workpictures.kept_paths(at.desk.folder, vote.id)
    key_file.write_bytes(at.desk.vault.wrap(f"tally/{vote.id}/kept", b"k" * 32))
    workpictures.keep(file, b"k" * 32, iter([("staff", 1, b"picture")]))
    selection.with_posting(at)  # from 2026-09-24 to 2026-10-09
    for day, there in ((date(2026, 9, 25), True), (date(2026, 10, 9), True), (date(2026, 10, 10), False)):
        at.clock.day = day
        evaluations.sweep(at.desk)
        assert kept_pictures.are_kept(at.desk, vote.id) == there, day
    assert not key_file.exists()
    assert list(kept_pictures.pictures(at.desk, vote.id)) == []
    desk.close()


SCANNER = """#!/bin/sh
case "$1:$3" in
  -f:*) printf 'fake:0\\tOffice scanner\\n' ;;
  *:-A) printf '    --source ADF [ADF]\\n    --mode Gray [Gray]\\n' ;;
  *) for word in "$@"; do case "$word" in --batch=*) pattern="${word#--batch=}" ;; esac; done
     number=1
     for page in "$FEEDER"/*.png; do cp "$page" "$(printf "$pattern" $number)"; number=$((number + 1)); done
     exit ${STATUS:-7} ;;
esac
"""


@pytest.mark.skipif(os.name == "nt", reason="SANE is for Linux")
def test_the_feeders_stack_is_read_and_no_scan_is_left_on_the_disk(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bin_, feeder, temporary = tmp_path / "bin", tmp_path / "feeder", tmp_path / "tmp"
    for folder in (bin_, feeder, temporary):
        folder.mkdir()
    (bin_ / "scanimage").write_text(SCANNER)
    (bin_ / "scanimage").chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("FEEDER", str(feeder))
    monkeypatch.setattr(machine_count.tempfile, "tempdir", str(temporary))
    vote = held(desk, {"staff": 3})
    office, rng = Office(ballot_pages.print_runs(desk, vote)["staff"]), np.random.default_rng(4)
    for number, marks in enumerate(drawn(3, 9)):
        Image.fromarray(office.scan(marks, rng)).save(feeder / f"{number}.png")
    (device,) = machine_count.scanners()
    assert device.label == "Office scanner"
    assert machine_count.scan(desk, vote.id, device.name, children=1).pictures == 3
    assert machine_count.overview(desk, vote.id).complete
    assert not list(temporary.iterdir())
    monkeypatch.setenv("STATUS", "6")
    Image.fromarray(office.blank_back(rng)).save(feeder / "9.png")
    with pytest.raises(UserError) as refused:
        machine_count.scan(desk, vote.id, device.name, children=1)
    assert code_of(refused) == "scan.paper_jam"
    assert machine_count.overview(desk, vote.id).stack.scanned == 4, (
        "what came through before the jam is read"
    )
    assert not list(temporary.iterdir())
