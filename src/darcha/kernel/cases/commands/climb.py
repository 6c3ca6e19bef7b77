"""Fire every rung of one case that is due and was missed, in order. Ignores who is told: the event tells."""

from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models.reading import due_of
from ..rules.ladder import next_moment
from ..types import WORKABLE_STATES
from ..visible import visible_cases
from ._armed import armed_rungs, silence_at, term_now, with_orders
from ._rungs import fire


@command(may=is_system)
def climb(who: Principal, *, case_id: UUID) -> int:
    """How many rungs were fired now. A case that somebody else holds is left to the next minute."""
    open_case = with_orders(visible_cases(who)).filter(id=case_id, state__in=sorted(WORKABLE_STATES))
    case = open_case.select_for_update(of=("self",), skip_locked=True).first()
    if case is None:
        return 0
    now, due, term = clock.now(), due_of(case), term_now(case)
    rungs = armed_rungs(case, term)
    last = (due.due_at or due.due_on or clock.today()).isoformat()
    fired = fire(who, case, rungs, now, end=case.pressing_at, due=last)
    case.sweep_at = next_moment(rungs, after=now, silence_at=silence_at(case, term))
    case.save(update_fields=["sweep_at"])
    return fired
