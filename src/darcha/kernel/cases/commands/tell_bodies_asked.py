"""Say to a body what it was asked, and to the leading body what came back. Ignores delivery."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.text import t, write_day, write_moment
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import PostHolder, Principal, is_system
from darcha.kernel.notifications import api as notifications

from ..errors import NotFound
from ..models import CaseRequest
from ..models.reading import local
from ..rules.who_is_told import told

TO_THE_ASKED = frozenset({"asked", "reminded", "overdue"})
TO_THE_LEAD = frozenset({"answered", "presumed", "overdue"})
_HEADS_TOO = frozenset({"asked", "overdue"})


@command(may=is_system)
def tell_bodies_asked(who: Principal, *, request_id: UUID, line: str) -> int:
    """How many were told now. Raises NotFound."""
    request = CaseRequest.objects.select_related("case").filter(id=request_id).first()
    if request is None:
        raise NotFound
    bodies = [request.body] if line in TO_THE_ASKED else []
    bodies += [request.case.body] if line in TO_THE_LEAD else []
    return sum(_tell(who, request, line, one) for body in bodies for one in _recipients(request, line, body))


def _recipients(request: CaseRequest, line: str, body: str) -> tuple[PostHolder, ...]:
    case = request.case
    is_lead = body == case.body
    return told(
        ("officer", "head") if line in _HEADS_TOO and not (is_lead and line == "asked") else ("officer",),
        service=case.service_key,
        assigned_to=case.assigned_to if is_lead else None,
        posts_here=(),
        holders=identity.find_post_holders(body),
        inspectors=(),
    )


def _tell(who: Principal, request: CaseRequest, line: str, to: PostHolder) -> bool:
    case, language = request.case, to.language
    filled = {
        "number": case.number,
        "service": catalogue.pinned(case.version_id).name.in_(language),
        "lead": catalogue.body_name(case.body, language),
        "body": catalogue.body_name(request.body, language),
        "due": write_day(request.due_on) or write_moment(local(request.due_at) if request.due_at else None),
        "outcome": t(f"cases.asked.outcome.{request.outcome}", language) if request.outcome else "",
    }
    return notifications.notify(
        who,
        account_id=to.account_id,
        key=f"cases.request.{line}",
        about=f"case:{case.public_id}",
        language=language,
        subject=t(f"cases.request.{line}.subject", language, **filled),
        body=t(f"cases.request.{line}.body", language, **filled),
        channels=("email",),
        dedupe_key=f"request:{request.id}:{line}:{to.account_id}",
    )
