"""The decomposition A0: steps as a staircase of boxes. Ignores the context.

Boxes go down to the right, so what comes from above, from below and from both sides reaches each without crossing
another; what leads back runs under its box and up in front of the one it returns to.
"""

from darcha.ground.text import t

from .frame import MARGIN, frame
from .icom import Arrow
from .idef0_stairs import (
    BOLD,
    LEFT,
    PITCH,
    SIZE,
    SPAN,
    WIDE,
    Stair,
    Way,
    label_of,
    lines_of,
    said,
    stand,
    stays,
    touch,
    ways_of,
)
from .measure import wrap
from .net import Box
from .net_of_steps import Process
from .sheet import ACTION, INFO_SOFT, MUTED, PAPER, Sheet, fitted, height_of

RIGHT, ROW = 150.0, 17.0


def decomposition(process: Process, arrows: list[Arrow]) -> Sheet:
    """The sheet A0."""
    stairs = {
        place.key: Stair(place, number)
        for number, place in enumerate(sorted(process.places, key=lambda one: one.key != process.first), 1)
    }
    ways = ways_of(process)
    touch(stairs, ways, arrows)
    rows = {side: sum(arrow.side == side and bool(arrow.at) for arrow in arrows) for side in "CM"}
    head = rows["C"] * ROW + rows["C"] * 9 + 24
    talls = {arrow.code: height_of(label_of(arrow), SIZE) + 8 for arrow in arrows}
    wide, low = stand(stairs, ways, talls, LEFT, head)
    inner = (wide + RIGHT, low + rows["M"] * (ROW + 9) + 24)
    size = fitted(inner, MARGIN)
    dx, dy = (size[0] - inner[0]) / 2, (size[1] - inner[1]) / 2
    for stair in stairs.values():
        stair.box = Box(stair.box.x + dx, stair.box.y + dy, stair.box.width, stair.box.height)
    title = t("drawing.idef0.title", process.lang, service=process.service.name.in_(process.lang))
    sheet = Sheet("A0", title, _says(ways, stairs), *size)
    for way in ways:
        _draw_way(sheet, way, stairs)
    _draw_across(sheet, [a for a in arrows if a.side == "C" and a.at], stairs, dy, down=True)
    _draw_across(sheet, [a for a in arrows if a.side == "M" and a.at], stairs, dy + inner[1], down=False)
    for arrow in arrows:
        if arrow.side in "IO":
            _draw_side(sheet, arrow, stairs, dx + (0 if arrow.side == "I" else inner[0]))
    for stair in stairs.values():
        _draw_box(sheet, stair)
    frame(sheet, process, "A0", process.service.key, title)
    return sheet


def _draw_way(sheet: Sheet, way: Way, stairs: dict[str, Stair]) -> None:
    source, target = stairs[way.source], stairs[way.target]
    y, end_y = source.box.y + source.right[way.key], target.y(target.left, way.key)
    gap = target.box.x - 8 - PITCH * (target.before.index(way.key) + 0.5)
    lines = lines_of(way)
    if target.number > source.number:
        path = [(source.box.right, y), (gap, y), (gap, end_y), (target.box.x, end_y)]
        sheet.line(path, part=" ".join(way.flows))
        sheet.words(source.box.right + 6, y - height_of(lines, SIZE) - 2, lines, size=SIZE, colour=ACTION)
        return
    low = source.box.bottom + source.under[way.key]
    out = source.box.right + 10 + PITCH * list(source.under).index(way.key)
    path = [(source.box.right, y), (out, y), (out, low), (gap, low), (gap, end_y), (target.box.x, end_y)]
    sheet.line(path, part=" ".join(way.flows))
    sheet.words(source.box.x - SPAN, low + 2, lines, size=SIZE, colour=ACTION)


def _draw_across(sheet: Sheet, arrows: list[Arrow], stairs: dict[str, Stair], edge: float, *, down: bool) -> None:
    """Controls from above or mechanisms from below: the leftmost begins farthest out, its branches turn nearest."""
    arrows = sorted(arrows, key=lambda arrow: _first_x(arrow, stairs, down=down))
    sign = 1 if down else -1
    for index, arrow in enumerate(arrows):
        begin = edge + sign * ROW * index
        level = edge + sign * (ROW * len(arrows) + 8 + 9 * index)
        first = _first_x(arrow, stairs, down=down)
        for key in arrow.at:
            stair = stairs[key]
            x = stair.x(stair.top if down else stair.foot, arrow.code)
            end = stair.box.y if down else stair.box.bottom
            sheet.line([(first, begin), (x, begin), (x, end)] if x == first else [(first, level), (x, level), (x, end)])
        sheet.label(first + 5, begin - (2 if down else 12), f"{arrow.code} {arrow.name}", 400, size=SIZE)


def _first_x(arrow: Arrow, stairs: dict[str, Stair], *, down: bool) -> float:
    return min(stairs[key].x(stairs[key].top if down else stairs[key].foot, arrow.code) for key in arrow.at)


def _draw_side(sheet: Sheet, arrow: Arrow, stairs: dict[str, Stair], edge: float) -> None:
    for key in arrow.at:
        stair = stairs[key]
        lines = label_of(arrow)
        y = stair.y(stair.left, arrow.code) if arrow.side == "I" else stair.box.y + stair.right[arrow.code]
        begin, end, anchor = (edge, stair.box.x, "start") if arrow.side == "I" else (stair.box.right, edge, "end")
        sheet.line([(begin, y), (end, y)])
        sheet.words(
            edge if anchor == "start" else edge - 12, y - height_of(lines, SIZE) - 3, lines, size=SIZE, anchor=anchor
        )


def _draw_box(sheet: Sheet, stair: Stair) -> None:
    box = stair.box
    part = " ".join([f"step.{stair.place.key}", *(flow.key for flow in stays(stair.place))])
    sheet.box(box, part=part, fill=PAPER if stair.place.is_end else INFO_SOFT, radius=0, thick=2)
    name = wrap(stair.place.name, WIDE - 24, BOLD, bold=True)
    y = sheet.words(box.middle[0], box.y + 10, name, size=BOLD, bold=True, anchor="middle")
    for flow in said(stair.place):
        y = sheet.words(box.x + 12, y + 1, wrap(f"· {flow.words}", WIDE - 24, SIZE), size=SIZE, colour=MUTED)
    sheet.words(box.right - 7, box.bottom - 19, [str(stair.number)], size=12, bold=True, anchor="end")
    sheet.words(box.x + 7, box.bottom - 18, [f"A{stair.number}"], size=SIZE, colour=MUTED)


def _says(ways: list[Way], stairs: dict[str, Stair]) -> str:
    names = {key: stair.place.name for key, stair in stairs.items()}
    return " ".join(f"{names[way.source]} → {names[way.target]}: {', '.join(way.words)}." for way in ways)
