"""A thousand public notices on the GB/T 9704 grid, against reportlab drawing the same text at the same size."""

from __future__ import annotations

import time
from datetime import date
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from cadredesk import resources
from cadredesk.documents import fonts, official, public_notice
from cadredesk.documents.paper import Head

NAMES = ("干露", "于谦", "王文", "王达", "田富", "田大利", "李䶮", "欧阳少东", "迪丽娜尔·艾合买提")


def measure(notices: int = 1000) -> dict[str, float]:
    """Seconds for `reportlab` drawing the words of the notices, and for the `notices` themselves, in turns."""
    fonts.face_name(fonts.FANG)
    papers = [_paper(number) for number in range(20)]
    texts = [_texts(paper) for paper in papers]
    raw_target, target = BytesIO(), BytesIO()
    raw = Canvas(raw_target, pagesize=(595, 842), initialFontName=fonts.face_name(fonts.FANG))
    canvas, _ = fonts.open_canvas(595.28, 841.89)
    mine = theirs = 0.0
    for number in range(notices):
        start = time.perf_counter()
        _draw_raw(raw, texts[number % 20])
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


def _texts(paper: official.OfficialPaper) -> list[str]:
    """The words of a notice in lines of 28 characters."""
    words = [paper.title.replace("|", ""), paper.number]
    for block in paper.blocks:
        words.append(getattr(block, "text", ""))
        words += ["　".join(row) for row in getattr(block, "rows", ())]
    words += [paper.signer, official.date_text(paper.date) if paper.date else ""]
    return [word[start : start + 28] for word in words if word for start in range(0, len(word), 28)]


def _draw_raw(canvas: Canvas, lines: list[str]) -> None:
    y = 730.0
    for line in lines:
        face = fonts.face_for(line, fonts.FANG)
        canvas.setFont(fonts.face_name(face), 16)
        canvas.drawString(80, y, line)
        y -= 29
        if y < 100:
            canvas.showPage()
            y = 730.0
    canvas.showPage()
