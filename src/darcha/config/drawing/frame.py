"""The head and foot of a sheet: what is drawn, from which version, and node, title and number as in FIPS 183."""

from darcha.ground.text import t, write_day

from .measure import wrap
from .net import Box
from .process import Process
from .sheet import INK, LINE, MUTED, PAPER, Sheet

HEAD, FOOT, EDGE = 52.0, 40.0, 12.0


def frame(sheet: Sheet, process: Process, node: str, number: str, title: str) -> None:
    """Drawn last, over nothing: drawings keep out of ``HEAD`` and ``FOOT``."""
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
    thirds = (EDGE + 12, sheet.width * 0.2, sheet.width * 0.78)
    names = (t("drawing.frame.node", lang), t("drawing.frame.title", lang), t("drawing.frame.number", lang))
    for x, name, value in zip(thirds, names, (node, title, number), strict=True):
        sheet.words(x, top + 4, [name], size=9, colour=MUTED)
        longest = sheet.width * (0.56 if value == title else 0.2)
        sheet.words(x, top + 17, wrap(value, longest, 12, bold=True)[:1], size=12, bold=True, colour=INK)
