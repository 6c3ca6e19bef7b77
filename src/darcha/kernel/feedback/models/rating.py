"""One applicant's rating of one case. Words may name people, so they are sealed."""

from django.db import models

from darcha.ground.append_only import append_only
from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedTextField


class Rating(models.Model):
    """Never changed: one case, one rating."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField(unique=True)
    service_key = models.CharField(max_length=80)
    account_id = models.UUIDField()
    stars = models.SmallIntegerField()
    words = SealedTextField()
    rated_at = models.DateTimeField()

    class Meta:
        db_table = "feedback_rating"
        constraints = [
            models.CheckConstraint(condition=models.Q(stars__gte=1, stars__lte=5), name="feedback_one_to_five_stars")
        ]
        indexes = [models.Index(fields=["service_key"], include=["stars"], name="feedback_of_service")]
        triggers = append_only()
