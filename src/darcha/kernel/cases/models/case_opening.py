"""A case that somebody of its body opened by exception: outside of what his posts let him see, for a time and a
reason."""

from django.db import models

from darcha.ground.ids import new_id, new_public_id
from darcha.ground.sealing import SealedTextField

from .case import Case


class CaseOpening(models.Model):
    """``until`` is the first moment at which it is shut again. ``body`` and ``post`` are those by which it was opened;
    ``reason`` is sealed: officers write names into reasons. It stays as it is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public_id = models.UUIDField(default=new_public_id, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey("identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False)
    body = models.CharField(max_length=80)
    post = models.CharField(max_length=80)
    occasion = models.CharField(max_length=20)
    reason = SealedTextField()
    opened_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["body", "-id"], name="case_openings_of_body")]
