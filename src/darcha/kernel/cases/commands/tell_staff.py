"""Say to staff that a rung was reached: to each once, in their own language. Ignores delivery."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from darcha.ground.command import command
from darcha.ground.text import t, write_day, write_moment
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import PostHolder, Principal, is_system
from darcha.kernel.notifications import api as notifications

from ..errors import NotFound
from ..models import Case, CaseRung
from ..models.reading import due_of, local
from ..rules.notices import filled
from ..rules.who_is_told import inspectorate_of, told

_QUESTION = "clarity_"
log = logging.getLogger("darcha.cases")


@command(may=is_system)
def tell_staff(who: Principal, *, case_id: UUID, rung: str, end: datetime) -> int:
    """How many were told now; whoever was told before is not told again. Raises NotFound."""
    fired = CaseRung.objects.select_related("case").filter(case_id=case_id, rung=rung, end=end).first()
    if fired is None:
        raise NotFound
    recipients = _recipients(fired.case, fired.to)
    if not recipients:
        log.warning("case %s: nobody holds a post that rung %s could tell", case_id, rung)
    return sum(_tell(who, fired, one) for one in recipients)


def _recipients(case: Case, to: Sequence[str]) -> tuple[PostHolder, ...]:
    current = catalogue.current()
    lead = current.bodies[case.body]
    inspectorate = inspectorate_of(current.ladder.inspectorate, lead.key, lead.parent) if "inspectorate" in to else None
    step = catalogue.pinned(case.version_id).procedure.step(case.step)
    return told(
        to,
        service=case.service_key,
        assigned_to=case.assigned_to,
        posts_here={post for act in step.acts for post in act.posts},
        holders=identity.find_post_holders(case.body),
        inspectors=identity.find_post_holders(inspectorate) if inspectorate else (),
    )


def _tell(who: Principal, fired: CaseRung, to: PostHolder) -> bool:
    case, language = fired.case, to.language
    places = {
        "number": case.number,
        "service": catalogue.pinned(case.version_id).name.in_(language),
        "body": catalogue.body_name(case.body, language),
        "due": _due(fired),
    }
    subject, body = _words(fired, language, places)
    return notifications.notify(
        who,
        account_id=to.account_id,
        key=f"cases.{fired.line}",
        about=f"case:{case.public_id}",
        language=language,
        subject=subject,
        body=body,
        channels=("email",),
        dedupe_key=f"rung:{fired.id}:{to.account_id}",
    )


def _due(fired: CaseRung) -> str:
    """Until when it was: the decision, or the answer to a question about the reply."""
    if fired.line.startswith(_QUESTION):
        return write_day(local(fired.end) - timedelta(days=1))
    due = due_of(fired.case)
    return write_day(due.due_on) or write_moment(due.due_at)


def _words(fired: CaseRung, language: str, places: Mapping[str, str]) -> tuple[str, str]:
    """Subject and body: of a decision in the country's words, of a question about a reply in this room's own."""
    if fired.line.startswith(_QUESTION):
        key = f"cases.notice.staff.{fired.line}"
        return t(f"{key}.subject", language, **places), t(f"{key}.body", language, **places)
    words = catalogue.current().ladder.words[fired.says]  # type: ignore[index]
    return filled(words.subject.in_(language), places), filled(words.body.in_(language), places)
