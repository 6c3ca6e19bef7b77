"""The bodies of a case: the lead decides, the others take part."""

from django.db import models

from darcha.ground.ids import new_id

from .case import Case


class CaseParticipant(models.Model):
    """``place`` keeps the order in which the applicant named the bodies; the first leads."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    body = models.CharField(max_length=80)
    role = models.CharField(max_length=4, choices=[("lead", "lead"), ("co", "co")])
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "body"], name="case_body_once"),
            models.UniqueConstraint(fields=["case"], condition=models.Q(role="lead"), name="case_one_lead"),
        ]
        indexes = [models.Index(fields=["body", "case"], name="case_co_bodies", condition=models.Q(role="co"))]
