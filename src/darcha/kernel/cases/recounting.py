"""Open cases and what the law says of them by another edition. Shared by the preview, the act and its undoing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from darcha.kernel.catalogue import api as catalogue

from .models import Case, CaseEvent
from .models.reading import find_local, local
from .rules.clock import Happened, end_of_due, term_of
from .rules.recalculation import end_of, recount
from .rules.term_refusals import TermRefused
from .types import CLOSED_STATES
from .types.recalculation import When
from .types.term import TermAnswer


@dataclass(frozen=True, slots=True)
class Recounted:
    """``answer`` None: the history would not be lawful by that calendar. ``keeps`` goes into the timeline's line."""

    case: Case
    before: When
    answer: TermAnswer | None
    keeps: dict[str, Any] = field(default_factory=dict)

    @property
    def after(self) -> When:
        return end_of(self.answer.due_on, self.answer.due_at) if self.answer else self.before

    @property
    def is_moved(self) -> bool:
        return self.before != self.after

    def is_over(self, now: datetime) -> bool:
        """Whether the end that it would get has passed."""
        end = end_of_due(self.answer) if self.answer else None
        return end is not None and end <= now


def open_cases() -> QuerySet[Case]:
    """Closed cases never change."""
    return Case.objects.exclude(state__in=sorted(CLOSED_STATES))


def counted_otherwise(edition: UUID) -> QuerySet[Case]:
    """Open cases that another edition counts."""
    return open_cases().filter(~Q(calendar_id=edition) | Q(calendar_id=None))


def recount_all(cases: Sequence[Case], edition: UUID | None, now: datetime) -> Iterator[Recounted]:
    """One statement for the lines of all of them."""
    happened: dict[UUID, list[Happened]] = defaultdict(list)
    lines = CaseEvent.objects.filter(case__in=cases).values_list("case_id", "code", "at", "params")
    for case_id, code, at, params in lines:
        happened[case_id].append(Happened(code, local(at), params))
    for case in cases:
        before = end_of(case.due_on, find_local(case.due_at))
        try:
            answer, keeps = recount(
                term_of(catalogue.pinned(case.version_id).procedure, case.term_key),
                catalogue.calendar(body=case.body, edition=edition),
                local(case.received_at),
                registered_at=local(case.registered_at or case.received_at),
                happened=happened[case.id],
                now=now,
            )
        except TermRefused:
            yield Recounted(case, before, None)
        else:
            yield Recounted(case, before, answer, keeps)
