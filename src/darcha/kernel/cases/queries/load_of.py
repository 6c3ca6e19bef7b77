"""The open work of the bodies that somebody heads, by who holds it. Ignores who could hold it: identity knows posts."""

from collections.abc import Sequence

from django.db.models import Count, Min, Q

from darcha.ground import clock
from darcha.kernel.identity.types import Principal

from ..models import Case
from ..models.reading import local
from ..rules.clock import NEVER
from ..rules.standing import headed_by
from ..rules.visibility import Visibility, visible_to
from ..types import WORKABLE_STATES, CaseState, HolderLoad
from ..visible import visible_cases


def load_of(who: Principal) -> tuple[HolderLoad, ...]:
    """One line for each holder and body, and one for what nobody has taken. One statement, which
    the index ``case_by_holder`` can answer alone; none for whom heads no body: the answer is then empty. No personal
    data."""
    bodies = headed_by(who)
    if not bodies:
        return ()
    seen = Case.objects.all() if _sees_all_of(visible_to(who), bodies) else visible_cases(who)
    open_cases = seen.filter(~Q(service_key=""), body__in=bodies, state__in=sorted(WORKABLE_STATES))
    rows = open_cases.values("body", "assigned_to").annotate(
        cases=Count("pk"),
        pressing=Count("pk", filter=Q(begin_by__lte=clock.now(), pressing_at__gt=clock.now())),
        overdue=Count("pk", filter=Q(pressing_at__lte=clock.now())),
        waiting=Count("pk", filter=Q(state=CaseState.AWAITING_APPLICANT)),
        nearest=Min("pressing_at"),
    )
    return tuple(
        HolderLoad(
            body=row["body"],
            holder=row["assigned_to"],
            cases=row["cases"],
            overdue=row["overdue"],
            waiting=row["waiting"],
            pressing=row["pressing"],
            nearest_at=local(row["nearest"]) if row["nearest"] < NEVER else None,
        )
        for row in rows.order_by("body", "assigned_to")
    )


def _sees_all_of(visibility: Visibility, bodies: Sequence[str]) -> bool:
    """Whether grants give these bodies whole, as they do to nearly every head: no case has to be asked then."""
    whole = {
        body
        for grant in visibility.bodies
        if grant.services is None and not (grant.regions or grant.states or grant.holder)
        for body in grant.bodies
    }
    return whole.issuperset(bodies)
