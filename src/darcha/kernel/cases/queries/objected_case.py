"""The first case as the higher body reads it with an objection in hand. The reading is written down for the person."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import Case, CaseLink
from ..models.reading import row_of
from ..types import CaseView, Relation
from ..types.objection import OBJECTS_TO
from ..types.opening import ReadElsewhere
from ..visible import with_history
from .officer_case import fields_shown
from .reading import Found, find, whole

_JUDGES = (Relation.OFFICER, Relation.HEAD)
PURPOSE = "judge-objection"


def objected_case(who: Principal, objection: UUID) -> CaseView:
    """``objection`` is the public id of the objection's case. Nothing can be done to the first case through it. Raises
    NotFound, also where this reader does not lead the objection."""
    with transaction.atomic():
        own, first = _first(who, objection)
        view = replace(whole(Found(first, catalogue.pinned(first.version_id), own.standing), who), acts=())
        exchange.record_access(
            who,
            person_id=first.party_id,
            registry_or_case="case",
            purpose=PURPOSE,
            case_id=first.id,
            fields=fields_shown(view),
            body=own.case.body,
        )
    return view


def objected_papers(who: Principal, objection: UUID) -> ReadElsewhere:
    """What opens the files and papers of the first case. Raises NotFound as the case itself."""
    own, first = _first(who, objection)
    return ReadElsewhere(row_of(first), PURPOSE, own.case.body)


def _first(who: Principal, objection: UUID) -> tuple[Found, Case]:
    own = find(who, objection)
    link = CaseLink.objects.filter(case=own.case, kind=OBJECTS_TO).first()
    if link is None or own.standing.relation not in _JUDGES:
        raise NotFound
    return own, with_history(Case.objects.filter(id=link.other_id)).get()
