"""A table for a spreadsheet: whatever a cell says, it is never calculated, and it comes back as it was."""

import csv
import io
import zipfile
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.furniture.sheets import BOM, FORMULA_STARTS, csv_lines, safe_cell, write_xlsx
from darcha.ground import clock

NOON = datetime(2026, 3, 6, 12, tzinfo=clock.TASHKENT)


@pytest.mark.parametrize(
    "value",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "＝1+1",
        "\x00=1",
        '=HYPERLINK("http://x")',
    ],
)
def test_what_would_be_calculated_stands_behind_an_apostrophe(value):
    assert safe_cell(value).startswith("'")


@pytest.mark.parametrize("value", ["", "26-1726-0000001-7", "Oyna = parda", "a-b", "'=1"])
def test_everything_else_is_left_as_it_is(value):
    assert safe_cell(value) == value


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), min_size=1, max_size=5))
def test_no_cell_of_a_csv_begins_a_formula_and_nothing_is_lost(rows):
    text = "".join(csv_lines([["head"]], rows))
    assert text.startswith(BOM)
    read = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert read[0] == ["head"]
    for said, found in zip(rows, read[1:], strict=True):
        assert [cell.removeprefix("'") for cell in found] == [
            cell.replace("\x00", "").removeprefix("'") for cell in said
        ]
        assert not any(cell.lstrip(" \u00a0").startswith(FORMULA_STARTS) for cell in found)


def test_a_workbook_has_no_formula_no_link_and_carries_its_watermark():
    rows = [["=cmd|' /C calc'!A0", "http://example.org", "mailto:a@b.uz", "+998"]]
    made = io.BytesIO()
    write_xlsx(made, [["Kim & qachon"], ["Raqami", "b", "c", "d"]], rows, title="Ish stoli", made_at=NOON)
    with zipfile.ZipFile(made) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        everything = " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    assert "<f>" not in sheet and "hyperlink" not in everything
    assert "Kim &amp;&amp; qachon" in sheet and "'=cmd" in everything and "'+998" in everything
    assert "Kim &amp; qachon" in everything
