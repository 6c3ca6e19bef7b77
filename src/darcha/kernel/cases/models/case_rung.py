"""The rungs that were fired: when each was due and when it was done, append-only. One of a key for one end of term."""

from django.db import models

from darcha.ground.append_only import append_only
from darcha.ground.ids import new_id

from .case import Case


class CaseRung(models.Model):
    """``end`` is the end of the term that it speaks of; ``to`` and ``says`` as the pack had them then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    rung = models.CharField(max_length=60)
    end = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField()
    line = models.CharField(max_length=40)
    to = models.JSONField()
    says = models.CharField(max_length=20)

    class Meta:
        triggers = append_only()
        constraints = [models.UniqueConstraint(fields=["case", "end", "rung"], name="case_rung_once")]
