"""Where a case was when statistics last heard of it, so that every change is counted once. Names nobody."""

from django.db import models


class CaseSeen(models.Model):
    """``waited_seconds`` and ``own_seconds`` (the applicant's own time) only for decided cases: these rows are the
    durations that waiting times come from. ``ends_at`` only while a case is open and its term runs."""

    case_id = models.UUIDField(primary_key=True, editable=False)
    service_key = models.CharField(max_length=80)
    region = models.CharField(max_length=7, blank=True)
    state = models.CharField(max_length=24)
    submitted_on = models.DateField()
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    waited_seconds = models.BigIntegerField(null=True)
    own_seconds = models.BigIntegerField(null=True)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "statistics_case_seen"
        indexes = [
            models.Index(
                fields=["service_key", "closed_on"],
                include=["waited_seconds", "own_seconds"],
                name="statistics_time_spent",
                condition=models.Q(waited_seconds__isnull=False),
            ),
            models.Index(
                fields=["service_key", "ends_at"], name="statistics_open", condition=models.Q(closed_on__isnull=True)
            ),
        ]
