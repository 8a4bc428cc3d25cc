"""Several PDFs as one, in their order: what goes to the printer at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from io import BytesIO

import pypdfium2

_DATE = re.compile(rb"/CreationDate\(D:(\d{14}[+-]\d\d'\d\d')\)")
_ID = re.compile(rb"/ID\[<([0-9A-F]{32}><[0-9A-F]{32})>\]>>")


def combined(pdfs: Iterable[bytes], even: bool = False) -> bytes:
    """All pages of `pdfs` in one PDF; with `even` each begins on a new sheet when printed on both sides."""
    target = pypdfium2.PdfDocument.new()
    try:
        for pdf in pdfs:
            source = pypdfium2.PdfDocument(pdf)
            try:
                if even and len(target) % 2:
                    last = target[len(target) - 1]
                    target.new_page(*last.get_size())
                target.import_pages(source)
            finally:
                source.close()
        written = BytesIO()
        target.save(written)
        return _timeless(written.getvalue())
    finally:
        target.close()


def _timeless(pdf: bytes) -> bytes:
    """The same PDF without the moment at which PDFium wrote it, so that equal papers give equal bytes."""
    bare = _with_last(_ID, _with_last(_DATE, pdf, b"20000101000000+00'00'"), _twice("0" * 32))
    return _with_last(_ID, bare, _twice(hashlib.sha256(bare).hexdigest()[:32].upper()))


def _twice(name: str) -> bytes:
    return f"{name}><{name}".encode()


def _with_last(pattern: re.Pattern[bytes], pdf: bytes, text: bytes) -> bytes:
    """`pdf` with another text of the same length in the last place that fits, which stands behind all content."""
    places = [found.span(1) for found in pattern.finditer(pdf)]
    if not places:
        return pdf
    start, end = places[-1]
    return pdf[:start] + text + pdf[end:]
