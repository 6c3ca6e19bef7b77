"""Where a case was when statistics last heard of it, so that every change is counted once. Names nobody."""

from django.db import models


class CaseSeen(models.Model):
    """``waited_seconds`` only for decided cases: these rows are the durations that waiting times come from."""

    case_id = models.UUIDField(primary_key=True, editable=False)
    service_key = models.CharField(max_length=80)
    region = models.CharField(max_length=7, blank=True)
    state = models.CharField(max_length=24)
    submitted_on = models.DateField()
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    waited_seconds = models.BigIntegerField(null=True)

    class Meta:
        db_table = "statistics_case_seen"
        indexes = [
            models.Index(
                fields=["service_key", "closed_on"],
                include=["waited_seconds"],
                name="statistics_durations",
                condition=models.Q(waited_seconds__isnull=False),
            )
        ]
