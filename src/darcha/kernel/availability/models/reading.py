"""Marked minutes by mark and hour. Ignores what they mean."""

from collections import defaultdict
from datetime import datetime

from darcha.ground.clock import parse

from ..rules.minutes import hour_of
from ..types import ALL, Mark
from .minute_mark import MinuteMark


def marks_between(since: datetime, until: datetime, *, general: bool = False) -> dict[Mark, dict[datetime, int]]:
    """One statement. ``general``: of whole parts and of sources alone."""
    rows = MinuteMark.objects.filter(hour__gte=hour_of(since), hour__lte=until)
    if general:
        rows = rows.filter(service__in=[ALL, ""])
    known: dict[Mark, dict[datetime, int]] = defaultdict(dict)
    for hour, mark, service, bits in rows.values_list("hour", "mark", "service", "bits"):
        known[mark, service][parse(hour)] = bits
    return dict(known)
