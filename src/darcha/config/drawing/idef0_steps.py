"""The decomposition A0: steps as a staircase of boxes. Ignores the context.

Boxes go down to the right, so what comes from above, from below and from both sides reaches each without crossing
another; what leads back runs under its box and up in front of the one it returns to.
"""

from dataclasses import dataclass, field

from darcha.ground.text import t

from .frame import FOOT, HEAD, frame
from .icom import Arrow
from .measure import wrap
from .net import Box
from .process import Flow, Place, Process
from .sheet import ACTION, INFO_SOFT, MUTED, PAPER, Sheet, fitted, height_of

WIDE, SPAN, PITCH, SIZE, BOLD = 176.0, 122.0, 14.0, 11.0, 13.5
LEFT, RIGHT, ROW = 160.0, 150.0, 17.0


@dataclass(slots=True)
class _Stair:
    """One box with what touches each of its sides, from the top or the left."""

    place: Place
    number: int
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    top: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    under: dict[str, float] = field(default_factory=dict)  # ways back, and how far below it each runs
    before: list[str] = field(default_factory=list)  # what rises or falls in the gap on its left
    box: Box = field(default_factory=lambda: Box(0, 0, 0, 0))

    def y(self, side: list[str], key: str) -> float:
        return self.box.y + self.box.height * (side.index(key) + 1) / (len(side) + 1)

    def x(self, side: list[str], key: str) -> float:
        return self.box.x + self.box.width * (side.index(key) + 1) / (len(side) + 1)


@dataclass(frozen=True, slots=True)
class _Way:
    """All flows from one step to another, as one arrow."""

    key: str
    source: str
    target: str
    words: tuple[str, ...]
    flows: tuple[str, ...]


def decomposition(process: Process, arrows: list[Arrow]) -> Sheet:
    """The sheet A0."""
    stairs = {
        place.key: _Stair(place, number)
        for number, place in enumerate(sorted(process.places, key=lambda one: one.key != process.first), 1)
    }
    ways = _ways(process)
    _touch(stairs, ways, arrows)
    rows = {side: sum(arrow.side == side and bool(arrow.at) for arrow in arrows) for side in "CM"}
    head = rows["C"] * ROW + rows["C"] * 9 + 24
    talls = {arrow.code: height_of(_label(arrow), SIZE) + 8 for arrow in arrows}
    wide, low = _stand(stairs, ways, talls, LEFT, head)
    inner = (wide + RIGHT, low + rows["M"] * (ROW + 9) + 24)
    size = fitted(inner, (26.0, HEAD + FOOT))
    dx, dy = (size[0] - inner[0]) / 2, HEAD + 12 + (size[1] - HEAD - FOOT - 24 - inner[1]) / 2
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


def _ways(process: Process) -> list[_Way]:
    found: dict[tuple[str, str], list[Flow]] = {}
    for flow in process.flows:
        if flow.target and flow.target != flow.step:
            found.setdefault((flow.step, flow.target), []).append(flow)
    return [
        _Way(
            f"{source} {target}",
            source,
            target,
            tuple(dict.fromkeys(flow.words for flow in flows)),
            tuple(flow.key for flow in flows),
        )
        for (source, target), flows in found.items()
    ]


def _stays(place: Place) -> list[Flow]:
    """What leaves the case at its step."""
    return [flow for flow in place.flows if flow.target in (None, place.key)]


def _touch(stairs: dict[str, _Stair], ways: list[_Way], arrows: list[Arrow]) -> None:
    """Who touches which side, in an order in which the lines meet least."""
    order = {key: stair.number for key, stair in stairs.items()}
    for arrow in arrows:
        for key in arrow.at:
            side = {"I": "left", "C": "top", "M": "foot", "O": "right"}[arrow.side]
            getattr(stairs[key], side).append(arrow.code)
    for way in sorted(ways, key=lambda one: (-order[one.target], order[one.source])):
        source, target = stairs[way.source], stairs[way.target]
        source.right.append(way.key)
        target.left.append(way.key)
        target.before.append(way.key)
        if target.number < source.number:
            source.under[way.key] = 0


