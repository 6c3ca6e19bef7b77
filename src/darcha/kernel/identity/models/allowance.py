"""How often something was done in a window of time: the memory of the rate limits."""

from django.db import models


class Allowance(models.Model):
    """``bucket`` is a blind index of limit and subject, so the table names nobody."""

    pk = models.CompositePrimaryKey("bucket", "opens_at")
    bucket = models.BinaryField(max_length=32)
    opens_at = models.DateTimeField()
    spent = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["opens_at"], name="allowance_opens")]
