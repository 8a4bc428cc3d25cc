"""The chain against a small oracle: every case of the table, key changes, resets, gaps and revocations, in any order."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cadredesk.domain import chain
from cadredesk.domain.chain import ORIGIN, Offer, PinnedKey, Stream, Verdict
from cadredesk.errors import UserError

START = Stream((PinnedKey("k1"),))


def offer(seq: int, prev: str, epoch: int = 1, key: str = "k1", kind: str = "", salt: str = "") -> Offer:
    told = f"{epoch}/{seq}/{prev}/{key}/{kind}/{salt}"
    return Offer(hashlib.sha256(told.encode()).hexdigest(), epoch, seq, prev, key, kind)


def code_of(call: object, *words: object) -> str:
    with pytest.raises(UserError) as caught:
        call(*words)  # type: ignore[operator]
    return caught.value.code


ONE = offer(1, ORIGIN)
TWO = offer(2, ONE.id)
AFTER_TWO = chain.advance(chain.advance(START, ONE), TWO)


@pytest.mark.parametrize(
    ("stream", "arrives", "known", "verdict"),
    [
        (START, ONE, False, Verdict("accepted")),
        (AFTER_TWO, offer(3, TWO.id), False, Verdict("accepted")),
        (AFTER_TWO, ONE, True, Verdict("duplicate")),
        (AFTER_TWO, TWO, True, Verdict("duplicate")),
        (AFTER_TWO, offer(2, ONE.id, salt="x"), False, Verdict("rejected", "E303", True)),
        (AFTER_TWO, offer(1, ORIGIN, salt="x"), False, Verdict("rejected", "E303", True)),
        (AFTER_TWO, offer(3, ONE.id), False, Verdict("rejected", "E304", True)),
        (AFTER_TWO, offer(4, TWO.id), False, Verdict("gap", missing=(3, 3))),
        (START, offer(7, TWO.id), False, Verdict("gap", missing=(1, 6))),
        (AFTER_TWO, offer(1, ORIGIN, epoch=2), False, Verdict("rejected", "E301", True)),
        (START, offer(1, ORIGIN, epoch=2), False, Verdict("rejected", "E301", True)),
        (AFTER_TWO, offer(1, ORIGIN, epoch=2, kind="chain.reset"), False, Verdict("gap", "E302")),
        (AFTER_TWO, offer(2, ONE.id, epoch=2, kind="chain.reset"), False, Verdict("rejected", "E301", True)),
        (AFTER_TWO, offer(3, TWO.id, key="k2"), False, Verdict("rejected", "E132", True)),
        (START, offer(1, ORIGIN, key="k2"), False, Verdict("rejected", "E132", False)),
    ],
)
def test_every_case_of_the_table(stream: Stream, arrives: Offer, known: bool, verdict: Verdict) -> None:
    assert chain.judge(stream, arrives, known) == verdict


def test_a_gap_is_crossed_by_two_people_only() -> None:
    far = offer(5, "f" * 64)
    assert code_of(chain.over_gap, AFTER_TWO, far, "a", "a") == "chain.two_people"
    assert code_of(chain.over_gap, AFTER_TWO, far, "a", "") == "chain.two_people"
    assert code_of(chain.over_gap, AFTER_TWO, offer(3, TWO.id), "a", "b") == "chain.no_gap"
    after = chain.over_gap(AFTER_TWO, far, "a", "b")
    assert (after.seq, after.head) == (5, far.id)
    assert chain.judge(after, offer(3, TWO.id), False).code == "E303"
    assert chain.judge(after, offer(6, far.id), False) == Verdict("accepted")


def test_a_new_key_begins_a_new_epoch_and_the_old_one_signs_no_more() -> None:
    keys = chain.rotate(AFTER_TWO.keys, "k2", 2, "a", "b")
    after = chain.entered(Stream(keys, 1, 2, TWO.id), 2)
    assert chain.judge(after, offer(1, ORIGIN, 2, "k2"), False) == Verdict("accepted")
    assert chain.judge(after, offer(1, ORIGIN, 2, "k1"), False) == Verdict("rejected", "E132", True)
    assert chain.judge(after, offer(3, TWO.id, 1, "k2"), False) == Verdict("rejected", "E132", True)
    assert chain.judge(after, offer(3, TWO.id), False) == Verdict("rejected", "E301", True)
    assert chain.judge(after, TWO, True) == Verdict("duplicate")
    assert code_of(chain.rotate, keys, "k1", 3, "a", "b") == "chain.key_known"
    assert code_of(chain.rotate, keys, "k3", 2, "a", "b") == "chain.epoch"
    assert code_of(chain.rotate, keys, "k3", 3, "a", "a") == "chain.two_people"
    assert code_of(chain.entered, after, 2) == "chain.epoch"


def test_revocation_counts_by_number() -> None:
    keys = chain.revoke(AFTER_TWO.keys, "k1", 1, 2)
    after = Stream(keys, 1, 2, TWO.id)
    assert chain.judge(after, TWO, True) == Verdict("duplicate")
    assert chain.judge(after, offer(3, TWO.id), False) == Verdict("rejected", "E132", True)
    assert chain.revoke(keys, "k1", 1, 9) == keys


def test_a_reset_is_approved_by_two() -> None:
    wanted = offer(1, ORIGIN, epoch=4, kind="chain.reset")
    assert code_of(chain.reset, AFTER_TWO, wanted, "a", "a") == "chain.two_people"
    assert code_of(chain.reset, AFTER_TWO, offer(3, TWO.id), "a", "b") == "chain.no_reset"
    after = chain.reset(AFTER_TWO, wanted, "a", "b")
    assert (after.epoch, after.seq, after.head) == (4, 1, wanted.id)
    assert chain.judge(after, offer(2, wanted.id, epoch=4), False) == Verdict("accepted")
    assert chain.judge(after, offer(1, ORIGIN, epoch=4, kind="chain.reset", salt="x"), False).code == "E303"


class Receiver(RuleBasedStateMachine):
    """Offers packages of every kind; the oracle remembers the plain list of what was accepted in the epoch."""

    def __init__(self) -> None:
        super().__init__()
        self.stream = START
        self.accepted: dict[str, tuple[int, int]] = {}
        self.line: dict[int, str] = {}  # of the present epoch: number to id
        self.epoch = 1
        self.good: dict[int, str] = {1: "k1"}  # epoch to key
        self.count = 0

    def take(self, arrives: Offer) -> Verdict:
        verdict = chain.judge(self.stream, arrives, arrives.id in self.accepted)
        if verdict.result == "accepted":
            self.stream = chain.advance(self.stream, arrives)
            self.accepted[arrives.id] = (arrives.epoch, arrives.seq)
            self.line[arrives.seq] = arrives.id
        return verdict

    def last(self) -> int:
        return max(self.line, default=0)

    def expected(self, arrives: Offer) -> tuple[str, str, bool]:
        begun = bool(self.accepted) or self.epoch > 1
        if self.good.get(max((e for e in self.good if e <= arrives.epoch), default=0)) != arrives.key:
            return "rejected", "E132", begun
        if arrives.id in self.accepted:
            return "duplicate", "", False
        if arrives.epoch != self.epoch:
            wanted = arrives.kind == "chain.reset" and arrives.epoch > self.epoch and arrives.seq == 1
            return ("gap", "E302", False) if wanted else ("rejected", "E301", True)
        if arrives.seq <= self.last():
            return "rejected", "E303", True
        if arrives.seq != self.last() + 1:
            return "gap", "", False
        if arrives.prev != self.line.get(self.last(), ORIGIN):
            return "rejected", "E304", True
        return "accepted", "", False

    @rule(
        step=st.integers(-3, 3),
        right=st.booleans(),
        epoch=st.sampled_from((0, 0, 0, 0, 1, -1)),
        other_key=st.sampled_from((False, False, False, True)),
        kind=st.sampled_from(("school.report", "chain.reset")),
        salt=st.integers(0, 1),
    )
    def arrives(self, step: int, right: bool, epoch: int, other_key: bool, kind: str, salt: int) -> None:
        seq = max(1, self.last() + step)
        prev = self.line.get(seq - 1, ORIGIN) if right else "e" * 64
        key = "stranger" if other_key else self.good[max(self.good)]
        new = offer(seq, prev, max(1, self.epoch + epoch), key, kind, str(salt))
        wanted, before = self.expected(new), self.stream
        verdict = self.take(new)
        assert (verdict.result, verdict.code, verdict.alarm) == wanted
        assert (verdict.missing is not None) == (wanted[:2] == ("gap", ""))
        assert (self.stream != before) == (verdict.result == "accepted")

    @rule()
    def next_one(self) -> None:
        self.count += 1
        new = offer(
            self.last() + 1,
            self.line.get(self.last(), ORIGIN),
            self.epoch,
            self.good[max(self.good)],
            salt=f"n{self.count}",
        )
        assert self.take(new) == Verdict("accepted")

    @precondition(lambda self: self.accepted)
    @rule(data=st.data())
    def again(self, data: st.DataObject) -> None:
        identity = data.draw(st.sampled_from(sorted(self.accepted)))
        epoch, seq = self.accepted[identity]
        key = self.good[max(e for e in self.good if e <= epoch)]
        old = Offer(identity, epoch, seq, "whatever", key)
        assert self.take(old) == Verdict("duplicate")

    @rule(ahead=st.integers(2, 5))
    def across(self, ahead: int) -> None:
        self.count += 1
        new = offer(
            self.last() + ahead, "d" * 64, self.epoch, self.good[max(self.good)], salt=f"g{self.count}"
        )
        assert self.take(new) == Verdict("gap", missing=(self.last() + 1, self.last() + ahead - 1))
        self.stream = chain.over_gap(self.stream, new, "a", "b")
        self.accepted[new.id] = (new.epoch, new.seq)
        self.line[new.seq] = new.id

    @rule(ahead=st.integers(1, 3), by_key=st.booleans())
    def new_epoch(self, ahead: int, by_key: bool) -> None:
        self.count += 1
        epoch = self.epoch + ahead
        if by_key:
            key = f"key{self.count}"
            keys = chain.rotate(self.stream.keys, key, epoch, "a", "b")
            self.stream = chain.entered(
                Stream(keys, self.stream.epoch, self.stream.seq, self.stream.head), epoch
            )
            self.good[epoch] = key
            self.line = {}
        else:
            new = offer(1, ORIGIN, epoch, self.good[max(self.good)], "chain.reset", f"r{self.count}")
            assert self.take(new) == Verdict("gap", "E302")
            self.stream = chain.reset(self.stream, new, "a", "b")
            self.accepted[new.id] = (epoch, 1)
            self.line = {1: new.id}
        self.epoch = epoch

    @invariant()
    def stands_where_the_line_ends(self) -> None:
        assert (self.stream.epoch, self.stream.seq) == (self.epoch, self.last())
        assert self.stream.head == self.line.get(self.last(), ORIGIN)


TestReceiver = Receiver.TestCase
TestReceiver.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
