"""Take note of where a case stands now. Safe to repeat and in any order: only the difference is counted."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import CaseSeen
from ..models.counting import count, see
from ..types import CaseFigures


@command(may=is_system)
def note_case(who: Principal, *, case_id: UUID, figures: CaseFigures) -> None:
    """Moves the case between the counts of states, and tallies a submission or an ending that was not known yet.
    Raises SeenMeanwhile."""
    before = see(
        CaseSeen(
            case_id=case_id,
            service_key=figures.service_key,
            region=figures.region,
            state=figures.state,
            submitted_on=figures.submitted_on,
            closed_on=figures.closed_on,
            outcome=figures.outcome,
            waited_seconds=_seconds(figures.waited),
            own_seconds=_seconds(figures.own),
            ends_at=figures.ends_at,
        )
    )
    moved, facts = list(_moved(before, figures)), list(_new_facts(before, figures))
    if moved or facts:
        count(figures.service_key, figures.region, moved, facts)


def _seconds(span: timedelta | None) -> int | None:
    return None if span is None else int(span.total_seconds())


def _moved(before: CaseSeen | None, figures: CaseFigures) -> Iterator[tuple[str, str, int]]:
    if before is not None and before.state == figures.state:
        return
    if before is not None:
        yield before.service_key, before.state, -1
    yield figures.service_key, figures.state, 1


def _new_facts(before: CaseSeen | None, figures: CaseFigures) -> Iterator[tuple[date, str]]:
    if before is None:
        yield figures.submitted_on, "submitted"
    if figures.closed_on is not None and (before is None or before.closed_on is None):
        yield figures.closed_on, figures.outcome
