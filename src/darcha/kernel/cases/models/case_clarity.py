"""A question about a reply while its answer is owed: what the sweep needs of it. The words stand on the timeline."""

from django.db import models

from darcha.ground.ids import new_id

from .case import Case


class CaseClarity(models.Model):
    """``ends_at`` is the first moment that is too late, ``sweep_at`` the next one at which somebody is told;
    ``ended_at`` when the answer was given, or the reply itself fell. One open question of a case at a time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    sweep_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], name="case_one_open_clarity", condition=models.Q(ended_at=None))
        ]
        indexes = [
            models.Index(fields=["case", "ends_at"], name="case_clarity_of_case"),
            models.Index(
                fields=["sweep_at", "id"],
                name="case_clarity_sweep",
                condition=models.Q(ended_at=None, sweep_at__isnull=False),
            ),
            models.Index(fields=["ends_at"], name="case_clarity_owed", condition=models.Q(ended_at=None)),
        ]
