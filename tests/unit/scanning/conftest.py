"""The program's own forms, printed once for all tests of reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scans import sheets
from tests.scans.__main__ import FORMS, print_run


@pytest.fixture(scope="session")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, sheets.Run]:
    """The densest form, printed: its folder, and the run as the generator sees it."""
    folder = tmp_path_factory.mktemp("matrix")
    return folder, print_run(FORMS["matrix"], "7Q4KM2", folder)


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, sheets.Run]:
    """The list of twenty people, printed under another id."""
    folder = tmp_path_factory.mktemp("people")
    return folder, print_run(FORMS["list"], "X8WT3P", folder)
