"""Breaches of law by bodies, each once: codes and moments only, so that lists need no reading of anybody's data."""

from django.db import models

from darcha.ground.ids import new_id, new_public_id

from ..types import BreachKind


class Breach(models.Model):
    """``at`` is when the law was broken; ``ended_at`` when what was owed was done, None while it is still owed.
    ``ground`` is a code of the service, or the act objected to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public_id = models.UUIDField(unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=24)
    body = models.CharField(max_length=80)
    service_key = models.CharField(max_length=80, blank=True, default="")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    about = models.CharField(max_length=60)
    ground = models.CharField(max_length=80, blank=True, default="")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "about", "at"], name="breach_once"),
            models.CheckConstraint(
                name="breach_known_kind", condition=models.Q(kind__in=sorted(kind.value for kind in BreachKind))
            ),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="breach_newest"),
            models.Index(fields=["body", "-at", "-id"], name="breach_of_body"),
            models.Index(fields=["case"], name="breach_of_case", condition=models.Q(ended_at=None)),
        ]
