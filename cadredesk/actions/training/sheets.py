"""What every paper of training needs: its pages for the window, a place to be saved, and the office's name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cadredesk import resources
from cadredesk.actions import people
from cadredesk.desk import Desk
from cadredesk.documents import preview
from cadredesk.documents.preview import Pixels
from cadredesk.domain import strokes
from cadredesk.domain.training.attendance import SheetWords
from cadredesk.domain.training.course import Catalogue
from cadredesk.storage import settings
from cadredesk.vault.files import SHARED, write_atomic

__all__ = ["Pixels", "catalogue", "in_strokes", "office", "page", "page_count", "save", "watermark", "words"]


@cache
def catalogue() -> Catalogue:
    """The kinds, modes, areas, bases, levels of training and their words."""
    return Catalogue.from_toml(
        resources.read_toml("training", "kinds.toml"), resources.read_toml("training", "taxonomy.toml")
    )


@cache
def words() -> SheetWords:
    """How sheets of a roll call write headings and marks."""
    return SheetWords.from_toml(resources.read_toml("training", "kinds.toml")["sheet"])


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return preview.page_count(pdf)


def page(pdf: bytes, number: int, width: int) -> Pixels:
    """One page (from 0), `width` pixels wide."""
    return preview.page_pixels(pdf, number, width)


def save(pdf: bytes, path: Path) -> Path:
    """Saves a paper where the user said."""
    write_atomic(path, pdf, mode=SHARED)
    return path


def office(desk: Desk) -> str:
    """The organisation's name, as papers print it."""
    with desk.read() as session:
        return settings.school(session, desk.org).name


def watermark(desk: Desk) -> str | None:
    """The word across every page of a rehearsal."""
    return str(resources.wording("papers")["watermark"]) if desk.kind == "rehearsal" else None


def in_strokes(desk: Desk, named: Mapping[str, str]) -> dict[str, int]:
    """Ids in the order of their names by surname strokes: id to place."""
    order = people.stroke_order(desk)
    found = sorted(named, key=lambda one: (strokes.sort_key(named[one], order), one))
    return {one: place for place, one in enumerate(found)}


def wording(document: str) -> dict[str, Any]:
    """The official wording of a training paper."""
    return resources.wording(document)
