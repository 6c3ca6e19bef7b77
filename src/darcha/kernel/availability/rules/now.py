"""What a part does just now, from its last minutes. Ignores how the page says it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from ..types import Mark, Minutes, Part, State
from .minutes import NONE, hours, lost, marks_of_part

LOOKS_BACK = timedelta(minutes=5)
OUT = 3  # of these minutes


def state_of(
    known: Mapping[Mark, Minutes], part: Part, since: datetime | None, until: datetime, is_announced: bool
) -> State:
    """``until``: the first minute that is not settled yet; what is known of later ones already counts as well."""
    if since is None:
        return "unknown"
    marks, sources = marks_of_part(part)
    begin = max(until - LOOKS_BACK, since)
    count = sum((bits & lost(known, marks, sources, hour)).bit_count() for hour, bits in hours(begin, until))
    for hour, bits in hours(until, until + LOOKS_BACK):
        count += sum((bits & known.get(mark, NONE).get(hour, 0)).bit_count() for mark in marks)
    if count >= OUT:
        return "out"
    return "troubled" if count or is_announced else "works"
