"""Column types, the mapper, and that the numbered steps lead to the models."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import String, Text, select, text
from sqlalchemy.orm import Mapped, mapped_column, registry

from cadredesk.domain.dates import PartialDate
from cadredesk.errors import UserError
from cadredesk.storage import migrations
from cadredesk.storage.engine import Database, open_database
from cadredesk.storage.migrations import generate
from cadredesk.storage.schema import (
    Base,
    DateText,
    JsonText,
    MomentText,
    PartialDateText,
    canonical_json,
    from_row,
    import_all_tables,
    to_row,
)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Part:
    when: PartialDate | None
    share: Fraction


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    colour: Colour
    other: Colour | None
    on: date | None
    at: datetime
    born: PartialDate | None
    parts: tuple[Part, ...]
    words: dict[str, tuple[str, ...]]
    note: str = ""


_OWN = registry()


@_OWN.mapped
class ThingRow:
    """A table of this test alone, outside the models' metadata."""

    __tablename__ = "thing"

    org: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    colour: Mapped[str] = mapped_column(Text)
    other: Mapped[str | None] = mapped_column(Text)
    on: Mapped[date | None] = mapped_column(DateText)
    at: Mapped[datetime] = mapped_column(MomentText)
    born: Mapped[PartialDate | None] = mapped_column(PartialDateText)
    parts: Mapped[Any] = mapped_column(JsonText)
    words: Mapped[Any] = mapped_column(JsonText)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "desk.db", b"k" * 32, create=True)
    yield database
    database.close()


MOMENT = datetime(2026, 2, 28, 23, 59, 59, tzinfo=timezone(timedelta(hours=8)))
PARTIAL = st.sampled_from(["1985", "1985-10", "1985-10-03", "2024-02-29"]).map(PartialDate.from_iso)
THINGS = st.builds(
    Thing,
    id=st.just("t1"),
    colour=st.sampled_from(Colour),
    other=st.none() | st.sampled_from(Colour),
    on=st.none() | st.dates(),
    at=st.just(MOMENT),
    born=st.none() | PARTIAL,
    parts=st.lists(st.builds(Part, when=st.none() | PARTIAL, share=st.fractions())).map(tuple),
    words=st.dictionaries(st.text(), st.lists(st.text(max_size=5)).map(tuple), max_size=3),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(THINGS)
def test_a_value_comes_back_as_it_went(database: Database, thing: Thing) -> None:
    with database.write() as session:
        _OWN.metadata.create_all(session.connection())
        session.merge(to_row(thing, ThingRow, org="S001", skip=("note",)))  # type: ignore[type-var]
    with database.read() as session:
        assert from_row(Thing, session.scalars(select(ThingRow)).one()) == thing


def test_nothing_is_lost_in_silence() -> None:
    thing = Thing("t", Colour.RED, None, None, MOMENT, None, (), {}, note="kept?")
    with pytest.raises(TypeError, match="no column note"):
        to_row(thing, ThingRow, org="S001")  # type: ignore[type-var]


def test_what_is_ambiguous_is_refused(database: Database) -> None:
    with pytest.raises(TypeError, match="no date"):
        DateText().process_bind_param(MOMENT, None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="offset"):
        MomentText().process_bind_param(MOMENT.replace(tzinfo=None), None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="JSON"):
        canonical_json(float("nan"))


def test_json_has_one_form() -> None:
    assert canonical_json({"乙": 1, "a": ["䶮", None, True]}) == '{"a":["䶮",null,true],"乙":1}'


def test_the_head_equals_the_models(database: Database) -> None:
    import_all_tables()
    assert migrations.upgrade(database)
    assert not migrations.upgrade(database)
    assert migrations.current(database) == migrations.known()[-1]
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        found = compare_metadata(context, Base.metadata)
    assert found == [], "run: python -m cadredesk.storage.migrations.generate"


def test_every_table_begins_with_the_organisation() -> None:
    import_all_tables()
    assert len(Base.metadata.tables) > 3
    for table in Base.metadata.tables.values():
        assert next(iter(table.primary_key.columns)).name == "org", table.name
        assert next(iter(table.columns)).name == "org", table.name
        for foreign in table.foreign_key_constraints:
            assert foreign.column_keys[0] == "org", table.name


def test_the_first_step_is_what_the_generator_writes_and_runs_on_postgresql_types() -> None:
    written = generate.TARGET.read_text(encoding="utf-8")
    assert "cadredesk" not in written, "a step stands on its own, whatever becomes of the models"
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    import_all_tables()
    for table in Base.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_a_schema_newer_than_the_program_is_refused(database: Database) -> None:
    migrations.upgrade(database)
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(UserError) as caught:
        migrations.upgrade(database)
    assert caught.value.code == "storage.too_new"
    assert caught.value.values["schema"] == "0999"


@pytest.fixture
def next_release(tmp_path: Path) -> Path:
    """The steps of a program that knows one step more, which can be made to fail half way."""
    place = tmp_path / "migrations"
    shutil.copytree(migrations.HERE, place, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    head = migrations.known()[-1]
    number = f"{int(head) + 1:04}"
    (place / "versions" / f"{number}_more.py").write_text(
        f"from alembic import op\nrevision = {number!r}\ndown_revision = {head!r}\n"
        "def upgrade():\n    op.execute('CREATE TABLE more (org TEXT)')\n    op.execute('SELECT 1')\n",
        encoding="utf-8",
    )
    return place


def test_an_old_file_is_backed_up_then_brought_up(database: Database, next_release: Path) -> None:
    calls: list[str] = []
    migrations.upgrade(database, lambda: calls.append("new file"))
    assert calls == []
    assert migrations.upgrade(
        database, lambda: calls.append(migrations.current(database)), place=next_release
    )
    assert calls == [migrations.known()[-1]]
    assert migrations.current(database, next_release) == migrations.known(next_release)[-1]


def test_a_step_that_fails_changes_nothing(database: Database, next_release: Path) -> None:
    migrations.upgrade(database)
    step = sorted((next_release / "versions").glob("0*.py"))[-1]
    step.write_text(
        step.read_text(encoding="utf-8").replace("SELECT 1", "SELECT * FROM nowhere"), encoding="utf-8"
    )
    with pytest.raises(Exception, match="nowhere"):
        migrations.upgrade(database, place=next_release)
    assert migrations.current(database) == migrations.known()[-1]
    with database.read() as session:
        assert session.execute(text("SELECT count(*) FROM sqlite_master WHERE name='more'")).scalar() == 0
