"""Picture files to grey frames, under limits: the header is looked at before anything is unpacked."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import pypdfium2
from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    PpmImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from cadredesk.scanning.blank import Grey

MOST_PIXELS: Final = 120_000_000
"""Of one frame; A3 at 600 dpi has 70 million."""
MOST_FRAMES: Final = 5_000
"""Of one PDF or TIFF."""
_FORMATS: Final = tuple(
    plugin.format
    for plugin in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        TiffImagePlugin.TiffImageFile,
        BmpImagePlugin.BmpImageFile,
        PpmImagePlugin.PpmImageFile,
        WebPImagePlugin.WebPImageFile,
        GifImagePlugin.GifImageFile,
    )
)
_SUFFIXES: Final = frozenset(
    f".{kind}"
    for kind in (
        *("jpg", "jpeg", "jpe", "jfif", "png", "tif", "tiff", "bmp", "pdf"),
        *("pnm", "pgm", "ppm", "pbm", "webp", "gif", "heic", "heif"),
    )
)
_BEGINNINGS: Final = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n",
    b"II*\0",
    b"MM\0*",
    b"%PDF-",
    b"GIF8",
    b"BM",
    b"RIFF",
)
_LONGEST: Final = 3600
"""Pixels of the longer side of a rendered PDF page."""


class Unfit(Exception):
    """This frame cannot be looked at; `reason` is one of `domain.readings.REJECTED`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def listed(folder: Path) -> list[Path]:
    """The pictures in a folder and its subfolders, in the order people count (2 before 10).

    A file is a picture by its name or by its first bytes; other files are left alone. Links are not followed.
    """
    found = [
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".") and _is_picture(path)
    ]
    return sorted(found, key=lambda path: _counted(path.relative_to(folder).as_posix()))


def _counted(name: str) -> tuple[tuple[int, int, str], ...]:
    parts = re.split(r"([0-9]+)", name)
    return tuple(
        (0, int(part), part) if part.isascii() and part.isdigit() else (1, 0, part) for part in parts
    )


def _is_picture(path: Path) -> bool:
    if path.suffix.lower() in _SUFFIXES:
        return True
    try:
        with path.open("rb") as stream:
            start = stream.read(8)
    except OSError:
        return False
    return start.startswith(_BEGINNINGS) and not (start.startswith((b"BM", b"RIFF")) and path.suffix)


def frames(path: Path, first: int = 0) -> Iterator[tuple[int, Grey | Unfit]]:
    """Every frame of a file from number `first` on, as grey pixels as they are stored, or why there is none."""
    try:
        with path.open("rb") as stream:
            start = stream.read(1024)
    except OSError:
        start = b""
    if not start and first == 0:
        yield 0, Unfit("unreadable_file")
    elif b"%PDF-" in start:
        yield from _pdf(path, first)
    elif start:
        yield from _image(
            path, first, "unreadable_file" if start.startswith(_BEGINNINGS) else "not_a_picture"
        )


def _image(path: Path, first: int, unknown: str) -> Iterator[tuple[int, Grey | Unfit]]:
    Image.MAX_IMAGE_PIXELS = None  # the limit here is MOST_PIXELS, asked before unpacking
    try:
        image = Image.open(path, formats=_FORMATS)
    except UnidentifiedImageError:
        if first == 0:
            yield 0, Unfit(unknown)
        return
    except (OSError, ValueError, SyntaxError, MemoryError, OverflowError):
        if first == 0:
            yield 0, Unfit("unreadable_file")
        return
    with image:
        if image.format != "TIFF":
            if first == 0:
                yield 0, _still(image)
            return
        for number in range(first, MOST_FRAMES):
            try:
                image.seek(number)
            except EOFError:
                return
            except (OSError, ValueError, SyntaxError, MemoryError, KeyError, TypeError):
                yield number, Unfit("unreadable_file")
                return
            yield number, _grey(image)
        with contextlib.suppress(EOFError, OSError, ValueError, SyntaxError, KeyError, TypeError):
            image.seek(MOST_FRAMES)
            yield MOST_FRAMES, Unfit("too_large")  # this and all that follow


def _still(image: Image.Image) -> Grey | Unfit:
    """The one frame of a picture that is no stack; a phone's second picture (MPO) is no frame of its own."""
    try:
        moving = image.format != "MPO" and getattr(image, "is_animated", False)
    except (OSError, ValueError, SyntaxError, EOFError):
        return Unfit("unreadable_file")
    return Unfit("animated") if moving else _grey(image)


def _grey(image: Image.Image) -> Grey | Unfit:
    width, height = image.size
    if width * height > MOST_PIXELS or max(width, height) > 30_000:
        return Unfit("too_large")
    try:
        if image.format in ("JPEG", "MPO"):
            image.draft("L", (width // 2, height // 2) if max(width, height) > 7000 else (width, height))
        if image.mode in ("RGBA", "LA", "PA") or (image.mode == "P" and "transparency" in image.info):
            over = Image.new("RGBA", image.size, "white")
            over.alpha_composite(image.convert("RGBA"))
            pixels = over.convert("L")
        elif image.mode.startswith("I"):
            deep = np.asarray(image, np.float32)
            top = 65535.0 if float(deep.max(initial=0)) > 255 else 255.0
            return np.asarray(np.clip(deep / top * 255, 0, 255), np.uint8)
        else:
            pixels = image.convert("L")
        return np.array(pixels, dtype=np.uint8)
    except (OSError, ValueError, SyntaxError, MemoryError, EOFError, KeyError, TypeError, OverflowError):
        return Unfit("unreadable_file")


def _pdf(path: Path, first: int) -> Iterator[tuple[int, Grey | Unfit]]:
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError, ValueError):
        if first == 0:
            yield 0, Unfit("unreadable_file")
        return
    try:
        count = len(document)
        if count == 0 and first == 0:
            yield 0, Unfit("unreadable_file")
        for number in range(first, min(count, MOST_FRAMES)):
            yield number, _pdf_page(document, number)
        if count > MOST_FRAMES:
            yield MOST_FRAMES, Unfit("too_large")  # this and all that follow
    finally:
        document.close()


def _pdf_page(document: pypdfium2.PdfDocument, number: int) -> Grey | Unfit:
    """A page of a PDF at the resolution of the picture in it, else at 200 dpi."""
    try:
        page = document[number]
        wide, high = page.get_size()
        if not (1 < wide < 14400 and 1 < high < 14400):
            return Unfit("too_large")
        sizes = [
            item.get_px_size()
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
        ]
        if sum(across * down for across, down in sizes) > MOST_PIXELS:
            return Unfit("too_large")
        inner = [max(size) for size in sizes]
        longest = max(inner) if len(inner) == 1 else round(max(wide, high) * 200 / 72)
        # a hair less: the renderer rounds up to whole pixels and would stretch the page by one
        scale = min(max(longest, 400), _LONGEST) / max(wide, high) * (1 - 1e-6)
        bitmap = page.render(scale=scale, grayscale=True)
        rows = bitmap.to_numpy()
        grey = np.array(rows.reshape(bitmap.height, -1)[:, : bitmap.width], dtype=np.uint8)
        bitmap.close()
        page.close()
    except (pypdfium2.PdfiumError, OSError, ValueError, MemoryError):
        return Unfit("unreadable_file")
    return grey
