"""A bearer token, kept as its SHA-256."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from darcha.ground.ids import new_id

from .account import Account


class ApiToken(models.Model):
    """Dies at ``expires_at``, by ``revoked_at``, or with its account. ``hint`` is shown to tell tokens apart."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    token_hash = models.BinaryField(max_length=32, unique=True)
    hint = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    scopes = ArrayField(models.CharField(max_length=40))
    assurance = models.CharField(max_length=4, choices=[(value, value) for value in ("sms", "mfa")])
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account"], name="token_of_account")]
