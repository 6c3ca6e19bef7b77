"""What happened to the platform, or will be done to it: told to everybody, in four languages."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from darcha.ground.ids import new_id, new_public_id


class Incident(models.Model):
    """``words`` and ``closing`` hold a text by language, or nothing: what the platform notices by itself has none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public_id = models.UUIDField(unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=12)
    parts = ArrayField(models.CharField(max_length=16))
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    words = models.JSONField(default=dict)
    closing = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="incident_known_kind", condition=models.Q(kind__in=["announced", "noticed", "planned"])
            ),
            models.UniqueConstraint(
                fields=["parts", "begins_at"], condition=models.Q(kind="noticed"), name="incident_noticed_once"
            ),
        ]
        indexes = [models.Index(fields=["-begins_at"], name="incident_newest")]
