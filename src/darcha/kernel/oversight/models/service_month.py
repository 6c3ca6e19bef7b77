"""What was decided in a service in a month, and how much of it in time; whoever decided."""

from django.db import models


class ServiceMonth(models.Model):
    """``month`` is its first day."""

    service_key = models.CharField(max_length=80)
    month = models.DateField()
    decided = models.BigIntegerField(default=0)
    in_time = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service_key", "month"], name="service_month_once")]
