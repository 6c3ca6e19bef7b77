"""What a case asks of somebody else while it stays where it is: that a second person confirms a decision, that the
head decides on a recusal, that the parties come to a hearing; of other bodies an opinion, or data."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from darcha.ground.ids import new_id, new_public_id
from darcha.ground.sealing import SealedJSONField

from .case import Case


class CaseRequest(models.Model):
    """``act`` and ``step`` are those by which it was asked, ``asked_by`` the account; ``to_posts`` of the leading
    body may answer, the ``to_account`` to whom a step was handed, or the ``body`` asked, by ``due_at`` where it has
    a moment of its own. ``words`` is what was said then, ``answer`` what came back; both are sealed. Of other
    bodies ``due_at`` is the first moment that is too late, ``due_on`` the last day, ``silence`` what it means,
    ``sweep_at`` the next moment at which something is to be done about it. Once answered it stays as it is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public_id = models.UUIDField(default=new_public_id, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    act = models.CharField(max_length=20)
    step = models.CharField(max_length=60)
    post = models.CharField(max_length=80, blank=True, default="")
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    to_posts = ArrayField(models.CharField(max_length=80), default=list)
    body = models.CharField(max_length=80, blank=True, default="")
    to_account = models.UUIDField(null=True)
    words = SealedJSONField(null=True)
    due_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    silence = models.CharField(max_length=12, blank=True, default="")
    sweep_at = models.DateTimeField(null=True)
    answer = SealedJSONField(null=True)
    by_silence = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                name="case_one_open_confirmation",
                condition=models.Q(answered_at=None, kind="confirmation"),
            ),
            models.UniqueConstraint(
                fields=["case", "kind", "body"],
                name="case_one_open_request_of_a_body",
                condition=models.Q(answered_at=None) & ~models.Q(body=""),
            ),
            models.CheckConstraint(
                name="case_request_answered_has_outcome",
                condition=models.Q(answered_at=None, outcome="")
                | (models.Q(answered_at__isnull=False) & ~models.Q(outcome="")),
            ),
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="case_requests"),
            models.Index(
                fields=["sweep_at", "id"],
                name="case_request_sweep",
                condition=models.Q(answered_at=None, sweep_at__isnull=False),
            ),
        ]
