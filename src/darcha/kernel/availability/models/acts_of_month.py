"""How many acts were done, and how many failed by our fault."""

from django.db import models


class ActsOfMonth(models.Model):
    """``month`` is its first day; ``service`` is empty for acts that concern none."""

    month = models.DateField()
    part = models.CharField(max_length=16)
    service = models.CharField(max_length=80, blank=True)
    done = models.BigIntegerField()
    failed = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["month", "part", "service"], name="acts_of_month_once")]
