"""What oversight asks about a case: moments and codes. Ignores rights: the answers name nobody, and only rooms ask."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from ..models import Case, CaseClarity, CaseEvent, CaseLink, CaseRung
from ..models.reading import find_local, local, row_of
from ..rules.arrival import since_arrival
from ..types import CaseRow
from ..types.objection import OBJECTS_TO
from ..types.overseen import CarriedOut, RungFired


def overseen_row(case_id: UUID) -> CaseRow:
    """The slim row. Raises Case.DoesNotExist."""
    return row_of(Case.objects.get(id=case_id))


def rung_of(case_id: UUID, rung: str, end: datetime) -> RungFired:
    """When a rung was due and when it was done. Raises CaseRung.DoesNotExist."""
    row = CaseRung.objects.get(case_id=case_id, rung=rung, end=end)
    return RungFired(local(row.due_at), local(row.done_at))


def carried_out(objection_id: UUID) -> CarriedOut:
    """What was objected to, when that was done, and when the objection was settled. Raises CaseLink.DoesNotExist."""
    link = CaseLink.objects.get(case_id=objection_id, kind=OBJECTS_TO)
    line = CaseEvent.objects.filter(id=link.params["line"]).first() if link.params["line"] else None
    return CarriedOut(
        act=link.params["act"],
        acted_at=local(line.at if line else link.at),
        ground=str(line.params.get("ground", "")) if line else "",
        settled_at=local(link.settled_at or link.at),
    )


def is_decided_anew(case_id: UUID) -> bool:
    """Whether what the body owes now is what was decided on an objection."""
    lines = CaseEvent.objects.filter(case_id=case_id).order_by("at", "id").values("code", anew=F("params__anew"))
    return any(line["anew"] for line in since_arrival(list(lines)))


def question_ended_at(case_id: UUID) -> datetime | None:
    """When the last question about a reply was answered, or the reply fell; None while none has ended."""
    ended = CaseClarity.objects.filter(case_id=case_id, ended_at__isnull=False).order_by("-ended_at").first()
    return None if ended is None else find_local(ended.ended_at)
