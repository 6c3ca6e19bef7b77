"""How many open cases are overdue and nobody was told. The right answer is none: silence about silence."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef

from darcha.ground import clock

from ..models import Case, CaseRung
from ..types import WORKABLE_STATES


def overdue_without_action(*, patience: timedelta = timedelta()) -> int:
    """Cases whose running term ended longer than ``patience`` ago, with no rung fired at that end or after it. One
    statement; names nobody."""
    told = CaseRung.objects.filter(case=OuterRef("pk"), end=OuterRef("pressing_at"), due_at__gte=F("end"))
    overdue = Case.objects.filter(state__in=sorted(WORKABLE_STATES), pressing_at__lte=clock.now() - patience)
    return overdue.filter(~Exists(told)).count()
