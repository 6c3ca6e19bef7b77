"""Boxes never overlap, and no line runs through one, whatever the procedure."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from darcha.config.drawing.bpmn_parts import parts_of
from darcha.config.drawing.bpmn_places import places_of
from darcha.config.drawing.idef3 import WIDTHS, Units
from darcha.config.drawing.net import Box, Edge, Node
from darcha.config.drawing.process import read_process
from darcha.config.drawing.routes import lay_out
from darcha.kernel.catalogue.tests.project import catalogue, service

from .made import services
from .test_drawing import DEMO

MADE = settings(max_examples=60)


def crossed(lines, boxes):
    """Lines that run inside a box."""
    return [
        (key, name)
        for key, line in lines.items()
        for (x, y), (to_x, to_y) in pairwise(line)
        for name, box in boxes.items()
        if overlap(Box(min(x, to_x), min(y, to_y), abs(x - to_x), abs(y - to_y)), box)
    ]


def overlapping(boxes):
    """Pairs of boxes that share room."""
    named = list(boxes.items())
    return [(a, b) for index, (a, one) in enumerate(named) for b, other in named[:index] if overlap(one, other)]


def overlap(a, b):
    near = 1
    return a.x < b.right - near and b.x + near < a.right and a.y < b.bottom - near and b.y + near < a.bottom


@given(one=services(service("window-tint-permit")))
@MADE
def test_in_idef3(one):
    units = Units(read_process(one, catalogue(), "uz"), WIDTHS[0])
    layout = lay_out(units.nodes, units.edges)
    assert crossed(layout.routes, layout.boxes) == []
    assert overlapping(layout.boxes) == []


@given(one=services(service("window-tint-permit")))
@MADE
def test_in_bpmn(one):
    made = parts_of(read_process(one, catalogue(), "uz"))
    places = places_of(made)
    shapes = {key: box for key, box in places.boxes.items() if key in made.parts and not made.parts[key].on}
    flows = {key: line for key, line in places.lines.items() if not key.startswith("message_")}
    assert crossed(flows, shapes) == []
    assert overlapping(shapes) == []
    lanes = {part.key: places.lanes[part.lane] for part in made.parts.values()}
    assert [key for key, box in shapes.items() if not inside(box, lanes[key])] == []


def runs_on(lines, ends):
    """Pairs of lines without a common end that share a piece, so that the one seems to lead where the other does."""
    pieces = [(key, piece) for key, line in lines.items() for piece in pairwise(line)]
    return [
        (a, b)
        for index, (a, one) in enumerate(pieces)
        for b, other in pieces[:index]
        if not set(ends[a]) & set(ends[b]) and (shares(one, other, 0, 1) or shares(one, other, 1, 0))
    ]


def shares(one, other, along, across):
    level = one[0][across]
    if not all(point[across] == level for point in (*one, *other)):
        return False
    (a, b), (c, d) = (sorted(point[along] for point in piece) for piece in (one, other))
    return min(b, d) - max(a, c) > 1


@pytest.mark.parametrize("key", DEMO)
def test_no_line_of_a_pack_seems_to_lead_where_another_does(key):
    read = read_process(service(key), catalogue(), "ru")
    made = parts_of(read)
    flows = {link.key: (link.source, link.target) for link in made.links}
    lines = places_of(made).lines
    assert runs_on({name: lines[name] for name in flows}, flows) == []
    for wide in WIDTHS:
        units = Units(read, wide)
        ends = {edge.key: (edge.source, edge.target) for edge in units.edges}
        assert runs_on(lay_out(units.nodes, units.edges, gap_x=8, gap_y=14).routes, ends) == []


def test_a_line_that_runs_on_another_is_noticed():
    lines = {"a": ((0, 5), (9, 5)), "b": ((4, 5), (20, 5)), "c": ((4, 5), (4, 9))}
    assert runs_on(lines, {"a": ("1", "2"), "b": ("3", "4"), "c": ("5", "6")}) == [("b", "a")]
    assert runs_on(lines, {"a": ("1", "2"), "b": ("3", "2"), "c": ("5", "6")}) == []


def inside(box, lane):
    return lane.x <= box.x and box.right <= lane.right and lane.y <= box.y and box.bottom <= lane.bottom


def test_a_line_through_a_box_is_noticed():
    layout = lay_out([Node("a", 50, 50), Node("b", 50, 50), Node("c", 50, 50)], [Edge("x", "a", "b")])
    middle = layout.boxes["a"].middle[1]
    assert crossed({"x": ((0, middle), (500, middle))}, layout.boxes)
    assert overlapping({"a": Box(0, 0, 9, 9), "b": Box(5, 5, 9, 9)}) == [("b", "a")]
