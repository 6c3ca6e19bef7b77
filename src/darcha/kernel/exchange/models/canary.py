"""Records whose owner does not exist: whoever of the staff reads one had no case to do it for."""

from django.db import models


class Canary(models.Model):
    """``person_id``: a record in a register of persons or of entities, made up for this."""

    person_id = models.UUIDField(primary_key=True, editable=False)
    planted_at = models.DateTimeField()

    class Meta:
        db_table = "exchange_canary"
