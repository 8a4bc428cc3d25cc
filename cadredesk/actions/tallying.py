"""Counting outside a round: the command `tally` over a file, and the endless typist of the crash tests."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cadredesk import resources
from cadredesk.domain import profile_text
from cadredesk.domain.form import BallotForm, Column, Element, Row
from cadredesk.domain.profile import Profile
from cadredesk.domain.tally import Note, TallyInput, TallyRule, VoterGroup, as_json, parse_input, tally
from cadredesk.domain.vote import Vote
from cadredesk.errors import UserError
from cadredesk.messages import sentence

if TYPE_CHECKING:
    from cadredesk.desk import Desk

LARGEST = 32 * 1024 * 1024
_MANY = 1_000_000


def tally_file(path: Path) -> tuple[bool, dict[str, Any]]:
    """Counts a tally input file: whether it was counted, and the output as `resources/formats/tally.md` has it.

    A refused input gives `{"ok": false, "code": …, "message": …, "values": …}`.
    """
    try:
        told = parse_input(_read(path))
        result = tally(told.form, _rule(told, path.parent), told.groups, told.ballots)
    except UserError as error:
        if error.exit_status == 3:
            raise
        values = {
            name: value if isinstance(value, int) else str(value) for name, value in error.values.items()
        }
        return False, {
            "ok": False,
            "code": error.code,
            "message": sentence(error.code, **values),
            "values": values,
        }
    return True, as_json(result, say)


def say(note: Note) -> str:
    """The sentence of a note of the tally."""
    return sentence(note.code, **dict(note.values))


def drive(folder: Path, seed: int, *, testing: bool, password: Callable[[], str]) -> Iterator[str]:
    """Types ballots for ever through `evaluations.record_ballot`; yields each id once it is safely stored.

    With `testing` a missing or empty folder becomes a test folder with an open evaluation of a million
    sheets. Any other than a test folder is refused (`desk.only_tests`).
    """
    from cadredesk.actions import desks, evaluations

    if testing:
        desk = desks.test_folder(folder)
    else:
        desk = desks.log_in(folder, desks.who_may_log_in(folder)[0].id, password())
    try:
        if desk.kind != "test":
            raise UserError("desk.only_tests")
        vote = _open_vote(desk)
        (group,) = vote.categories
        groups = [g.id for g in vote.form.groups()]
        columns = [None, *(column.id for column in vote.form.columns)]
        chance = random.Random(seed)
        with evaluations.entry(desk, vote.id, 1) as entry:
            (place,) = evaluations.progress(entry)
            in_bundle = place.in_bundle
            while True:
                if in_bundle == vote.bundle_size:
                    evaluations.close_bundle(entry, group.id)
                saved = evaluations.record_ballot(
                    entry, group.id, {g: chance.choice(columns) for g in groups}
                )
                in_bundle = saved.in_bundle
                yield saved.id
    finally:
        desk.close()


def _open_vote(desk: Desk) -> Vote:
    from cadredesk.actions import evaluations

    for vote in evaluations.votes_of(desk, "drive"):
        if vote.state == "counting":
            return vote
        if vote.state == "designed":
            return evaluations.open_count(desk, vote.id)
    form = BallotForm(
        "民主测评票",
        "grades",
        tuple(Row(f"p{n}", f"演练{n}") for n in range(1, 10)),
        (
            Column("excellent", "优秀"),
            Column("competent", "称职"),
            Column("basic", "基本称职"),
            Column("incompetent", "不称职"),
        ),
        (
            Element("de", "德"),
            Element("neng", "能"),
            Element("qin", "勤"),
            Element("ji", "绩"),
            Element("lian", "廉"),
        ),
    )
    staff = VoterGroup("staff", "教职工", None, _MANY, _MANY, _MANY, _MANY)
    vote = evaluations.design(desk, "drive", "evaluation", form.title, form, (staff,))
    return evaluations.open_count(desk, vote.id)


def _read(path: Path) -> object:
    if path.stat().st_size > LARGEST:
        raise UserError("tally.file_too_large", most=LARGEST // 1024 // 1024)
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UserError("tally.not_json") from error


def _rule(told: TallyInput, beside: Path) -> TallyRule:
    """The rule of the profile named (a shipped one, or a TOML file seen from the input), else the defaults."""
    if told.profile is None:
        return TallyRule()
    profile = resources.profile(told.profile) or _profile_beside(beside / told.profile, told.profile)
    if told.form.kind == "recommendation":
        return TallyRule.of_recommendation(profile.recommendation, profile.evaluation)
    return TallyRule.of_evaluation(profile.evaluation)


def _profile_beside(path: Path, name: str) -> Profile:
    if path.suffix != ".toml" or not path.is_file():
        raise UserError("tally.no_profile", profile=name)
    try:
        return profile_text.parse(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise UserError("tally.no_profile", profile=name) from error
