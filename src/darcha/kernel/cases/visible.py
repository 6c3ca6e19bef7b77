"""The rule of visibility as one expression: the only way to a case from outside. Ignores what is done with it."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, JSONField, OuterRef, Q, QuerySet, UUIDField
from django.db.models.functions import JSONObject
from psycopg.types.json import Jsonb

from darcha.ground.database import Given, Question
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
INDIVIDUAL = "individual"
_PARTIES = (1, 2)  # one's own, and the one that one acts for
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
        grants.append(Q(party_kind=INDIVIDUAL, account_id=visibility.account_id))
    if visibility.bodies:
        grants.append(Q(Granted([_as_json(grant) for grant in visibility.bodies])))
    return _union(grants)


def _union(grants: Iterable[Q]) -> Q:
    union = NONE
    for grant in grants:
        union |= grant
    return union


def _expression_of_the_given() -> Q:
    """The same union for a question: of one shape for everybody, with ``_as_given`` in its places."""
    kind, party, account = (Case._meta.get_field(name) for name in ("party_kind", "party_id", "account_id"))
    parties = [Q(party_kind=Given(f"kind{n}", kind), party_id=Given(f"party{n}", party)) for n in _PARTIES]
    own = Q(party_kind=INDIVIDUAL, account_id=Given("account", account))
    return _union([*parties, own, Q(Granted(Given("grants", JSONField())))])


def _as_given(visibility: Visibility) -> dict[str, Any]:
    """What is missing is null, which equals nothing; no grants give nothing."""
    places = zip_longest(_PARTIES, visibility.parties)
    parties = {
        name: value
        for n, party in places
        for name, value in ((f"kind{n}", party and party.kind), (f"party{n}", party and party.id))
    }
    return {
        **parties,
        "account": visibility.account_id,
        "grants": _grants(visibility),
    }


def grants_of(who: Principal) -> Jsonb:
    """What staff are granted, as ``Granted`` takes it."""
    return _grants(visible_to(who))


def _grants(visibility: Visibility) -> Jsonb:
    return Jsonb([_as_json(grant) for grant in visibility.bodies])


def _as_json(grant: BodyGrant) -> dict[str, Any]:
    """As the expression reads it; what narrows nothing is null."""
    return {
        "bodies": list(grant.bodies),
        "services": None if grant.services is None else sorted(grant.services),
        "regions": list(grant.regions) or None,
        "states": list(grant.states) or None,
        "holder": str(grant.holder) if grant.holder else None,
    }


def find_visible(who: Principal, public_id: UUID) -> Case | None:
    """The case with its history, where this principal may see it. One statement, made once for everybody: whoever
    works with cases asks it all day."""
    visibility = visible_to(who)
    if visibility.everything:
        return with_history(Case.objects.all()).filter(public_id=public_id).first()
    found: Case | None = _FIND.first(case=public_id, **_as_given(visibility))
    return found


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


def _ask() -> QuerySet[Case]:
    return with_history(Case.objects.filter(_expression_of_the_given())).filter(public_id=Given("case", UUIDField()))


_FIND = Question(_ask)
