"""One line of the journal: who did what to what, when. Never personal data."""

from django.db import models

from ..append_only import append_only
from ..ids import new_id


class JournalEntry(models.Model):
    """Append-only; written in the transaction of the act itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    act = models.CharField(max_length=80)
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=80)
    about = models.CharField(max_length=120)
    person_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        triggers = append_only()
        indexes = [
            models.Index(fields=["about", "at"], name="journal_about"),
            models.Index(fields=["person_id", "at"], name="journal_person"),
        ]
