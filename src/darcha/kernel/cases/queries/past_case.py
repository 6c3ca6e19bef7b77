"""A case that a body forwarded: what it did up to then, and nothing that came after. The reading is written down."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import Case, CaseEvent, CaseParticipant
from ..models.reading import entry_of, local
from ..rules.arrival import FORWARDED
from ..rules.visibility import visible_to
from ..types import PastCase, TimelineEntry

LARGEST_LIST = 100


def past_case(who: Principal, case: UUID) -> PastCase:
    """For an officer of a body that had it, by a post with that service. Raises NotFound."""
    with transaction.atomic():
        had = _had(who).filter(case__public_id=case).select_related("case").first()
        if had is None or had.until is None:
            raise NotFound
        lines = CaseEvent.objects.filter(case=had.case, at__lte=had.until).order_by("at", "id")
        view = _shown(had, tuple(entry_of(line) for line in lines))
        exchange.record_access(
            who,
            person_id=had.case.party_id,
            registry_or_case="case",
            purpose="handle-case",
            case_id=had.case.id,
            fields=["timeline"],
            body=had.body,
        )
    return view


def past_cases(who: Principal) -> tuple[PastCase, ...]:
    """What the bodies of an officer forwarded, the latest first, without its timeline. One statement."""
    found = _had(who).select_related("case").order_by("-until")[:LARGEST_LIST]
    return tuple(_shown(had, ()) for had in found)


def _had(who: Principal) -> QuerySet[CaseParticipant]:
    """Whoever sees only what is in his own hands sees nothing of what left the body."""
    granted = Q(pk__in=[])
    for grant in visible_to(who).bodies:
        if grant.holder is not None:
            continue
        of_bodies = Q(body__in=grant.bodies)
        if grant.services is not None:
            of_bodies &= Q(case__service_key__in=sorted(grant.services))
        if grant.regions:
            of_bodies &= Q(case__region__in=grant.regions)
        granted |= of_bodies
    return CaseParticipant.objects.filter(granted, role="past", until__isnull=False)


def _shown(had: CaseParticipant, timeline: tuple[TimelineEntry, ...]) -> PastCase:
    case: Case = had.case
    moved = [line for line in timeline if line.code in FORWARDED]
    return PastCase(
        public_id=case.public_id,
        number=case.number,
        service_key=case.service_key,
        kind=case.kind,
        body=had.body,
        received_at=local(case.received_at),
        forwarded_at=local(had.until),  # type: ignore[arg-type]
        to_body=str(moved[-1].params["to_body"]) if moved else "",
        timeline=timeline,
    )
