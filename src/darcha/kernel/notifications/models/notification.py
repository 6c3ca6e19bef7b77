"""What was said to one account, once. Sealed: a notice may name a case, a sum, a reason."""

from django.db import models

from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedTextField


class Notification(models.Model):
    """The cabinet shows it whatever becomes of SMS and e-mail. ``dedupe_key`` makes it said once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account_id = models.UUIDField()
    key = models.CharField(max_length=80)
    about = models.CharField(max_length=120)
    language = models.CharField(max_length=8)
    subject = SealedTextField()
    body = SealedTextField()
    sms = SealedTextField()
    dedupe_key = models.CharField(max_length=200, unique=True)
    said_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account_id", "-said_at"], name="notification_inbox"),
            models.Index(fields=["account_id"], name="notification_unseen", condition=models.Q(seen_at=None)),
        ]
