"""Writes step 0001 anew from the models: `python -m cadredesk.storage.migrations.generate` (before the first release)."""

from __future__ import annotations

import subprocess
import sys
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.types import TypeDecorator

from cadredesk.storage.migrations import HERE
from cadredesk.storage.schema import Base, import_all_tables

TARGET = HERE / "versions" / "0001_first_schema.py"

_TEXT = '''"""The first schema: every table of the desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
{upgrade}


def downgrade() -> None:
{downgrade}
'''


def _plain_type(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def source() -> str:
    """The text of step 0001 as the models stand now, column types as the database knows them."""
    import_all_tables()
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            options = {"render_item": _plain_type, "target_metadata": Base.metadata}
            context = MigrationContext.configure(connection, opts=options)
            operations = produce_migrations(context, Base.metadata)
            assert operations.upgrade_ops is not None
            assert operations.downgrade_ops is not None
            upgrade = render_python_code(operations.upgrade_ops, render_item=_plain_type)
            downgrade = render_python_code(operations.downgrade_ops, render_item=_plain_type)
    finally:
        engine.dispose()
    return _TEXT.format(upgrade=_body(upgrade), downgrade=_body(downgrade))


def _body(code: str) -> str:
    return "\n".join(line for line in code.splitlines() if not line.strip().startswith("# ###")).rstrip()


def main() -> None:
    """Writes the file and tidies it with ruff when that is installed."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(source(), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(TARGET)], check=False)
    print(TARGET.name)


if __name__ == "__main__":
    main()
