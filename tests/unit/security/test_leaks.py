"""Attacks by what leaves: reports of a bug, logs, Excel files, papers and their metadata, texts that pretend."""

from __future__ import annotations

import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from cadredesk import resources
from cadredesk.actions import desks, form_papers, people, rosters
from cadredesk.desk import Desk
from cadredesk.documents import combine, preview
from cadredesk.domain import names
from cadredesk.domain.form import BallotForm, Column, Element, Row
from cadredesk.domain.person import FamilyMember, Person, Post
from cadredesk.domain.tally import VoterGroup
from cadredesk.domain.vote import Vote
from cadredesk.errors import UserError
from cadredesk.exchange.sheets import Cell, Sheet
from cadredesk.exchange.sheets import Row as SheetRow
from tests.unit.documents import samples

NAME, NUMBER = "欧阳䶮测", "440102198510031510"
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x","y")')


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    opened = desks.test_folder(tmp_path / "data")
    yield opened
    opened.close()


# Reports and logs --------------------------------------------------------------------------------------------------


def test_a_report_of_a_bug_names_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    from ui.act import write_report

    def inner(name: str) -> None:
        raise KeyError(f"{name} {NUMBER}")

    def outer() -> None:
        try:
            inner(NAME)
        except KeyError as error:
            raise ValueError(f"could not store {NAME}, password hunter2, {tmp_path}") from error

    with caplog.at_level(logging.DEBUG), pytest.raises(ValueError) as failed:
        outer()
    path = write_report(failed.value, tmp_path / "reports")
    assert path.parent == tmp_path / "reports"
    told = path.read_text(encoding="utf-8")
    for secret in (NAME, NUMBER, "hunter2", str(tmp_path), "could not"):
        assert secret not in told
        assert secret not in caplog.text
    assert "KeyError" in told
    assert "test_leaks.py" in told
    assert "inner" in told


