"""What the clock of a case is asked with: term, calendar, what has happened. Ignores who asks, and the answer."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import UUIDField

from darcha.ground.database import Given, Question
from darcha.kernel.catalogue.types import Service, Term, WorkingCalendar

from .models import Case, CaseEvent
from .models.reading import calendar_of, local
from .rules.clock import Happened, ask_the_law, term_of
from .types.term import TermAnswer

_HAPPENED = Question(
    lambda: CaseEvent.objects.filter(case_id=Given("case", UUIDField())).values("code", "at", "params")
)


@dataclass(frozen=True, slots=True)
class Counting:
    """Everything that the law of a term looks at."""

    term: Term
    calendar: WorkingCalendar
    received_at: datetime
    happened: tuple[Happened, ...]

    def answer(self) -> TermAnswer:
        """The law's answer with its derivation."""
        return ask_the_law(self.term, self.calendar, self.received_at, self.happened, derive=True)


def counting_of(case: Case, service: Service) -> Counting:
    """One statement."""
    return Counting(
        term=term_of(service.procedure, case.term_key),
        calendar=calendar_of(case),
        received_at=local(case.received_at),
        happened=tuple(
            Happened(line["code"], local(line["at"]), line["params"]) for line in _HAPPENED.all(case=case.id)
        ),
    )
