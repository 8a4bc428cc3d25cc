"""Scanning through the real SANE stack with its test device: a stack, a jam, an empty feeder, a cancel."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.scanning import pictures, scanner

_WITHOUT = shutil.which("scanimage") is None
real = pytest.mark.skipif(_WITHOUT, reason="sane-utils is not installed")


@pytest.fixture(autouse=True)
def _test_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SANE with its test backend alone: no other scanner is asked or moved."""
    folder = tmp_path / "sane"
    folder.mkdir()
    (folder / "dll.conf").write_text("test\n", encoding="ascii")
    (folder / "test.conf").write_text("number_of_devices 1\n", encoding="ascii")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(folder))


@real
def test_the_devices_are_found() -> None:
    (device,) = scanner.devices()
    assert device.name == "test:0"
    assert device.label == "Noname frontend-tester"


@real
def test_a_stack_from_the_feeder_in_grey_at_200_dpi(tmp_path: Path) -> None:
    folder = tmp_path / "会场 50% 二"
    counts: list[int] = []
    pages = scanner.scan("test:0", folder, each=counts.append, settings=("--test-picture=Grid",))
    assert len(pages) == 10  # the feeder of the test device is empty after ten
    assert counts == sorted(counts)
    assert counts[-1] == 10
    assert pictures.listed(folder) == list(pages)
    for page in (pages[0], pages[-1]):
        ((number, grey),) = pictures.frames(page)
        assert number == 0
        assert isinstance(grey, np.ndarray)
        assert max(grey.shape) == int(200 / 25.4 * 200)  # the device is 200 mm long at most
        assert grey.min() == 0
        assert grey.max() == 255
    more = scanner.scan("test:0", folder)
    assert len(pictures.listed(folder)) == 20
    assert not set(more) & set(pages)


@real
@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("JAMMED", "scan.paper_jam"),
        ("COVER_OPEN", "scan.cover_open"),
        ("DEVICE_BUSY", "scan.device_busy"),
        ("ACCESS_DENIED", "scan.device_denied"),
        ("IO_ERROR", "scan.scanner_failed"),
        ("NO_DOCS", "scan.no_paper"),
    ],
)
def test_trouble_is_one_calm_sentence(tmp_path: Path, status: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        scanner.scan("test:0", tmp_path / "in", settings=(f"--read-return-value=SANE_STATUS_{status}",))
    assert caught.value.code == code
    assert caught.value.values["pages"] == 0
    assert pictures.listed(tmp_path / "in") == []


@real
def test_no_such_scanner(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"scan\.no_device"):
        scanner.scan("test:7", tmp_path / "in")


@real
def test_a_cancel_keeps_what_is_there(tmp_path: Path) -> None:
    known: list[int] = []
    slow = ("--read-delay=yes", "--read-delay-duration=20000")
    pages = scanner.scan(
        "test:0", tmp_path / "in", each=known.append, cancelled=lambda: bool(known), settings=slow
    )
    assert 1 <= len(pages) < 10
    assert pictures.listed(tmp_path / "in") == list(pages)


def test_without_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentFault, match=r"scan\.no_scanimage"):
        scanner.devices()
    with pytest.raises(EnvironmentFault, match=r"scan\.no_scanimage"):
        scanner.scan("test:0", tmp_path / "in")


def test_settings_of_a_scanner_as_scanimage_lists_them() -> None:
    told = (
        "    --mode Lineart|Gray|24bit Color [24bit Color]\n"
        "    --resolution 75|150|300|600dpi [150]\n"
        "    --source Flatbed|ADF Duplex|ADF Front [Flatbed]\n"
        "    --speed Fast|Slow [inactive]\n"
    )
    assert scanner._choices(told, "--source") == ["Flatbed", "ADF Duplex", "ADF Front"]
    assert scanner._choices(told, "--speed") == []
    assert scanner._resolution(told, 200) == 150
    assert scanner._resolution("    --resolution 50..1200dpi (in steps of 1) [75]\n", 200) == 200
    assert scanner._resolution("    --resolution 300..600dpi [300]\n", 200) == 300
