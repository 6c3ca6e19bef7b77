"""Where the elements of a BPMN diagram stand: pools, lanes, tasks, events on edges. Ignores XML."""

from dataclasses import dataclass, field

from .bpmn_elements import Link, Part, Parts
from .measure import wrap
from .net import Box, Edge, Node, Point
from .routes import lay_out
from .sheet import height_of

TASK, EVENT, GATEWAY = (150.0, 84.0), 36.0, 50.0
LABEL, SIZE = 104.0, 11.0
POOL, LANE, TOP, SPACE = 30.0, 30.0, 64.0, 46.0  # names of pool and lane stand on end; the applicant's pool is on top
NOTE = 122.0
ORIGIN = (60.0, 40.0)


@dataclass(slots=True)
class Places:
    boxes: dict[str, Box] = field(default_factory=dict)
    labels: dict[str, Box] = field(default_factory=dict)
    lines: dict[str, tuple[Point, ...]] = field(default_factory=dict)
    lanes: dict[str, Box] = field(default_factory=dict)
    applicant: Box = field(default_factory=lambda: Box(0, 0, 0, 0))
    body: Box = field(default_factory=lambda: Box(0, 0, 0, 0))


def places_of(made: Parts) -> Places:
    """A place for every part, link, lane and message."""
    bands = {lane: index for index, lane in enumerate(made.lanes)}
    edge_events: dict[str, list[Part]] = {}
    for part in made.parts.values():
        if part.on:
            edge_events.setdefault(part.on, []).append(part)
    nodes = [_node(part, bands, edge_events) for part in made.parts.values() if not part.on]
    edges = []
    for link in made.links:
        source = made.parts[link.source]
        if source.on:
            foot = _foot(edge_events[source.on].index(source))
            edges.append(Edge(link.key, source.on, link.target, foot, EVENT / 2))
        else:
            edges.append(Edge(link.key, link.source, link.target))
    nodes.sort(key=lambda node: node.key != "start")
    layout = lay_out(nodes, edges, [part.key for part in made.parts.values() if part.tells], gap_x=40, gap_y=20)
    dx, dy = ORIGIN[0] + POOL + LANE, ORIGIN[1] + TOP + SPACE
    found = Places()
    for key, box in layout.boxes.items():
        _set(made.parts[key], box, dx, dy, found)
        for index, event in enumerate(edge_events.get(key, ())):
            x, y = found.boxes[key].x + _foot(index), found.boxes[key].bottom
            found.boxes[event.key] = Box(x - EVENT / 2, y - EVENT / 2, EVENT, EVENT)
            found.labels[event.key] = Box(x + 6, y + EVENT / 2, LABEL, _tall(event))
    for link in made.links:
        found.lines[link.key] = _cut(tuple((x + dx, y + dy) for x, y in layout.routes[link.key]), link, made, found)
        if link.name:
            found.labels[link.key] = _beside(found.lines[link.key])
    for key in (part.key for part in made.parts.values() if part.tells):
        line = [(x + dx, y + dy) for x, y in layout.routes[f"up.{key}"]]
        line[0] = (line[0][0], found.boxes[key].y)
        line[-1] = (line[-1][0], ORIGIN[1] + TOP)
        found.lines[f"message_{key}"] = tuple(line if made.parts[key].tells == "out" else reversed(line))
    wide = POOL + LANE + layout.width
    for lane, (top, bottom) in zip(made.lanes, layout.bands, strict=True):
        found.lanes[lane] = Box(ORIGIN[0] + POOL, top + dy, wide - POOL, bottom - top)
    found.applicant = Box(ORIGIN[0], ORIGIN[1], wide, TOP)
    found.body = Box(ORIGIN[0], dy, wide, layout.height)
    return found


def _beside(line: tuple[Point, ...]) -> Box:
    """Where the words of a line stand: behind its first corner, on its own side of it; at the end of a straight one."""
    x, y = line[1]
    if len(line) == 2:
        return Box(x - 40, y - 17, 32, 14)
    return Box(x + 4, y + 6 if line[2][1] > y else y - 20, 32, 14)


def _node(part: Part, bands: dict[str, int], edge_events: dict[str, list[Part]]) -> Node:
    band = bands[part.lane]
    if part.tag.endswith("Task"):
        events = edge_events.get(part.key, [])
        wide = max(TASK[0], len(events) * (LABEL + 16.0) + 14)
        below = EVENT / 2 + max(map(_tall, events), default=0) if events else 0
        note = height_of(wrap(part.note.replace("\n", " · "), NOTE, SIZE), SIZE) + 34 if part.note else 0
        return Node(part.key, wide, _task(part, wide) + 2 * note, band, max(0.0, below - note))
    size = GATEWAY if part.tag.endswith("Gateway") else EVENT
    return Node(part.key, max(size, LABEL), size, band, below=_tall(part) + 4 if part.name else 0)


def _tall(part: Part) -> float:
    return height_of(wrap(part.name, LABEL, SIZE), SIZE) + 8


def _task(part: Part, wide: float) -> float:
    """How tall a task is: readers write its name in the middle of it, under the sign of its kind."""
    return max(TASK[1], height_of(wrap(part.name, wide - 24, SIZE + 1), SIZE + 1) + 44)


def _foot(index: int) -> float:
    return 26.0 + index * (LABEL + 16.0)


def _set(part: Part, cell: Box, dx: float, dy: float, found: Places) -> None:
    """The shape in the middle of its cell, its words under it."""
    x, y = cell.middle[0] + dx, cell.middle[1] + dy
    if part.tag.endswith("Task"):
        tall = _task(part, cell.width)
        found.boxes[part.key] = Box(cell.x + dx, y - tall / 2, cell.width, tall)
        if part.note:
            found.boxes[f"note_{part.key}"] = Box(
                cell.x + dx + 14, cell.y + dy + 2, cell.width - 28, (cell.height - tall) / 2 - 20
            )
        return
    size = GATEWAY if part.tag.endswith("Gateway") else EVENT
    found.boxes[part.key] = Box(x - size / 2, y - size / 2, size, size)
    if part.name:
        found.labels[part.key] = Box(x - LABEL / 2, y + size / 2 + 4, LABEL, _tall(part))


def _cut(line: tuple[Point, ...], link: Link, made: Parts, found: Places) -> tuple[Point, ...]:
    """The ends at the shapes themselves: a cell is wider than an event, taller than a task with a note."""
    source, target = made.parts[link.source], found.boxes[link.target]
    first, *middle, _ = line
    if source.on:
        box = found.boxes[source.key]
        first = (box.middle[0], box.bottom)
    else:
        first = (found.boxes[source.key].right, first[1])
    return (first, *middle, (target.x, line[-1][1]))
