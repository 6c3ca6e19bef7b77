"""A way to see the inbox that somebody keeps under a name of their own, sealed: people write names into names."""

from django.db import models

from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedJSONField


class SavedView(models.Model):
    """``content``: ``name``, and ``asked``, what the address of the list says."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey("identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False)
    content = SealedJSONField()
    saved_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["account", "id"], name="saved_view_mine")]
