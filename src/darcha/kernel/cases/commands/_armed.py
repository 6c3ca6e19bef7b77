"""What the sweep wants of a case, kept on its row: since when its end holds, and when to look next. Fires nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from darcha.ground import clock
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Term

from ..models import Case, CaseEvent
from ..models.reading import calendar_of, due_of, find_local, local
from ..rules.arrival import FORWARDED
from ..rules.clock import Happened, running_term, term_of
from ..rules.ladder import RungDue, armed, end_of, next_moment, rungs_due
from ..types import WORKABLE_STATES

ARMED_FIELDS = ("end_set_at", "sweep_at")


def arm(case: Case, term: Term, now: datetime, *, moved: bool) -> None:
    """After the law's answer for this term was put on the row, not yet saved. ``moved``: its end is not the one of
    before."""
    if moved:
        case.end_set_at = now
    case.sweep_at = next_moment(armed_rungs(case, term), silence_at=silence_at(case, term))


def with_orders(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Each case with the lines that decide which term runs, in the same statement: ``term_now`` reads them."""
    lines = CaseEvent.objects.filter(Q(code__in=FORWARDED) | Q(params__anew=True), case=OuterRef("pk"))
    said = lines.order_by("at", "id").values(said=JSONObject(code=F("code"), at=F("at"), params=F("params")))
    return cases.annotate(orders=ArraySubquery(said))


def term_now(case: Case) -> Term:
    """The term that runs now: of the service, or of an order to decide anew."""
    happened = [Happened(line["code"], clock.parse(line["at"]), line["params"]) for line in vars(case)["orders"]]
    term = term_of(catalogue.pinned(case.version_id).procedure, case.term_key)
    return running_term(term, local(case.received_at), happened)


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
