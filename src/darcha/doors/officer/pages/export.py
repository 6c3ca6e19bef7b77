"""The list as a file for a spreadsheet: watermarked, limited, journalled, sent as it is read. Ignores the cases
themselves."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from darcha.furniture import sheets
from darcha.furniture.downloads import streamed
from darcha.ground.text import t, write_day, write_moment
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import office_state_words
from darcha.kernel.cases.types import CaseRow, ExportedList
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..lines import title_of
from ..place import place_of
from .desk import body_names

FORMS = ("csv", "xlsx")
_COLUMNS = ("number", "what", "body", "state", "received", "due", "begin")
_PIECE = 64 * 1024


@gates.staff
@require_POST
def export(request: PageRequest) -> HttpResponse:
    """What stands at this place of the desk, with the same rights, as long as they last."""
    form = request.POST.get("form", "")
    form = form if form in FORMS else FORMS[0]
    found = cases.export_worklist(request.who, filter=place_of(request).filter, form=form)
    head = _head(request, found)
    name = f"darcha-{found.at:%Y-%m-%d-%H%M}.{form}"
    if form == "xlsx":
        return streamed(name, sheets.XLSX_TYPE, _workbook(head, found, request.lang))
    lines = sheets.csv_lines(head, _rows(found, request.lang))
    return streamed(name, sheets.CSV_TYPE, (line.encode() for line in lines))


def _head(request: PageRequest, found: ExportedList) -> list[Sequence[str]]:
    """Who took it out and when; the names of the columns."""
    who = f"{request.who.name} ({body_names(request.who, request.lang)})"
    said = t("officer.export.watermark", who=who, moment=write_moment(found.at))
    return [[said], [t(f"officer.export.column.{column}") for column in _COLUMNS]]


def _rows(found: ExportedList, language: str) -> Iterator[Sequence[str]]:
    """The cases, and below them how many there are and why no more: a file without that line is not whole."""
    with closing(found.rows):
        for row in found.rows:
            yield _row(row, language)
    yield [t(f"officer.export.ended.{found.ended}", language, n=found.count)]


def _workbook(head: Sequence[Sequence[str]], found: ExportedList, language: str) -> Iterator[bytes]:
    """A workbook can be read only once it is whole: it is written to the disk row by row, and sent from there."""
    with tempfile.TemporaryFile() as made:
        rows = _rows(found, language)
        sheets.write_xlsx(made, head, rows, title=t("officer.desk.title", language), made_at=found.at)
        made.seek(0)
        while piece := made.read(_PIECE):
            yield piece


def _row(row: CaseRow, language: str) -> list[str]:
    return [
        row.number,
        title_of(row, language),
        catalogue.body_name(row.body, language, short=True),
        office_state_words(row.state, language),
        write_moment(row.received_at),
        write_moment(row.due.due_at) or write_day(row.due.due_on),
        write_moment(row.begin_by) if row.begin_by and (row.due.due_at or row.due.due_on) else "",
    ]
