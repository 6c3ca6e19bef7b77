"""That a member of staff is away from the posts of one body for some days, and who stands in meanwhile."""

from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, QuerySet

from darcha.ground import clock
from darcha.ground.ids import new_id, new_public_id

from .account import Account


class Absence(models.Model):
    """From the first day to the last, both included, in Tashkent. It counts once ``settled_at`` says that the head has
    agreed, and no longer once ``ended_at`` is there; of why somebody is away nothing is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public_id = models.UUIDField(default=new_public_id, unique=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    substitute = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    body = models.CharField(max_length=80)
    from_on = models.DateField()
    until_on = models.DateField()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="absence_has_days", condition=Q(until_on__gte=models.F("from_on"))),
            models.CheckConstraint(name="absence_of_two", condition=~Q(account=models.F("substitute"))),
        ]
        indexes = [
            models.Index(fields=["substitute", "until_on"], name="absence_standing_in", condition=Q(ended_at=None)),
            models.Index(fields=["account", "until_on"], name="absence_of_account", condition=Q(ended_at=None)),
            models.Index(fields=["body", "until_on"], name="absence_of_body", condition=Q(ended_at=None)),
        ]


def running(today: Any = None) -> QuerySet[Absence]:
    """The absences that count today: agreed to, not ended, and of these days. ``today`` is for a question that is given
    its day with each asking."""
    today = today or clock.today()
    return Absence.objects.filter(settled_at__isnull=False, ended_at=None, from_on__lte=today, until_on__gte=today)


def substitute_now() -> QuerySet[Absence, Any]:
    """For a query over holdings: the account that stands in for the holder today, if anybody does."""
    of_the_holder = running().filter(account=OuterRef("account_id"), body=OuterRef("body"))
    return of_the_holder.order_by("settled_at", "id").values("substitute_id")[:1]
