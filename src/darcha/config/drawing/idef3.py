"""The IDEF3 process flow: units of behaviour, junctions, referents that lead back. Ignores states of objects.

A step is a unit of behaviour, and so is each act that leads out of it (2.1, 2.2). Where one of several happens, the
junction is an exclusive one (X). What several bodies are asked side by side stands between two junctions: AND (&) where
all have to be asked, else OR (O). A way back is a referent "go to", as the method wants, not a
line.
"""

from darcha.ground.text import t

from .frame import MARGIN, frame
from .idef3_acts import Way, Words, conditions, notes_of, opinion_words, step_words, ways_out
from .measure import wrap
from .net import Box, Edge, Layout, Node
from .net_of_steps import Flow, Place, Process
from .ranks import columns
from .routes import lay_out
from .sheet import ACTION, INFO_SOFT, INK, MUTED, NOW, NOW_SOFT, PAPER, SURFACE, Sheet, fitted, height_of

WIDTHS = (150.0, 190.0, 230.0)  # of units, of which the one is taken that fits paper best
PAD, SIZE, SMALL, FOOT = 8.0, 13.0, 11.5, 18.0
ROOM = 700.0  # for notes, at least


def idef3(process: Process) -> list[Sheet]:
    """One sheet."""
    units, layout = min((_laid_out(process, wide) for wide in WIDTHS), key=lambda one: _scale(one[1]))
    notes = [wrap(said, max(layout.width, ROOM), SMALL) for said in units.said_once()]
    below = sum(height_of(note, SMALL) + PAD for note in notes)
    size = fitted((layout.width, layout.height + below), MARGIN)
    sheet = Sheet("", t("drawing.idef3.title", process.lang, service=_name(process)), _says(process), *size)
    dx, dy = (size[0] - layout.width) / 2, (size[1] - layout.height - below) / 2
    y = dy + layout.height + PAD
    for note in notes:
        y = PAD + sheet.words((size[0] - max(layout.width, ROOM)) / 2, y, note, size=SMALL, colour=MUTED)
    for edge in units.edges:
        dashed = "5 4" if edge.target.startswith("goto.") else ""
        sheet.line([(x + dx, y + dy) for x, y in layout.routes[edge.key]], dash=dashed)
    for key, box in layout.boxes.items():
        units.draw(key, Box(box.x + dx, box.y + dy, box.width, box.height), sheet)
    frame(sheet, process, "IDEF3", process.service.key, sheet.title)
    return [sheet]


def _laid_out(process: Process, wide: float) -> tuple["Units", Layout]:
    units = Units(process, wide)
    return units, lay_out(units.nodes, units.edges, gap_x=8, gap_y=14)


def _scale(layout: Layout) -> float:
    """How large a sheet it wants: the smaller, the larger its words on paper."""
    return fitted((layout.width, layout.height), MARGIN)[0]


