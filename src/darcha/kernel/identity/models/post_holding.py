"""That a member of staff holds a post in a body, from when, until when."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from darcha.ground.ids import new_id

from .account import Account


class PostHolding(models.Model):
    """Posts are keys of the packs; ``services`` narrows the holding, empty means all of the post's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    body = models.CharField(max_length=80)
    post = models.CharField(max_length=80)
    role = models.CharField(max_length=12, choices=[(role, role) for role in ("officer", "head", "inspector")])
    services = ArrayField(models.CharField(max_length=80), default=list)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "body", "post"],
                name="one_holding_at_a_time",
                condition=models.Q(ended_at=None),
            ),
        ]
        indexes = [
            models.Index(fields=["body", "post"], name="holders", condition=models.Q(ended_at=None)),
        ]
