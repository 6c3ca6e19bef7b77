"""One who can be recognised: a person, a member of staff, or another system."""

from django.db import models

from darcha.ground.ids import new_id
from darcha.ground.sealing import BlindIndexField, SealedJSONField


class Account(models.Model):
    """``known`` holds what identity knows, sealed: name, pinfl, phone, login, email; in the demo also ``demo``.
    ``human_index`` tells two accounts of one member of staff apart from those of two, without saying who it is."""

    class State(models.TextChoices):
        INVITED = "invited"
        ACTIVE = "active"
        DISABLED = "disabled"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in ("person", "staff", "client")])
    state = models.CharField(max_length=10, choices=State.choices, default=State.ACTIVE)
    person_id = models.UUIDField(null=True)
    login_index = BlindIndexField(null=True, db_index=False)
    human_index = BlindIndexField(null=True, db_index=False)
    known = SealedJSONField(default=dict)
    passphrase_hash = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, default="uz")
    persona = models.CharField(max_length=20, null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id"], name="account_of_person"),
            models.UniqueConstraint(fields=["login_index"], name="account_of_login"),
            models.UniqueConstraint(fields=["persona"], name="account_of_persona"),
            models.CheckConstraint(
                condition=models.Q(kind="person", person_id__isnull=False)
                | models.Q(kind__in=["staff", "client"], person_id__isnull=True),
                name="only_persons_are_in_the_registry",
            ),
        ]
