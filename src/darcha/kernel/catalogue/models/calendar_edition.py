"""A published edition of the working calendars, kept for ever: a case is counted by the edition it is pinned to."""

from django.db import models

from darcha.ground.append_only import append_only
from darcha.ground.ids import new_id


class CalendarEdition(models.Model):
    """Append-only. ``source`` is the whole of the calendars as JSON text, the very text of ``content_hash``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    content_hash = models.CharField(max_length=64, unique=True)
    decreed_through = models.DateField()
    source = models.TextField()
    published_at = models.DateTimeField()

    class Meta:
        triggers = append_only()
