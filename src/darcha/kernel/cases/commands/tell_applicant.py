"""Say to the applicant what has happened, once, in the language of the application. Ignores delivery."""

from datetime import date
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.money import format_som
from darcha.ground.text import cite, t, write_day, write_moment
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Service
from darcha.kernel.identity.types import Principal, is_system
from darcha.kernel.notifications import api as notifications

from ..errors import NotFound
from ..models import Case, CaseEvent
from ..models.asked_often import fee_of, lines_of
from ..rules.notices import notice_words
from ..rules.refusal import objection_body, objection_name


@command(may=is_system)
def tell_applicant(who: Principal, *, case_id: UUID, code: str, step: str = "") -> bool:
    """False when it was said before, or there is no account to say it to: such a writer is answered on paper. ``code``
    is that of the timeline; ``step`` where a step says something of its own. Raises NotFound."""
    lines = lines_of(case_id, code)
    line = next((line for line in lines if not step or line.params.get("step") == step), None)
    if line is None:
        raise NotFound
    case = line.case
    if case.account_id is None:
        return False
    service = catalogue.pinned(case.version_id)
    said = f"{code}_by_silence" if line.params.get("by_silence") else code
    own = service.procedure.step(step).says if step else None
    words = notice_words(service, said, case.language, _params(case, line, service), own)
    return notifications.notify(
        who,
        account_id=case.account_id,
        key=f"cases.{said}",
        about=f"case:{case.public_id}",
        language=case.language,
        subject=words.subject,
        body=words.body,
        sms=words.sms,
        channels=words.channels,
        dedupe_key=f"case:{line.id}",
    )


def _params(case: Case, line: CaseEvent, service: Service) -> dict[str, str]:
    fee = fee_of(case.id)
    grounds = {ground.key: ground.text for ground in service.procedure.refusal_grounds}
    ground = grounds.get(line.params.get("ground", ""))
    return {
        "number": case.number,
        "service": service.name.in_(case.language),
        "body": catalogue.current().bodies[case.body].name.in_(case.language),
        "due": write_day(_asked_until(line)) or write_day(case.due_on) or write_moment(case.due_at),
        "pay_by": write_moment(case.pay_by),
        "amount": format_som(fee["total"], case.language),
        **dict.fromkeys(("question", "words"), (line.words or {}).get("text", "")),
        "moment": write_moment(clock.parse(line.params["at"])) if line.params.get("at") else "",
        "ground": ground.in_(case.language) if ground else "",
        "document": line.params.get("document_number", ""),
        "objection": _objection(case, service),
        "article": cite(line.params["article"], case.language) if line.params.get("article") else "",
    }


def _asked_until(line: CaseEvent) -> date | None:
    """A question about a reply has a day of its own; the term of the case is over by then."""
    return date.fromisoformat(line.params["due"]) if line.code == "clarity_overdue" else None


def _objection(case: Case, service: Service) -> str:
    """To whom, within what time and by which article one objects, as the decision says it too."""
    procedure, bodies = service.procedure, catalogue.current().bodies
    to_body = objection_body(procedure, bodies.get(case.body))
    return t(
        "cases.panel.decision.objection_text",
        case.language,
        body=objection_name(to_body, bodies, case.language),
        within=procedure.objection.within.in_(case.language),
        article=cite(procedure.objection.article, case.language),
    )
