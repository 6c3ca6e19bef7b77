"""Tables on their way to a spreadsheet: no cell is ever a formula. Ignores what the table is about."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import IO

import xlsxwriter

# What a spreadsheet takes for the beginning of a formula or of another cell; wide forms are read as the narrow ones.
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
BOM = "\ufeff"  # without it Excel reads UTF-8 as something else
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def safe_cell(value: str) -> str:
    """The same text, behind an apostrophe where a spreadsheet would calculate; NUL is left out."""
    text = value.replace("\x00", "")
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA_STARTS) else text


def csv_lines(head: Iterable[Sequence[str]], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """RFC 4180, every cell quoted, one line at a time."""
    yield BOM
    for row in (*head, *rows):
        line = io.StringIO()
        csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([safe_cell(cell) for cell in row])
        yield line.getvalue()


def write_xlsx(
    to: IO[bytes], head: Sequence[Sequence[str]], rows: Iterable[Sequence[str]], *, title: str, made_at: datetime
) -> None:
    """One sheet of texts alone, written row by row, none of which stays in memory; the last line of ``head`` names
    the columns and stays in sight. The watermark stands in the head and at the foot of every printed page."""
    book = xlsxwriter.Workbook(to, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "comments": head[0][0], "created": made_at.replace(tzinfo=None)})
    sheet = book.add_worksheet()
    sheet.set_footer(f"&L{head[0][0].replace('&', '&&')[:200]}")
    bold = book.add_format({"bold": True})
    for number, row in enumerate((*head, *rows)):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, safe_cell(cell), bold if number == len(head) - 1 else None)
    sheet.freeze_panes(len(head), 0)
    book.close()
