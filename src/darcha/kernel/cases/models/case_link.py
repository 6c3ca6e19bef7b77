"""Cases point at each other: one row for each pair and kind. Ignores what a reader may see of either."""

from django.db import models

from darcha.ground.ids import new_id

from .case import Case

KINDS = ("joined-to", "split-from", "repeats", "objects-to", "forwarded-from")


class CaseLink(models.Model):
    """``case`` came later and points at ``other``. ``params`` are codes; ``settled_at`` is when what follows from the
    link was done: an objection is carried out then, other kinds never have it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in KINDS])
    at = models.DateTimeField()
    params = models.JSONField(default=dict)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "other", "kind"], name="case_link_once"),
            models.CheckConstraint(name="case_link_of_two", condition=~models.Q(case=models.F("other"))),
            models.CheckConstraint(name="case_link_known_kind", condition=models.Q(kind__in=KINDS)),
        ]
        indexes = [models.Index(fields=["other", "kind"], name="case_link_other")]
