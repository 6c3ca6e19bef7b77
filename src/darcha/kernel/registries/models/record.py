"""One version of one record of any registry. Ignores what the record says: that is sealed, and the packs' affair."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedJSONField


class Record(models.Model):
    """A version is never rewritten. When the next one comes, ``valid_to`` ends it and nothing else changes, so what
    held on any day, and since when we knew it, can always be told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record_id = models.UUIDField()  # of the thing itself: the id of its first version
    registry = models.CharField(max_length=40)
    content = SealedJSONField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=80)
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "registries_record"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="registries_record_interval"
            ),
            models.UniqueConstraint(
                fields=["record_id"], condition=Q(valid_to=None), name="registries_record_one_open_version"
            ),
        ]
        indexes = [models.Index(fields=["record_id", "valid_from"], name="registries_record_history")]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="only_ended",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["valid_to", "ended_at"]),
            ),
            pgtrigger.Protect(
                name="ended_once", operation=pgtrigger.Update, condition=pgtrigger.Q(old__ended_at__isnull=False)
            ),
        ]
