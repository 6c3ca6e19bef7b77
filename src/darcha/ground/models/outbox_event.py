"""A fact waiting to be told to the rooms above. Holds identifiers and codes only."""

from django.db import models

from ..ids import new_id


class OutboxEvent(models.Model):
    """Stored in the transaction that made the fact true; one job delivers it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    at = models.DateTimeField()
    facts = models.JSONField()
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="outbox_waiting", condition=models.Q(delivered_at=None)),
        ]
