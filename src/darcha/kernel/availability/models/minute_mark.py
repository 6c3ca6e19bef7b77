"""Which minutes of an hour are marked: lost for a part, or one in which a source was heard."""

from django.db import models


class MinuteMark(models.Model):
    """``bits``: bit n is minute n of the hour. ``service`` is a key, ``*`` for all of the part, empty for no service.
    Two processes that mark the same minute mark it once."""

    hour = models.DateTimeField()
    mark = models.CharField(max_length=16)
    service = models.CharField(max_length=80, blank=True)
    bits = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hour", "mark", "service"], name="minute_mark_once")]
