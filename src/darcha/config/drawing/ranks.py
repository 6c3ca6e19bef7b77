"""Which column and row each box stands in. Ignores sizes.

Columns are the longest way from the beginning, with the edges that lead back left out; rows are taken near what leads
to a box, inside its lane. Equal nets give equal places.
"""

from collections.abc import Sequence

from .net import Edge, Node

Cell = tuple[int, int]  # column, row


def columns(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, int]:
    """The column of each node."""
    forward = _forward(nodes, edges)
    column = {node.key: 0 for node in nodes}
    for _ in nodes:
        moved = False
        for source, target in forward:
            if column[target] <= column[source]:
                column[target] = column[source] + 1
                moved = True
        if not moved:
            break
    return column


def _forward(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[tuple[str, str]]:
    """The edges without those that close a circle, seen from the first node on. Without recursion: nets may be deep."""
    out: dict[str, list[str]] = {node.key: [] for node in nodes}
    for edge in edges:
        out[edge.source].append(edge.target)
    state: dict[str, int] = {}
    forward = []
    for root in nodes:
        if root.key in state:
            continue
        state[root.key] = 1
        stack = [(root.key, iter(out[root.key]))]
        while stack:
            key, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                state[key] = 2
                stack.pop()
            elif state.get(target) != 1:
                forward.append((key, target))
                if target not in state:
                    state[target] = 1
                    stack.append((target, iter(out[target])))
    return forward


def cells(nodes: Sequence[Node], edges: Sequence[Edge]) -> tuple[dict[str, Cell], list[int]]:
    """The cell of each node, and how many rows each lane has. Rows are counted from the top through all lanes."""
    column = columns(nodes, edges)
    lanes = max((node.band for node in nodes), default=0) + 1
    within: dict[str, int] = {}
    taken: set[tuple[int, int, int]] = set()
    for node in sorted(nodes, key=lambda one: column[one.key]):
        row = _wanted(node, nodes, edges, within)
        while (node.band, column[node.key], row) in taken:
            row += 1
        taken.add((node.band, column[node.key], row))
        within[node.key] = row
    rows = [1 + max((row for band, _, row in taken if band == lane), default=0) for lane in range(lanes)]
    first = [sum(rows[:lane]) for lane in range(lanes)]
    return {node.key: (column[node.key], first[node.band] + within[node.key]) for node in nodes}, rows


def _wanted(node: Node, nodes: Sequence[Node], edges: Sequence[Edge], within: dict[str, int]) -> int:
    """The row of what leads here in the same lane; a line from a foot leads to the row below."""
    band = {one.key: one.band for one in nodes}
    rows = [
        within[edge.source] + (edge.foot is not None)
        for edge in edges
        if edge.target == node.key and edge.source in within and band[edge.source] == node.band
    ]
    return min(rows, default=0)
