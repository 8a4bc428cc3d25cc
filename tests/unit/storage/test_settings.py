"""Settings and users come back as they went, each organisation for itself."""

from __future__ import annotations

import pytest

from cadredesk.domain.school import Preferences, Role, School, Stage, User
from cadredesk.storage import settings, users
from cadredesk.storage.engine import Database


@pytest.fixture
def database(either: Database) -> Database:
    return either


def test_settings(database: Database) -> None:
    school = School("S001", "阳光第一小学", Stage.PRIMARY, mark_prefix="阳一小")
    with database.write() as session:
        assert settings.school(session, "S001") == School("S001", "")
        assert settings.preferences(session, "S001") == Preferences()
        settings.put_school(session, "S001", school)
        settings.put_preferences(session, "S001", Preferences(font_size=14))
        settings.put_export_lock(session, "S001", "restored")
    with database.read() as session:
        assert settings.school(session, "S001") == school
        assert settings.preferences(session, "S001").font_size == 14
        assert settings.export_lock(session, "S001") == "restored"
        assert settings.export_lock(session, "S002") == ""
        assert settings.get(session, "S001", "unknown", str) is None


def test_an_older_settings_value_takes_new_defaults(database: Database) -> None:
    with database.write() as session:
        settings.put(session, "S001", "preferences", {"language": "en", "gone": 1})
        assert settings.preferences(session, "S001") == Preferences(language="en")


def test_users(database: Database) -> None:
    with database.write() as session:
        users.store(session, "S001", User("u2", "乙", Role.CLERK))
        users.store(session, "S001", User("u1", "甲", Role.APPROVER))
        users.store(session, "S002", User("u1", "丙", Role.CLERK))
        users.store(session, "S001", User("u2", "乙", Role.REVIEWER, active=False))
    with database.read() as session:
        assert users.find(session, "S001", "u2") == User("u2", "乙", Role.REVIEWER, active=False)
        assert users.find(session, "S001", "u3") is None
        assert {user.id for user in users.listed(session, "S001")} == {"u1", "u2"}
        assert isinstance(users.listed(session, "S002")[0].role, Role)
