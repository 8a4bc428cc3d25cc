"""Prints every measured ratio, one a line: `python3 installer/dev.py bench`."""

from __future__ import annotations

import sys

from tests.benchmarks import (
    ballots,
    intake,
    ledger,
    notices,
    pool,
    postgres,
    roster,
    scanning,
    search,
    startup,
)


def main(chosen: list[str]) -> int:
    """Measures all, or those named."""
    for name, measure, raw, ours, aim in (
        ("from the password to the window, 5,000 people", startup.measure, "bare", "password", 1.5),
        ("one ballot stored", ballots.measure, "raw", "stored", 1.5),
        ("a workbook of 20,000 rows read and checked", roster.measure, "openpyxl", "", 2.0),
        (
            "a structure report over 1,000,000 people on PostgreSQL",
            postgres.measure,
            "bare",
            "structure",
            1.5,
        ),
        ("1,000 notices rendered", notices.measure, "reportlab", "notices", 1.3),
    ):
        if chosen and not any(word in name for word in chosen):
            continue
        took = measure()
        own = took[ours] if ours else took["read"] + took["check"]
        print(
            f"{name}: {own / took[raw]:.2f} times {raw} (aim {aim}); {own:.4f} s against {took[raw]:.4f} s",
            flush=True,
        )
    if not chosen or "ledger" in chosen:
        took = ledger.measure()
        print(
            f"20,000 people and 500,000 credits: summed and ranked {took['totals'] / took['sums']:.2f} times sql (aim 1.5),"
            f" the whole ledger {took['ledger'] / took['sql']:.2f} times sql ({took['ledger']:.2f} s)",
            flush=True,
        )
    if not chosen or "packages" in chosen:
        took = intake.measure()
        print(
            f"1,000 packages of 50 people with photos taken in: {took['import'] / took['floor']:.2f} times floor (aim 2.0),"
            f" {took['import'] / took['bare']:.2f} times the floor in one transaction a hundred; {took['import']:.1f} s;"
            f" the last hundred {took['last'] / took['first']:.2f} times the first, {took['memory']:.1f} MiB growth",
            flush=True,
        )
    if not chosen or "search" in chosen:
        took = search.measure()
        print(
            f"filter as you type, 100,000 people: slowest key {took['slowest'] * 1000:.1f} ms (aim 16)",
            flush=True,
        )
    if not chosen or "pool" in chosen:
        took = pool.measure()
        print(
            f"the pool of 50,000 people opens, filters and sorts: the window is held {took['longest'] * 1000:.0f} ms at most"
            f" (aim 50), {took['own'] * 1000:.0f} ms by its own work; read in {took['opening took']:.1f} s beside it",
            flush=True,
        )
    if not chosen or "scanning" in chosen:
        took = scanning.measure()
        print(
            f"scanned ballots: {1 / took['read']:.1f} pages a second and core (aim 8), {took['read'] / took['decode']:.1f}"
            f" times unpacking alone; two children {took['two']:.2f} times one; {took['growth']:.1f} MiB growth",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
