"""The vote of a step: drafted from candidates and profile, held, repeated, and who may not help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import desks, evaluations, rounds, voting
from cadredesk.domain.round import Votes
from cadredesk.errors import UserError
from tests.unit.actions import selection
from tests.unit.actions.selection import Clock, School


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[School]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock(date(2026, 9, 1))
    desk = desks.test_folder(tmp_path / "data", now=clock)
    yield selection.up_to(selection.school(desk, clock), "evaluation")
    desk.close()


def test_the_draft_is_made_of_candidates_and_profile(at: School) -> None:
    drafted = voting.draft(at.desk, at.round_id, "evaluation")
    standing = rounds.candidates(at.desk, at.round_id, "evaluation")
    rule = at.round.profile.evaluation
    assert [row.label for row in drafted.form.rows] == [one.name for one in standing]
    assert [person for _, person in drafted.people] == [one.person_id for one in standing]
    assert [element.id for element in drafted.form.elements] == [one.id for one in rule.elements]
    assert [group.id for group in drafted.categories] == [one.id for one in rule.groups]
    assert drafted.form.title == "民主测评票"
    assert drafted.bundle_size == rule.bundle_size
    assert not rounds.get(at.desk, at.round_id).value("evaluation", Votes).vote_ids
    with pytest.raises(UserError, match=r"round\.not_a_vote"):
        voting.draft(at.desk, at.round_id, "talks")


def test_an_open_vote_is_void_before_it_is_held_again(at: School) -> None:
    first = voting.hold(at.desk, at.round_id, "evaluation", voting.draft(at.desk, at.round_id, "evaluation"))
    counts = [replace(group, due=9, present=9, issued=9, returned=9) for group in first.categories]
    evaluations.set_counts(at.desk, first.id, counts)
    with pytest.raises(UserError, match=r"vote\.reason_wanted"):
        voting.repeat(at.desk, at.round_id, "evaluation", first.id, " ")
    second = voting.repeat(at.desk, at.round_id, "evaluation", first.id, "收回多于发出")
    known = voting.votes_of_step(at.desk, at.round_id, "evaluation")
    assert [(one.id, one.state, one.attempt) for one in known] == [
        (first.id, "void", 1),
        (second.id, "designed", 2),
    ]
    assert all(group.issued is None for group in second.categories)
    assert second.form == first.form


def test_it_says_why_somebody_may_not_help(at: School) -> None:
    drafted = voting.draft(at.desk, at.round_id, "evaluation")
    assert set(voting.barred_because(at.desk, drafted).values()) == {"candidate"}
    vote = voting.hold(at.desk, at.round_id, "evaluation", drafted)
    barred = voting.barred_because(at.desk, vote)
    assert barred["田富"] == "candidate"
    assert barred["李静"] == "relative"
