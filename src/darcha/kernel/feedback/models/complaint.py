"""A complaint about a service as such, not about a decision: that is an objection and belongs to cases."""

from django.db import models

from darcha.ground.append_only import append_only
from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedTextField


class Complaint(models.Model):
    """Kept as it was said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service_key = models.CharField(max_length=80, db_index=True)
    account_id = models.UUIDField()
    words = SealedTextField()
    complained_at = models.DateTimeField()

    class Meta:
        db_table = "feedback_complaint"
        triggers = append_only()
