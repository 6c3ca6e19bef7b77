"""The public table: who stands where, and who is not compared. Ignores where the counts come from."""

from collections.abc import Iterable
from dataclasses import replace

from ..types import LeagueLine

FEWEST = 20  # decisions: of fewer, one more or less would move a body across the whole table


def share(part: int, whole: int) -> float | None:
    """In per cent; None where there are too few to say."""
    return 100 * part / whole if whole >= FEWEST else None


def ranked(lines: Iterable[LeagueLine]) -> tuple[LeagueLine, ...]:
    """Those that can be compared, the best first, equals sharing a place; then the others by name."""
    known = sorted((line for line in lines if line.decided), key=lambda line: line.body)
    compared = sorted(
        (line for line in known if line.share_in_time is not None), key=lambda line: -(line.share_in_time or 0)
    )
    placed: list[LeagueLine] = []
    for index, line in enumerate(compared, start=1):
        same = bool(placed) and placed[-1].share_in_time == line.share_in_time
        placed.append(replace(line, place=placed[-1].place if same else index))
    return (*placed, *(line for line in known if line.share_in_time is None))
