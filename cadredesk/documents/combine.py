"""Several PDFs as one, in their order: what goes to the printer at once."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import pypdfium2


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
        return written.getvalue()
    finally:
        target.close()
