"""The errors a user may meet; anything else that is raised is a bug."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can understand and act on: a code and the values of its sentence.

    The code is `area.what` (`ballot.grade_range`); `resources/messages/<language>/<area>.toml` holds the
    sentence. Values must be plain (str, int, date) and never secret.
    """

    exit_status = 1

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        if not self.values:
            return self.code
        return f"{self.code} " + ", ".join(f"{key}={value!r}" for key, value in self.values.items())


class EnvironmentFault(UserError):
    """The machine failed, not the input: disk full, locked, read-only, no permission (exit status 3)."""

    exit_status = 3


class Cancelled(Exception):
    """The user stopped a slow task; nothing was changed and nothing needs to be said."""
