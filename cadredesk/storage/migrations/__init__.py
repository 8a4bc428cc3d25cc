"""Brings a database's schema up to date: numbered Alembic steps, run from the program itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from cadredesk.errors import UserError
from cadredesk.storage.engine import Database, faults

HERE = Path(__file__).resolve().parent


def known() -> tuple[str, ...]:
    """The numbers of the steps this program knows, `0001` first."""
    return tuple(sorted(path.name[:4] for path in (HERE / "versions").glob("[0-9][0-9][0-9][0-9]_*.py*")))


def current(database: Database) -> str:
    """The number of the schema in the file; empty for a new one. `storage.too_new` when unknown here."""
    with faults(), database.engine.connect() as connection:
        number = _number(connection)
    if number and number not in known():
        raise UserError("storage.too_new", schema=number, known=known()[-1])
    return number


def is_behind(database: Database) -> bool:
    """Whether `upgrade` has anything to do."""
    return current(database) != known()[-1]


def upgrade(database: Database, before: Callable[[], object] | None = None) -> bool:
    """Runs the missing steps in one transaction; returns whether there were any.

    `before` is called first when an existing schema is about to change: it makes the backup.
    """
    number = current(database)
    if number == known()[-1]:
        return False
    if number and before is not None:
        before()
    _run(database)
    return True


def _run(database: Database) -> None:
    # Imported here because the libraries of migration cost a quarter second, and most starts need none.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)

    def steps(revision: Any, _context: object) -> Any:
        return script._upgrade_revs("head", revision)

    engine = database.engine.execution_options(cadredesk_begin="BEGIN IMMEDIATE")
    with faults(), engine.begin() as connection, EnvironmentContext(config, script, fn=steps) as environment:
        environment.configure(connection=connection, transactional_ddl=True, render_as_batch=True)
        environment.run_migrations()


def _number(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
