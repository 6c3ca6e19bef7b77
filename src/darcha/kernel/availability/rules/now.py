"""What a part does just now, from its last minutes. Ignores how the page says it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from ..types import Mark, Minutes, Part, State
from .minutes import NONE, bit_of, hours, lost, marks_of_part

LOOKS_BACK = timedelta(minutes=5)
OUT = 3  # of these minutes, the last one among them: what is well again works, if with faults just now
MINUTE = timedelta(minutes=1)


def state_of(
    known: Mapping[Mark, Minutes], part: Part, since: datetime | None, until: datetime, is_announced: bool
) -> State:
    """``until``: the first minute that is not settled yet; what is known of later ones already counts as well."""
    if since is None:
        return "unknown"
    marks, sources = marks_of_part(part)
    begin = max(until - LOOKS_BACK, since)
    gone = [bits & lost(known, marks, sources, hour) for hour, bits in hours(begin, until)]
    later = [
        bits & known.get(mark, NONE).get(hour, 0) for hour, bits in hours(until, until + LOOKS_BACK) for mark in marks
    ]
    count = sum(bits.bit_count() for bits in (*gone, *later))
    is_last_lost = any(later) or bool(gone and gone[-1] & bit_of(until - MINUTE))
    if count >= OUT and is_last_lost:
        return "out"
    return "troubled" if count or is_announced else "works"
