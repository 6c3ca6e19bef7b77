"""Files that people sent. The bytes are sealed in the blob store; here is what they are and whose."""

import pgtrigger
from django.db import models

from darcha.ground.ids import new_id, new_public_id
from darcha.ground.sealing import SealedTextField

from ..types import FileState

_FIXED = (
    "id",
    "public_id",
    "account_id",
    "person_id",
    "media_type",
    "size",
    "digest",
    "blob_key",
    "purpose",
    "received_at",
)


class IncomingFile(models.Model):
    """One received file. Only its scan may change; a person's own name for it is sealed like any personal text."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public_id = models.UUIDField(unique=True, default=new_public_id, editable=False)
    account_id = models.UUIDField()
    person_id = models.UUIDField(null=True)
    name = SealedTextField()
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)
    blob_key = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=80)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in FileState])
    finding = models.CharField(max_length=120, default="", blank=True)
    received_at = models.DateTimeField()
    scanned_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account_id", "received_at"], name="documents_file_account"),
            models.Index(
                fields=["received_at"],
                name="documents_file_waiting",
                condition=models.Q(state=FileState.WAITING.value),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="documents_file_state", condition=models.Q(state__in=[state.value for state in FileState])
            ),
            models.CheckConstraint(
                name="documents_file_scanned",
                condition=models.Q(state=FileState.WAITING.value) | models.Q(scanned_at__isnull=False),
            ),
        ]
        triggers = [pgtrigger.ReadOnly(name="file_is_fixed", fields=list(_FIXED))]


class FileUse(models.Model):
    """A file handed in with a case. One file may serve several cases. ``given_by`` is the body that was asked for it;
    empty for what came from whoever applied."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey(IncomingFile, on_delete=models.PROTECT, related_name="+", db_index=False)
    case_ref = models.UUIDField(db_index=True)
    bound_at = models.DateTimeField()
    given_by = models.CharField(max_length=80, blank=True, default="", db_default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "case_ref"], name="documents_file_use_once")]
