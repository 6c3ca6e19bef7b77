"""What repeats: breaches of one kind by one body in one service on one ground, the most frequent first."""

from datetime import timedelta

from django.db.models import Count, Max, Q

from darcha.ground import clock
from darcha.kernel.identity.types import Principal

from ..models import Breach
from ..types import BreachKind, Cause
from .breaches import check_inspects

SINCE = timedelta(days=365)
REPEATED = 2
MOST = 100


def causes(who: Principal) -> tuple[Cause, ...]:
    """Of the last year. One statement. Raises NotFound for whoever does not inspect."""
    check_inspects(who)
    grouped = (
        Breach.objects.filter(at__gte=clock.now() - SINCE)
        .values("body", "service_key", "kind", "ground")
        .annotate(times=Count("id"), open=Count("id", filter=Q(ended_at=None)), last_at=Max("at"))
        .filter(times__gte=REPEATED)
        .order_by("-times", "-last_at")[:MOST]
    )
    return tuple(
        Cause(
            body=row["body"],
            service_key=row["service_key"],
            kind=BreachKind(row["kind"]),
            ground=row["ground"],
            times=row["times"],
            open=row["open"],
            last_at=clock.parse(row["last_at"]),
        )
        for row in grouped
    )
