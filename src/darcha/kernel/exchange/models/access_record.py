"""One reading of one person's data. Ignores what was read: the values stay where they are."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from darcha.ground.append_only import append_only
from darcha.ground.ids import new_id
from darcha.ground.sealing import SealedTextField


class AccessRecord(models.Model):
    """Append-only, written in the transaction of the reading, before anything is handed out. ``reason``: the reader's
    words, where the purpose asks for one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    person_id = models.UUIDField(null=True)  # None: the search found nobody
    source = models.CharField(max_length=40)
    fields = ArrayField(models.CharField(max_length=120), default=list)
    purpose = models.CharField(max_length=40)
    case_id = models.UUIDField(null=True)
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=80)
    body = models.CharField(max_length=80, blank=True)
    post = models.CharField(max_length=80, blank=True)
    reason = SealedTextField(null=True)

    class Meta:
        db_table = "exchange_access_record"
        indexes = [
            models.Index(fields=["person_id", "-id"], name="exchange_access_of_person"),
            models.Index(
                fields=["actor_id", "at"], name="exchange_access_by_staff", condition=models.Q(actor_kind="staff")
            ),
        ]
        triggers = append_only()
