"""What a case offers for objecting, from its rows. Ignores who asks, and the page."""

from collections.abc import Sequence

from darcha.ground import clock
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Service

from .models import Case, CaseEvent
from .models.reading import calendar_of, entry_of, local
from .rules.objection import acts_done, objections_made, receiver_of, ways_to_object
from .types import CaseState, TimelineEntry
from .types.objection import WayToObject


def ways_of(case: Case, service: Service, lines: Sequence[TimelineEntry]) -> tuple[WayToObject, ...]:
    """No statement."""
    return ways_to_object(
        service.procedure,
        calendar_of(case),
        acts_done(lines),
        state=CaseState(case.state),
        term_ended_at=local(case.pressing_at),
        receiver=receiver_of(service.procedure, case.body, catalogue.current().bodies),
        before=objections_made(lines),
        now=clock.now(),
    )


def lines_of_case(case: Case) -> tuple[TimelineEntry, ...]:
    """The whole timeline in order. One statement."""
    return tuple(entry_of(line) for line in CaseEvent.objects.filter(case_id=case.id).order_by("at", "id"))
