"""Count a decision, or an objection to one, in the month of the body. Ignores who it was about."""

from datetime import date

from django.db.models import F

from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import BodyMonth


@command(may=is_system)
def count_decision(
    who: Principal,
    *,
    body: str,
    on: date,
    decided: int = 0,
    in_time: int = 0,
    refused: int = 0,
    judged: int = 0,
    annulled: int = 0,
) -> None:
    """Adds to what was counted. Each event reaches a listener once, so nothing is counted twice."""
    added = {"decided": decided, "in_time": in_time, "refused": refused, "judged": judged, "annulled": annulled}
    month = BodyMonth.objects.get_or_create(body=body, month=on.replace(day=1))[0]
    BodyMonth.objects.filter(id=month.pk).update(**{name: F(name) + count for name, count in added.items()})
