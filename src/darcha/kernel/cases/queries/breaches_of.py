"""Terms that were missed in the bodies that somebody heads: open cases past their end and those decided too late in
the last weeks, each with where its time went. No personal data."""

from datetime import timedelta
from uuid import UUID

from django.db.models import F, Q

from darcha.ground import clock
from darcha.kernel.identity.types import Principal

from ..models import Case, CaseEvent
from ..models.nearest import Nearest
from ..models.reading import local, row_of
from ..models.spans import shaped
from ..rules.breach import breach_of
from ..rules.clock import Happened
from ..rules.standing import headed_by
from ..rules.visibility import visible_to
from ..spans import spans_of
from ..types import WORKABLE_STATES, BreachRow
from ..visible import visible_cases

MOST = 50
BACK = timedelta(days=30)


def breaches_of(who: Principal) -> tuple[BreachRow, ...]:
    """The latest first within open and closed, at most 50 of each. Three statements; none for whom heads no body."""
    bodies = headed_by(who)
    if not bodies:
        return ()
    now = clock.now()
    shapes, spans = shaped(spans_of(visible_to(who)))
    led = visible_cases(who).filter(body__in=bodies)
    still = led.filter(
        Nearest(shapes, MOST, asked=("until",), given={**spans, "until": now}),
        state__in=sorted(WORKABLE_STATES),
        pressing_at__lte=now,
    ).order_by("pressing_at", "id")
    decided = led.filter(Q(closed_at__gte=F("pressing_at")), closed_at__gte=now - BACK).order_by("-closed_at", "-id")
    cases = [*still[:MOST], *decided[:MOST]]
    lines: dict[UUID, list[Happened]] = {case.id: [] for case in cases}
    for case_id, code, at in CaseEvent.objects.filter(case_id__in=lines).values_list("case_id", "code", "at"):
        lines[case_id].append(Happened(code, local(at)))
    return tuple(_row(case, lines[case.id]) for case in cases)


def _row(case: Case, lines: list[Happened]) -> BreachRow:
    row = row_of(case)
    until = row.closed_at or clock.now()
    breach = breach_of(lines, row.registered_at or row.received_at, row.pressing_at, until)
    return BreachRow(row, breach.late, breach.main, dict[str, timedelta](breach.parts.items()))
