"""How many cases, and questions about replies, are overdue and nobody was told. The right answer is none: silence about
silence.
"""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef

from darcha.ground import clock

from ..models import Case, CaseClarity, CaseRung
from ..types import WORKABLE_STATES


def overdue_without_action(*, patience: timedelta = timedelta()) -> int:
    """Those whose time ended longer than ``patience`` ago, with no rung fired at that end or after it. Two statements;
    names nobody."""
    until, told = clock.now() - patience, CaseRung.objects.filter(due_at__gte=F("end"))
    cases = Case.objects.filter(state__in=sorted(WORKABLE_STATES), pressing_at__lte=until)
    cases = cases.filter(~Exists(told.filter(case=OuterRef("pk"), end=OuterRef("pressing_at"))))
    questions = CaseClarity.objects.filter(ended_at=None, ends_at__lte=until)
    questions = questions.filter(~Exists(told.filter(case=OuterRef("case_id"), end=OuterRef("ends_at"))))
    return cases.count() + questions.count()
