"""What the sweep wants of a case, kept on its row: since when its end holds, and when to look next. Fires nothing."""

from collections.abc import Sequence
from datetime import datetime

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Procedure, Term

from ..models import Case
from ..models.reading import calendar_of, due_of, find_local, local
from ..rules.clock import term_of
from ..rules.ladder import RungDue, armed, end_of, next_moment, rungs_due
from ..types import WORKABLE_STATES

ARMED_FIELDS = ("end_set_at", "sweep_at")


def arm(case: Case, procedure: Procedure, now: datetime, *, moved: bool) -> None:
    """After the law's answer was put on the row, not yet saved. ``moved``: its end is not the one of before."""
    if moved:
        case.end_set_at = now
    term = term_of(procedure, case.term_key)
    case.sweep_at = next_moment(armed_rungs(case, term), silence_at=silence_at(case, term))


def armed_rungs(case: Case, term: Term) -> Sequence[RungDue]:
    """The rungs that may fire for the end on the row, fired or not; none while the body cannot act."""
    due = due_of(case)
    end = end_of(due)
    if end is None or case.state not in WORKABLE_STATES:
        return ()
    rungs = rungs_due(term, due, catalogue.rungs_for(term, case.body), calendar_of(case))
    return armed(rungs, end=end, since=local(case.end_set_at or case.received_at))


def silence_at(case: Case, term: Term) -> datetime | None:
    """The moment from which silence decides this open case; None where it decides nothing or no term runs."""
    decides = term.silence != "overdue" and case.state in WORKABLE_STATES
    return find_local(end_of(due_of(case))) if decides else None
