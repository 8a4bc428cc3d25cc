"""Files of pictures: good ones of every kind, hostile ones each with one reason, none changed, the stack goes on."""

from __future__ import annotations

import io
import struct
import zlib
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from cadredesk.actions import ballot_reading
from cadredesk.scanning import pictures
from tests.scans import sheets


def _only(path: Path) -> pictures.Grey | pictures.Unfit:
    found = list(pictures.frames(path))
    assert [number for number, _ in found] == [0]
    return found[0][1]


def _reason(path: Path) -> str:
    found = _only(path)
    assert isinstance(found, pictures.Unfit)
    return found.reason


def _png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def _gradient(width: int = 300, height: int = 240) -> Image.Image:
    return Image.fromarray(np.tile(np.linspace(0, 255, width).astype(np.uint8), (height, 1)))


@pytest.mark.parametrize(
    ("name", "mode", "told"),
    [
        ("a.jpg", "RGB", {}),
        ("a.png", "RGBA", {}),
        ("a.png", "1", {}),
        ("a.png", "P", {}),
        ("a.tif", "1", {"compression": "group4"}),
        ("a.tiff", "L", {"compression": "tiff_lzw"}),
        ("a.bmp", "L", {}),
        ("a.pgm", "L", {}),
        ("a.jpg", "CMYK", {}),
        ("scan", "L", {"format": "JPEG"}),
    ],
)
def test_grey_pixels_of_every_kind(tmp_path: Path, name: str, mode: str, told: dict[str, str]) -> None:
    path = tmp_path / name
    _gradient().convert(mode).save(path, **told)
    assert pictures.listed(tmp_path) == [path]
    grey = _only(path)
    assert isinstance(grey, np.ndarray)
    assert grey.shape == (240, 300)
    assert grey.dtype == np.uint8
    assert grey[:, :60].mean() < 80 < 170 < grey[:, -60:].mean()


def test_deep_grey_keeps_its_tones(tmp_path: Path) -> None:
    path = tmp_path / "deep.png"
    Image.fromarray(np.asarray(_gradient(), np.uint16) * 257).save(path)
    grey = _only(path)
    assert isinstance(grey, np.ndarray)
    assert abs(float(grey.mean()) - 127) < 4


def test_stacks_give_every_frame(tmp_path: Path) -> None:
    frames = [_gradient(300 + n, 240) for n in range(3)]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    frames[0].save(tmp_path / "b.pdf", save_all=True, append_images=frames[1:], resolution=100)
    for name in ("a.tif", "b.pdf"):
        found = list(pictures.frames(tmp_path / name))
        assert [number for number, _ in found] == [0, 1, 2]
        assert all(isinstance(grey, np.ndarray) for _, grey in found)
        assert [number for number, _ in pictures.frames(tmp_path / name, 2)] == [2]


def test_pdf_of_a_scan_is_rendered_at_the_scan_s_own_pixels(tmp_path: Path) -> None:
    _gradient(1654, 2339).save(tmp_path / "a.pdf", resolution=200)
    grey = _only(tmp_path / "a.pdf")
    assert isinstance(grey, np.ndarray)
    assert max(abs(grey.shape[0] - 2339), abs(grey.shape[1] - 1654)) <= 1


def test_order_is_as_people_count(tmp_path: Path) -> None:
    for name in ("p10.jpg", "p9.jpg", "sub/p1.png", "notes.txt", "layout.json", ".hidden.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [p.relative_to(tmp_path).as_posix() for p in pictures.listed(tmp_path)] == [
        "p9.jpg",
        "p10.jpg",
        "sub/p1.png",
    ]


@cache
def _bombs() -> dict[str, bytes]:
    """Pictures of 30,000 x 30,000 pixels: few bytes that unpack to 900 MB of grey."""
    image = Image.new("1", (30_000, 30_000), 1)
    made = {}
    for name, told in (("wide.png", {}), ("wide.tif", {"compression": "group4"}), ("wide.pdf", {})):
        stream = io.BytesIO()
        image.save(stream, {"png": "PNG", "tif": "TIFF", "pdf": "PDF"}[name[-3:]], **told)
        made[name] = stream.getvalue()
    return made


def _stack_of(folder: Path) -> bytes:
    path = folder / "stack.tif"
    _gradient().save(path, compression="tiff_lzw")
    data = path.read_bytes()
    path.unlink()
    return data