class Units:
    """Every box of the sheet with its words, and the lines between them."""

    def __init__(self, process: Process, wide: float) -> None:
        self.wide = wide
        self.lang = process.lang
        self.process = process
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.lines: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
        self.number: dict[str, str] = {}
        self.fill: dict[str, str] = {}
        self.sign: dict[str, str] = {}
        self.parts: dict[str, str] = {}
        self.notes = notes_of(process)
        self._back = _ways_back(process)
        into: dict[str, list[str]] = {place.key: [] for place in process.places}
        for index, place in enumerate(process.places, 1):
            self._step(place, index)
        for place in process.places:
            for flow, end in self._acts(place):
                if flow.key in self._back:
                    self._go_to(flow, end)
                elif flow.target is not None:
                    into[flow.target].append(end)
        for key, ends in into.items():
            self._fan_in(key, ends)
        self.nodes.sort(key=lambda node: node.key != f"step.{process.first}")  # the first step begins the net

    def _step(self, place: Place, index: int) -> None:
        key = f"step.{place.key}"
        self.number[key] = str(index)
        self._unit(key, step_words(place, self.process, self.notes), PAPER if place.is_end else INFO_SOFT)
        self.parts[key] = " ".join([key, *(flow.key for flow in place.asides)])

    def _acts(self, place: Place) -> list[tuple[Flow, str]]:
        """The units of a step's acts, behind an exclusive junction where there are several."""
        source, ways = f"step.{place.key}", ways_out(place, self.process)
        if place.is_automatic and len(ways) == 1:
            self.parts[source] += f" {place.moves[0].key}"
            return [(place.moves[0], source)]
        if len(ways) + bool(place.asks) > 1:
            source = self._junction(f"out.{place.key}")
            self._edge(f"step.{place.key}", source)
        number = self.number[f"step.{place.key}"]
        drawn = self._ways(ways, source, number)
        return [*drawn, *self._opinions(place, source, number)] if place.asks else drawn

    def _opinions(self, place: Place, source: str, number: str) -> list[tuple[Flow, str]]:
        """The bodies between two junctions, and where the case goes once all have spoken."""
        sign = "&" if place.is_all else "O"
        fork, join = self._junction(f"fork.{place.key}", sign), self._junction(f"join.{place.key}", sign)
        self._edge(source, fork)
        for index, one in enumerate(place.asks, 1):
            key = f"opinion.{one.key}"
            self.number[key], self.parts[key] = f"{number}.{chr(96 + index)}", key
            self._unit(key, opinion_words(one, self.lang), SURFACE)
            self._edge(fork, key)
            self._edge(key, join)
        if len(place.gathered) < 2:
            self.parts[f"step.{place.key}"] += "".join(f" {flow.key}" for flow in place.gathered)
            return [(flow, join) for flow in place.gathered]
        choice = self._junction(f"route.{place.key}")
        self._edge(join, choice)
        return self._ways(conditions(place.gathered, self.process), choice, f"{number}.{chr(97 + len(place.asks))}")

    def _ways(self, ways: list[Way], source: str, number: str) -> list[tuple[Flow, str]]:
        drawn = []
        for index, way in enumerate(ways, 1):
            flow = way.flows[0]
            self.number[way.key] = f"{number}.{index}"
            self._unit(way.key, way.words, NOW_SOFT if flow.who in ("applicant", "clock") else SURFACE)
            self.parts[way.key] = " ".join(one.key for one in way.flows)
            self._edge(source, way.key)
            drawn.append((flow, way.key))
        return drawn

    def _go_to(self, flow: Flow, end: str) -> None:
        key = f"goto.{flow.key}"
        words = t("drawing.idef3.go_to", self.lang, number=self.number[f"step.{flow.target}"])
        self.lines[key] = [(wrap(words, 84, SMALL, bold=True), True, ACTION)]
        self.nodes.append(Node(key, 100, height_of(self.lines[key][0][0], SMALL) + 2 * PAD))
        self._edge(end, key)

    def _fan_in(self, place: str, ends: list[str]) -> None:
        target = f"step.{place}"
        if len(ends) > 1:
            junction = self._junction(f"in.{place}")
            self._edge(junction, target)
            target = junction
        for end in ends:
            self._edge(end, target)

    def _junction(self, key: str, sign: str = "X") -> str:
        self.sign[key] = sign
        self.number[key] = f"J{1 + sum(number.startswith('J') for number in self.number.values())}"
        self.nodes.append(Node(key, 28, 42, below=14))
        return key

    def _unit(self, key: str, words: Words, fill: str) -> None:
        lines = [
            (wrap(said, self.wide - 2 * PAD, SIZE if bold else SMALL, bold=bold), bold, colour)
            for said, bold, colour in words
        ]
        tall = sum(height_of(block, SIZE if bold else SMALL) for block, bold, _ in lines)
        self.lines[key], self.fill[key] = lines, fill
        self.nodes.append(Node(key, self.wide, tall + 2 * PAD + FOOT))

    def _edge(self, source: str, target: str) -> None:
        self.edges.append(Edge(f"{source} {target}", source, target))

    def said_once(self) -> list[str]:
        """The notes of the sheet with their numbers."""
        return [f"{t('drawing.note', self.lang, number=number)}. {note}" for number, note in enumerate(self.notes, 1)]

    def draw(self, key: str, box: Box, sheet: Sheet) -> None:
        """One box: a unit with its number at the foot, a junction with its sign, a referent."""
        if key in self.fill:
            edge = NOW if self.fill[key] == NOW_SOFT else INK
            sheet.box(box, part=self.parts[key], fill=self.fill[key], edge=edge, radius=3)
            y = box.y + PAD
            for block, bold, colour in self.lines[key]:
                size = SIZE if bold else SMALL
                y = sheet.words(box.x + PAD, y, block, size=size, bold=bold, colour=colour)
            rule = box.bottom - FOOT
            sheet.line([(box.x, rule), (box.right, rule)], arrow=False, colour=MUTED)
            sheet.line([(box.x + 46, rule), (box.x + 46, box.bottom)], arrow=False, colour=MUTED)
            sheet.words(box.x + 23, rule + 2, [self.number[key]], size=SMALL, anchor="middle", colour=ACTION)
        elif key in self.lines:
            sheet.box(box, fill=SURFACE, edge=ACTION, radius=0, dash="5 4")
            block = self.lines[key][0][0]
            sheet.words(box.middle[0], box.y + PAD, block, size=SMALL, bold=True, anchor="middle", colour=ACTION)
        else:
            sheet.box(box, fill=SURFACE, radius=0)
            sheet.line([(box.x + 6, box.y), (box.x + 6, box.bottom)], arrow=False)
            sheet.words(box.middle[0] + 3, box.y + 11, [self.sign[key]], size=15, bold=True, anchor="middle")
            sheet.words(box.middle[0], box.bottom + 1, [self.number[key]], size=SMALL, anchor="middle", colour=MUTED)


def _ways_back(process: Process) -> set[str]:
    """The flows that lead to a step which came before, seen from the first step."""
    places = sorted(process.places, key=lambda place: place.key != process.first)
    nodes = [Node(place.key, 0, 0) for place in places]
    edges = [Edge(flow.key, flow.step, flow.target) for place in places for flow in place.moves if flow.target]
    column = columns(nodes, edges)
    return {edge.key for edge in edges if column[edge.target] <= column[edge.source]}


def _name(process: Process) -> str:
    return process.service.name.in_(process.lang)


def _says(process: Process) -> str:
    """The same flow in words."""
    names = {place.key: place.name for place in process.places}
    ways = (f"{names[flow.step]}: {flow.words} → {names[flow.target]}." for flow in process.flows if flow.target)
    return " ".join(ways)
