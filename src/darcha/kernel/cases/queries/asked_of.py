"""What other bodies were asked about a case, and what they answered. Ignores who may read the case."""

from uuid import UUID

from darcha.ground import clock
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Ask, Procedure

from ..models import Case, CaseRequest
from ..models.reading import find_local, local
from ..types.parts import Asked


def asked_of(case: Case, reads_for: str) -> tuple[Asked, ...]:
    """In the order in which they were asked: all for the lead, its own for any other body. One statement."""
    requests = CaseRequest.objects.filter(case_id=case.id).exclude(body="").exclude(kind="recusal")
    if reads_for != case.body:
        requests = requests.filter(body=reads_for)
    procedure = catalogue.pinned(case.version_id).procedure
    return tuple(_asked(request, procedure) for request in requests.order_by("id"))


def _asked(request: CaseRequest, procedure: Procedure) -> Asked:
    ask = _ask_of(request, procedure)
    is_over = request.answered_at is None and request.due_at is not None and request.due_at <= clock.now()
    return Asked(
        kind=request.kind,
        body=request.body,
        words=(request.words or {}).get("text", ""),
        asked_at=local(request.asked_at),
        due_on=request.due_on,
        due_at=None if request.due_on else find_local(request.due_at),
        silence=request.silence,
        article=ask.article if ask else "",
        rule=ask.rule if ask else None,
        is_over=is_over,
        confirmed=ask.confirmed if ask else True,
        answered_at=find_local(request.answered_at),
        outcome=request.outcome,
        by_silence=request.by_silence,
        answer=(request.answer or {}).get("text", ""),
        files=tuple(UUID(one) for one in (request.answer or {}).get("files", ())),
    )


def _ask_of(request: CaseRequest, procedure: Procedure) -> Ask | None:
    """The pack's own words on it."""
    if request.kind == "data":
        return procedure.data_from
    return next((ask for step in procedure.steps for ask in step.asks if ask.body == request.body), None)
