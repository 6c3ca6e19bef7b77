"""The bodies of a case: the lead decides, the others take part; one that forwarded it had it before."""

import pgtrigger
from django.db import models

from darcha.ground.ids import new_id

from .case import Case

_CO_WORK = models.Q(role="co", begin_by__isnull=False)
# True of every line of work, and said where whole bodies are asked for alone: so a question about one service of a body
# can never be answered by walking through all of the body's, which a planner takes for short while it is not.
_WHOLE_BODY = ~models.Q(service_key="")
_FOLLOW = """
UPDATE cases_caseparticipant p
SET service_key = c.service_key,
    begin_by = CASE WHEN c.state IN ('awaiting_applicant', 'in_progress', 'new') THEN c.begin_by END
FROM cases_case c WHERE p.case_id = c.id AND p.role = 'co' AND p.id = NEW.id;
RETURN NULL;
"""


class CaseParticipant(models.Model):
    """``place`` keeps the order in which the applicant named the bodies; the first leads. ``until`` is when a body that
    had the case forwarded it.

    A body that takes part has its inbox by this table: ``service_key`` and ``begin_by`` are the case's, the latter
    None once nobody works on it. The database keeps them, so that no command has to think of it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    body = models.CharField(max_length=80)
    role = models.CharField(max_length=4, choices=[("lead", "lead"), ("co", "co"), ("past", "past")])
    place = models.PositiveSmallIntegerField(default=0)
    service_key = models.CharField(max_length=80, blank=True, default="")
    begin_by = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "body"], name="case_body_once"),
            models.UniqueConstraint(fields=["case"], condition=models.Q(role="lead"), name="case_one_lead"),
        ]
        indexes = [
            models.Index(
                fields=["body", "service_key", "begin_by", "case"], name="case_co_inbox_service", condition=_CO_WORK
            ),
            models.Index(
                fields=["body", "begin_by", "case"], name="case_co_inbox_body", condition=_CO_WORK & _WHOLE_BODY
            ),
            models.Index(fields=["body", "-until"], name="case_past_bodies", condition=models.Q(role="past")),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="takes_part",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__role="co"),
                func=_FOLLOW,
            )
        ]
