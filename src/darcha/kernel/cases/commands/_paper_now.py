"""The paper of a case that stands now, where one was put right since. Ignores what it says."""

from uuid import UUID

from ..models import CaseEvent
from ..rules.slip import CORRECTED


def paper_now(case_id: UUID, paper: UUID) -> UUID:
    """The one that took the place of ``paper``, or itself. One statement."""
    lines = CaseEvent.objects.filter(case_id=case_id, code=CORRECTED, params__has_key="replaces").order_by("at", "id")
    for old, new in lines.values_list("params__replaces", "params__document"):
        if old == str(paper):
            paper = UUID(new)
    return paper


def last_paper(case_id: UUID) -> UUID | None:
    """That of the last decision; None where it has none. One statement."""
    lines = CaseEvent.objects.filter(case_id=case_id, params__has_key="document").exclude(code="issued")
    said = lines.order_by("-at", "-id").values_list("params__document", flat=True).first()
    return UUID(said) if said else None
