"""An application that is not sent yet, sealed. Deleted when it is sent or thrown away."""

from django.db import models

from darcha.ground.ids import new_id, new_public_id
from darcha.ground.sealing import SealedJSONField


class Draft(models.Model):
    """``content`` holds the answers and the history of overwritten values, which tells what each tab had loaded."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public_id = models.UUIDField(default=new_public_id, unique=True, editable=False)
    account = models.ForeignKey("identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False)
    party_kind = models.CharField(max_length=20)
    party_id = models.UUIDField(null=True)
    service_key = models.CharField(max_length=80)
    language = models.CharField(max_length=8)
    page = models.CharField(max_length=60, blank=True, default="")
    revision = models.PositiveIntegerField(default=1)
    content = SealedJSONField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["account", "-updated_at"], name="draft_mine")]
