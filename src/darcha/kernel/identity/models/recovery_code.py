"""A printed code that stands in for a lost second factor, once."""

from django.db import models

from darcha.ground.ids import new_id

from .account import Account


class RecoveryCode(models.Model):
    """High-entropy, so a plain SHA-256 suffices."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    code_hash = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "code_hash"], name="one_recovery_code")]
