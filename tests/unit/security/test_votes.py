"""Attacks on the secrecy of a vote: by the raw pages, the files of the folder, backups, journal, dump and results."""

from __future__ import annotations

import json
import os
import random
import secrets
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from cadredesk.actions import backups, desks, evaluations, state
from cadredesk.desk import Desk
from cadredesk.domain.form import BallotForm, Column, Element, Row
from cadredesk.domain.tally import TallyResult, VoterGroup, as_json, groups_to_show
from cadredesk.domain.vote import HandTotal, Vote
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.storage import journal, worktally
from tests.unit.security.raw import files, pages

KEY = b"k" * 32
GRADES = ("excellent", "competent", "basic", "incompetent")
FORM = BallotForm(
    "民主测评票",
    "grades",
    (Row("p1", "田富"), Row("p2", "李䶮")),
    tuple(Column(grade, grade) for grade in GRADES),
    (Element("de", "德"), Element("neng", "能")),
)
Marks = dict[str, str]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    opened = desks.test_folder(tmp_path / "data")
    yield opened
    opened.close()


# The open work file --------------------------------------------------------------------------------------------


def typed(path: Path, sheets: Sequence[str], tokens: Sequence[bytes], bundle: int) -> list[bytes]:
    """Types both passes of these sheets in this order, closes every bundle; the decrypted pages."""
    work = worktally.WorkFile(path, KEY, create=True)
    left = list(tokens) * 2
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worktally.secrets, "token_bytes", lambda _: left.pop(0))
        for turn in (1, 2):
            for place, sheet in enumerate(sheets, 1):
                if work.add(turn, "staff", sheet, bundle).in_bundle == bundle or place == len(sheets):
                    work.close_bundle(turn, "staff")
    work.close()
    return pages(path, KEY)


def places(raw: bytes, sheets: Sequence[str]) -> list[int]:
    """The sheets (of the first pass) by where the ends of their texts lie in the file."""
    ends = {sheet: raw.find(sheet[-12:].encode()) for sheet in sheets}
    assert min(ends.values()) > 0
    return [number for number, sheet in sorted(enumerate(sheets), key=lambda pair: ends[pair[1]])]


