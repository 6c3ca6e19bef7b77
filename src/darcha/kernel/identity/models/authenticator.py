"""A second factor: a TOTP secret or a passkey."""

from django.db import models

from darcha.ground.ids import new_id
from darcha.ground.sealing import BlindIndexField, SealedJSONField

from .account import Account


class Authenticator(models.Model):
    """Counts from ``confirmed_at`` until ``removed_at``. ``counter`` is the last TOTP step or passkey count used."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=[(kind, kind) for kind in ("totp", "passkey")])
    label = models.CharField(max_length=60, blank=True)
    sealed = SealedJSONField()
    credential_index = BlindIndexField(null=True, db_index=False)
    counter = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account"], name="factor_live", condition=models.Q(removed_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["credential_index"], name="one_credential"),
        ]
