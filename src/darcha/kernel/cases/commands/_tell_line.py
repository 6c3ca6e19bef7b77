"""One line of a case told to people of an office, each once. Ignores who they are and how it is delivered."""

from collections.abc import Iterable
from uuid import UUID

from darcha.ground.text import t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import PostHolder, Principal
from darcha.kernel.notifications import api as notifications

from ..errors import NotFound
from ..models import Case, CaseEvent


def case_and_line(case_id: UUID, line: str) -> tuple[Case, CaseEvent]:
    """The case and the last line of that code. Raises NotFound."""
    case = Case.objects.filter(id=case_id).first()
    event = CaseEvent.objects.filter(case_id=case_id, code=line).order_by("-id").first()
    if case is None or event is None:
        raise NotFound
    return case, event


def tell_line(who: Principal, case: Case, event: CaseEvent, told_as: str, to: Iterable[PostHolder]) -> int:
    """How many were told now. ``told_as`` names the words: ``cases.notice.<told_as>.<line>``, with the number of the
    case, the body that acted (the leading one where none did) and the one that leads."""
    told = 0
    for one in {one.account_id: one for one in to}.values():
        language = one.language
        places = {
            "number": case.number,
            "body": catalogue.body_name(event.body or case.body, language),
            "lead": catalogue.body_name(case.body, language),
        }
        words = f"cases.notice.{told_as}.{event.code}"
        told += notifications.notify(
            who,
            account_id=one.account_id,
            key=f"cases.{told_as}.{event.code}",
            about=f"case:{case.public_id}",
            language=language,
            subject=t(f"{words}.subject", language, **places),
            body=t(f"{words}.body", language, **places),
            channels=("email",),
            dedupe_key=f"line:{event.id}:{one.account_id}",
        )
    return told
