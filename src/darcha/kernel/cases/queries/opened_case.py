"""A case that somebody has opened by exception, while it is open. The reading is written down with the reason, before
anything is shown."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from darcha.ground import clock
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import NotFound
from ..models import Case, CaseContent, CaseOpening
from ..models.reading import opening_of, row_of
from ..rules.openings import may_still_read
from ..types import Relation, Standing
from ..types.opening import OpenedCase, Opening, ReadElsewhere
from ..visible import facts_known, with_history
from .as_read_by import as_read_by, closed_files
from .files_shown import given_by_others
from .officer_case import fields_shown
from .reading import Found, lines_of, whole

PURPOSE = exchange.Purpose.BY_EXCEPTION


def opened_case(who: Principal, opening: UUID) -> OpenedCase:
    """The whole case as that body reads it; nothing can be done to it. Raises NotFound, also once it is shut, and for
    whoever no longer holds a post of the body."""
    with transaction.atomic():
        kept, case = _open(who, opening)
        standing = Standing(Relation.CO_BODY, (kept.post,), who.account_id, (kept.body,))
        found = Found(case, catalogue.pinned(case.version_id), standing)
        view = replace(as_read_by(kept.body, whole(found, who)), acts=(), notes=())
        exchange.record_access(
            who,
            person_id=case.party_id,
            registry_or_case="case",
            purpose=PURPOSE,
            case_id=case.id,
            fields=fields_shown(view),
            body=kept.body,
            reason=kept.reason,
        )
    return OpenedCase(kept, view)


def opened_papers(who: Principal, opening: UUID) -> ReadElsewhere:
    """What opens its files and papers while it is open. Raises NotFound as the case itself."""
    kept, case = _open(who, opening)
    closed: frozenset[UUID] = frozenset()
    if kept.body != case.body:
        answers = CaseContent.objects.get(case_id=case.id).answers
        closed = closed_files(catalogue.pinned(case.version_id), answers, lines_of(case, for_applicant=False))
        closed |= given_by_others(case.id, kept.body)
    return ReadElsewhere(row_of(case), PURPOSE, kept.body, kept.reason, closed)


def _open(who: Principal, opening: UUID) -> tuple[Opening, Case]:
    if not is_staff(who):
        raise NotFound
    mine = CaseOpening.objects.filter(account_id=who.own_account, public_id=opening, until__gt=clock.now())
    kept = mine.select_related("case").first()
    case = with_history(Case.objects.filter(id=kept.case_id)).first() if kept else None
    if kept is None or case is None:
        raise NotFound
    if not may_still_read(who, facts_known(case), kept.body):
        raise NotFound
    return opening_of(kept), case
