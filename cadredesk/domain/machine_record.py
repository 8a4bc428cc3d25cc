"""What stays of a machine count after the seal: figures of sheets and of the spot check, never a mark or a picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Witnesses = Literal["passes", "machine_hand", "machine_pass"]
"""Who must agree before the seal: two keyboard passes and the hand count; the machine and the hand count; the
machine and one keyboard pass."""

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class SpotCheck:
    """A blind audit of things drawn by lot: `kind` is `rows` (against the picture) or `sheets` (against the paper)."""

    kind: str
    checked: int
    agreed: int
    of: int
    by: tuple[str, ...] = ()

    @property
    def bound(self) -> float:
        """The share of wrong ones that is excluded with 95 % confidence; see `upper_bound`."""
        return upper_bound(self.checked, self.checked - self.agreed)


@dataclass(frozen=True, slots=True)
class MachineRecord:
    """Sheets of a machine count: scanned = read + typed + invalid + dismissed; rows decided by two people.

    `raised` are rows that somebody put before two people although the machine was sure of them.
    """

    scanned: int
    read: int
    typed: int
    invalid: int
    dismissed: int
    rows: int
    decided: int
    raised: int
    reviewers: tuple[str, ...]
    engine: str
    spot: tuple[SpotCheck, ...] = ()


def upper_bound(checked: int, wrong: int, confidence: float = CONFIDENCE) -> float:
    """The largest share of wrong ones that a sample with `wrong` of `checked` does not exclude (Clopper-Pearson).

    For none wrong it is 1 - (1 - confidence) ** (1 / checked), the exact form of the rule of three (3 / checked).
    """
    if checked <= 0 or wrong >= checked:
        return 1.0
    low, high = wrong / checked, 1.0
    for _ in range(60):
        share = (low + high) / 2
        if _at_most(wrong, checked, share) > 1 - confidence:
            low = share
        else:
            high = share
    return high


def _at_most(wrong: int, checked: int, share: float) -> float:
    """The chance of at most `wrong` when each of `checked` is wrong with chance `share`."""
    if share >= 1.0:
        return 0.0
    rest = math.log1p(-share)
    top = math.log(share) if share > 0 else -math.inf
    total = 0.0
    for number in range(wrong + 1):
        ways = math.lgamma(checked + 1) - math.lgamma(number + 1) - math.lgamma(checked - number + 1)
        power = number * top if number else 0.0
        total += math.exp(ways + power + (checked - number) * rest)
    return total
