"""Boxes never overlap, and no line runs through one, whatever the procedure."""

from itertools import pairwise

from hypothesis import given, settings

from darcha.config.drawing.bpmn_parts import parts_of
from darcha.config.drawing.bpmn_places import places_of
from darcha.config.drawing.idef3 import Units
from darcha.config.drawing.net import Box, Edge, Node
from darcha.config.drawing.process import read_process
from darcha.config.drawing.routes import lay_out
from darcha.kernel.catalogue.tests.project import catalogue, service

from .made import services

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
    units = Units(read_process(one, catalogue(), "uz"))
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


def inside(box, lane):
    return lane.x <= box.x and box.right <= lane.right and lane.y <= box.y and box.bottom <= lane.bottom


def test_a_line_through_a_box_is_noticed():
    layout = lay_out([Node("a", 50, 50), Node("b", 50, 50), Node("c", 50, 50)], [Edge("x", "a", "b")])
    middle = layout.boxes["a"].middle[1]
    assert crossed({"x": ((0, middle), (500, middle))}, layout.boxes)
    assert overlapping({"a": Box(0, 0, 9, 9), "b": Box(5, 5, 9, 9)}) == [("b", "a")]
