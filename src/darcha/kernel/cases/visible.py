"""The rule of visibility as one expression: the only way to a case from outside. Ignores what is done with it."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from darcha.kernel.identity.types import Principal

from .models import Case, CaseParticipant
from .rules.visibility import BodyGrant, Visibility, visible_to

NONE = Q(pk__in=[])


def expression(visibility: Visibility) -> Q:
    """The union of the grants over ``Case``; matches nothing when there is none."""
    if visibility.everything:
        return Q()
    grants = [Q(party_kind=party.kind, party_id=party.id) for party in visibility.parties]
    if visibility.account_id is not None:
        grants.append(Q(party_kind="individual", account_id=visibility.account_id))
    grants += [_of_body(grant) for grant in visibility.bodies]
    union = NONE
    for grant in grants:
        union |= grant
    return union


def _of_body(grant: BodyGrant) -> Q:
    taking_part = CaseParticipant.objects.filter(case=OuterRef("pk"), body=grant.body, role="co")
    cases = Q(body=grant.body) | Q(Exists(taking_part))
    return cases if grant.services is None else cases & Q(service_key__in=sorted(grant.services))


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
