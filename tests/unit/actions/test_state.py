"""The dump: equal for equal states, different after a change of business, blind to journal and outbox."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from cadredesk.actions import people, state
from cadredesk.domain.person import Person
from cadredesk.storage import outbox
from cadredesk.storage.outbox import OutboxEntry
from tests.unit.storage import folder


def test_the_dump_tells_states_apart(tmp_path: Path) -> None:
    desk = folder.create(tmp_path / "desk").desk
    person = people.create(desk, Person("", "李䶮", current_post="教师"))
    before = list(state.dump(desk))
    assert any("李䶮" in line for line in before)
    for line in before:
        table, _, values = line.partition("\t")
        assert table not in ("journal", "package")
        assert "at" not in json.loads(values)
    desk.close()
    desk = folder.log_in(tmp_path / "desk", now=folder.at("2026-12-01T08:00:00"))
    assert list(state.dump(desk)) == before
    with desk.write("test.sealed") as session:
        moment = desk.now()
        entry = OutboxEntry(
            "f" * 64,
            "B001",
            "school.report",
            1,
            1,
            "0" * 64,
            moment,
            "r",
            "package-f.cdp",
            10,
            1,
            1,
            "u",
            date(2026, 12, 1),
        )
        outbox.put(session, desk.org, entry)
        assert outbox.get(session, desk.org, entry.id) == entry
    assert list(state.dump(desk)) == before
    people.recycle(desk, person.id)
    assert list(state.dump(desk)) != before
    people.restore(desk, person.id)
    assert list(state.dump(desk)) == before
    desk.close()
