"""Take note of where a case stands now. Safe to repeat and in any order: only the difference is counted."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Model

from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import CaseSeen, DayTally, StateCount
from ..types import CaseFigures


@command(may=is_system)
def note_case(who: Principal, *, case_id: UUID, figures: CaseFigures) -> None:
    """Moves the case between the counts of states, and tallies a submission or an ending that was not known yet."""
    before = CaseSeen.objects.select_for_update().filter(case_id=case_id).first()
    CaseSeen.objects.update_or_create(
        case_id=case_id,
        defaults={
            "service_key": figures.service_key,
            "region": figures.region,
            "state": figures.state,
            "submitted_on": figures.submitted_on,
            "closed_on": figures.closed_on,
            "outcome": figures.outcome,
            "waited_seconds": _seconds(figures.waited),
            "own_seconds": _seconds(figures.own),
            "ends_at": figures.ends_at,
        },
    )
    if before is None or before.state != figures.state:
        if before is not None:
            _add(StateCount, -1, service_key=before.service_key, state=before.state)
        _add(StateCount, 1, service_key=figures.service_key, state=figures.state)
    for on, fact in _new_facts(before, figures):
        _add(DayTally, 1, service_key=figures.service_key, region=figures.region, on=on, fact=fact)


def _seconds(span: timedelta | None) -> int | None:
    return None if span is None else int(span.total_seconds())


def _new_facts(before: CaseSeen | None, figures: CaseFigures) -> Iterator[tuple[Any, str]]:
    if before is None:
        yield figures.submitted_on, "submitted"
    if figures.closed_on is not None and (before is None or before.closed_on is None):
        yield figures.closed_on, figures.outcome


def _add(counts: type[Model], by: int, **of: Any) -> None:
    """Begin at nought if it is the first; raising in the database keeps two workers from losing a count."""
    counts.objects.bulk_create(  # type: ignore[attr-defined]
        [counts(count=0, **of)], ignore_conflicts=True
    )
    counts.objects.filter(**of).update(count=F("count") + by)  # type: ignore[attr-defined]
