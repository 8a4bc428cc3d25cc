"""The first schema: every table of the desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accepted_package",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("recipient", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("created", sa.String(length=25), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("accepted_on", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_accepted_package")),
    )
    op.create_index(
        "ix_accepted_package_stream",
        "accepted_package",
        ["org", "sender", "recipient", "epoch", "seq"],
        unique=False,
    )
    op.create_table(
        "alarm",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("package_id", sa.String(length=64), nullable=False),
        sa.Column("raised_on", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.String(length=32), nullable=False),
        sa.Column("answered_on", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_alarm")),
    )
    op.create_index(op.f("ix_alarm_package_id"), "alarm", ["package_id"], unique=False)
    op.create_table(
        "answer",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("package_id", sa.String(length=64), nullable=False),
        sa.Column("receipt_id", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org", "package_id", name=op.f("pk_answer")),
    )
    op.create_table(
        "enrolled",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("exchange", sa.String(length=80), nullable=False),
        sa.Column("recovery", sa.String(length=80), nullable=False),
        sa.Column("enrolled_on", sa.String(length=10), nullable=True),
        sa.Column("ended_on", sa.String(length=10), nullable=True),
        sa.Column("successor", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("org", "code", name=op.f("pk_enrolled")),
    )
    op.create_table(
        "held_package",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=8), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("first_missing", sa.Integer(), nullable=False),
        sa.Column("last_missing", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("held_on", sa.String(length=10), nullable=False),
        sa.Column("agreed_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_held_package")),
    )
    op.create_index(op.f("ix_held_package_sender"), "held_package", ["sender"], unique=False)
    op.create_table(
        "incoming",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("recipient", sa.String(length=32), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("last_word", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("org", "sender", "recipient", name=op.f("pk_incoming")),
    )
    op.create_table(
        "journal",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=25), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("org", "n", name=op.f("pk_journal")),
    )
    op.create_table(
        "package",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("recipient", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("created", sa.String(length=25), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("file", sa.String(length=96), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("written_on", sa.String(length=10), nullable=True),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_package")),
    )
    op.create_index(op.f("ix_package_round_id"), "package", ["round_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("raw_name", sa.Text(), nullable=False),
        sa.Column("gender", sa.String(length=1), nullable=False),
        sa.Column("birth", sa.String(length=10), nullable=True),
        sa.Column("ethnicity", sa.Text(), nullable=False),
        sa.Column("native_place", sa.Text(), nullable=False),
        sa.Column("birthplace", sa.Text(), nullable=False),
        sa.Column("id_number", sa.Text(), nullable=False),
        sa.Column("party", sa.String(length=24), nullable=False),
        sa.Column("party_joined", sa.String(length=10), nullable=True),
        sa.Column("party_name", sa.Text(), nullable=False),
        sa.Column("work_started", sa.String(length=10), nullable=True),
        sa.Column("teaching_started", sa.String(length=10), nullable=True),
        sa.Column("joined_school", sa.String(length=10), nullable=True),
        sa.Column("health", sa.Text(), nullable=False),
        sa.Column("expertise", sa.Text(), nullable=False),
        sa.Column("current_post", sa.Text(), nullable=False),
        sa.Column("current_post_kind", sa.String(length=32), nullable=False),
        sa.Column("current_post_since", sa.String(length=10), nullable=True),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("staffing", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("familiar_field", sa.Text(), nullable=False),
        sa.Column("cultivation_direction", sa.Text(), nullable=False),
        sa.Column("cultivation_measures", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("photo", sa.Text(), nullable=False),
        sa.Column("left_on", sa.String(length=10), nullable=True),
        sa.Column("confirmed_none", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("merged_into", sa.String(length=32), nullable=False),
        sa.Column("state_since", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_org_state"), "person", ["org", "state"], unique=False)
    op.create_table(
        "person_change",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_person_change")),
    )
    op.create_table(
        "person_tray",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("values", sa.Text(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_person_tray")),
    )
    op.create_table(
        "pinned_key",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=96), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("revoked_epoch", sa.Integer(), nullable=True),
        sa.Column("revoked_seq", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("org", "code", "n", name=op.f("pk_pinned_key")),
    )
    op.create_index("ix_pinned_key_key", "pinned_key", ["org", "key"], unique=False)
    op.create_table(
        "profile",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("copied_from", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("saved_on", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_profile")),
    )
    op.create_table(
        "receipt",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("re_id", sa.String(length=64), nullable=False),
        sa.Column("recipient", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("due", sa.Boolean(), nullable=False),
        sa.Column("sent_as", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("org", "re_id", name=op.f("pk_receipt")),
    )
    op.create_index(op.f("ix_receipt_recipient"), "receipt", ["recipient"], unique=False)
    op.create_table(
        "reported_person",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("package_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("birth", sa.Text(), nullable=False),
        sa.Column("ethnicity", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("education", sa.Text(), nullable=False),
        sa.Column("title_level", sa.Text(), nullable=False),
        sa.Column("post_kind", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("id_number", sa.Text(), nullable=False),
        sa.Column("photo", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org", "sender", "period", "person_id", name=op.f("pk_reported_person")),
    )
    op.create_index("ix_reported_person_id_number", "reported_person", ["org", "id_number"], unique=False)
    op.create_index("ix_reported_person_name", "reported_person", ["org", "name"], unique=False)
    op.create_table(
        "round",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=24), nullable=False),
        sa.Column("started_on", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("state_on", sa.String(length=10), nullable=True),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("profile_text", sa.Text(), nullable=False),
        sa.Column("profile_digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_round")),
    )
    op.create_table(
        "setting",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org", "name", name=op.f("pk_setting")),
    )
    op.create_table(
        "stream",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("recipient", sa.String(length=32), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("org", "recipient", name=op.f("pk_stream")),
    )
    op.create_table(
        "submission",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("package_id", sa.String(length=64), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=32), nullable=False),
        sa.Column("decided_on", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("org", "package_id", name=op.f("pk_submission")),
    )
    op.create_index("ix_submission_sender", "submission", ["org", "sender", "period"], unique=False)
    op.create_table(
        "user_account",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_user_account")),
    )
    op.create_table(
        "vote",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("categories", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("hand_totals", sa.Text(), nullable=False),
        sa.Column("bundle_size", sa.Integer(), nullable=False),
        sa.Column("first_by", sa.String(length=32), nullable=False),
        sa.Column("second_by", sa.String(length=32), nullable=False),
        sa.Column("scrutineers", sa.Text(), nullable=False),
        sa.Column("counters", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("re_vote_of", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_vote")),
    )
    op.create_index(op.f("ix_vote_round_id"), "vote", ["round_id"], unique=False)
    op.create_table(
        "paper",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=48), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.String(length=10), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("printed_copies", sa.Integer(), nullable=False),
        sa.Column("printed_on", sa.String(length=10), nullable=True),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org", "round_id"],
            ["round.org", "round.id"],
            name=op.f("fk_paper_org_round_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "id", name=op.f("pk_paper")),
    )
    op.create_index(op.f("ix_paper_round_id"), "paper", ["round_id"], unique=False)
    op.create_table(
        "person_assessment",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("grade", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["org", "person_id"],
            ["person.org", "person.id"],
            name=op.f("fk_person_assessment_org_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "person_id", "position", name=op.f("pk_person_assessment")),
    )
    op.create_table(
        "person_certificate",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("granted", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["org", "person_id"],
            ["person.org", "person.id"],
            name=op.f("fk_person_certificate_org_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "person_id", "position", name=op.f("pk_person_certificate")),
    )
    op.create_table(
        "person_education",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("full_time", sa.Boolean(), nullable=False),
        sa.Column("degree", sa.String(length=16), nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.Column("major", sa.Text(), nullable=False),
        sa.Column("finished", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["org", "person_id"],
            ["person.org", "person.id"],
            name=op.f("fk_person_education_org_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "person_id", "position", name=op.f("pk_person_education")),
    )
    op.create_table(
        "person_family",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("birth", sa.String(length=10), nullable=True),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("relative_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["org", "person_id"],
            ["person.org", "person.id"],
            name=op.f("fk_person_family_org_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "person_id", "position", name=op.f("pk_person_family")),
    )
    op.create_table(
        "person_post",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("started", sa.String(length=10), nullable=True),
        sa.Column("ended", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["org", "person_id"],
            ["person.org", "person.id"],
            name=op.f("fk_person_post_org_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "person_id", "position", name=op.f("pk_person_post")),
    )
    op.create_table(
        "person_resume",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", sa.String(length=10), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org", "person_id"],
            ["person.org", "person.id"],
            name=op.f("fk_person_resume_org_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "person_id", "position", name=op.f("pk_person_resume")),
    )
    op.create_table(
        "person_reward",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org", "person_id"],
            ["person.org", "person.id"],
            name=op.f("fk_person_reward_org_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "person_id", "position", name=op.f("pk_person_reward")),
    )
    op.create_table(
        "person_sanction",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=True),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org", "person_id"],
            ["person.org", "person.id"],
            name=op.f("fk_person_sanction_org_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "person_id", "position", name=op.f("pk_person_sanction")),
    )
    op.create_table(
        "person_title",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.String(length=24), nullable=False),
        sa.Column("granted", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["org", "person_id"],
            ["person.org", "person.id"],
            name=op.f("fk_person_title_org_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "person_id", "position", name=op.f("pk_person_title")),
    )
    op.create_table(
        "round_nominated",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["org", "person_id"], ["person.org", "person.id"], name=op.f("fk_round_nominated_org_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["org", "round_id"],
            ["round.org", "round.id"],
            name=op.f("fk_round_nominated_org_round_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "round_id", "person_id", name=op.f("pk_round_nominated")),
    )
    op.create_table(
        "round_profile",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org", "round_id"],
            ["round.org", "round.id"],
            name=op.f("fk_round_profile_org_round_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "round_id", "revision", name=op.f("pk_round_profile")),
    )
    op.create_table(
        "sealed_ballot",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("vote_id", sa.String(length=32), nullable=False),
        sa.Column("category", sa.String(length=64), nullable=False),
        sa.Column("pattern", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count > 0", name=op.f("ck_sealed_ballot_count")),
        sa.ForeignKeyConstraint(
            ["org", "vote_id"], ["vote.org", "vote.id"], name=op.f("fk_sealed_ballot_org_vote_id")
        ),
        sa.PrimaryKeyConstraint("org", "vote_id", "category", "pattern", name=op.f("pk_sealed_ballot")),
    )
    op.create_table(
        "step_revision",
        sa.Column("org", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.String(length=10), nullable=False),
        sa.Column("closed_on", sa.String(length=10), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org", "round_id"],
            ["round.org", "round.id"],
            name=op.f("fk_step_revision_org_round_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org", "round_id", "step", "revision", name=op.f("pk_step_revision")),
    )


def downgrade() -> None:
    op.drop_table("step_revision")
    op.drop_table("sealed_ballot")
    op.drop_table("round_profile")
    op.drop_table("round_nominated")
    op.drop_table("person_title")
    op.drop_table("person_sanction")
    op.drop_table("person_reward")
    op.drop_table("person_resume")
    op.drop_table("person_post")
    op.drop_table("person_family")
    op.drop_table("person_education")
    op.drop_table("person_certificate")
    op.drop_table("person_assessment")
    op.drop_index(op.f("ix_paper_round_id"), table_name="paper")
    op.drop_table("paper")
    op.drop_index(op.f("ix_vote_round_id"), table_name="vote")
    op.drop_table("vote")
    op.drop_table("user_account")
    op.drop_index("ix_submission_sender", table_name="submission")
    op.drop_table("submission")
    op.drop_table("stream")
    op.drop_table("setting")
    op.drop_table("round")
    op.drop_index("ix_reported_person_name", table_name="reported_person")
    op.drop_index("ix_reported_person_id_number", table_name="reported_person")
    op.drop_table("reported_person")
    op.drop_index(op.f("ix_receipt_recipient"), table_name="receipt")
    op.drop_table("receipt")
    op.drop_table("profile")
    op.drop_index("ix_pinned_key_key", table_name="pinned_key")
    op.drop_table("pinned_key")
    op.drop_table("person_tray")
    op.drop_table("person_change")
    op.drop_index(op.f("ix_person_org_state"), table_name="person")
    op.drop_table("person")
    op.drop_index(op.f("ix_package_round_id"), table_name="package")
    op.drop_table("package")
    op.drop_table("journal")
    op.drop_table("incoming")
    op.drop_index(op.f("ix_held_package_sender"), table_name="held_package")
    op.drop_table("held_package")
    op.drop_table("enrolled")
    op.drop_table("answer")
    op.drop_index(op.f("ix_alarm_package_id"), table_name="alarm")
    op.drop_table("alarm")
    op.drop_index("ix_accepted_package_stream", table_name="accepted_package")
    op.drop_table("accepted_package")
