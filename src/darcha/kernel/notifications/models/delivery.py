"""How one notice travels by one channel. Ignores the words."""

from django.db import models

from darcha.ground.ids import new_id

from ..types import DeliveryState
from .notification import Notification


class Delivery(models.Model):
    """One row for a notice and a channel; ``failure`` is a code, never an address or a text. ``gateway`` has been
    handed the message and has not said yet what became of it. ``next_try_at`` of what is tried no more: its last try
    and a lease."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notification = models.ForeignKey(Notification, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=8)
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in DeliveryState])
    attempts = models.SmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=40, blank=True)
    gateway = models.CharField(max_length=20, blank=True, default="", db_default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notification", "channel"], name="one_delivery")]
        indexes = [
            models.Index(fields=["next_try_at"], name="delivery_waiting", condition=models.Q(state="waiting")),
            models.Index(fields=["next_try_at"], name="delivery_unproven", condition=models.Q(state="unproven")),
        ]
