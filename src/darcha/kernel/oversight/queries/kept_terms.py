"""How often each service was decided in time: counts of a year, nobody named."""

from django.db.models import Sum

from darcha.ground import clock

from ..models import ServiceMonth
from ..rules.league import share
from ..types import KeptTerms
from .league import SINCE


def kept_terms() -> dict[str, KeptTerms]:
    """By service, of the last twelve months. One statement."""
    since = (clock.today() - SINCE).replace(day=1)
    rows = ServiceMonth.objects.filter(month__gte=since).values("service_key")
    counted = rows.annotate(all=Sum("decided"), kept=Sum("in_time"))
    return {row["service_key"]: KeptTerms(row["all"], share(row["kept"], row["all"])) for row in counted}
