"""Writes the newest step from the models: `python -m cadredesk.storage.migrations.generate`.

The newest step may be written anew until its version is released; the steps before it never change, because what they
made lies on users' disks. With the first release after it, `NEWEST` moves on.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, create_engine
from sqlalchemy.types import TypeDecorator

from cadredesk.storage.migrations import HERE
from cadredesk.storage.schema import Base, import_all_tables

NEWEST: Final = "0002"
_TITLE: Final = "What the bureau's decisions, scanned ballots and training need."
TARGET: Final = HERE / "versions" / f"{NEWEST}_bureau_and_training.py"

_TEXT = '''"""{title}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
{upgrade}


def downgrade() -> None:
{downgrade}
'''


def _plain_type(kind: str, item: Any, _context: object) -> str | Literal[False]:
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def _earlier() -> list[Path]:
    """The steps before the newest, oldest first."""
    return sorted(path for path in TARGET.parent.glob("[0-9]*_*.py") if path.name[:4] < NEWEST)


def _run(step: Path, connection: Connection) -> None:
    spec = importlib.util.spec_from_file_location(step.stem, step)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with Operations.context(MigrationContext.configure(connection)):
        module.upgrade()


def source() -> str:
    """The text of the newest step: what stands between the steps before it and the models as they are now."""
    import_all_tables()
    earlier = _earlier()
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            for step in earlier:
                _run(step, connection)
            context = MigrationContext.configure(connection, opts={"target_metadata": Base.metadata})
            operations = produce_migrations(context, Base.metadata)
            assert operations.upgrade_ops is not None
            assert operations.downgrade_ops is not None
            told = {"render_item": _plain_type, "render_as_batch": True}
            upgrade = render_python_code(operations.upgrade_ops, **told)  # type: ignore[arg-type]
            downgrade = render_python_code(operations.downgrade_ops, **told)  # type: ignore[arg-type]
    finally:
        engine.dispose()
    before = earlier[-1].name[:4]
    return _TEXT.format(
        title=_TITLE, number=NEWEST, before=before, upgrade=_body(upgrade), downgrade=_body(downgrade)
    )


def _body(code: str) -> str:
    return "\n".join(line for line in code.splitlines() if not line.strip().startswith("# ###")).rstrip()


def main() -> None:
    """Writes the file and tidies it with ruff when that is installed."""
    TARGET.write_text(source(), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(TARGET)], check=False)
    print(TARGET.name)


if __name__ == "__main__":
    main()
