"""People found in sheets as offices make them, with every trouble a roster has."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import PatternFill

from cadredesk import messages
from cadredesk.actions import rosters
from cadredesk.domain.idnumber import check_digit
from cadredesk.errors import UserError
from cadredesk.exchange import roster
from cadredesk.exchange.roster import KnownPerson, RosterCheck, RosterRow
from cadredesk.exchange.sheets import Cell, CellKind, Row, Sheet, Span

TODAY = date(2026, 11, 21)


def number(birth: str, order: int = 15, region: str = "440102") -> str:
    first = f"{region}{birth}{order:03d}"
    return first + check_digit(first)


def sheet(rows: Sequence[Sequence[object]], merged: Sequence[Span] = (), kind: CellKind = "text") -> Sheet:
    made = []
    for place, row in enumerate(rows, 1):
        cells = {}
        for column, value in enumerate(row, 1):
            if isinstance(value, Cell):
                cells[column] = value
            elif value not in (None, ""):
                cells[column] = Cell(str(value), "number" if isinstance(value, (int, float)) else kind)
        if cells:
            made.append(Row(place, cells))
    return Sheet("名册", tuple(made), tuple(merged))


def check(
    rows: Sequence[Sequence[object]], merged: Sequence[Span] = (), kind: CellKind = "text", **more: object
) -> RosterCheck:
    return rosters.check_sheet(sheet(rows, merged, kind), today=TODAY, **more)  # type: ignore[arg-type]


def one(field: str, value: object, kind: CellKind = "text") -> RosterRow:
    """A row of a sound person with one more field."""
    header = {
        "birth": "出生年月",
        "id_number": "身份证号",
        "gender": "性别",
        "phone": "手机",
        "party_joined": "入党时间",
    }
    return check([["姓名", "籍贯", header[field]], ["张三", "广州", value]], kind=kind).rows[0]


def codes(row: RosterRow) -> dict[str, str]:
    return {finding.code: finding.severity for finding in row.findings}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("姓  名", "name"), ("*姓名", "name"), ("姓名（必填）", "name"), ("教师\n姓名", "name"),
        ("性　别", "gender"), ("民 族", "ethnicity"), ("出生年月(岁)", "birth"), ("出生\n年月", "birth"), ("出生日期", "birth"),
        ("身份证号码", "id_number"), ("公民身份号码", "id_number"), ("身份证件号（18位）", "id_number"),
        ("入党（团）时间", "party_joined"), ("入党时间", "party_joined"), ("参加工\n作时间", "work_started"),
        ("全日制学历", "education"), ("专业技术职务", "technical_title"), ("职　称", "technical_title"), ("手机号", "phone"),
        ("联系电话", "phone"), ("工作单位及职务", "current_post"), ("毕业院校系及专业", "school_major"), ("备 注", "remarks"),
        ("序号", "serial"), ("年龄", "age"), ("熟悉专业有何专长", "expertise"), ("健康状况", "health"), ("学位", "degree"),
        ("配偶姓名", None), ("身份证复印件", None), ("紧急联系人联系电话", None), ("填报单位：张三小学", None), ("教职工花名册", None),
    ],
)  # fmt: skip
def test_headers_as_people_write_them(header: str, field: str | None) -> None:
    assert rosters.synonyms().field_of(header) == field


def test_every_synonym_names_one_field_only() -> None:
    seen: dict[str, str] = {}
    data = rosters.resources.read_toml("rosters", "synonyms.toml")
    for field, words in data["fields"].items():
        for word in words:
            assert seen.setdefault(roster.memory_key(word), field) == field, word


@pytest.mark.parametrize(
    ("value", "expected", "found"),
    [
        (Cell("1985.1", "number", "0.00"), "1985-10", {}),
        (Cell("1985.1", "number", "0.00_ "), "1985-10", {}),
        (Cell("1985.01", "number", "0.00"), "1985-01", {}),
        (Cell("1985.1", "number"), "1985", {"birth.january_or_october": "question"}),
        (Cell("1985.1", "shown"), "1985", {"birth.january_or_october": "question"}),
        (Cell("1985.11", "number"), "1985-11", {}),
        (Cell("1985.2", "number"), "1985-02", {}),
        (Cell("1985-10-03", "date", "yyyy/m/d"), "1985-10-03", {}),
        (Cell("1985-10", "date", "yyyy-mm"), "1985-10", {}),
        ("1985.10", "1985-10", {}),
        ("1985年10月", "1985-10", {}),
        ("１９８５．１０", "1985-10", {}),
        ("1985.10\n（41岁）", "1985-10", {}),
        ("8510", "1985-10", {}),
        (19851003, "1985-10-03", {}),
        (198510, "1985-10", {}),
        ("1985", "1985", {}),
        ("不详", None, {}),
        (990305, None, {"birth.six_digits": "question"}),
        (31323, None, {"birth.serial_number": "question"}),
        ("1985.13", None, {"birth.impossible": "question"}),
        ("春天", None, {"birth.unreadable": "question"}),
        ("2030.10", "2030-10", {"birth.in_future": "question"}),
        ("2020.10", "2020-10", {"birth.unlikely": "question"}),
    ],
)
def test_birth_is_what_was_typed(value: object, expected: str | None, found: dict[str, str]) -> None:
    row = one("birth", value)
    assert row.values.get("birth") == expected
    assert codes(row) == found
    assert row.state == ("doubtful" if found else "new")


def test_a_number_cell_loses_the_end_of_an_identity_number_but_not_the_birth() -> None:
    for cell in (
        Cell("440102198510030000", "number"),
        Cell("440102198510031234", "number"),
        Cell("4.40102198510031E+17", "shown"),
    ):
        row = one("id_number", cell)
        assert codes(row)["id.truncated_by_spreadsheet"] == "error"
        assert row.state == "doubtful"
        assert "birth" not in row.values
        (birth,) = [finding for finding in row.findings if finding.field == "birth"]
        assert (birth.code, birth.severity, birth.proposal) == ("birth.from_id", "note", "1985-10-03")
        message = rosters.sentence(
            next(finding for finding in row.findings if finding.field == "id_number"), "zh_CN"
        )
        assert "1985-10-03" in message


def test_identity_number_findings() -> None:
    assert codes(one("id_number", number("19851003"))) == {"birth.from_id": "note"}
    assert codes(one("id_number", number("19851003").replace("0", "０"))) == {"birth.from_id": "note"}
    assert codes(one("id_number", number("19851003", region="012345")))["id.region_unknown"] == "note"
    assert one("id_number", number("19851003", region="012345")).state == "new"
    wrong = number("19851003")[:-1] + ("1" if number("19851003")[-1] != "1" else "2")
    assert codes(one("id_number", wrong)) == {"id.checksum": "error"}
    assert codes(one("id_number", "12345")) == {"id.length": "question"}


def test_differences_from_the_identity_number_are_notes() -> None:
    row = check(
        [["姓名", "性别", "出生年月", "身份证号"], ["张三", "女", "1985.11", number("19851003")]]
    ).rows[0]
    assert codes(row) == {"birth.differs_from_id": "note", "gender.differs_from_id": "note"}
    assert (row.state, row.values["birth"], row.values["gender"]) == ("new", "1985-11", "女")


def test_names_are_normalised_and_the_raw_text_is_kept() -> None:
    rows = check(
        [
            ["姓名", "性别"],
            ["张　三", "男"],
            ["⽂丽", "女"],
            ["古丽.阿依", "女"],
            ["李四（女，回族）"],
            ["王伟（小）", "男"],
            ["赵1", "男"],
        ]
    ).rows
    assert [row.values["name"] for row in rows[:4]] == ["张三", "文丽", "古丽·阿依", "李四"]
    assert rows[0].raw["name"] == "张　三"
    assert [row.state for row in rows] == ["new", "new", "new", "new", "doubtful", "doubtful"]
    assert (rows[3].values["gender"], rows[3].values["ethnicity"]) == ("女", "回族")


def test_formulas_and_error_values_are_never_silent() -> None:
    born = number("19851003")
    rows = check(
        [
            ["姓名", "出生年月", "身份证号", "民族"],
            [Cell("张三", "text", "General", True), "1985.10"],
            ["李四", Cell("1985-10", "text", "General", True), born],
            ["王五", Cell("1985-11", "text", "General", True), number("19851003", 17)],
            ["赵六", "1985.10", "", Cell("#N/A", "error")],
            ["钱七", Cell("", "text", "General", True)],
        ]
    ).rows
    assert codes(rows[0]) == {"cell.formula": "question"}
    assert codes(rows[1]) == {"cell.formula": "note"}  # the sound, typed number says the same
    assert rows[1].state == "new"
    assert codes(rows[2])["cell.formula"] == "question"
    assert codes(rows[3]) == {"cell.error_value": "error"}
    assert "ethnicity" not in rows[3].values
    assert codes(rows[4]) == {"cell.formula": "question"}


def test_duplicates_are_told_on_the_later_row_and_namesakes_noted() -> None:
    a, b = number("19851003"), number("19861003")
    rows = check(
        [
            ["姓名", "身份证号", "出生年月"],
            ["张三", a, "1985.10"],
            ["张　三", a, ""],
            ["张三", b, ""],
            ["张三", "", "1970.01"],
            ["李四", a, ""],
            ["张三", Cell(a[:15] + "000", "number"), ""],
        ]
    ).rows
    assert not rows[0].findings
    assert codes(rows[1])["person.duplicate"] == "question"
    assert codes(rows[2])["person.namesake"] == "note"
    assert rows[2].state == "new"
    assert codes(rows[3]) == {"person.namesake": "note"}
    assert codes(rows[4])["person.duplicate_id_other_name"] == "question"
    assert codes(rows[5])["person.duplicate"] == "question"


def test_known_people_are_same_changed_new_or_asked_about() -> None:
    a, b = number("19851003"), number("19861003")
    known = [
        KnownPerson(
            "p1", "张三", {"id_number": a, "birth": "1985-10", "gender": "男", "phone": "13800138000"}
        ),
        KnownPerson("p2", "李四", {"id_number": b, "birth": "1986-10"}),
        KnownPerson("p3", "王五", {"birth": "1970-01"}),
        KnownPerson("p4", "王五", {"birth": "1970-01-05"}),
    ]
    rows = check(
        [
            ["姓名", "身份证号", "出生年月", "性别"],
            ["张 三", a, "1985.10", "男"],
            ["李四", b, "1986年10月3日", "男"],
            ["张三", number("19901003"), "1990.10"],
            ["王五", "", "1970.01"],
            ["赵六", a, ""],
        ],
        existing=known,
    ).rows
    assert [row.state for row in rows] == ["same", "changed", "new", "doubtful", "doubtful"]
    assert (rows[0].known, dict(rows[0].changes)) == ("p1", {})
    assert rows[1].changes == {"birth": ("1986-10", "1986-10-03"), "gender": ("", "男")}
    assert codes(rows[2]) == {"person.namesake": "note", "person.namesake_known": "note"}
    assert codes(rows[3]) == {"person.merge": "question"}
    assert codes(rows[4])["person.other_name_known"] == "question"


def test_titles_groups_totals_footers_and_blank_rows_are_no_people() -> None:
    result = check(
        [
            ["某某小学教职工花名册"],
            ["填报单位：某某小学", "", "填报时间：2026年9月"],
            ["序号", "姓名", "性别", "手机"],
            [1, 2, 3, 4],
            ["一、校级领导"],
            [1, "张三", "男"],
            [],
            ["", "语文组"],
            [2, "李四", "女"],
            [3],
            ["序号", "姓名", "性别", "手机"],
            [4, "王五", "男"],
            ["合  计", "3人", "男2人"],
            ["备注：以上人员均在编"],
            ["单位负责人（签字）：", "", "填表人：赵六"],
        ],
        [(1, 1, 1, 4), (5, 1, 5, 4)],
    )
    assert result.header_row == 3
    assert [row.values["name"] for row in result.rows if row.state == "new"] == ["张三", "李四", "王五"]
    states = {row.row: row.state for row in result.rows}
    assert states[10] == "empty"
    assert {states[line] for line in (4, 5, 8, 11, 13, 14, 15)} == {"ignored"}


def test_a_person_whose_first_cell_sounds_like_a_footer_stays_a_person() -> None:
    rows = check(
        [
            ["职务", "姓名", "性别", "出生年月"],
            ["", "（必填）", "男或女", "如1985.10"],
            ["负责人", "张三", "男", ""],
            ["审核员", "李四", "", "1985.10"],
            ["审核人：", "王五", "", ""],
        ]
    ).rows
    assert [row.state for row in rows] == ["ignored", "new", "new", "ignored"]


def test_two_line_headers_with_and_without_merged_cells() -> None:
    rows = [
        ["名册"],
        ["姓名", "全日制教育", "", "在职教育", "", "备注"],
        ["", "学历", "毕业院校及专业", "学历", "毕业院校及专业", ""],
        ["张三", "本科", "甲校", "硕士", "乙校", "无"],
    ]
    expected = {
        "name": "张三",
        "education": "本科",
        "school_major": "甲校",
        "onjob_education": "硕士",
        "onjob_school_major": "乙校",
        "remarks": "无",
    }
    merged = [(1, 1, 1, 6), (2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5), (2, 6, 3, 6)]
    for spans in (merged, []):
        result = check(rows, spans)
        assert result.header_row == 3
        assert dict(result.rows[0].values) == expected


def test_a_second_list_beside_the_first_and_a_header_in_another_order() -> None:
    result = check(
        [
            ["姓名", "性别", "姓名", "性别"],
            ["张三", "男", "李四", "女"],
            ["王五", "男"],
            ["性别", "姓名"],
            ["女", "赵六"],
        ]
    )
    people = [
        (row.row, row.values["name"], row.values["gender"]) for row in result.rows if row.state == "new"
    ]
    assert people == [(2, "张三", "男"), (2, "李四", "女"), (3, "王五", "男"), (5, "赵六", "女")]


def test_a_remembered_column_goes_before_the_guess() -> None:
    rows = [["姓名", "名称", "职务"], ["张三", "甲", "主任"]]
    remembered = {roster.memory_key("名 称"): "unit", roster.memory_key("职务"): ""}
    assert dict(check(rows, remembered=remembered).rows[0].values) == {"name": "张三", "unit": "甲"}


def test_merged_cells_down_a_column_speak_for_each_row() -> None:
    rows = check(
        [["姓名", "部门", "性别"], ["张三", "教务处", "男"], ["李四", "", "女"]], [(2, 2, 3, 2)]
    ).rows
    assert [row.values["department"] for row in rows] == ["教务处", "教务处"]


def test_a_row_without_a_name_is_asked_about() -> None:
    row = check([["姓名", "性别", "身份证号"], ["", "男", number("19851003")]]).rows[0]
    assert (row.state, codes(row)["name.missing"]) == ("doubtful", "error")


def test_a_sheet_without_names_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        check([["班级", "人数"], ["一班", 40]])
    assert caught.value.code == "roster.no_header"


def test_party_column_may_name_another_party() -> None:
    assert codes(one("party_joined", "群众")) == {"party_joined.party_named": "note"}
    row = one("party_joined", "民盟2005.06")
    assert (row.values["party"], row.values["party_joined"], row.state) == ("民盟", "2005-06", "new")


def test_every_finding_has_a_sentence_in_both_languages() -> None:
    rows = check(
        [
            ["姓名", "性别", "出生年月", "身份证号", "手机", "参加工作时间", "民族"],
            ["张1", "未", "990305", "123", "12", "春", Cell("#N/A", "error")],
            ["", "男", Cell("1985.1", "number"), Cell("440102198510030000", "number"), "1.3E+10", 31323, Cell("汉", "text", "General", True)],
            ["王伟（小）", "男", "1985.13", "AB", "13800138000", "1986.01"],
            ["⽂　丽", "女", "1985.1", number("19851003", 16, "012345"), "", "1990.01"],
            ["文丽", "女", "2030.1", number("19851003", 16, "012345"), "", "2008.09"],
            ["文丽", "男", "1985.10", number("19901003"), "", "2008.09"],
            ["李", "男", "2020.10", "440102851003001", "", "2008.09"],
            ["\ue000三", "男", "1985.10", number("19851003")[:-1] + "?", "", "群众"],
        ]
    )  # fmt: skip
    found = [finding for row in rows.rows for finding in row.findings]
    assert len({finding.code for finding in found}) > 20
    for finding in found:
        assert finding.code.split(".")[0] in {"id", "cell", "person", finding.field}
        for language in messages.LANGUAGES:
            shown = rosters.sentence(finding, language)
            assert "…" not in shown
            assert "." + finding.code.split(".")[1] not in shown
            assert "field_" not in shown


def damaged(path: Path) -> None:
    """A roster of 82 people with every trouble of experience: written by a real library, laid out as offices do."""
    book = openpyxl.Workbook()
    book.active.title = "填表说明"
    book.active["A1"] = "请按要求填写"
    page = book.create_sheet("名册")
    page["A1"] = "某某中学教职工名册"
    page.merge_cells("A1:H1")
    page["A2"], page["F2"] = "填报单位：某某中学（盖章）", "填报时间：2026年9月"
    for column, title in enumerate(
        ["序号", "姓  名", "性 别", "民 族", "出生年月(岁)", "公民身份号码", "参加工作\n时间", "手机号"], 1
    ):
        page.cell(4, column, title).fill = PatternFill("solid", "FFFF00")
    for order in range(82):
        line = 5 + order
        birth = date(1970 + order % 20, 1 + order % 12, 1 + order % 28)
        whole = number(birth.strftime("%Y%m%d"), 100 + order)
        values: list[object] = [
            order + 1,
            f"张{chr(0x4E00 + order)}",
            "男" if (100 + order) % 2 else "女",
            "汉",
            birth.strftime("%Y.%m"),
            whole,
            "2008.09",
            13800138000 + order,
        ]
        for column, value in enumerate(values, 1):
            page.cell(line, column, value)
    page["B5"] = "李　䶮"
    page["F6"] = int(page["F6"].value[:15] + "000")
    page["E7"], page["E7"].number_format = 1985.1, "0.00"
    page["E8"] = 1985.1
    page["E9"] = 990305
    page["B10"] = "⽂丽"
    page["D11"] = '=IF(1,"汉","")'
    page.row_dimensions[12].hidden = True
    page["E13"] = datetime.datetime(1982, 9, 9)
    page["B14"], page["F14"] = page["B15"].value, page["F15"].value
    page["E16"] = "#REF!"
    page["B17"] = "买买提.阿不都"
    page["B87"] = "合计：82人"
    page["A88"] = "填表人：王五"
    book.save(path)


def test_a_damaged_roster_of_82_people(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    damaged(path)
    result = rosters.check(path, today=TODAY)
    told = rosters.as_json(result)
    assert (told["sheet"], told["header_row"]) == ("名册", 4)
    assert told["columns"]["姓  名"] == "name"
    assert told["columns"]["公民身份号码"] == "id_number"
    rows = {row["row"]: row for row in told["rows"]}
    assert sum(row["state"] in ("new", "doubtful") for row in told["rows"]) == 82
    assert sorted(line for line, row in rows.items() if row["state"] == "doubtful") == [6, 8, 9, 11, 15, 16]
    assert rows[5]["values"]["name"] == "李䶮"
    assert rows[7]["values"]["birth"] == "1985-10"
    assert rows[10]["values"]["name"] == "文丽"
    assert [finding["code"] for finding in rows[12]["findings"]] == ["cell.hidden_row"]
    assert rows[13]["values"]["birth"] == "1982-09-09"
    assert rows[15]["findings"][0]["code"] == "person.duplicate"
    assert rows[17]["values"]["name"] == "买买提·阿不都"
    assert rows[87]["state"] == rows[88]["state"] == "ignored"


def test_the_marked_file_gives_back_the_doubtful_rows_and_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    damaged(path)
    result = rosters.check(path, today=TODAY)
    back = tmp_path / "核对.xlsx"
    back.write_bytes(rosters.marked(result))
    page = openpyxl.load_workbook(io.BytesIO(back.read_bytes())).active
    assert [page.cell(line, 1).value for line in range(2, 8)] == ["6", "8", "9", "11", "15", "16"]
    commented = {cell.coordinate: cell for row in page.iter_rows() for cell in row if cell.comment}
    assert (
        "末三位" in commented["F2"].comment.text
        if "F2" in commented
        else "末三位" in str([c.comment.text for c in commented.values()])
    )
    assert all(cell.fill.fgColor.rgb in ("FFFFF4D6", "FFF9DEDC", "FFE8F5EC") for cell in commented.values())
    again = rosters.check(back, today=TODAY)
    assert [row.values["name"] for row in again.rows] == [
        row.values["name"] for row in result.rows if row.state == "doubtful"
    ]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.text(max_size=8),
                st.sampled_from(
                    [
                        "姓名",
                        "性别",
                        "出生年月",
                        "身份证号",
                        "学历",
                        "张三",
                        "1985.1",
                        "合计",
                        "（）",
                        "#N/A",
                        "20300230",
                    ]
                ),
                st.floats(allow_nan=False, allow_infinity=False).map(
                    lambda value: Cell(f"{value:.15g}", "number")
                ),
            ),
            max_size=6,
        ),
        max_size=12,
    ),
    st.lists(st.tuples(*[st.integers(1, 8)] * 4), max_size=6),
)
def test_no_sheet_makes_the_check_fail(rows: list[list[object]], merged: list[Span]) -> None:
    try:
        result = check(
            [["姓名", "出生年月", "身份证号", "性别"], *rows],
            [(a, b, max(a, c), max(b, d)) for a, b, c, d in merged],
        )
    except UserError as error:
        told = error.code
        assert told == "roster.no_header" and any(span[0] == 1 for span in merged)  # noqa: PT018
        return
    for row in result.rows:
        assert row.row > 0
        assert (row.state == "doubtful") == any(finding.severity != "note" for finding in row.findings)
