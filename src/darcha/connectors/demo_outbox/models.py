"""Messages that the demo kept instead of sending. The table stays empty everywhere else."""

from django.db import models

from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedTextField


class KeptMessage(models.Model):
    """Sealed, although the people are invented: a tester may type a real number."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    channel = models.CharField(max_length=8)
    reference = models.CharField(max_length=64, unique=True)
    to = SealedTextField()
    subject = SealedTextField()
    body = SealedTextField()

    class Meta:
        indexes = [models.Index(fields=["-at"], name="kept_newest")]
