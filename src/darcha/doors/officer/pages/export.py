"""The list as a file for a spreadsheet: watermarked, limited, journalled. Ignores the cases themselves."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from darcha.furniture import sheets
from darcha.furniture.downloads import attachment
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


@gates.staff
@require_POST
def export(request: PageRequest) -> HttpResponse:
    """What stands at this place of the desk, with the same rights."""
    form = request.POST.get("form", "")
    form = form if form in FORMS else FORMS[0]
    found = cases.export_worklist(request.who, filter=place_of(request).filter, form=form)
    head = _head(request, found)
    rows = (_row(row, request.lang) for row in found.rows)
    name = f"darcha-{found.at:%Y-%m-%d-%H%M}.{form}"
    if form == "xlsx":
        made = sheets.xlsx(head, rows, title=t("officer.desk.title"), made_at=found.at)
        return attachment(name, sheets.XLSX_TYPE, made)
    return attachment(name, sheets.CSV_TYPE, "".join(sheets.csv_lines(head, rows)).encode())


def _head(request: PageRequest, found: ExportedList) -> list[Sequence[str]]:
    """Who took it out, when, how many; what was left out; the names of the columns."""
    who = f"{request.who.name} ({body_names(request.who, request.lang)})"
    said = t("officer.export.watermark", who=who, moment=write_moment(found.at), n=len(found.rows))
    cut = [[t("officer.export.cut")]] if found.is_cut else []
    return [[said], *cut, [t(f"officer.export.column.{column}") for column in _COLUMNS]]


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
