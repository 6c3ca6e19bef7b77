"""Open cases counted anew by another edition of the calendars, and which case moved from where to where."""

from django.db import models

from darcha.ground.append_only import append_only
from darcha.ground.ids import new_id

from .case import Case


class TermRecalculation(models.Model):
    """One decision of an operator. ``undoes`` is the earlier one that it takes back; each is taken back once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey("catalogue.CalendarEdition", on_delete=models.PROTECT, related_name="+")
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        triggers = append_only()


class TermMove(models.Model):
    """One case in it. ``before`` and ``after`` are ends of term as ISO 8601 text, alike when the end stayed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recalculation = models.ForeignKey(TermRecalculation, on_delete=models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    calendar_before = models.ForeignKey(
        "catalogue.CalendarEdition", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    before = models.CharField(max_length=32, blank=True)
    after = models.CharField(max_length=32, blank=True)

    class Meta:
        triggers = append_only()
        constraints = [models.UniqueConstraint(fields=["recalculation", "case"], name="term_move_once")]
