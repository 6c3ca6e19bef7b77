"""Papers that bodies issued: the register that verification asks."""

import pgtrigger
from django.db import models

from darcha.ground.ids import new_id, new_public_id
from darcha.ground.sealing import BlindIndexField, SealedJSONField

from ..types import DocumentState

_CHANGES = ("state", "ended_at", "end_reason", "replaced_by", "suspended_at")


class IssuedDocument(models.Model):
    """One issued paper, the slim row that lists read. Only its force may change: resting for a while, or ended."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public_id = models.UUIDField(unique=True, default=new_public_id, editable=False)
    number = models.CharField(max_length=20, unique=True)
    code_index = BlindIndexField(unique=True, db_index=False)
    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=8)
    body = models.CharField(max_length=80)
    issuer = models.CharField(max_length=300)
    holder_kind = models.CharField(max_length=16)
    holder_id = models.UUIDField()
    case_ref = models.UUIDField(null=True, db_index=True)
    issued_at = models.DateTimeField()
    valid_until = models.DateField(null=True)
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.value) for state in DocumentState],
        default=DocumentState.VALID.value,
    )
    ended_at = models.DateTimeField(null=True)
    suspended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=80, default="", blank=True)
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    digest = models.BinaryField(max_length=32, unique=True)
    size = models.PositiveIntegerField()
    blob_key = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["holder_id", "-issued_at", "-id"], name="documents_holder_newest")]
        constraints = [
            models.CheckConstraint(
                name="documents_ended_has_moment",
                condition=models.Q(state=DocumentState.VALID.value, ended_at__isnull=True)
                | models.Q(
                    state__in=[DocumentState.REVOKED.value, DocumentState.REPLACED.value],
                    ended_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="documents_replaced_names_newer",
                condition=models.Q(state=DocumentState.REPLACED.value, replaced_by__isnull=False)
                | (~models.Q(state=DocumentState.REPLACED.value) & models.Q(replaced_by__isnull=True)),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="paper_is_fixed", exclude=list(_CHANGES)),
            pgtrigger.Protect(name="paper_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="ended_stays_ended",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_at__isnull=False),
            ),
        ]


class IssuedContent(models.Model):
    """What is printed on the paper, and its code: sealed beside the slim row, opened for one paper at a time."""

    document = models.OneToOneField(IssuedDocument, primary_key=True, on_delete=models.PROTECT, related_name="+")
    printed = SealedJSONField()  # {"code": str, "lines": [[label, value], ...]}

    class Meta:
        triggers = [
            pgtrigger.Protect(name="content_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
