"""What happened when and where: the figures under every chart."""

from collections.abc import Sequence
from datetime import date

from ..models import DayTally
from ..types import Tally


def tallies(since: date, until: date, *, service_key: str | None = None) -> Sequence[Tally]:
    """Both days included; by day, then service, fact and region."""
    rows = DayTally.objects.filter(on__gte=since, on__lte=until)
    if service_key is not None:
        rows = rows.filter(service_key=service_key)
    return tuple(
        Tally(row.service_key, row.region, row.on, row.fact, row.count)
        for row in rows.order_by("on", "service_key", "fact", "region")
    )
