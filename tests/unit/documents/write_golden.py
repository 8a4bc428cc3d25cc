"""Writes the golden texts anew: `python -m tests.unit.documents.write_golden`, then read the difference."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber

from cadredesk.documents.official import render_pdf
from tests.unit.documents.samples import papers

if __name__ == "__main__":
    for name, paper in papers().items():
        with pdfplumber.open(io.BytesIO(render_pdf(paper))) as pdf:
            text = "\f".join(page.extract_text() for page in pdf.pages)
        (Path(__file__).parent / "golden" / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
