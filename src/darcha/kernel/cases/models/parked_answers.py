"""What somebody typed into a form after the session had ended, sealed, kept for an hour. Nothing has been done yet."""

from django.db import models

from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedJSONField


class ParkedAnswers(models.Model):
    """``token`` is the blind index of the browser's random cookie with what and where: see ``rules.parking``.
    ``about``: public id of the draft or of the case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token = models.BinaryField(max_length=32, unique=True)
    account = models.ForeignKey("identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False)
    about = models.UUIDField()
    service_key = models.CharField(max_length=80)
    content = SealedJSONField()
    parked_at = models.DateTimeField(db_index=True)
