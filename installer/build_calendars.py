"""Writes resources/calendars/<year>.toml from the package chinesecalendar (MIT), a development dependency."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from pathlib import Path

from chinese_calendar import constants

CALENDARS = Path(__file__).resolve().parent.parent / "resources" / "calendars"

NOTICES = {
    2020: "国办发明电〔2019〕16号、国办发明电〔2020〕1号",
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}
"""The numbers of the State Council notices that are known for sure; other years name the package alone."""


def main() -> None:
    """Write one file a year, for every year the package knows."""
    CALENDARS.mkdir(parents=True, exist_ok=True)
    origin = f"chinesecalendar {version('chinesecalendar')}"
    for year in sorted({day.year for day in constants.holidays}):
        lines = [
            f"# Working days of {year}; from the package {origin} (MIT), written by installer/build_calendars.py.",
            f"year = {year}",
            f'source = "{NOTICES.get(year, origin)}"',
            f"holidays = [{_days(constants.holidays, year)}]",
            f"workdays = [{_days(constants.workdays, year)}]",
        ]
        (CALENDARS / f"{year}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _days(days: dict[date, str], year: int) -> str:
    return ", ".join(day.isoformat() for day in sorted(days) if day.year == year)


if __name__ == "__main__":
    main()
