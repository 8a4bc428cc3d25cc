"""The stories use the window as the tests of the window do."""

from __future__ import annotations

from tests.ui.conftest import looks, make_desk, qapp_cls, quiet_qt

__all__ = ["looks", "make_desk", "qapp_cls", "quiet_qt"]
