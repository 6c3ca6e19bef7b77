"""A question about a reply as the sweep sees it. Ignores the words of both."""

from datetime import datetime

from darcha.kernel.catalogue import api as catalogue

from ..models import Case, CaseClarity
from ..models.reading import calendar_of, local
from ..rules.clarity import rungs_of_question, time_to_clarify
from ..rules.ladder import RungDue


def rungs_of(case: Case, asked_at: datetime) -> tuple[RungDue, ...]:
    """Every rung that may fire for that question, fired or not."""
    rungs = catalogue.rungs_for(time_to_clarify(), case.body)
    return rungs_of_question(rungs, calendar_of(case), local(asked_at))


def end_question(case: Case, now: datetime) -> None:
    """It is answered, or the reply that it was about has fallen."""
    CaseClarity.objects.filter(case_id=case.id, ended_at=None).update(ended_at=now, sweep_at=None)
