"""The open work of the bodies that somebody heads, by who holds it. Ignores who could hold it: identity knows posts."""

from django.db.models import Count, Min, Q

from darcha.ground import clock
from darcha.kernel.identity.types import Principal

from ..models.reading import local
from ..rules.clock import NEVER
from ..rules.standing import headed_by
from ..types import WORKABLE_STATES, CaseState, HolderLoad
from ..visible import visible_cases


def load_of(who: Principal) -> tuple[HolderLoad, ...]:
    """One line for each holder and body, and one for what nobody has taken. One statement, none for whom heads no body:
    the answer is then empty. No personal data."""
    bodies = headed_by(who)
    if not bodies:
        return ()
    open_cases = visible_cases(who).filter(body__in=bodies, state__in=sorted(WORKABLE_STATES))
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