@pytest.mark.parametrize("length", [40, 1800])
def test_the_pages_of_closed_bundles_do_not_tell_the_order_of_typing(tmp_path: Path, length: int) -> None:
    """Short sheets lie in the cells, long ones on pages of their own, given out in the order they were freed.

    The same sheets typed in the same order under the same tokens: whatever followed from the typing would be
    the same in both files. It is drawn by lot, so nothing can be reckoned back.
    """
    sheets = [secrets.token_hex(length // 2) for _ in range(30)]
    tokens = [secrets.token_bytes(16) for _ in sheets]
    layouts = []
    for number in range(2):
        raw = b"".join(typed(tmp_path / f"{number}.db", sheets, tokens, 10))
        assert all(raw.count(sheet[:30].encode()) == 2 for sheet in sheets), "nothing stale is left behind"
        layouts.append([places(raw, sheets[start : start + 10]) for start in (0, 10, 20)])
    assert all(one != other for one, other in zip(*layouts, strict=True))
    assert list(range(10)) not in layouts[0]


def test_a_closed_bundle_holds_no_slot_and_no_journal_is_left(tmp_path: Path) -> None:
    sheets = [f"sheet {number:02}" for number in range(20)]
    path = tmp_path / "w.db"
    typed(path, sheets, [secrets.token_bytes(16) for _ in sheets], 10)
    left = path.with_name("w.db-journal")
    assert not left.exists() or left.stat().st_size == 0
    work = worktally.WorkFile(path, KEY)
    rows = work._connection.execute("SELECT slot FROM ballot").fetchall()
    columns = [row[1] for row in work._connection.execute("PRAGMA table_info(ballot)")]
    work.close()
    assert {slot for (slot,) in rows} == {0}
    assert columns == ["turn", "voters", "number", "token", "slot", "sheet"]
    assert b"sheet 0" not in path.read_bytes()
    with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(path) as plain:
        plain.execute("SELECT * FROM ballot")


# After the seal -------------------------------------------------------------------------------------------------


def held(desk: Desk, groups: dict[str, list[Marks]]) -> Vote:
    """A vote typed twice and witnessed, ready for the seal."""
    vote = evaluations.design(
        desk, "r1", "evaluation", "民主测评", FORM, [VoterGroup(name, name) for name in groups]
    )
    counts = [VoterGroup(name, "", None, *[len(sheets)] * 4) for name, sheets in groups.items()]
    evaluations.set_counts(desk, vote.id, counts)
    evaluations.open_count(desk, vote.id)
    for turn, user in ((1, "经办人"), (2, "复核人")):
        with evaluations.entry(desks.switch(desk, user, "test"), vote.id, turn) as entry:
            for name, sheets in groups.items():
                for number, marks in enumerate(sheets, 1):
                    evaluations.record_ballot(entry, name, marks)
                    if number % 10 == 0 or number == len(sheets):
                        evaluations.close_bundle(entry, name)
    evaluations.set_hand_totals(
        desk, vote.id, [HandTotal(name, len(sheets), 0) for name, sheets in groups.items()]
    )
    return evaluations.get(desk, vote.id)


def drawn(number: int, seed: int) -> list[Marks]:
    chance = random.Random(seed)
    return [{group.id: chance.choice(GRADES) for group in FORM.groups()} for _ in range(number)]


def test_after_the_seal_no_file_holds_a_ballot_of_its_own(desk: Desk) -> None:
    vote = held(desk, {"staff": drawn(12, 1), "leaders": drawn(3, 2)})
    tokens = list(evaluations.stored_ballots(desk))
    file, key_file = worktally.paths(desk.folder, vote.id)
    key = desk.vault.unwrap(f"tally/{vote.id}", key_file.read_bytes())
    mid = backups.make(desk)
    evaluations.seal(desk, vote.id)
    late = backups.make(desk)
    assert len(tokens) == 30
    assert not file.exists()
    assert not key_file.exists()
    assert not list((desk.folder / "tally").iterdir())

    raw = b"".join(pages(desk.folder / desks.DATABASE, desk.vault.database_key()))
    shown = "\n".join(state.dump(desk)).encode()
    held_in_backups = b""
    for backup in (mid.path, late.path):
        with zipfile.ZipFile(backup) as archive:
            assert not [name for name in archive.namelist() if "tally" in name]
            copy = desk.folder.parent / "copy.db"
            copy.write_bytes(archive.read(desks.DATABASE))
            held_in_backups += b"".join(pages(copy, desk.vault.database_key()))
    everything = raw + shown + held_in_backups + b"".join(path.read_bytes() for path in files(desk.folder))
    for secret in (
        key,
        key.hex().encode(),
        *(bytes.fromhex(t) for t in tokens),
        *(t.encode() for t in tokens),
    ):
        assert secret not in everything
    patterns = [line for line in shown.decode().splitlines() if line.startswith("sealed_ballot\t")]
    rows = [json.loads(line.partition("\t")[2]) for line in patterns]
    assert sum(row["count"] for row in rows) == 15
    assert rows == sorted(rows, key=lambda row: (row["category"], row["pattern"]))
    assert not {"at", "time", "user_id", "slot", "token", "number"} & set().union(*rows)


def test_a_backup_made_while_counting_holds_no_mark(desk: Desk, tmp_path: Path) -> None:
    held(desk, {"staff": drawn(12, 3)})
    with zipfile.ZipFile(backups.make(desk).path) as archive:
        (tmp_path / "copy.db").write_bytes(archive.read(desks.DATABASE))
    marks = [f'"p1.de":"{grade}"'.encode() for grade in GRADES]
    for source in (tmp_path / "copy.db", desk.folder / desks.DATABASE):
        raw = b"".join(pages(source, desk.vault.database_key()))
        assert not [mark for mark in marks if mark in raw]
    assert not [mark for mark in marks if mark in "\n".join(state.dump(desk)).encode()]


def test_the_journal_tells_nothing_of_a_single_sheet(desk: Desk) -> None:
    vote = held(desk, {"staff": drawn(20, 4)})
    evaluations.seal(desk, vote.id)
    with desk.read() as session:
        lines = journal.lines(session, desk.org)
    assert len(lines) < 20
    assert {line.subject for line in lines if line.event.startswith("vote.")} == {vote.id}
    assert sum(line.event == "vote.bundle_closed" for line in lines) == 4


DOORS: tuple[Callable[[Desk, Vote], object], ...] = (
    lambda desk, vote: evaluations.open_count(desk, vote.id),
    lambda desk, vote: evaluations.open_entry(desk, vote.id, 1),
    lambda desk, vote: evaluations.take_over(desk, vote.id, 1),
    lambda desk, vote: evaluations.set_counts(desk, vote.id, vote.categories),
    lambda desk, vote: evaluations.set_hand_totals(desk, vote.id, vote.hand_totals),
    lambda desk, vote: evaluations.redesign(desk, vote),
    lambda desk, vote: evaluations.compare(desk, vote.id),
    lambda desk, vote: evaluations.progress_of(desk, vote.id),
)


def test_a_sealed_vote_stays_sealed_and_a_void_one_void(desk: Desk) -> None:
    vote = evaluations.seal(desk, held(desk, {"staff": drawn(6, 5)}).id)
    before = evaluations.result(desk, vote.id)
    for door in DOORS:
        with pytest.raises(UserError):
            door(desk, vote)
    assert evaluations.seal(desk, vote.id) == vote
    assert evaluations.result(desk, vote.id) == before
    evaluations.void(desk, vote.id, "程序有误")
    evaluations.re_vote(desk, vote.id, "重新进行")
    for door in (*DOORS, lambda desk, vote: evaluations.seal(desk, vote.id)):
        with pytest.raises(UserError):
            door(desk, vote)
    assert evaluations.get(desk, vote.id).state == "void"
    assert not list((desk.folder / "tally").iterdir())


def test_an_entry_left_open_at_the_seal_types_nothing_more(desk: Desk) -> None:
    vote = held(desk, {"staff": drawn(6, 6)})
    with evaluations.entry(desk, vote.id, 1) as entry:
        evaluations.seal(desk, vote.id)
        with pytest.raises(UserError, match="not_counting"):
            evaluations.record_ballot(entry, "staff", drawn(1, 1)[0])
    assert evaluations.result(desk, vote.id).total("valid") == 6


# Before the seal ------------------------------------------------------------------------------------------------


def test_no_running_total_and_the_passes_are_blind(desk: Desk) -> None:
    vote = held(desk, {"staff": drawn(12, 7)})
    for ask in (evaluations.result, lambda d, v: evaluations.tally_input(d, v, "school-plan")):
        with pytest.raises(UserError, match="not_sealed"):
            ask(desk, vote.id)
    for progress in evaluations.progress_of(desk, vote.id):
        assert not [grade for grade in GRADES if grade in repr(progress)]
    with evaluations.entry(desks.switch(desk, "复核人", "test"), vote.id, 2) as entry:
        assert {bundle.turn for bundle in evaluations.bundles_of(entry, "staff")} == {2}
        sheets = [sheet for bundle in evaluations.bundles_of(entry, "staff") for sheet in bundle.sheets]
    assert sheets[:10] == sorted(sheets[:10])
    with pytest.raises(UserError, match="same_counter"):
        evaluations.take_over(desk, vote.id, 2)


# Small groups ---------------------------------------------------------------------------------------------------


def shown_groups(result: TallyResult) -> set[str]:
    told = as_json(result, smallest=5)
    return {
        group
        for candidate in told["candidates"]
        for element in candidate["elements"].values()
        for group in element["by_category"]
    }


def test_a_small_group_is_broken_down_nowhere_not_even_by_subtraction(desk: Desk) -> None:
    vote = held(desk, {"staff": drawn(10, 8), "middle": drawn(6, 9), "leaders": drawn(4, 10)})
    evaluations.seal(desk, vote.id)
    result = evaluations.result(desk, vote.id)
    assert shown_groups(result) == set()
    assert groups_to_show(result.groups, 5) == ()
    told = as_json(result, smallest=5)  # one weighted score for three unknown groups, and no counts beside it
    assert all(not candidate["rates"] for candidate in told["candidates"])
    both = held(desk, {"staff": drawn(8, 8), "leaders": drawn(4, 10)})
    evaluations.seal(desk, both.id)
    assert shown_groups(evaluations.result(desk, both.id)) == set()


# The disk -------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a process are set in a child")
def test_a_full_disk_stops_calmly_and_loses_no_acknowledged_ballot(desk: Desk) -> None:
    import resource

    staff = VoterGroup("staff", "教职工")
    vote = evaluations.design(desk, "r1", "evaluation", "民主测评", FORM, [staff], bundle_size=100)
    evaluations.set_counts(desk, vote.id, [VoterGroup("staff", "", None, 900, 900, 900, 900)])
    evaluations.open_count(desk, vote.id)
    file, _ = worktally.paths(desk.folder, vote.id)
    ends = os.pipe()
    child = os.fork()
    if child == 0:
        said: list[str] = []
        try:
            with evaluations.entry(desk, vote.id, 1) as entry:
                limit = file.stat().st_size + 8 * 1024
                unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, unlimited[1]))
                try:
                    said.extend(evaluations.record_ballot(entry, "staff", one).id for one in drawn(100, 11))
                    said.append("no fault")
                except EnvironmentFault as fault:
                    said.append(fault.code)
                resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
                said.append(evaluations.record_ballot(entry, "staff", drawn(1, 1)[0]).id)
        except BaseException as problem:
            said.append(repr(problem))
        os.write(ends[1], json.dumps(said).encode())
        os._exit(0)
    os.close(ends[1])
    with os.fdopen(ends[0], "rb") as stream:
        told = json.loads(stream.read())
    os.waitpid(child, 0)
    *acknowledged, fault, after = told
    assert fault in ("storage.disk_fault", "storage.disk_full")
    assert 10 < len(acknowledged) < 100
    assert sorted([*acknowledged, after]) == sorted(evaluations.stored_ballots(desk))
