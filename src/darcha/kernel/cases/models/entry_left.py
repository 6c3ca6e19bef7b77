"""An entry in a register that was not taken when silence, or a rule, decided the case: a person makes it."""

from django.db import models

from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedJSONField

from .case import Case


class CaseEntryLeft(models.Model):
    """``step`` is that of the pack; ``entry`` what was to be entered (``types.entry.Entry``). It waits until it is made
    (``made_at``), and then stays as it is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    step = models.CharField(max_length=60)
    registry = models.CharField(max_length=60)
    entry = SealedJSONField()
    left_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "id"], name="case_entries_left"),
            models.Index(fields=["left_at"], name="case_entry_waits", condition=models.Q(made_at=None)),
        ]
