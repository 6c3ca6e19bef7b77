"""The timeline: what happened to a case, append-only. Codes in the open, a person's own words sealed."""

from django.db import models

from darcha.ground.append_only import append_only
from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedJSONField

from .case import Case


class CaseEvent(models.Model):
    """``code`` names the text and the legal event; ``params`` fill it; ``stands_in_for`` is the absent one in whose
    place the actor acted. The term is computed from these rows."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=12)
    actor_id = models.UUIDField(null=True)
    body = models.CharField(max_length=80, blank=True, default="")
    post = models.CharField(max_length=80, blank=True, default="")
    params = models.JSONField(default=dict)
    words = SealedJSONField(null=True)
    for_applicant = models.BooleanField(default=True)
    stands_in_for = models.UUIDField(null=True)

    class Meta:
        triggers = append_only()
        indexes = [models.Index(fields=["case", "id"], name="case_timeline")]
