"""How long a service really takes: median and nine of ten over the cases decided in the last twelve months."""

from django.db.models import Aggregate, Count, FloatField

from darcha.ground import clock

from ..models import CaseSeen
from ..rules.waiting import a_year_before
from ..rules.waiting import waiting_time as said
from ..types import WaitingTime


class _Percentile(Aggregate):
    """PostgreSQL's ordered-set aggregate; a median of two middle cases is their mean."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(fraction)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


def waiting_time(service_key: str) -> WaitingTime:
    """One statement over an index that holds the durations."""
    decided = CaseSeen.objects.filter(
        service_key=service_key, closed_on__gte=a_year_before(clock.today()), waited_seconds__isnull=False
    )
    found = decided.aggregate(
        cases=Count("case_id"),
        median=_Percentile("waited_seconds", fraction=0.5),
        nine_of_ten=_Percentile("waited_seconds", fraction=0.9),
    )
    return said(found["cases"], found["median"], found["nine_of_ten"])
