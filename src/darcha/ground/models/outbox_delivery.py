"""That a listener has acted on an event: written with its effect, so the effect happens once."""

from django.db import models

from ..ids import new_id
from .outbox_event import OutboxEvent


class OutboxDelivery(models.Model):
    """One row for an event and a listener."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(OutboxEvent, on_delete=models.PROTECT, related_name="+")
    listener = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "listener"], name="one_effect")]
