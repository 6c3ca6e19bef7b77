"""A case as the inspectorate sees it: its term without anybody's data, or the whole of it, and that is written down."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import Principal

from ..counting import counting_of
from ..errors import NotFound
from ..models import Case, CaseClarity
from ..models.reading import calendar_of, local, row_of
from ..rules.clarity import answer_by
from ..rules.standing import inspects
from ..rules.told import moves_of
from ..types import CaseView, Relation, Standing
from ..types.opening import ReadElsewhere
from ..types.told import CaseTerm
from ..visible import with_history
from .officer_case import fields_shown
from .reading import Found, whole

PURPOSE = "oversee"


def may_inspect(who: Principal) -> bool:
    """Whether this is an inspector of the body that the country names as its inspectorate."""
    return inspects(who, catalogue.current().ladder.inspectorate)


def inspected_term(who: Principal, case_id: UUID) -> CaseTerm:
    """How the last day was counted. Raises NotFound for whoever does not inspect."""
    case = _case(who, case_id)
    service = catalogue.pinned(case.version_id)
    counting = counting_of(case, service)
    return CaseTerm(
        row=row_of(case),
        service=service,
        answer=counting.answer(),
        language=case.language,
        is_mine=False,
        moves=moves_of(counting.happened),
    )


def inspected_question(who: Principal, case_id: UUID, ends_at: datetime) -> CaseTerm:
    """How the time to answer a question about the reply was counted. Raises NotFound for whoever does not inspect."""
    case = _case(who, case_id)
    question = CaseClarity.objects.filter(case_id=case_id, ends_at=ends_at).first()
    if question is None:
        raise NotFound
    return CaseTerm(
        row=row_of(case),
        service=catalogue.pinned(case.version_id),
        answer=answer_by(calendar_of(case), local(question.asked_at), derive=True),
        language=case.language,
        is_mine=False,
    )


def inspected_case(who: Principal, case_id: UUID) -> CaseView:
    """The whole case; nothing can be done to it. In one transaction with the line that the person will see. Raises
    NotFound for whoever does not inspect."""
    with transaction.atomic():
        case = _case(who, case_id)
        found = Found(case, catalogue.pinned(case.version_id), Standing(Relation.CO_BODY, (), who.account_id))
        view = replace(whole(found, who), acts=(), notes=())
        exchange.record_access(
            who,
            person_id=case.party_id,
            registry_or_case="case",
            purpose=PURPOSE,
            case_id=case.id,
            fields=fields_shown(view),
            body=catalogue.current().ladder.inspectorate,
        )
    return view


def inspected_papers(who: Principal, case_id: UUID) -> ReadElsewhere:
    """What opens its files and papers. Raises NotFound for whoever does not inspect."""
    return ReadElsewhere(row_of(_case(who, case_id)), PURPOSE, catalogue.current().ladder.inspectorate)


def _case(who: Principal, case_id: UUID) -> Case:
    case = with_history(Case.objects.filter(id=case_id)).first() if may_inspect(who) else None
    if case is None:
        raise NotFound
    return case
