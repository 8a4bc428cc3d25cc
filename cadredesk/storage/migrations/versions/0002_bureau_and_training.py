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
        "attendance",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("approver", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("written_on", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint(
            "org", "event_id", "session_id", "person_id", "revision", name=op.f("pk_attendance")
        ),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index("ix_attendance_person", ["org", "person_id", "current"], unique=False)

    op.create_table(
        "brought",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("part", sa.String(length=64), nullable=False),
        sa.Column("package_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("org", "sender", "part", name=op.f("pk_brought")),
    )
    op.create_table(
        "bureau_notice",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("package_id", sa.String(length=64), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("received_on", sa.String(length=10), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("org", "package_id", name=op.f("pk_bureau_notice")),
    )
    op.create_table(
        "conflict_ruling",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("ruling", sa.String(length=16), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("org", "n", name=op.f("pk_conflict_ruling")),
    )
    with op.batch_alter_table("conflict_ruling", schema=None) as batch_op:
        batch_op.create_index("ix_conflict_ruling_key", ["org", "key"], unique=False)

    op.create_table(
        "credit",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("rule", sa.String(length=32), nullable=False),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=160), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("working", sa.Text(), nullable=False),
        sa.Column("rules_id", sa.String(length=32), nullable=False),
        sa.Column("rules_digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_credit")),
    )
    with op.batch_alter_table("credit", schema=None) as batch_op:
        batch_op.create_index("ix_credit_person", ["org", "person_id", "year", "on"], unique=False)
        batch_op.create_index("ix_credit_rule", ["org", "year", "rule"], unique=False)
        batch_op.create_index("ix_credit_source", ["org", "source"], unique=False)
        batch_op.create_index("ix_credit_sum", ["org", "year", "person_id", "part", "amount"], unique=False)

    op.create_table(
        "decided_person",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("package_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org", "sender", "person_id", name=op.f("pk_decided_person")),
    )
    op.create_table(
        "dispatch",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("made_on", sa.String(length=10), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_dispatch")),
    )
    op.create_table(
        "dispatched",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("package_id", sa.String(length=64), nullable=False),
        sa.Column("dispatch_id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("org", "package_id", name=op.f("pk_dispatched")),
    )
    with op.batch_alter_table("dispatched", schema=None) as batch_op:
        batch_op.create_index("ix_dispatched_dispatch", ["org", "dispatch_id"], unique=False)

    op.create_table(
        "enrolment_of_event",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org", "event_id", "person_id", name=op.f("pk_enrolment_of_event")),
    )
    with op.batch_alter_table("enrolment_of_event", schema=None) as batch_op:
        batch_op.create_index("ix_enrolment_person", ["org", "person_id"], unique=False)

    op.create_table(
        "key_file",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("org", name=op.f("pk_key_file")),
    )
    op.create_table(
        "listed_school",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("chief_seats", sa.Integer(), nullable=True),
        sa.Column("deputy_seats", sa.Integer(), nullable=True),
        sa.Column("listed_on", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("org", "code", name=op.f("pk_listed_school")),
    )
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
        "pool_mark",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("readiness", sa.String(length=8), nullable=False),
        sa.Column("marked_by", sa.String(length=32), nullable=False),
        sa.Column("marked_on", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("org", "unit", "person_id", name=op.f("pk_pool_mark")),
    )
    op.create_table(
        "pool_meeting",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("candidates", sa.Text(), nullable=False),
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

    op.create_table(
        "saved_view",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("screen", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_saved_view")),
    )
    op.create_table(
        "school_event",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.Column("into", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("made_on", sa.String(length=10), nullable=True),
        sa.Column("sent", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_school_event")),
    )
    op.create_table(
        "sealed_file",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=128), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("org", "name", name=op.f("pk_sealed_file")),
    )
    op.create_table(
        "training_rules",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(length=10), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("copied_from", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.String(length=32), nullable=False),
        sa.Column("saved_on", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("org", "digest", name=op.f("pk_training_rules")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.add_column(sa.Column("school", sa.Text(), server_default=sa.text("''"), nullable=False))

    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("witnesses", sa.String(length=16), server_default="passes", nullable=False)
        )
        batch_op.add_column(sa.Column("machine", sa.Text(), nullable=True))
        batch_op.add_column(
            sa.Column("pictures", sa.String(length=24), server_default="destroy", nullable=False)
        )
        batch_op.add_column(sa.Column("paper", sa.String(length=4), server_default="A4", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.drop_column("paper")
        batch_op.drop_column("pictures")
        batch_op.drop_column("machine")
        batch_op.drop_column("witnesses")

    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_column("school")

    op.drop_table("training_rules")
    op.drop_table("sealed_file")
    op.drop_table("school_event")
    op.drop_table("saved_view")
    with op.batch_alter_table("register", schema=None) as batch_op:
        batch_op.drop_index("ix_register_year")
        batch_op.drop_index("ix_register_person")

    op.drop_table("register")
    op.drop_table("quota")
    op.drop_table("pool_meeting")
    op.drop_table("pool_mark")
    with op.batch_alter_table("pool_decision", schema=None) as batch_op:
        batch_op.drop_index("ix_pool_decision_person")
        batch_op.drop_index("ix_pool_decision_meeting")

    op.drop_table("pool_decision")
    op.drop_table("listed_school")
    op.drop_table("key_file")
    with op.batch_alter_table("enrolment_of_event", schema=None) as batch_op:
        batch_op.drop_index("ix_enrolment_person")

    op.drop_table("enrolment_of_event")
    with op.batch_alter_table("dispatched", schema=None) as batch_op:
        batch_op.drop_index("ix_dispatched_dispatch")

    op.drop_table("dispatched")
    op.drop_table("dispatch")
    op.drop_table("decided_person")
    with op.batch_alter_table("credit", schema=None) as batch_op:
        batch_op.drop_index("ix_credit_sum")
        batch_op.drop_index("ix_credit_source")
        batch_op.drop_index("ix_credit_rule")
        batch_op.drop_index("ix_credit_person")

    op.drop_table("credit")
    with op.batch_alter_table("conflict_ruling", schema=None) as batch_op:
        batch_op.drop_index("ix_conflict_ruling_key")

    op.drop_table("conflict_ruling")
    op.drop_table("bureau_notice")
    op.drop_table("brought")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index("ix_attendance_person")

    op.drop_table("attendance")
