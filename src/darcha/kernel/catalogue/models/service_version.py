"""A published version of a service, kept for ever: cases are judged by the version they were filed under."""

from django.db import models

from darcha.ground.append_only import append_only
from darcha.ground.ids import new_id


class ServiceVersion(models.Model):
    """Append-only. ``source`` is the whole pack as JSON text, the very text of ``content_hash``, so that a case can be
    judged without the disk. Not jsonb: that forgets the order of keys, and papers are printed in order."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=60)
    version = models.CharField(max_length=40)
    content_hash = models.CharField(max_length=64)
    valid_from = models.DateField()
    source = models.TextField()
    published_at = models.DateTimeField()

    class Meta:
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["key", "content_hash"], name="one_version_one_content"),
        ]
        indexes = [models.Index(fields=["key", "valid_from", "published_at"], name="version_in_force")]
