"""What a receipt tells a school of questions and decisions is read in words, whatever another program has put there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.actions import bureau_told
from cadredesk.desk import Desk
from cadredesk.storage import chains
from cadredesk.storage.chains import Answer
from tests.unit.storage import folder


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = folder.create(tmp_path_factory.mktemp("told") / "school", org="S001").desk
    yield made
    made.close()


def read(desk: Desk, content: dict[str, Any]) -> tuple[str, ...]:
    with desk.write("test.answer") as session:
        chains.put_answer(session, desk.org, Answer("p" * 64, "r" * 64, content))
    return bureau_told.sentences(desk, "p" * 64)


CONFLICT = {
    "kind": "two_schools",
    "ruling": "one",
    "keeps": "S002",
    "people": ["nobody"],
    "schools": ["S002"],
    "school_names": ["第二小学"],
    "reason": "已调动",
}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "由第二小学报送"),
        ({"keeps": "S001"}, "由本校报送"),
        ({"ruling": "both", "keeps": ""}, "同意都保留"),
        ({"ruling": "returned", "returned": "S001", "keeps": ""}, "请更正后重新报送"),
        ({"ruling": "returned", "returned": "S002", "keeps": ""}, "已退回对方学校"),
        (
            {"kind": "quota_over", "ruling": "allowed", "tier": "deputy", "count": 3, "places": 2},
            "副职报送3人，名额2人",
        ),
    ],
)
def test_a_question_that_was_settled(desk: Desk, changes: dict[str, Any], told: str) -> None:
    (line,) = read(desk, {"conflicts": [{**CONFLICT, **changes}]})
    assert told in line
    assert line.endswith("依据：已调动")


def test_decisions_are_told_by_list_and_outcome(desk: Desk) -> None:
    rows = [
        {"name": name, "outcome": outcome, "on": "2026-11-20", "number": number}
        for name, outcome, number in (
            ("王伟", "entered", "12号"),
            ("李䶮", "entered", "12号"),
            ("张敏", "deferred", "12号"),
            ("刘洋", "left", "13号"),
        )
    ]
    assert read(desk, {"decisions": rows}) == (
        "教育局已作出决定（12号，2026-11-20）——入库：王伟、李䶮；缓议：张敏。",
        "教育局已作出决定（13号，2026-11-20）——出库：刘洋。",
    )


def test_without_an_answer_nothing_is_told(desk: Desk) -> None:
    assert bureau_told.sentences(desk, "0" * 64) == ()


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(0, 9)
    | st.sampled_from(("one", "two_schools", "entered", "S002", "")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from((*CONFLICT, "outcome", "name", "on", "number")), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(plain, plain)
def test_whatever_stands_there_is_read_without_harm(desk: Desk, conflicts: Any, decisions: Any) -> None:
    told = read(desk, {"conflicts": conflicts, "decisions": decisions})
    assert all(isinstance(line, str) and line for line in told)
    told = read(desk, {"conflicts": [conflicts, {**CONFLICT, "people": conflicts}], "decisions": [decisions]})
    assert told
