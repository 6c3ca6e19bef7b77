"""The head and foot of a sheet: what is drawn, from which version, and node, title and number as in FIPS 183."""

from darcha.ground.text import t, write_day

from .measure import wrap
from .net import Box
from .net_of_steps import Process
from .sheet import A4, INK, LINE, MUTED, PAPER, Sheet

EDGE, FOOT = 12.0, 40.0
MARGIN = (24.0, 64.0)  # of an A4 sheet, that drawings leave on both sides


def frame(sheet: Sheet, process: Process, node: str, number: str, title: str) -> None:
    """Drawn last, over nothing, as large as on A4 however large the sheet: drawings keep within ``MARGIN``."""
    made = Sheet("", "", "")
    _draw(made, process, (node, title, number))
    sheet.parts.append(f'<g transform="scale({sheet.width / A4[0]:.4f})">{"".join(made.parts)}</g>')


def _draw(sheet: Sheet, process: Process, values: tuple[str, str, str]) -> None:
    lang, service = process.lang, process.service
    sheet.box(Box(EDGE, EDGE, sheet.width - 2 * EDGE, sheet.height - 2 * EDGE), fill="none", edge=LINE, radius=0)
    room = sheet.width * 0.6
    sheet.words(EDGE + 12, EDGE + 8, wrap(service.name.in_(lang), room, 15, bold=True)[:1], size=15, bold=True)
    sheet.words(EDGE + 12, EDGE + 28, wrap(process.body, room, 11)[:1], size=11, colour=MUTED)
    source = t("drawing.source", lang, day=write_day(service.valid_from), mark=service.content_hash[:12])
    lines = wrap(source, sheet.width * 0.34, 10)
    sheet.words(sheet.width - EDGE - 12, EDGE + 10, lines, size=10, colour=MUTED, anchor="end")
    top = sheet.height - EDGE - FOOT
    sheet.box(Box(EDGE, top, sheet.width - 2 * EDGE, FOOT), fill=PAPER, edge=LINE, radius=0)
    columns = ((EDGE + 12, 0.16), (sheet.width * 0.2, 0.56), (sheet.width * 0.78, 0.2))
    for (x, share), name, value in zip(columns, ("node", "title", "number"), values, strict=True):
        sheet.words(x, top + 4, [t(f"drawing.frame.{name}", lang)], size=9, colour=MUTED)
        first = wrap(value, sheet.width * share, 12, bold=True)[:1]
        sheet.words(x, top + 17, first, size=12, bold=True, colour=INK)
