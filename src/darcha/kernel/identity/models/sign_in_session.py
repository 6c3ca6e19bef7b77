"""A browser that is signed in. The secret is in the cookie; here is its SHA-256."""

from django.db import models

from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedTextField

from .account import Account


class SignInSession(models.Model):
    """Ends by its owner, by rotation, by the idle limit or at ``expires_at``, whichever comes first."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    secret_hash = models.BinaryField(max_length=32, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    assurance = models.CharField(max_length=4, choices=[(value, value) for value in ("sms", "mfa")])
    device = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    factor_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    acting_kind = models.CharField(max_length=16, blank=True)
    acting_id = models.UUIDField(null=True)
    acting_name = SealedTextField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "seen_at"], name="session_open", condition=models.Q(ended_at=None)),
        ]
