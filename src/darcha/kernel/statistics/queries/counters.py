"""How many cases of a service stand where."""

from ..models import StateCount
from ..types import Counters


def counters(service_key: str) -> Counters:
    """States without a case are left out."""
    rows = StateCount.objects.filter(service_key=service_key, count__gt=0).values_list("state", "count")
    return Counters(dict(rows))
