"""The claim that makes a submission happen once: inserted first, so a repeat in flight waits for it."""

from django.db import models

from darcha.ground.ids import new_id

from .case import Case


class SubmissionKey(models.Model):
    """One key of an account and route is one case, and so is one draft. The answer is in ``CaseContent.receipt``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey("identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False)
    route = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    request_hash = models.BinaryField(max_length=32)
    draft_public_id = models.UUIDField(null=True, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "route", "key"], name="one_key_one_case")]