def _hostile(folder: Path) -> dict[str, str]:
    """Writes hostile files; name -> the reason each must get."""
    _gradient().save(folder / "good.jpg")
    whole = (folder / "good.jpg").read_bytes()
    (folder / "good.jpg").unlink()
    (folder / "half.jpg").write_bytes(whole[: len(whole) // 2])
    (folder / "empty.png").write_bytes(b"")
    (folder / "text.jpg").write_text("这不是图片", encoding="utf-8")
    (folder / "huge.png").write_bytes(_png_header(30_000, 30_000))
    (folder / "long.png").write_bytes(_png_header(2_000_000, 40))
    (folder / "short.png").write_bytes(_png_header(1000, 1000))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\ntrailer")
    (folder / "broken.tif").write_bytes(b"II*\0\x08\0\0\0\xff\xff" + bytes(40))
    frames = [Image.new("P", (300, 300), n) for n in range(3)]
    frames[0].putpalette([n % 256 for n in range(768)])
    frames[0].save(folder / "moving.gif", save_all=True, append_images=frames[1:])
    frames[0].save(folder / "moving.png", save_all=True, append_images=frames[1:])
    shades = [Image.new("RGB", (300, 300), (90 * n, 0, 0)) for n in range(3)]
    shades[0].save(folder / "moving.webp", save_all=True, append_images=shades[1:])
    Image.new("L", (150, 150), 255).save(folder / "tiny.png")
    for name, data in _bombs().items():
        (folder / name).write_bytes(data)
    (folder / "zip.jpg").write_bytes(b"PK\3\4" + bytes(200))
    (folder / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(200))
    (folder / "page.pdf").write_bytes(whole)  # a JPEG that calls itself a PDF is read: its bytes tell
    (folder / "cut.tif").write_bytes(_stack_of(folder)[:-200])
    return {
        "moving.png": "animated",
        "moving.webp": "animated",
        "wide.png": "too_large",
        "wide.tif": "too_large",
        "wide.pdf": "too_large",
        "zip.jpg": "not_a_picture",
        "phone.heic": "not_a_picture",
        "page.pdf": "foreign_page",
        "cut.tif": "unreadable_file",
        "half.jpg": "unreadable_file",
        "empty.png": "unreadable_file",
        "text.jpg": "not_a_picture",
        "huge.png": "too_large",
        "long.png": "too_large",
        "short.png": "unreadable_file",
        "broken.pdf": "unreadable_file",
        "broken.tif": "unreadable_file",
        "moving.gif": "animated",
        "tiny.png": "too_small",
    }


@pytest.mark.filterwarnings("ignore::UserWarning")  # of the decoder, about the damage
def test_hostile_files_have_one_reason_each(tmp_path: Path) -> None:
    for name, reason in _hostile(tmp_path).items():
        if name in ("tiny.png", "page.pdf"):
            continue
        assert _reason(tmp_path / name) == reason, name


def test_hostile_files_do_not_stop_the_stack(tmp_path: Path, matrix: tuple[Path, sheets.Run]) -> None:
    layout = matrix[0] / "layout.json"
    images = tmp_path / "images"
    images.mkdir()
    reasons = _hostile(images)
    Image.fromarray(matrix[1].blanks[0]).save(images / "zz_ballot.png")
    before = {path.name: path.read_bytes() for path in images.iterdir()}
    readings = ballot_reading.read([layout], images, tmp_path / "readings.json")
    assert sorted(image.file for image in readings.images) == sorted([*reasons, "zz_ballot.png"])
    for image in readings.images:
        if image.file == "zz_ballot.png":
            assert image.status == "ok"
        else:
            assert image.status == "rejected"
            told = (image.reasons[0], reasons[image.file])
            assert told[0] == told[1] or told in {
                ("blank_page", "foreign_page"),
            }
            assert image.frame == 0
    assert {path.name: path.read_bytes() for path in images.iterdir()} == before


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    stacks=st.lists(
        st.tuples(
            st.sampled_from(["a.tif", "a.pdf", "a.png", "a.jpg", "text.jpg", "half.jpg", "empty.png"]),
            st.integers(1, 4),
            st.integers(0, 3),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_every_frame_is_told_exactly_once(
    stacks: list[tuple[str, int, int]],
    matrix: tuple[Path, sheets.Run],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Read, to review and set aside together are all that was scanned, whatever the stack holds."""
    folder = tmp_path_factory.mktemp("stack")
    ballot = Image.fromarray(matrix[1].blanks[0]).resize((1485, 1050))
    scanned: dict[tuple[str, int], bool] = {}
    for n, (kind, count, place) in enumerate(stacks):
        name = f"{n}_{kind}"
        pages = [_gradient(300 + page, 240) if page != place else ballot.copy() for page in range(count)]
        if kind.startswith("a."):
            several = kind in ("a.tif", "a.pdf")
            told = {"save_all": True, "append_images": pages[1:]} if several else {}
            pages[0].save(folder / name, **told)
            for page in range(count if several else 1):
                scanned[name, page] = page == place
        else:
            _gradient().save(folder / "whole.jpg")
            whole = (folder / "whole.jpg").read_bytes()
            (folder / "whole.jpg").unlink()
            data = {"text.jpg": b"no picture", "half.jpg": whole[: len(whole) // 2], "empty.png": b""}[kind]
            (folder / name).write_bytes(data)
            scanned[name, 0] = False
    readings = ballot_reading.read([matrix[0] / "layout.json"], folder)
    assert sorted((image.file, image.frame) for image in readings.images) == sorted(scanned)
    status = Counter(image.status for image in readings.images)
    assert status["ok"] + status["review"] + status["rejected"] == len(scanned)
    for image in readings.images:
        assert (image.status != "rejected") == scanned[image.file, image.frame], image
