"""How often an address verified in a minute. Holds a keyed hash of the address, never the address."""

from django.db import models

from darcha.ground.ids import new_id


class VerifyTurns(models.Model):
    """Counted by one upsert; rows older than a day are swept. Its table is outside the log: a crash empties it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asker = models.BinaryField(max_length=32)
    minute = models.DateTimeField(db_index=True)
    turns = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["asker", "minute"], name="documents_turns_once")]
