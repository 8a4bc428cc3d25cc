"""Cells pasted from Excel and WPS."""

from __future__ import annotations

import time
from datetime import date

import pytest

from cadredesk.actions import rosters
from cadredesk.errors import UserError
from cadredesk.exchange.clipboard import from_clipboard

EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--td {mso-number-format:General;}--></style></head>
<body><!--StartFragment--><table><col width=72>
<tr height=19><td colspan=3>教职工名册</td></tr>
<tr><td rowspan=1>姓名</td><td>出生<br>年月</td><td style='mso-number-format:"\\@"'>身份证号</td></tr>
<tr><td>张&nbsp;三</td><td align=right>1985.10</td><td>440102198510030151</td></tr>
<tr><td>李&#x4dae;</td><td rowspan=2>1985.1</td><td></td></tr><tr><td>王五</td><td></td></tr>
</table><!--EndFragment--><script>table</script></body></html>"""


def test_html_goes_before_text() -> None:
    sheet = from_clipboard(EXCEL, "别的\t内容")
    assert sheet.merged == ((1, 1, 1, 3), (4, 2, 5, 2))
    assert {column: cell.text for column, cell in sheet.rows[1].cells.items()} == {
        1: "姓名",
        2: "出生 年月",
        3: "身份证号",
    }
    assert sheet.rows[3].cells[1].text == "李䶮"
    check = rosters.check_sheet(sheet, today=date(2026, 11, 21))
    assert [(row.values["name"], row.values["birth"], row.state) for row in check.rows] == [
        ("张三", "1985-10", "new"),
        ("李䶮", "1985", "doubtful"),
        ("王五", "1985", "doubtful"),
    ]


def test_tab_separated_text_with_quoted_lines() -> None:
    sheet = from_clipboard(None, '姓名\t备注\r\n张三\t"一\n二"\r\n\r\n李四\t\r\n')
    assert [
        (row.number, {column: cell.text for column, cell in row.cells.items()}) for row in sheet.rows
    ] == [
        (1, {1: "姓名", 2: "备注"}),
        (2, {1: "张三", 2: "一\n二"}),
        (4, {1: "李四"}),
    ]


def test_html_without_a_table_falls_back_to_text() -> None:
    assert from_clipboard("<p>姓名</p>", "姓名").rows[0].cells[1].text == "姓名"


@pytest.mark.parametrize(
    "html",
    [
        "<table>" + "<tr><td>" * 200_000,
        "<table><tr>" + "<td rowspan=99999 colspan=99999>x</td>" * 5_000,
        "<table>" * 50_000 + "<tr><td>x",
        "<table><tr><td>" + "&#x" * 300_000,
        "<table><tr><td " + "a=b " * 200_000 + ">x</td></table>",
        "<!" * 100_000 + "<table><tr><td>x",
        "<![if" * 20_000 + "<table><tr><td>x",
    ],
)
def test_hostile_html_ends_in_time(html: str) -> None:
    start = time.monotonic()
    try:
        told = "read" if from_clipboard(html, "姓名").rows else "empty"
    except UserError as error:
        told = error.code
    assert told in {"read", "roster.too_large"}
    assert time.monotonic() - start < 5


def test_nothing_pasted() -> None:
    with pytest.raises(UserError) as caught:
        from_clipboard("", " \n\t")
    assert caught.value.code == "roster.nothing_pasted"