def _lines(way: _Way) -> tuple[str, ...]:
    return tuple(line for words in way.words for line in wrap(words, SPAN - 12, SIZE))


def _label(arrow: Arrow) -> tuple[str, ...]:
    return wrap(f"{arrow.code} {arrow.name}", LEFT - 40, SIZE)


def _stand(
    stairs: dict[str, _Stair], ways: list[_Way], talls: dict[str, float], x: float, y: float
) -> tuple[float, float]:
    """Give each box its place; how far right and how far down they reach."""
    for stair in stairs.values():
        asides = sum(height_of(wrap(f"· {flow.words}", WIDE - 24, SIZE), SIZE) for flow in _stays(stair.place))
        words = height_of(wrap(stair.place.name, WIDE - 24, BOLD, bold=True), BOLD) + asides + 44
        going = [way for way in ways if way.key in stair.right and way.key not in stair.under]
        steps = max((height_of(_lines(way), SIZE) + 12 for way in going), default=24)
        sides = (
            max([22.0, *(talls.get(key, 0) for key in side)]) * (len(side) + 1) for side in (stair.left, stair.right)
        )
        tall = max(words, steps * (len(stair.right) + 1), *sides, 72)
        x += PITCH * len(stair.before)
        stair.box = Box(x, y, WIDE, tall)
        below = 12.0
        for key in stair.under:
            stair.under[key] = below
            below += PITCH + sum(height_of(_lines(way), SIZE) for way in ways if way.key == key)
        y += tall + below + 6
        x += WIDE + SPAN
    return x - SPAN, y


def _draw_way(sheet: Sheet, way: _Way, stairs: dict[str, _Stair]) -> None:
    source, target = stairs[way.source], stairs[way.target]
    y, end_y = source.y(source.right, way.key), target.y(target.left, way.key)
    gap = target.box.x - 8 - PITCH * (target.before.index(way.key) + 0.5)
    lines = _lines(way)
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


def _draw_across(sheet: Sheet, arrows: list[Arrow], stairs: dict[str, _Stair], edge: float, *, down: bool) -> None:
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


def _first_x(arrow: Arrow, stairs: dict[str, _Stair], *, down: bool) -> float:
    return min(stairs[key].x(stairs[key].top if down else stairs[key].foot, arrow.code) for key in arrow.at)


def _draw_side(sheet: Sheet, arrow: Arrow, stairs: dict[str, _Stair], edge: float) -> None:
    for key in arrow.at:
        stair = stairs[key]
        lines = _label(arrow)
        y = stair.y(stair.left if arrow.side == "I" else stair.right, arrow.code)
        begin, end, anchor = (edge, stair.box.x, "start") if arrow.side == "I" else (stair.box.right, edge, "end")
        sheet.line([(begin, y), (end, y)])
        sheet.words(
            edge if anchor == "start" else edge - 12, y - height_of(lines, SIZE) - 3, lines, size=SIZE, anchor=anchor
        )


def _draw_box(sheet: Sheet, stair: _Stair) -> None:
    box = stair.box
    part = " ".join([f"step.{stair.place.key}", *(flow.key for flow in _stays(stair.place))])
    sheet.box(box, part=part, fill=PAPER if stair.place.is_end else INFO_SOFT, radius=0, thick=2)
    name = wrap(stair.place.name, WIDE - 24, BOLD, bold=True)
    y = sheet.words(box.middle[0], box.y + 10, name, size=BOLD, bold=True, anchor="middle")
    for flow in _stays(stair.place):
        y = sheet.words(box.x + 12, y + 1, wrap(f"· {flow.words}", WIDE - 24, SIZE), size=SIZE, colour=MUTED)
    sheet.words(box.right - 7, box.bottom - 19, [str(stair.number)], size=12, bold=True, anchor="end")
    sheet.words(box.x + 7, box.bottom - 18, [f"A{stair.number}"], size=SIZE, colour=MUTED)


def _says(ways: list[_Way], stairs: dict[str, _Stair]) -> str:
    names = {key: stair.place.name for key, stair in stairs.items()}
    return " ".join(f"{names[way.source]} → {names[way.target]}: {', '.join(way.words)}." for way in ways)
