"""What a body decided in a month, and how much of it in time: kept, so that the public table counts nothing anew."""

from django.db import models


class BodyMonth(models.Model):
    """``month`` is its first day."""

    body = models.CharField(max_length=80)
    month = models.DateField()
    decided = models.BigIntegerField(default=0)
    in_time = models.BigIntegerField(default=0)
    refused = models.BigIntegerField(default=0)
    judged = models.BigIntegerField(default=0)  # objections to what it did that were decided
    annulled = models.BigIntegerField(default=0)  # of these, against the body

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "month"], name="body_month_once")]