def test_nothing_is_logged_while_people_are_written(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        people.create(desk, Person("", NAME, id_number=NUMBER))
        with pytest.raises(UserError):
            people.create(desk, Person("", "张三", id_number=NUMBER))
    assert NAME not in caplog.text
    assert NUMBER not in caplog.text


def test_secrets_do_not_show_in_a_repr(desk: Desk) -> None:
    vault = desk.vault
    shown = f"{vault!r} {desk!r} {desks.NewUser('a', desks.Role.CLERK, 'hunter2')!r} {vault.public_keys()!r}"
    key = vault.database_key()
    for secret in ("hunter2", key.hex(), repr(key)[2:12], repr(vault._data_key)[2:12]):
        assert secret not in shown


def test_numbers_of_thousands_of_digits_are_a_sentence(tmp_path: Path) -> None:
    from cadredesk.actions import tallying

    form = {"format": "cadredesk.ballot-form", "version": 1, "title": "t", "kind": "grades"}
    form |= {"rows": [{"id": "p1", "label": "田富"}], "columns": [{"id": "a", "label": "优秀"}]}
    group = {"id": "staff", "due": 5, "present": 5, "issued": 5, "returned": 5, "invalid": 0}
    told = {"format": "cadredesk.tally-input", "version": 1, "form": form, "categories": [group]}
    told["patterns"] = [{"category": "staff", "count": 9 * 10**4299, "marks": {}}] * 20
    (tmp_path / "in.json").write_text(json.dumps(told), encoding="utf-8")
    ok, answer = tallying.tally_file(tmp_path / "in.json")
    assert (ok, answer["code"]) == (False, "tally.too_large")


# What goes to Excel --------------------------------------------------------------------------------------------------


def test_the_marked_file_holds_text_and_never_a_formula() -> None:
    head = ("姓名", "出生年月", "现任职务", "备注")
    rows = [SheetRow(1, {n: Cell(text) for n, text in enumerate(head, 1)})]
    for number, evil in enumerate(FORMULAS, 2):
        rows.append(SheetRow(number, {1: Cell(evil), 2: Cell(evil), 3: Cell(evil), 4: Cell(evil)}))
    head_of_attack = SheetRow(1, {**rows[0].cells, 5: Cell("=1+1")})
    check = rosters.check_sheet(Sheet("=名册", (head_of_attack, *rows[1:])))
    data = rosters.marked(check)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = "".join(
            archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")
        )
    assert not re.search(r"<f[ >]|hyperlink|externalLink|definedName", told)
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert any(str(cell.value).startswith("=cmd") for cell in cells)


# Texts that pretend -------------------------------------------------------------------------------------------------


def test_characters_nobody_sees_stay_out_of_a_file(desk: Desk) -> None:
    evil = "语文\u202e师教\u2066\u200b\x07\x00\ud800"
    made = people.create(
        desk,
        Person(
            "",
            "张\u202e三\u200b",
            current_post=evil,
            remarks="一\n二\u2069",
            family=(FamilyMember("配\u200e偶", "李\u202e四"),),
            posts=(Post(evil, unit=evil),),
        ),
    )
    stored = people.get(desk, made.id)
    assert (stored.name, stored.current_post, stored.remarks) == ("张三", "语文师教", "一\n二")
    assert (stored.family[0].relation, stored.family[0].name) == ("配偶", "李四")
    assert (stored.posts[0].title, stored.posts[0].unit) == ("语文师教", "语文师教")
    assert names.visible("a\u200db\tc\x1c") == "ab\tc"


# Papers --------------------------------------------------------------------------------------------------------------

ALLOWED = {
    "Title",
    "Producer",
    "Author",
    "Creator",
    "Subject",
    "Keywords",
    "Trapped",
    "CreationDate",
    "ModDate",
}


def metadata(pdf: bytes) -> dict[str, str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return {key: value for key, value in document.get_metadata_dict().items() if value}
    finally:
        document.close()


def ballots() -> list[bytes]:
    form = BallotForm(
        "民主测评票",
        "grades",
        (Row("p1", "田富"), Row("p2", "李䶮")),
        (Column("a", "优秀"), Column("b", "称职")),
        (Element("de", "德"),),
    )
    vote = Vote("v" * 32, "r1", "evaluation", "民主测评", form, (VoterGroup("staff", "教职工"),))
    return [printed.pdf for printed in form_papers.print_runs(vote)]


def test_a_paper_tells_no_author_time_or_path_and_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    drawn = {key: produced(key) for key in ("public_notice", "minutes")} | {"ballot": (ballots()[0], b"")}
    again = {key: produced(key) for key in ("public_notice", "minutes")} | {"ballot": (ballots()[0], b"")}
    assert drawn == again
    for pdf, docx in drawn.values():
        told = metadata(pdf)
        assert told.keys() <= ALLOWED
        assert told.get("Producer") in ("CadreDesk", None)
        assert not told.get("Author")
        assert not told.get("Creator")
        assert re.search(r"2026|2027", told.get("CreationDate", "") + told.get("ModDate", "")) is None
        for trace in (str(tmp_path.parent), "/home/", "/root", "/tmp/", str(resources.root())):
            assert trace.encode() not in pdf
        if docx:
            with zipfile.ZipFile(io.BytesIO(docx)) as archive:
                core = archive.read("docProps/core.xml").decode()
                assert {info.date_time[0] for info in archive.infolist()} == {1980}
            assert not re.search(r"<(dc:creator|cp:lastModifiedBy)>[^<]", core)
            assert "python-docx" not in core


def produced(key: str) -> tuple[bytes, bytes]:
    from cadredesk.documents.paper import produced as make

    paper = make(samples.papers()[key])
    return paper.pdf, paper.docx


def test_copies_of_a_ballot_differ_in_nothing_and_a_combined_file_tells_no_more() -> None:
    one, other = ballots()[0], ballots()[0]
    assert one == other
    both = combine.combined([one, other])
    pages = [preview.page_pixels(both, page, 400) for page in range(2)]
    assert pages[0].rgb == pages[1].rgb
    told = metadata(both)
    assert not told.get("Author")
    assert told["CreationDate"].startswith("D:20000101")
    assert not re.search(rb"/ID\[<0{32}>", both)
    year = str(date.today().year).encode()
    assert not re.search(rb"D:" + year, both)
    assert combine.combined([one, other]) == both


def test_markup_in_a_text_is_printed_as_it_was_typed() -> None:
    evil = '<b>粗</b>&amp;<img src="/etc/passwd"/>'
    notice = samples.NOTICE
    from cadredesk.documents import public_notice

    changed = replace(notice, rows=(replace(samples.ROWS[0], current_post=evil), *samples.ROWS[1:]))
    pdf = public_notice.render(changed, resources.wording("public_notice")).pdf
    document = pypdfium2.PdfDocument(pdf)
    try:
        told = "".join("".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()
    assert "".join(evil.split()) in told
    assert "root:" not in told
