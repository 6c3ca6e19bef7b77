"""The slim row of a case: what lists sort and filter by, codes only. What was written stands in ``CaseContent``."""

import pgtrigger
from django.db import models

from darcha.ground.ids import new_id, new_public_id

from ..types import CLOSED_STATES, WORKABLE_STATES, CaseState
from .begin_by import begin_by_column

_WORKABLE = models.Q(state__in=sorted(state.value for state in WORKABLE_STATES))
# True of every case, and said only where whole bodies, or the ends of terms, are asked for: so a planner cannot take
# the index for a question about something else, which it would walk through.
_WHOLE_BODY = ~models.Q(service_key="")
_ENDS = models.Q(pressing_at__isnull=False)
_CLOSED = models.Q(state__in=sorted(state.value for state in CLOSED_STATES))


class Case(models.Model):
    """``pressing_at``: the end of the lawful term, or the far end of time while none runs. ``begin_by`` orders inboxes:
    the last moment to begin what is left to do (``rules.risk``).

    ``account`` is None where a petition came on paper from somebody who has none.
    ``calendar`` is the edition that counts the term; None: the calendars of the installation, whichever they are.
    ``end_set_at`` is since when this end holds; ``sweep_at`` the next moment at which law or ladder wants something.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public_id = models.UUIDField(default=new_public_id, unique=True, editable=False)
    number = models.CharField(max_length=24, unique=True)
    service_key = models.CharField(max_length=80)
    version = models.ForeignKey("catalogue.ServiceVersion", on_delete=models.PROTECT, related_name="+")
    calendar = models.ForeignKey(
        "catalogue.CalendarEdition", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=20, blank=True, default="")
    body = models.CharField(max_length=80)
    region = models.CharField(max_length=7, blank=True, default="")
    state = models.CharField(max_length=24)
    step = models.CharField(max_length=60)
    account = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    party_kind = models.CharField(max_length=20)
    party_id = models.UUIDField()
    language = models.CharField(max_length=8)
    channel = models.CharField(max_length=12)
    received_at = models.DateTimeField()
    registered_at = models.DateTimeField(null=True)
    term_key = models.CharField(max_length=60, blank=True, default="")
    starts_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    due_confirmed = models.BooleanField(default=True)
    pressing_at = models.DateTimeField()
    begin_by = begin_by_column()
    stopped_at = models.DateTimeField(null=True)
    end_set_at = models.DateTimeField(null=True)
    sweep_at = models.DateTimeField(null=True)
    pay_by = models.DateTimeField(null=True)
    invoice = models.ForeignKey(
        "payments.Invoice", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    invoice_public_id = models.UUIDField(null=True, unique=True)
    assigned_to = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="case_closed_has_outcome",
                condition=(_CLOSED & models.Q(closed_at__isnull=False) & ~models.Q(outcome=""))
                | (~_CLOSED & models.Q(closed_at=None, outcome="")),
            ),
            models.CheckConstraint(
                name="case_known_state", condition=models.Q(state__in=sorted(state.value for state in CaseState))
            ),
            models.CheckConstraint(name="case_one_due", condition=models.Q(due_on=None) | models.Q(due_at=None)),
        ]
        indexes = [
            models.Index(
                fields=["body", "service_key", "begin_by", "id"],
                include=["region", "state", "assigned_to"],
                name="case_inbox_service",
                condition=_WORKABLE,
            ),
            models.Index(
                fields=["body", "begin_by", "id"],
                include=["service_key", "region", "state", "assigned_to"],
                name="case_inbox_body",
                condition=_WORKABLE,
            ),
            models.Index(
                fields=["body", "service_key", "begin_by", "id"],
                name="case_free",
                condition=_WORKABLE & models.Q(assigned_to=None),
            ),
            models.Index(
                fields=["body", "assigned_to", "begin_by", "id"],
                include=["state", "pressing_at"],
                name="case_by_holder",
                condition=_WORKABLE & _WHOLE_BODY,
            ),
            models.Index(fields=["body", "service_key", "pressing_at"], name="case_over", condition=_WORKABLE & _ENDS),
            models.Index(
                fields=["assigned_to", "begin_by", "id"],
                name="case_in_hand",
                condition=_WORKABLE & models.Q(assigned_to__isnull=False),
            ),
            models.Index(
                fields=["body", "begin_by", "id"],
                include=["service_key", "region"],
                name="case_waiting",
                condition=models.Q(state="awaiting_applicant"),
            ),
            models.Index(
                fields=["body", "service_key", "begin_by", "id"],
                name="case_waiting_service",
                condition=models.Q(state="awaiting_applicant"),
            ),
            models.Index(
                fields=["body", "-closed_at"],
                name="case_closed_late",
                condition=models.Q(closed_at__gte=models.F("pressing_at")),
            ),
            models.Index(fields=["party_id", "-id"], name="case_mine_party"),
            models.Index(fields=["account", "-id"], name="case_mine_account"),
            models.Index(fields=["pay_by"], name="case_unpaid", condition=models.Q(state="awaiting_payment")),
            models.Index(fields=["calendar", "id"], name="case_open_by_calendar", condition=~_CLOSED),
            models.Index(
                fields=["sweep_at", "id"], name="case_sweep", condition=_WORKABLE & models.Q(sweep_at__isnull=False)
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="told_to_co_bodies",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("state", "pressing_at", "registered_at", "service_key"),
                condition=pgtrigger.AnyChange("state", "pressing_at", "registered_at", "service_key"),
                func="""
UPDATE cases_caseparticipant p
SET service_key = NEW.service_key,
    begin_by = CASE WHEN NEW.state IN ('awaiting_applicant', 'in_progress', 'new') THEN NEW.begin_by END
WHERE p.case_id = NEW.id AND p.role = 'co';
RETURN NULL;
""",
            )
        ]
