"""The gutters between cells and the tracks in them: each line has its own, lines to one box share theirs."""

from collections.abc import Sequence

TRACK = 14.0  # between two lines
Ask = tuple[str, int, str]  # "x" for a gutter left of a column, "y" for one above a row; its number; whose track


class Gutters:
    """First every line takes its tracks, then ``measure`` tells where they lie."""

    def __init__(self, gap_x: float, gap_y: float) -> None:
        self._gaps = {"x": gap_x, "y": gap_y}
        self._taken: dict[tuple[str, int], dict[str, int]] = {}
        self._firsts: dict[tuple[str, int], list[tuple[str, str]]] = {}
        self._begins: dict[str, list[float]] = {}

    def take(self, way: str, gutter: int, owner: str) -> Ask:
        """A track; the same owner gets the same one again."""
        owners = self._taken.setdefault((way, gutter), {})
        owners.setdefault(owner, len(owners))
        return way, gutter, owner

    def put_first(self, first: Ask, then: Ask) -> None:
        """Two tracks of one gutter: the first lies before the second, unless others want it the other way round."""
        if first != then:
            self._firsts.setdefault(first[:2], []).append((first[2], then[2]))

    def _order(self) -> None:
        for gutter, pairs in self._firsts.items():
            left, placed = list(self._taken[gutter]), dict[str, int]()
            while left:
                held = {then for first, then in pairs if first in left}
                following = next((owner for owner in left if owner not in held), left[0])
                placed[following] = len(placed)
                left.remove(following)
            self._taken[gutter] = placed

    def measure(self, way: str, sizes: Sequence[float]) -> tuple[list[float], list[float], float]:
        """Where each gutter begins, where each column or row does, and how long the whole is."""
        self._order()
        begins, starts, end = [], [], 0.0
        for number in range(len(sizes) + 1):
            begins.append(end)
            end += self._gaps[way] + TRACK * len(self._taken.get((way, number), ()))
            if number < len(sizes):
                starts.append(end)
                end += sizes[number]
        self._begins[way] = begins
        return begins, starts, end

    def place(self, ask: Ask) -> float:
        """The coordinate of a track. Only after ``measure``."""
        way, gutter, owner = ask
        return self._begins[way][gutter] + self._gaps[way] / 2 + TRACK * (self._taken[way, gutter][owner] + 0.5)
