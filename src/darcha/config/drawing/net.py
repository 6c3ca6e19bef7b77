"""Boxes and lines of a drawing before and after they have a place. Ignores what they mean."""

from dataclasses import dataclass, field

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """A shape of that size. ``band``: the lane it must stay in. ``below``: room under it for words and events."""

    key: str
    width: float
    height: float
    band: int = 0
    below: float = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from the right side of ``source``, or from its foot ``foot`` units from its left side, to the left side of
    ``target``."""

    key: str
    source: str
    target: str
    foot: float | None = None
    drop: float = 0  # how far below the shape the line from the foot begins


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(slots=True)
class Layout:
    """``bands`` are the top and bottom of each lane."""

    boxes: dict[str, Box] = field(default_factory=dict)
    routes: dict[str, tuple[Point, ...]] = field(default_factory=dict)
    bands: list[tuple[float, float]] = field(default_factory=list)
    width: float = 0
    height: float = 0
