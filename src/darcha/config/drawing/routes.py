"""Boxes stand in cells, lines run only in the gutters between them, so that no line can cross a box.

Why not a library: see the decision on drawing.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate

from .gutters import Ask, Gutters
from .net import Box, Edge, Layout, Node, Point
from .ranks import Cell, cells

_Way = tuple[Ask, ...]


def lay_out(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    risers: Sequence[str] = (),
    *,
    gap_x: float = 26,
    gap_y: float = 22,
) -> Layout:
    """Boxes, lines and lanes, from 0, 0. ``risers``: boxes from whose top a line leads out at the top; its route is
    named ``up.<box>``."""
    at, rows = cells(nodes, edges)
    gutters = Gutters(gap_x, gap_y)
    fans = Counter(edge.source for edge in edges if edge.foot is None)
    ways = {edge.key: _way(edge, at, fans, gutters) for edge in edges}
    _part_ways(edges, ways, at, gutters)
    ups = {key: _up(key, at, gutters) for key in risers}
    wide, tall = 1 + max((column for column, _ in at.values()), default=0), sum(rows)
    half = [max((n.height / 2 for n in nodes if at[n.key][1] == row), default=0) for row in range(tall)]
    foot = [max((n.height / 2 + n.below for n in nodes if at[n.key][1] == row), default=0) for row in range(tall)]
    room = [max((n.width for n in nodes if at[n.key][0] == column), default=0) for column in range(wide)]
    _, lefts, width = gutters.measure("x", room)
    begins, tops, height = gutters.measure("y", [a + b for a, b in zip(half, foot, strict=True)])
    layout = Layout(width=width, height=height)
    for node in nodes:
        column, row = at[node.key]
        x = lefts[column] + (room[column] - node.width) / 2
        layout.boxes[node.key] = Box(x, tops[row] + half[row] - node.height / 2, node.width, node.height)
    for edge in edges:
        layout.routes[edge.key] = _line(edge, ways[edge.key], layout.boxes, gutters.place)
    for key, way in ups.items():
        layout.routes[f"up.{key}"] = _rising(layout.boxes[key], way, gutters.place)
    first = list(accumulate(rows, initial=0))
    ends = [*begins[:tall], height]
    layout.bands = [(ends[first[lane]], ends[first[lane + 1]]) for lane in range(len(rows))]
    return layout


def _way(edge: Edge, at: dict[str, Cell], fans: Counter[str], gutters: Gutters) -> _Way:
    """The tracks that a line takes: none when it is straight."""
    (column, row), (to_column, to_row) = at[edge.source], at[edge.target]
    entry = f"to {edge.target}"
    if edge.foot is not None:
        return gutters.take("y", row + 1, entry), gutters.take("x", to_column, entry)
    if row == to_row and column < to_column and not _between(column, to_column, row, at):
        return ()
    leaving = f"from {edge.source}"
    if to_column == column + 1:
        return (gutters.take("x", to_column, leaving if fans[edge.source] > 1 else entry),)
    beside = to_row if to_row > row else to_row + 1
    return (
        gutters.take("x", column + 1, leaving),
        gutters.take("y", beside, entry),
        gutters.take("x", to_column, entry),
    )


def _part_ways(edges: Sequence[Edge], ways: dict[str, _Way], at: dict[str, Cell], gutters: Gutters) -> None:
    """What leaves a box turns off before the place where another line turns in to the next box of that row: else the
    two would run on each other, and the one be read as leading where only the other leads."""
    leaves: dict[tuple[int, int], list[Ask]] = {}
    enters: dict[tuple[int, int], list[Ask]] = {}
    for edge in edges:
        if way := ways[edge.key]:
            column, row = at[edge.source]
            if edge.foot is None:
                leaves.setdefault((column + 1, row), []).append(way[0])
            enters.setdefault(at[edge.target], []).append(way[-1])
    for cell, leaving in leaves.items():
        for first in leaving:
            for then in enters.get(cell, ()):
                gutters.put_first(first, then)


def _between(column: int, to_column: int, row: int, at: dict[str, Cell]) -> bool:
    return any(one_row == row and column < one < to_column for one, one_row in at.values())


def _up(key: str, at: dict[str, Cell], gutters: Gutters) -> _Way:
    column, row = at[key]
    if any(one == column and one_row < row for one, one_row in at.values()):
        return gutters.take("y", row, f"up {key}"), gutters.take("x", column, f"up {key}")
    return ()


def _line(edge: Edge, way: _Way, boxes: dict[str, Box], place: Callable[[Ask], float]) -> tuple[Point, ...]:
    source, target = boxes[edge.source], boxes[edge.target]
    end_y = target.middle[1]
    end = (target.x, end_y)
    if edge.foot is not None:
        x, y, gutter = source.x + edge.foot, place(way[0]), place(way[1])
        return (x, source.bottom + edge.drop), (x, y), (gutter, y), (gutter, end_y), end
    begin = (source.right, source.middle[1])
    if not way:
        return begin, end
    if len(way) == 1:
        x = place(way[0])
        return begin, (x, begin[1]), (x, end_y), end
    x, y, gutter = (place(ask) for ask in way)
    return begin, (x, begin[1]), (x, y), (gutter, y), (gutter, end_y), end


def _rising(box: Box, way: _Way, place: Callable[[Ask], float]) -> tuple[Point, ...]:
    begin = (box.middle[0], box.y)
    if not way:
        return begin, (begin[0], 0.0)
    y, x = place(way[0]), place(way[1])
    return begin, (begin[0], y), (x, y), (x, 0.0)
