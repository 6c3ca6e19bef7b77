"""How many cases of a service stand in a state now: kept, so that nobody counts millions for a page."""

from django.db import models


class StateCount(models.Model):
    """Rises and falls as cases move."""

    service_key = models.CharField(max_length=80)
    state = models.CharField(max_length=24)
    count = models.BigIntegerField()

    class Meta:
        db_table = "statistics_state_count"
        constraints = [models.UniqueConstraint(fields=["service_key", "state"], name="statistics_one_count_a_state")]
