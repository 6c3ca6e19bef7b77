"""The boxes of a decomposition as a staircase: what touches each, how large it is, where it stands. Ignores drawing."""

from dataclasses import dataclass, field

from .icom import Arrow
from .measure import wrap
from .net import Box
from .net_of_steps import OVERDUE, Flow, Place, Process
from .sheet import height_of

WIDE, SPAN, PITCH, SIZE, BOLD = 176.0, 128.0, 14.0, 12.0, 14.0
LEFT = 160.0  # for the names of inputs


@dataclass(slots=True)
class Stair:
    """One box with what touches each of its sides, from the top or the left."""

    place: Place
    number: int
    left: list[str] = field(default_factory=list)
    right: dict[str, float] = field(default_factory=dict)  # how far below the top each leaves
    top: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    under: dict[str, float] = field(default_factory=dict)  # ways back, and how far below it each runs
    before: list[str] = field(default_factory=list)  # what rises or falls in the gap on its left
    box: Box = field(default_factory=lambda: Box(0, 0, 0, 0))

    def y(self, side: list[str], key: str) -> float:
        """Where that one of a side's lines meets the box, from the top of the sheet."""
        return self.box.y + self.box.height * (side.index(key) + 1) / (len(side) + 1)

    def x(self, side: list[str], key: str) -> float:
        """The same from the left of the sheet."""
        return self.box.x + self.box.width * (side.index(key) + 1) / (len(side) + 1)


@dataclass(frozen=True, slots=True)
class Way:
    """All flows from one step to another, as one arrow."""

    key: str
    source: str
    target: str
    words: tuple[str, ...]
    flows: tuple[str, ...]


def ways_of(process: Process) -> list[Way]:
    """All flows between two steps as one."""
    found: dict[tuple[str, str], list[Flow]] = {}
    for flow in process.flows:
        if flow.target and flow.target != flow.step:
            found.setdefault((flow.step, flow.target), []).append(flow)
    return [
        Way(
            f"{source} {target}",
            source,
            target,
            tuple(dict.fromkeys(flow.words for flow in flows)),
            tuple(flow.key for flow in flows),
        )
        for (source, target), flows in found.items()
    ]


def stays(place: Place) -> list[Flow]:
    """What leaves the case at its step."""
    return [flow for flow in place.flows if flow.target in (None, place.key)]


def said(place: Place) -> list[Flow]:
    """Of these what its box says: what it means that a term ends without a decision, the arrow of terms carries."""
    return [flow for flow in stays(place) if flow.outcome != OVERDUE]


def touch(stairs: dict[str, Stair], ways: list[Way], arrows: list[Arrow]) -> None:
    """Who touches which side, in an order in which the lines meet least."""
    order = {key: stair.number for key, stair in stairs.items()}
    for arrow in arrows:
        for key in arrow.at:
            stair = stairs[key]
            if arrow.side == "O":
                stair.right[arrow.code] = 0
            else:
                {"I": stair.left, "C": stair.top, "M": stair.foot}[arrow.side].append(arrow.code)
    for way in sorted(ways, key=lambda one: (-order[one.target], order[one.source])):
        source, target = stairs[way.source], stairs[way.target]
        source.right[way.key] = 0
        target.left.append(way.key)
        target.before.append(way.key)
        if target.number < source.number:
            source.under[way.key] = 0


def lines_of(way: Way) -> tuple[str, ...]:
    """The words on an arrow."""
    return tuple(line for words in way.words for line in wrap(words, SPAN - 12, SIZE))


def label_of(arrow: Arrow) -> tuple[str, ...]:
    """The name of an input or output at the edge."""
    return wrap(f"{arrow.code} {arrow.name}", LEFT - 40, SIZE)


def stand(
    stairs: dict[str, Stair], ways: list[Way], talls: dict[str, float], x: float, y: float
) -> tuple[float, float]:
    """Give each box its place; how far right and how far down they reach."""
    for stair in stairs.values():
        asides = sum(height_of(wrap(f"· {flow.words}", WIDE - 24, SIZE), SIZE) for flow in said(stair.place))
        words = height_of(wrap(stair.place.name, WIDE - 24, BOLD, bold=True), BOLD) + asides + 44
        deep = _leave(stair, ways, talls)
        side = max([22.0, *(talls.get(key, 0) for key in stair.left)]) * (len(stair.left) + 1)
        tall = max(words, deep, side, 72)
        stair.box = Box(x, y, WIDE, tall)
        below = 12.0
        for key in stair.under:
            stair.under[key] = below
            below += PITCH + sum(height_of(lines_of(way), SIZE) for way in ways if way.key == key)
        y += tall + below + 6
        x += WIDE + SPAN
    return x - SPAN, y


def _leave(stair: Stair, ways: list[Way], talls: dict[str, float]) -> float:
    """Room on the right side for each line with its words above it; how deep they reach."""
    words = {way.key: height_of(lines_of(way), SIZE) for way in ways if way.key not in stair.under}
    deep = 6.0
    for key in stair.right:
        deep += words.get(key, talls.get(key, 12.0)) + 8
        stair.right[key] = deep
    return deep + 16
