"""Tell the heads of a body that a case came back to it, forwarded by whoever had got it. Ignores delivery."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.text import t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal, is_system
from darcha.kernel.notifications import api as notifications

from ..errors import NotFound
from ..models import Case, CaseEvent


@command(may=is_system)
def tell_heads(who: Principal, *, case_id: UUID, line: str) -> int:
    """How many were told now, each once for this line. Raises NotFound."""
    case = Case.objects.filter(id=case_id).first()
    event = CaseEvent.objects.filter(case_id=case_id, code=line).order_by("-id").first()
    if case is None or event is None:
        raise NotFound
    heads = {one.account_id: one for one in identity.find_post_holders(case.body) if one.post.role == "head"}
    told = 0
    for head in heads.values():
        places = {"number": case.number, "body": catalogue.body_name(event.body or case.body, head.language)}
        told += notifications.notify(
            who,
            account_id=head.account_id,
            key=f"cases.head.{line}",
            about=f"case:{case.public_id}",
            language=head.language,
            subject=t(f"cases.notice.head.{line}.subject", head.language, **places),
            body=t(f"cases.notice.head.{line}.body", head.language, **places),
            channels=("email",),
            dedupe_key=f"line:{event.id}:{head.account_id}",
        )
    return told
