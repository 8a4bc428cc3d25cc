"""A bureau's desk with people in training, for the tests of the training years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import desks
from cadredesk.actions.training import trainees
from cadredesk.desk import Desk
from cadredesk.domain.training.trainee import Posting, Trainee
from tests.unit.actions.selection import Clock

START = date(2026, 1, 5)
NAMES = ("干露", "于谦", "王文", "王达", "田富", "田大利", "张三", "欧阳少东")


def someone(number: int, name: str, joined: date = START) -> Trainee:
    """The trainee `p<number>` of the primary school `U<number>`."""
    posting = Posting(joined, f"U{number}", f"第{number}小学", "primary", "教导主任")
    return Trainee(f"p{number}", name, joined, (posting,), tier="deputy", gender="m", birth="1990-03")


def bureau(folder: Path, monkeypatch: pytest.MonkeyPatch, people: int = 8) -> tuple[Desk, Clock]:
    """The desk and the clock that moves it; `people` trainees p1, p2 …"""
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock(START)
    desk = replace(desks.test_folder(folder, now=clock, org="B001", mode="bureau"), now=clock)
    trainees.enrol(desk, [someone(n, name) for n, name in enumerate(NAMES[:people], 1)])
    return desk, clock
