"""The business state as stable text, for comparing two states of a folder or of two folders."""

from __future__ import annotations

from collections.abc import Iterator

from cadredesk.desk import Desk
from cadredesk.storage import state
from cadredesk.storage.schema import canonical_json


def dump(desk: Desk) -> Iterator[str]:
    """One line a row, `table<TAB>canonical JSON`, sorted; equal states give equal lines.

    Journal, alarms, packages held aside, receipts and outbox are left out, and so is every moment of access.
    """
    with desk.read() as session:
        for table, values in state.rows(session, desk.org):
            yield f"{table}\t{canonical_json(values)}"
