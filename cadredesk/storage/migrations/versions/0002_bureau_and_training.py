"""What the bureau's decisions, scanned ballots and training need."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conflict_ruling",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("ruling", sa.String(length=16), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("org", "n", name=op.f("pk_conflict_ruling")),
    )
    with op.batch_alter_table("conflict_ruling", schema=None) as batch_op:
        batch_op.create_index("ix_conflict_ruling_key", ["org", "key"], unique=False)

    op.create_table(
        "pool_decision",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org", "n", name=op.f("pk_pool_decision")),
    )
    with op.batch_alter_table("pool_decision", schema=None) as batch_op:
        batch_op.create_index("ix_pool_decision_meeting", ["org", "meeting_id"], unique=False)
        batch_op.create_index("ix_pool_decision_person", ["org", "unit", "person_id"], unique=False)

    op.create_table(
        "pool_meeting",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("closed_by", sa.String(length=32), nullable=False),
        sa.Column("closed_on", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_pool_meeting")),
    )
    op.create_table(
        "quota",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("period", sa.String(length=32), nullable=False),
        sa.Column("tier", sa.String(length=32), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org", "unit", "period", "tier", name=op.f("pk_quota")),
    )
    op.create_table(
        "register",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("written_on", sa.String(length=10), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org", "kind", "id", "revision", name=op.f("pk_register")),
    )
    with op.batch_alter_table("register", schema=None) as batch_op:
        batch_op.create_index("ix_register_person", ["org", "person_id", "current", "kind"], unique=False)
        batch_op.create_index("ix_register_year", ["org", "kind", "current", "year"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("register", schema=None) as batch_op:
        batch_op.drop_index("ix_register_year")
        batch_op.drop_index("ix_register_person")

    op.drop_table("register")
    op.drop_table("quota")
    op.drop_table("pool_meeting")
    with op.batch_alter_table("pool_decision", schema=None) as batch_op:
        batch_op.drop_index("ix_pool_decision_person")
        batch_op.drop_index("ix_pool_decision_meeting")

    op.drop_table("pool_decision")
    with op.batch_alter_table("conflict_ruling", schema=None) as batch_op:
        batch_op.drop_index("ix_conflict_ruling_key")

    op.drop_table("conflict_ruling")
