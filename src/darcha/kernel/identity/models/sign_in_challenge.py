"""A sign-in that has begun and waits for its proof. Bound to one browser, one subject and one purpose."""

from django.db import models

from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedJSONField

from .account import Account


class SignInChallenge(models.Model):
    """``facts`` is what was typed and what the registry said, sealed. Works once, for ``tries`` up to the limit."""

    class Purpose(models.TextChoices):
        PERSON = "person"
        STAFF = "staff"
        STEP_UP = "step-up"
        PASSKEY = "passkey"
        INVITE = "invite"

    class Stage(models.TextChoices):
        CODE = "code"
        FACTOR = "factor"
        DONE = "done"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token_hash = models.BinaryField(max_length=32, unique=True)
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    stage = models.CharField(max_length=8, choices=Stage.choices)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    facts = SealedJSONField(default=dict)
    code_hash = models.BinaryField(max_length=32, null=True)
    key_challenge = models.BinaryField(max_length=32, null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=8, default="uz")
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="challenge_expires")]
