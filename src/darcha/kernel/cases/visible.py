"""The rule of visibility as one expression: the only way to a case from outside. Ignores what is done with it."""

from dataclasses import replace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from darcha.kernel.identity.types import Principal

from .models import Case, CaseEvent, CaseParticipant, CaseRequest
from .models.granted import Granted
from .models.reading import facts_of
from .rules.arrival import FORWARDED, since_arrival
from .rules.clarity import ANEW, ASKED, CHANGED, CLARIFIED, is_awaited
from .rules.clock_acts import STOPPED_BY, halted
from .rules.late_complaint import RESTORED
from .rules.reopening import REOPENED, extensions_standing
from .rules.requests import requests_known
from .rules.visibility import BodyGrant, Visibility, visible_to
from .types import CaseFacts

NONE = Q(pk__in=[])
_OF_OBJECTIONS = ("extension_annulled", "objection_annulled", "objection_obliged", CHANGED)
_OF_THE_CLOCK = (
    ASKED,
    CLARIFIED,
    RESTORED,
    *FORWARDED,
    "extended",
    REOPENED,
    *_OF_OBJECTIONS,
    *(code for pair in STOPPED_BY.values() for code in pair),
)
_STANDING_REQUESTS = Q(answered_at=None) | Q(kind="recusal", outcome="granted") | (~Q(body="") & ~Q(kind="recusal"))


def expression(visibility: Visibility) -> Q:
    """The union of the grants over ``Case``; matches nothing when there is none."""
    if visibility.everything:
        return Q()
    grants = [Q(party_kind=party.kind, party_id=party.id) for party in visibility.parties]
    if visibility.account_id is not None:
        grants.append(Q(party_kind="individual", account_id=visibility.account_id))
    if visibility.bodies:
        grants.append(Q(Granted([_as_json(grant) for grant in visibility.bodies])))
    union = NONE
    for grant in grants:
        union |= grant
    return union


def _as_json(grant: BodyGrant) -> dict[str, Any]:
    """As the expression reads it; what narrows nothing is null."""
    return {
        "bodies": list(grant.bodies),
        "services": None if grant.services is None else sorted(grant.services),
        "regions": list(grant.regions) or None,
        "states": list(grant.states) or None,
        "holder": str(grant.holder) if grant.holder else None,
    }


def visible_cases(who: Principal) -> QuerySet[Case]:
    """The cases that this principal may see, and no others."""
    return Case.objects.filter(expression(visible_to(who)))


def with_co_bodies(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Each case with ``co_bodies``, the keys of the bodies that take part, in the same statement."""
    taking_part = CaseParticipant.objects.filter(case=OuterRef("pk"), role="co").order_by("place")
    return cases.annotate(co_bodies=ArraySubquery(taking_part.values("body")))


def co_bodies_of(case: Case) -> list[str]:
    """What ``with_co_bodies`` read along with the case."""
    keys: list[str] = vars(case)["co_bodies"]
    return keys


def with_history(cases: QuerySet[Case]) -> QuerySet[Case]:
    """The same with what acts have done to the term, and what was asked of others: whatever the table of acts asks
    about a case, in one statement."""
    lines = CaseEvent.objects.filter(case=OuterRef("pk"), code__in=_OF_THE_CLOCK).order_by("at", "id")
    said = lines.values(said=JSONObject(code=F("code"), by=F("params__by"), anew=F("params__anew")))
    asked = CaseRequest.objects.filter(_STANDING_REQUESTS, case=OuterRef("pk")).order_by("id")
    known = {
        "id": F("public_id"),
        "kind": F("kind"),
        "act": F("act"),
        "by": F("asked_by"),
        "posts": F("to_posts"),
        "at": F("due_at"),
        "body": F("body"),
        "to": F("to_account"),
        "until": F("due_on"),
    }
    requests = asked.values(said=JSONObject(**known, outcome=F("outcome")))
    return with_co_bodies(cases).annotate(clock_lines=ArraySubquery(said), requests=ArraySubquery(requests))


def facts_known(case: Case) -> CaseFacts:
    """What ``with_history`` read along with the case, as the table of acts takes it."""
    lines = since_arrival(vars(case)["clock_lines"])
    return replace(
        facts_of(case, co_bodies_of(case)),
        extended=extensions_standing((line["code"], line["by"], bool(line["anew"])) for line in lines),
        halted=halted(line["code"] for line in lines),
        clarity_awaited=is_awaited(ANEW if line["anew"] else line["code"] for line in lines),
        time_restored=any(line["code"] == RESTORED for line in vars(case)["clock_lines"]),
        **requests_known(vars(case)["requests"]),
    )
