"""Brings a database's schema up to date: numbered Alembic steps, run from the program itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from cadredesk.errors import UserError
from cadredesk.storage.engine import Database, faults

HERE = Path(__file__).resolve().parent


def known(place: Path = HERE) -> tuple[str, ...]:
    """The numbers of the steps in `place` (the program's own), `0001` first."""
    return tuple(sorted(path.name[:4] for path in (place / "versions").glob("[0-9][0-9][0-9][0-9]_*.py*")))


def current(database: Database, place: Path = HERE) -> str:
    """The number of the schema in the file; empty for a new one. `storage.too_new` when unknown here."""
    with faults(), database.engine.connect() as connection:
        number = _number(connection)
    if number and number not in known(place):
        raise UserError("storage.too_new", schema=number, known=known(place)[-1])
    return number


def upgrade(database: Database, before: Callable[[], object] | None = None, *, place: Path = HERE) -> bool:
    """Runs the missing steps in one transaction; returns whether there were any.

    `before` is called first when an existing schema is about to change: it makes the backup.
    """
    number = current(database, place)
    if number == known(place)[-1]:
        return False
    if number and before is not None:
        before()
    _run(database, place)
    return True


def _run(database: Database, place: Path) -> None:
    # Imported here because the libraries of migration cost a quarter second, and most starts need none.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(place).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)

    def steps(revision: Any, _context: object) -> Any:
        return script._upgrade_revs("head", revision)  # nothing, when another workplace was faster

    engine = database.engine.execution_options(cadredesk_begin="BEGIN IMMEDIATE")
    with faults(), engine.begin() as connection, EnvironmentContext(config, script, fn=steps) as environment:
        if connection.dialect.name == "postgresql":  # two workplaces may be updated at the same moment
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('cadredesk.migrations'))"))
        environment.configure(connection=connection, transactional_ddl=True, render_as_batch=True)
        environment.run_migrations()


def _number(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
