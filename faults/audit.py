"""What was fired against what the law of ladders says: every rung of every case, one by one. Needs Django."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.apps import apps

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.models import Case, CaseEvent, CaseRung
from darcha.kernel.cases.models.reading import calendar_of, due_of
from darcha.kernel.cases.rules.clock import term_of
from darcha.kernel.cases.rules.ladder import rungs_due
from darcha.kernel.catalogue import api as catalogue

LINES = ("reminded", "overdue", "escalated")


def audit(
    poisoned: Collection[UUID], *, at: datetime, since: datetime | None = None, until: datetime | None = None
) -> dict[str, int]:
    """Counts by name, of the cases that arrived between the two moments, at a moment after the last rung."""
    rows = Case.objects.exclude(id__in=poisoned)
    rows = rows.filter(received_at__gte=since) if since else rows
    rows = rows.filter(received_at__lt=until) if until else rows
    expected = {(row.id, rung): moment for row in rows for rung, moment in _by_law(row)}
    ids = {row.id for row in rows}
    fired = [rung for rung in CaseRung.objects.order_by("id") if rung.case_id in ids]
    keys = Counter((rung.case_id, rung.rung) for rung in fired)
    in_order = defaultdict(list)
    for rung in fired:
        in_order[rung.case_id].append(rung.due_at)
    with clock.frozen(at):
        silent = cases.overdue_without_action()
    return {
        "trials (cases)": len(ids),
        "rungs expected": len(expected),
        "rungs fired": len(fired),
        "missing": len(expected.keys() - keys.keys()),
        "duplicated": sum(keys.values()) - len(keys),
        "out of order": sum(moments != sorted(moments) for moments in in_order.values()),
        "with wrong times": sum(
            rung.due_at != expected.get((rung.case_id, rung.rung)) or rung.done_at < rung.due_at for rung in fired
        ),
        "caught up after the moment they were due": sum(rung.done_at > rung.due_at for rung in fired),
        "events not one for each rung": _not_one_each(keys),
        "overdue without action": silent,
    }


def _by_law(row: Case) -> list[tuple[str, datetime]]:
    term = term_of(catalogue.pinned(row.version_id).procedure, row.term_key)
    rungs = rungs_due(term, due_of(row), catalogue.rungs_for(term, row.body), calendar_of(row))
    return [(one.rung.key, one.due_at) for one in rungs]


def _not_one_each(keys: Counter) -> int:
    """Rungs without exactly one event, and cases whose timeline has not one line for each rung."""
    told = apps.get_model("ground", "OutboxEvent").objects.filter(name="cases.TermRungReached")
    events = Counter((UUID(facts["case_id"]), facts["rung"]) for facts in told.values_list("facts", flat=True))
    lines = Counter(CaseEvent.objects.filter(code__in=LINES).values_list("case_id", flat=True))
    rungs = Counter(case_id for case_id, _ in keys)
    return sum(events[key] != 1 for key in keys) + sum(lines[case_id] != count for case_id, count in rungs.items())
