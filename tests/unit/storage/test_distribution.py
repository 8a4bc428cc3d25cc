"""What a cluster of servers asks of every table: the organisation's code in every key, so that tables are distributed by it."""

from __future__ import annotations

import pytest
from sqlalchemy import Table, UniqueConstraint

from cadredesk.storage.schema import Base, import_all_tables

import_all_tables()
TABLES = sorted(Base.metadata.tables.values(), key=lambda table: table.name)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_key_holds_the_organisation(table: Table) -> None:
    assert table.primary_key.columns.keys()[0] == "org"
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            assert "org" in constraint.columns
    for index in table.indexes:
        assert not index.unique or "org" in index.columns
    for key in table.foreign_key_constraints:
        assert ("org", "org") in [(one.parent.name, one.column.name) for one in key.elements]
