"""Count a decision in the month of its service. Ignores who decided, and about whom."""

from datetime import date

from django.db.models import F

from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import ServiceMonth


@command(may=is_system)
def count_in_service(who: Principal, *, service: str, on: date, in_time: bool) -> None:
    """Adds to what was counted. Each event reaches a listener once, so nothing is counted twice."""
    month = ServiceMonth.objects.get_or_create(service_key=service, month=on.replace(day=1))[0]
    ServiceMonth.objects.filter(id=month.pk).update(decided=F("decided") + 1, in_time=F("in_time") + int(in_time))
