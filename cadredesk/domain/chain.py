"""The chain of packages: what becomes of one that arrives, by key, epoch, number and predecessor (CDP/1 2.5).

A sender's packages to one recipient are a stream; `*` is a stream of its own. All functions are pure, and clocks never
decide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cadredesk.errors import UserError

ORIGIN = "0" * 64
"""What the first package of an epoch names as its predecessor."""

ACCEPTED, DUPLICATE, GAP, REJECTED = "accepted", "duplicate", "gap", "rejected"
RESET = "chain.reset"

UNKNOWN_KEY, OTHER_EPOCH, UNDECIDED, FORK, OTHER_PREVIOUS = "E132", "E301", "E302", "E303", "E304"


@dataclass(frozen=True, slots=True)
class PinnedKey:
    """A sender's signing key (any one text for one key) and the epochs it may sign, both ends included.

    `revoked` is the last number (epoch, seq) it is trusted for; None while nobody has revoked it.
    """

    key: str
    since: int = 1
    until: int | None = None
    revoked: tuple[int, int] | None = None

    def may_sign(self, epoch: int, seq: int) -> bool:
        """Whether a package of this number may bear this key."""
        if epoch < self.since or (self.until is not None and epoch > self.until):
            return False
        return self.revoked is None or (epoch, seq) <= self.revoked


@dataclass(frozen=True, slots=True)
class Stream:
    """Where a stream stands: the sender's keys, oldest first, the epoch, the last number and its id (the head)."""

    keys: tuple[PinnedKey, ...]
    epoch: int = 1
    seq: int = 0
    head: str = ORIGIN

    @property
    def begun(self) -> bool:
        """Whether a package was ever accepted."""
        return self.seq > 0 or self.epoch > 1


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that arrives, its form and signature proved: its id, number, predecessor, key and kind."""

    id: str
    epoch: int
    seq: int
    prev: str
    key: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a package: result, code (empty unless refused or undecided), alarm, first and last number missing."""

    result: str
    code: str = ""
    alarm: bool = False
    missing: tuple[int, int] | None = None


def judge(stream: Stream, offer: Offer, known: bool) -> Verdict:
    """What becomes of `offer`; `known` says whether its id is among those accepted in this stream.

    A chain.reset into a higher epoch is kept aside (`gap`, E302) until two people approve it.
    """
    if not any(pinned.key == offer.key and pinned.may_sign(offer.epoch, offer.seq) for pinned in stream.keys):
        return Verdict(REJECTED, UNKNOWN_KEY, alarm=stream.begun)
    if known:
        return Verdict(DUPLICATE)
    if offer.epoch != stream.epoch:
        if offer.kind == RESET and offer.epoch > stream.epoch and offer.seq == 1:
            return Verdict(GAP, UNDECIDED)
        return Verdict(REJECTED, OTHER_EPOCH, alarm=True)
    if offer.seq <= stream.seq:
        return Verdict(REJECTED, FORK, alarm=True)
    if offer.seq > stream.seq + 1:
        return Verdict(GAP, missing=(stream.seq + 1, offer.seq - 1))
    if offer.prev != stream.head:
        return Verdict(REJECTED, OTHER_PREVIOUS, alarm=True)
    return Verdict(ACCEPTED)


def advance(stream: Stream, offer: Offer) -> Stream:
    """The stream after an accepted package; ValueError if it is not the next one."""
    if judge(stream, offer, known=False).result != ACCEPTED:
        raise ValueError("only the next package moves a chain")
    return replace(stream, seq=offer.seq, head=offer.id)


def over_gap(stream: Stream, offer: Offer, first: str, second: str) -> Stream:
    """The stream after two people (their ids) accepted `offer` across a gap; the missing numbers are void.

    Raises `UserError` `chain.two_people`, and `chain.no_gap` if there is nothing to cross.
    """
    _two(first, second)
    verdict = judge(stream, offer, known=False)
    if verdict.result != GAP or verdict.code:
        raise UserError("chain.no_gap")
    return replace(stream, seq=offer.seq, head=offer.id)


def reset(stream: Stream, offer: Offer, first: str, second: str) -> Stream:
    """The stream after two people approved the chain.reset `offer`: it is number 1 of a new epoch.

    Raises `UserError` `chain.two_people`, and `chain.no_reset` if `offer` asks for nothing of the kind.
    """
    _two(first, second)
    if judge(stream, offer, known=False).code != UNDECIDED:
        raise UserError("chain.no_reset")
    return replace(stream, epoch=offer.epoch, seq=offer.seq, head=offer.id)


def rotate(
    keys: tuple[PinnedKey, ...], key: str, epoch: int, first: str, second: str
) -> tuple[PinnedKey, ...]:
    """The keys after two people approved `key` from `epoch` on; the key before it may sign older epochs alone.

    Raises `UserError` `chain.two_people`, `chain.key_known` for a key that was pinned before, `chain.epoch` when
    the epoch is not beyond those of the present key.
    """
    _two(first, second)
    if any(pinned.key == key for pinned in keys):
        raise UserError("chain.key_known")
    if keys and epoch <= keys[-1].since:
        raise UserError("chain.epoch", epoch=epoch)
    closed = tuple(
        pinned if pinned.until is not None else replace(pinned, until=epoch - 1) for pinned in keys
    )
    return (*closed, PinnedKey(key, epoch))


def revoke(keys: tuple[PinnedKey, ...], key: str, epoch: int, seq: int) -> tuple[PinnedKey, ...]:
    """The keys when `key` is trusted up to the number (epoch, seq) and no further; it never gains trust again."""
    last = (epoch, seq)
    return tuple(
        replace(pinned, revoked=last if pinned.revoked is None else min(last, pinned.revoked))
        if pinned.key == key
        else pinned
        for pinned in keys
    )


def entered(stream: Stream, epoch: int) -> Stream:
    """The stream at the beginning of a new epoch, as after a change of key: number 1 comes next."""
    if epoch <= stream.epoch:
        raise UserError("chain.epoch", epoch=epoch)
    return replace(stream, epoch=epoch, seq=0, head=ORIGIN)


def _two(first: str, second: str) -> None:
    if not first or not second or first == second:
        raise UserError("chain.two_people")
