"""Writes resources/readings/characters.txt from the package pypinyin (MIT), so that starting needs no pypinyin."""

from __future__ import annotations

from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from pypinyin.contrib.tone_convert import to_normal
from pypinyin.pinyin_dict import pinyin_dict

READINGS = Path(__file__).resolve().parent.parent / "resources" / "readings" / "characters.txt"


def main() -> None:
    """Write one line a toneless reading (ü as v): the reading, a blank, every character that has it."""
    by_reading: dict[str, list[str]] = defaultdict(list)
    for code in sorted(pinyin_dict):
        for toned in pinyin_dict[code].split(","):
            reading = to_normal(toned, v_to_u=False)
            held = by_reading[reading]
            if reading.isascii() and reading.isalpha() and (not held or held[-1] != chr(code)):
                held.append(chr(code))
    lines = [
        f"# Toneless readings; from pypinyin {version('pypinyin')} (MIT), by installer/build_readings.py."
    ]
    lines += [
        f"{reading} {''.join(by_reading[reading])}" for reading in sorted(by_reading) if by_reading[reading]
    ]
    READINGS.parent.mkdir(parents=True, exist_ok=True)
    READINGS.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
