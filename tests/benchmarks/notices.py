"""A thousand public notices on the GB/T 9704 grid, against reportlab drawing the same text in the same places.

Ours measures, breaks, pages and draws; reportlab is given every run with its face, size, tracking and position.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from unittest.mock import patch

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from cadredesk import resources
from cadredesk.documents import fonts, official, public_notice, table
from cadredesk.documents.grid import Line
from cadredesk.documents.paper import Head

NAMES = ("干露", "于谦", "王文", "王达", "田富", "田大利", "李䶮", "欧阳少东", "迪丽娜尔·艾合买提")


def measure(notices: int = 1000) -> dict[str, float]:
    """Seconds for `reportlab` drawing the runs of the notices, and for the `notices` themselves, in turns."""
    fonts.face_name(fonts.FANG)
    papers = [_paper(number) for number in range(20)]
    placed = [_pages(paper) for paper in papers]
    raw_target, target = BytesIO(), BytesIO()
    first: Any = fonts.face_name(fonts.SONG)
    raw = Canvas(raw_target, pagesize=A4, invariant=1, pageCompression=1, initialFontName=first)
    canvas, _ = fonts.open_canvas(*A4)
    mine = theirs = 0.0
    for number in range(notices):
        start = time.perf_counter()
        _draw_raw(raw, placed[number % 20])
        middle = time.perf_counter()
        official.draw_paper(canvas, papers[number % 20])
        theirs += middle - start
        mine += time.perf_counter() - middle
    start = time.perf_counter()
    raw.save()
    middle = time.perf_counter()
    canvas.save()
    mine += time.perf_counter() - middle
    theirs += middle - start
    del target
    return {"reportlab": theirs, "notices": mine}


def _paper(number: int) -> official.OfficialPaper:
    rows = tuple(
        public_notice.Row(
            name, "教务处副主任", "1993年4月", f"{90 + number % 10}.{number % 100:02d}", "副校级后备"
        )
        for name in NAMES
    )
    head = Head("中共青山镇中心小学支部委员会", date(2026, 9, 24), f"青小党〔2026〕{number}号")
    value = public_notice.Notice(
        head, "青山镇中心小学", 2026, "后备干部", "《党政领导干部选拔任用工作条例》", "推荐提名、资格审查、民主测评、考察",
        "以姓氏笔画为序", rows, date(2026, 9, 24), date(2026, 10, 9), 7, 5, "校办公室", "0530-1234567", "12380",
        "8:30—11:30", "青山镇文昌路1号", "274000",
    )  # fmt: skip
    return public_notice.paper_of(value, resources.wording("public_notice"))


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands on a page: lines with the x and y of each, and the rectangles of its table."""

    lines: list[tuple[float, float, Line]]
    boxes: list[tuple[float, float, float, float]]


def _pages(paper: official.OfficialPaper) -> list[_Page]:
    """The pages of a notice as the paper engine has placed them: every text run, size, position and rule."""
    pages = [_Page([], [])]
    first: Any = fonts.face_name(fonts.SONG)

    class Noted(Canvas):
        def showPage(self) -> None:  # noqa: N802
            super().showPage()
            pages.append(_Page([], []))

    def note_lines(_: Canvas, placed: Sequence[tuple[float, float, Line]]) -> None:
        pages[-1].lines.extend(placed)

    def note_boxes(_: Canvas, boxes: Sequence[tuple[float, float, float, float]]) -> None:
        pages[-1].boxes.extend(boxes)

    with (
        patch.object(official, "draw", note_lines),
        patch.object(table, "draw", note_lines),
        patch.object(table, "draw_boxes", note_boxes),
    ):
        official.draw_paper(Noted(BytesIO(), initialFontName=first), paper)
    return pages[:-1]


def _draw_raw(canvas: Canvas, pages: Sequence[_Page]) -> None:
    """The same pages by reportlab's own calls: one text object a page, a font set only where it changes."""
    for page in pages:
        if page.boxes:
            canvas.setLineWidth(0.5)
        for box in page.boxes:
            canvas.rect(*box)
        text = canvas.beginText()
        font: tuple[str, float] = ("", 0.0)
        tracking = 0.0
        for x, y, line in page.lines:
            text.setTextOrigin(x + line.x, y)
            for run in line.runs:
                if (run.face, run.size) != font:
                    font = (run.face, run.size)
                    text.setFont(fonts.face_name(run.face), run.size)
                if run.tracking != tracking:
                    tracking = run.tracking
                    text.setCharSpace(tracking)
                text.textOut(run.text)
        canvas.drawText(text)
        canvas.showPage()
