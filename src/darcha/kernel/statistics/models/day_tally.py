"""How often something happened to a service's cases on one day in one region."""

from django.db import models


class DayTally(models.Model):
    """``fact`` is "submitted" or an outcome."""

    service_key = models.CharField(max_length=80)
    region = models.CharField(max_length=7, blank=True)
    on = models.DateField()
    fact = models.CharField(max_length=16)
    count = models.BigIntegerField()

    class Meta:
        db_table = "statistics_day_tally"
        constraints = [
            models.UniqueConstraint(fields=["service_key", "on", "fact", "region"], name="statistics_one_tally_a_day")
        ]
