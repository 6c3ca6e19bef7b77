"""How many paid SMS went out in a window of time. Phone numbers appear only as blind indexes."""

from django.db import connection, models


class SmsSpending(models.Model):
    """One row for a limit, a bucket and a window."""

    bucket = models.BinaryField(max_length=40)
    limit = models.CharField(max_length=20)
    window = models.BigIntegerField()
    used = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["limit", "bucket", "window"], name="one_bucket")]


_SPEND = """
    INSERT INTO notifications_smsspending (bucket, "limit", "window", used) VALUES (%s, %s, %s, 1)
    ON CONFLICT ("limit", bucket, "window")
    DO UPDATE SET used = notifications_smsspending.used + 1 WHERE notifications_smsspending.used < %s
    RETURNING used
"""


def spend(bucket: bytes, limit: str, window: int, most: int) -> bool:
    """Take one message from the window; False when none is left. Safe against parallel spenders."""
    with connection.cursor() as cursor:
        cursor.execute(_SPEND, [bucket, limit, window, most])
        return cursor.fetchone() is not None
