"""Tell whoever can act on it that a case waits for them: a decision for a second person, a recusal for the head.
Ignores delivery."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.text import t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import PostHolder, Principal, is_system
from darcha.kernel.notifications import api as notifications

from ..models import CaseRequest
from ..rules.who_is_told import able_to_settle


@command(may=is_system)
def tell_who_waits(who: Principal, *, case_id: UUID, kind: str) -> int:
    """``kind`` is confirmation, recusal or delegation. How many were told now, each once for this request; none
    when somebody has settled it meanwhile."""
    waiting = CaseRequest.objects.select_related("case").filter(case_id=case_id, kind=kind, answered_at=None)
    request = waiting.order_by("-id").first()
    if request is None:
        return 0
    case = request.case
    off_it = CaseRequest.objects.filter(case_id=case_id, kind="recusal").exclude(outcome="denied")
    holders = identity.find_post_holders(request.body or case.body)
    if kind == "delegation":
        to = next((one for one in holders if request.to_account in (one.account_id, one.post.lender)), None)
        return int(_tell(who, request, to)) if to else 0
    recipients = able_to_settle(
        request.to_posts if kind == "confirmation" else (),
        service=case.service_key,
        asked_by=request.asked_by,
        recused=set(off_it.values_list("asked_by", flat=True)),
        holders=holders,
    )
    return sum(_tell(who, request, one) for one in recipients)


def _tell(who: Principal, request: CaseRequest, to: PostHolder) -> bool:
    case, language = request.case, to.language
    places = {
        "number": case.number,
        "service": catalogue.pinned(case.version_id).name.in_(language),
        "act": t(f"cases.{'delegated' if request.to_account else 'act'}.{request.act}", language),
    }
    return notifications.notify(
        who,
        account_id=to.account_id,
        key=f"cases.waits.{request.kind}",
        about=f"case:{case.public_id}",
        language=language,
        subject=t(f"cases.waits.{request.kind}.subject", language, **places),
        body=t(f"cases.waits.{request.kind}.body", language, **places),
        channels=("email",),
        dedupe_key=f"request:{request.id}:waits:{to.account_id}",
    )
