"""A vote on a real desk: the wrong counts, the blind second pass, the seal, and that no order survives it."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from cadredesk.actions import desks, evaluations
from cadredesk.desk import Desk
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.form import BallotForm, Column, Element, Row
from cadredesk.domain.person import FamilyMember, Person
from cadredesk.domain.tally import VoterGroup
from cadredesk.domain.vote import HandTotal, Vote
from cadredesk.errors import UserError
from cadredesk.storage import journal, people, worktally

GRADES = ("excellent", "competent", "basic", "incompetent")
ELEMENTS = (("de", "德"), ("neng", "能"), ("qin", "勤"), ("ji", "绩"), ("lian", "廉"))
FORM = BallotForm(
    "民主测评票",
    "grades",
    tuple(Row(f"p{n}", name) for n, name in enumerate(("田富", "田大利", "李䶮"), 1)),
    tuple(Column(grade, grade) for grade in GRADES),
    tuple(Element(*element) for element in ELEMENTS),
)
GROUPS = [group.id for group in FORM.groups()]
STAFF = VoterGroup("staff", "教职工", None, 60, 55, 55, 54, None, "一人带走选票")

Marks = dict[str, object]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    opened = desks.test_folder(tmp_path / "data")
    yield opened
    opened.close()


def ballots(number: int, seed: int = 7) -> list[Marks]:
    chance = random.Random(seed)
    return [{group: chance.choice([*GRADES, None]) for group in GROUPS} for _ in range(number)]


def reviewer(desk: Desk) -> Desk:
    return desks.switch(desk, "复核人", "test")


def opened_vote(
    desk: Desk, counts: VoterGroup = STAFF, people_in_rows: Sequence[tuple[str, str]] = ()
) -> Vote:
    vote = evaluations.design(
        desk, "r1", "evaluation", "民主测评", FORM, (VoterGroup("staff", "教职工"),), people=people_in_rows
    )
    evaluations.set_counts(desk, vote.id, (counts,))
    return evaluations.open_count(desk, vote.id)


def type_all(desk: Desk, vote: Vote, turn: int, sheets: Sequence[Marks | None]) -> None:
    """Types every sheet in bundles; None is an invalid one."""
    with evaluations.entry(desk, vote.id, turn) as entry:
        for place, marks in enumerate(sheets, 1):
            if marks is None:
                saved = evaluations.record_invalid(entry, "staff", "altered")
            else:
                saved = evaluations.record_ballot(entry, "staff", marks)
            assert (saved.saved, saved.of) == (place, len(sheets))
            if saved.in_bundle == vote.bundle_size or place == len(sheets):
                assert evaluations.close_bundle(entry, "staff").difference is None


def hand_total(sheets: Sequence[Marks | None]) -> HandTotal:
    valid = [marks for marks in sheets if marks is not None]
    marks = []
    for group in GROUPS:
        given = [ballot[group] for ballot in valid]
        counts = [(grade, given.count(grade)) for grade in GRADES]
        marks.append((group, (*counts, ("abstain", given.count(None)))))
    return HandTotal("staff", len(valid), len(sheets) - len(valid), tuple(marks))


def code_of(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.code


def test_from_the_first_sheet_to_the_result(desk: Desk) -> None:
    sheets: list[Marks | None] = [*ballots(53), None]
    vote = opened_vote(desk)
    type_all(desk, vote, 1, sheets)
    with pytest.raises(UserError) as refused:
        evaluations.open_entry(desk, vote.id, 2)
    assert code_of(refused) == "vote.same_counter"
    type_all(reviewer(desk), vote, 2, sheets)
    assert [(p.turn, p.saved, p.of, p.closed_bundles) for p in evaluations.progress_of(desk, vote.id)] == [
        (1, 54, 54, 6),
        (2, 54, 54, 6),
    ]
    with pytest.raises(UserError) as refused:
        evaluations.seal(desk, vote.id)
    assert code_of(refused) == "tally.count_missing"
    evaluations.set_hand_totals(desk, vote.id, (hand_total(sheets),))
    assert evaluations.compare(desk, vote.id).agrees
    with pytest.raises(UserError) as refused:
        evaluations.result(desk, vote.id)
    assert code_of(refused) == "vote.not_sealed"
    assert evaluations.seal(desk, vote.id).state == "sealed"
    result = evaluations.result(desk, vote.id)
    assert (result.total("due"), result.total("returned"), result.total("valid")) == (60, 54, 53)
    de = result.candidate("p1").element("de")
    given_marks = [b["p1.de"] for b in ballots(53) if b["p1.de"] is not None]
    assert dict(de.rates)["excellent"] == Fraction(given_marks.count("excellent"), len(given_marks))
    assert not worktally.left_over(desk.folder)
    assert not list(evaluations.stored_ballots(desk))
    with pytest.raises(UserError) as refused:
        evaluations.open_entry(desk, vote.id, 1)
    assert code_of(refused) == "vote.not_counting"
    with desk.read() as session:
        events = [line.event for line in journal.lines(session, desk.org)]
    assert events.count("vote.bundle_closed") == 12
    assert not [event for event in events if "ballot" in event]


def test_wrong_counts_stop_hard(desk: Desk) -> None:
    vote = evaluations.design(desk, "r1", "evaluation", "民主测评", FORM, (VoterGroup("staff", "教职工"),))

    def counts(due: int, present: int, issued: int, returned: int, why: str = "") -> None:
        evaluations.set_counts(
            desk, vote.id, (VoterGroup("staff", "", None, due, present, issued, returned, None, why),)
        )

    for numbers, code in (
        ((60, 55, 55, 56), "tally.returned_over_issued"),
        ((60, 39, 39, 39), "tally.below_quorum"),
        ((60, 61, 55, 54), "tally.present_over_due"),
        ((60, 55, 55, -1), "tally.negative"),
        ((60, 55, 55, 54), "vote.unreturned_reason"),
    ):
        with pytest.raises(UserError) as refused:
            counts(*numbers)
        assert code_of(refused) == code
        assert evaluations.get(desk, vote.id).categories[0].returned is None
    with pytest.raises(UserError) as refused:
        evaluations.open_count(desk, vote.id)
    assert code_of(refused) == "tally.count_missing"
    counts(60, 55, 55, 54, "一人带走选票")
    assert evaluations.open_count(desk, vote.id).state == "counting"


def test_hand_total_that_does_not_add_up_names_the_row(desk: Desk) -> None:
    sheets: list[Marks | None] = [*ballots(53), None]
    vote = opened_vote(desk)
    good = hand_total(sheets)
    wrong = tuple(
        (row, tuple((c, n + 1) if row == "p2.ji" and c == "excellent" else (c, n) for c, n in counts))
        for row, counts in good.marks
    )
    with pytest.raises(UserError) as refused:
        evaluations.set_hand_totals(desk, vote.id, (HandTotal("staff", 53, 1, wrong),))
    assert code_of(refused) == "vote.hand_sum"
    assert refused.value.values["subject"] == "p2.ji"
    with pytest.raises(UserError) as refused:
        evaluations.set_hand_totals(desk, vote.id, (HandTotal("staff", 54, 1),))
    assert code_of(refused) == "vote.hand_returned"


def test_one_changed_key_names_its_bundle_and_is_put_right(desk: Desk) -> None:
    sheets = ballots(25)
    counts = VoterGroup("staff", "", None, 25, 25, 25, 25)
    vote = opened_vote(desk, counts)
    type_all(desk, vote, 1, sheets)
    other = {"excellent": "basic"}.get(str(sheets[13]["p3.qin"]), "excellent")
    second = [dict(marks) for marks in sheets]
    second[13]["p3.qin"] = other
    mate = reviewer(desk)
    with evaluations.entry(mate, vote.id, 2) as entry:
        for place, marks in enumerate(second, 1):
            saved = evaluations.record_ballot(entry, "staff", marks)
            if saved.in_bundle == 10 or place == 25:
                closed = evaluations.close_bundle(entry, "staff")
                assert (closed.difference is not None) == (closed.number == 2)
                if closed.difference is not None:
                    assert (len(closed.difference.first), len(closed.difference.second)) == (1, 1)
    evaluations.set_hand_totals(desk, vote.id, (hand_total(sheets),))
    with pytest.raises(UserError) as refused:
        evaluations.seal(desk, vote.id)
    assert code_of(refused) == "vote.passes_differ"
    assert refused.value.values["number"] == 2
    with evaluations.entry(mate, vote.id, 2) as entry:
        evaluations.retype_bundle(entry, "staff", 2)
        for marks in sheets[10:20]:
            assert evaluations.record_ballot(entry, "staff", marks).bundle == 2
        assert evaluations.close_bundle(entry, "staff").difference is None
    assert evaluations.seal(desk, vote.id).state == "sealed"


def test_third_witness_stops_the_seal(desk: Desk) -> None:
    sheets = ballots(3)
    vote = opened_vote(desk, VoterGroup("staff", "", None, 3, 3, 3, 3))
    type_all(desk, vote, 1, sheets)
    type_all(reviewer(desk), vote, 2, sheets)
    shifted = [dict(marks) for marks in sheets]
    shifted[0]["p1.de"] = "basic" if sheets[0]["p1.de"] != "basic" else "excellent"
    evaluations.set_hand_totals(desk, vote.id, (hand_total(shifted),))
    (one, two) = evaluations.compare(desk, vote.id).disagreements
    assert {one.subject, two.subject} == {"p1.de"}
    with pytest.raises(UserError) as refused:
        evaluations.seal(desk, vote.id)
    assert code_of(refused) == "vote.witnesses_differ"


def test_bundles_fill_close_and_give_back(desk: Desk) -> None:
    vote = opened_vote(desk, VoterGroup("staff", "", None, 12, 12, 12, 12))
    sheets = ballots(12)
    with evaluations.entry(desk, vote.id, 1) as entry:
        with pytest.raises(UserError) as refused:
            evaluations.take_back(entry, "staff")
        assert code_of(refused) == "vote.nothing_to_take_back"
        for marks in sheets[:10]:
            evaluations.record_ballot(entry, "staff", marks)
        with pytest.raises(UserError) as refused:
            evaluations.record_ballot(entry, "staff", sheets[10])
        assert code_of(refused) == "vote.bundle_full"
        assert evaluations.take_back(entry, "staff") == evaluations.rules.sheet_of(vote, sheets[9])
        assert evaluations.record_ballot(entry, "staff", sheets[9]).in_bundle == 10
        evaluations.close_bundle(entry, "staff")
        for marks in sheets[10:]:
            evaluations.record_ballot(entry, "staff", marks)
        with pytest.raises(UserError) as refused:
            evaluations.record_ballot(entry, "staff", sheets[0])
        assert code_of(refused) == "vote.sheets_full"
        with pytest.raises(UserError) as refused:
            evaluations.record_ballot(entry, "staff", {"p1.de": "superb"})
        assert code_of(refused) == "ballot.unknown_column"
        assert evaluations.progress(entry)[0].in_bundle == 2
    assert len(set(evaluations.stored_ballots(desk))) == 12


def test_candidates_and_relatives_neither_count_nor_watch(desk: Desk) -> None:
    candidate = Person(
        id="a" * 32, name="田富", family=(FamilyMember("配偶", "经办人", birth=PartialDate(1990)),)
    )
    with desk.write("test.people") as session:
        people.save(session, desk.org, candidate)
    vote = opened_vote(desk, VoterGroup("staff", "", None, 3, 3, 3, 3), [("p1", candidate.id)])
    with pytest.raises(UserError) as refused:
        evaluations.open_entry(desk, vote.id, 1)
    assert code_of(refused) == "vote.barred"
    with pytest.raises(UserError) as refused:
        evaluations.set_roles(desk, vote.id, ("田　富",), ())
    assert code_of(refused) == "vote.barred"
    assert evaluations.set_roles(desk, vote.id, ("王文",), ("王达",)).scrutineers == ("王文",)
    with evaluations.entry(reviewer(desk), vote.id, 1) as entry:
        assert entry.vote.first_by == reviewer(desk).user.id


def test_void_and_hold_again(desk: Desk) -> None:
    vote = opened_vote(desk, VoterGroup("staff", "", None, 3, 3, 3, 3))
    with evaluations.entry(desk, vote.id, 1) as entry:
        evaluations.record_ballot(entry, "staff", ballots(1)[0])
    with pytest.raises(UserError) as refused:
        evaluations.re_vote(desk, vote.id, "再投")
    assert code_of(refused) == "vote.still_open"
    with pytest.raises(UserError) as refused:
        evaluations.void(desk, vote.id, " ")
    assert code_of(refused) == "vote.reason_wanted"
    assert evaluations.void(desk, vote.id, "收回票数多于发出票数").state == "void"
    assert not worktally.left_over(desk.folder)
    again = evaluations.re_vote(desk, vote.id, "测评无效，重新进行")
    assert (again.attempt, again.re_vote_of, again.state) == (2, vote.id, "designed")
    assert again.categories[0].issued is None
    assert [v.id for v in evaluations.votes_of(desk, "r1")] == [vote.id, again.id]
    with pytest.raises(UserError) as refused:
        evaluations.re_vote(desk, vote.id, "再来一次")
    assert code_of(refused) == "vote.repeated_already"


def test_a_crash_after_the_seal_leaves_nothing_behind(desk: Desk) -> None:
    vote = opened_vote(desk, VoterGroup("staff", "", None, 3, 3, 3, 3))
    sheets = ballots(3)
    type_all(desk, vote, 1, sheets)
    type_all(reviewer(desk), vote, 2, sheets)
    evaluations.set_hand_totals(desk, vote.id, (hand_total(sheets),))
    saved = {path: path.read_bytes() for path in worktally.paths(desk.folder, vote.id)}
    evaluations.seal(desk, vote.id)
    for path, content in saved.items():
        path.write_bytes(content)
    stray, _ = worktally.paths(desk.folder, secrets.token_hex(16))
    stray.write_bytes(b"noise")
    desk.close()
    reopened = desks.test_folder(desk.folder)
    try:
        assert not worktally.left_over(reopened.folder)
        assert evaluations.result(reopened, vote.id).total("valid") == 3
    finally:
        reopened.close()


def test_a_lost_work_file_is_said_and_typed_again(desk: Desk) -> None:
    vote = opened_vote(desk, VoterGroup("staff", "", None, 3, 3, 3, 3))
    with evaluations.entry(desk, vote.id, 1) as entry:
        evaluations.record_ballot(entry, "staff", ballots(1)[0])
    worktally.destroy(desk.folder, vote.id)
    with pytest.raises(UserError) as refused:
        evaluations.open_entry(desk, vote.id, 1)
    assert code_of(refused) == "vote.work_file_gone"
    evaluations.open_count(desk, vote.id)
    with evaluations.entry(reviewer(desk), vote.id, 1) as entry:
        assert evaluations.record_ballot(entry, "staff", ballots(1)[0]).saved == 1


def sealed_pages(desk: Desk, vote_id: str) -> list[list[bytes]]:
    """The patterns on every page of the raw database file, decrypted, in the order of their bytes."""
    key = desk.vault.database_key()
    data = (desk.folder / desks.DATABASE).read_bytes()
    found = []
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        body, tail = page[16 if start == 0 else 0 : -80], page[-80:]
        cipher = Cipher(algorithms.AES(key), modes.CBC(tail[:16])).decryptor()
        plain = cipher.update(body) + cipher.finalize()
        if vote_id.encode() in plain and b'{"p1.de"' in plain:
            parts = plain.split(b'{"p1.de"')[1:]
            found.append([part.partition(b"}")[0] for part in parts])
    return found


def test_the_order_of_typing_cannot_be_read_after_the_seal(desk: Desk, tmp_path: Path) -> None:
    sheets: list[Marks] = [{**marks, "p1.de": "excellent"} for marks in ballots(40)]
    seen = []
    for number in range(2):
        (tmp_path / f"order{number}").mkdir()
        own = desks.test_folder(tmp_path / f"order{number}" / "data")
        try:
            vote = opened_vote(own, VoterGroup("staff", "", None, 40, 40, 40, 40))
            in_order = sheets if number == 0 else sheets[::-1]
            type_all(own, vote, 1, in_order)
            type_all(reviewer(own), vote, 2, in_order)
            evaluations.set_hand_totals(own, vote.id, (hand_total(sheets),))
            evaluations.seal(own, vote.id)
            seen.append(sealed_pages(own, vote.id))
            names = {
                path.relative_to(own.folder).parts[0] for path in own.folder.rglob("*") if path.is_file()
            }
            assert worktally.FOLDER not in names
        finally:
            own.close()
    assert sum(len(page) for page in seen[0]) >= 40
    assert seen[0] == seen[1]


def test_the_work_file_is_encrypted_with_a_key_of_its_own(desk: Desk) -> None:
    vote = opened_vote(desk, VoterGroup("staff", "", None, 3, 3, 3, 3))
    with evaluations.entry(desk, vote.id, 1) as entry:
        evaluations.record_ballot(entry, "staff", ballots(1)[0])
    file, key = worktally.paths(desk.folder, vote.id)
    assert not file.read_bytes().startswith(b"SQLite")
    assert b"excellent" not in file.read_bytes()
    with pytest.raises(UserError) as refused:
        worktally.WorkFile(file, desk.vault.database_key())
    assert code_of(refused) == "storage.not_a_database"
    assert len(desk.vault.unwrap(f"tally/{vote.id}", key.read_bytes())) == 32
