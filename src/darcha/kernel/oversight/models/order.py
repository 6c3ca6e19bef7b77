"""Orders of the inspectorate to bodies: what is to be done, by when, and what the body answered. Words are sealed."""

from django.db import models

from darcha.ground.ids import new_id, new_public_id
from darcha.ground.sealing import SealedJSONField


class Order(models.Model):
    """``due_at`` is the first moment that is too late. ``settled_at``: the inspectorate found it carried out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public_id = models.UUIDField(unique=True, default=new_public_id, editable=False)
    body = models.CharField(max_length=80)
    service_key = models.CharField(max_length=80, blank=True, default="")
    kind = models.CharField(max_length=24, blank=True, default="")
    words = SealedJSONField()  # {"text": ..., "answer": ..., "found": ...}
    given_at = models.DateTimeField()
    given_by = models.UUIDField()
    due_on = models.DateField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    told_late_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["body", "-given_at"], name="order_of_body"),
            models.Index(
                fields=["due_at"],
                name="order_waiting",
                condition=models.Q(answered_at=None, settled_at=None, told_late_at=None),
            ),
        ]
