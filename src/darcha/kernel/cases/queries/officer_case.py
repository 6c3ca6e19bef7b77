"""A case as a body reads it. The reading is written down, with the fields shown, before anything is shown."""

from uuid import UUID

from django.db import transaction

from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..types import CaseView, Relation
from ..visible import co_bodies_of
from .reading import find, whole

_READERS = (Relation.OFFICER, Relation.HEAD, Relation.CO_BODY)


def officer_case(who: Principal, case: UUID) -> CaseView:
    """In one transaction with the line that the person will see ("who looked"). Raises NotFound."""
    with transaction.atomic():
        found = find(who, case)
        if found.standing.relation not in _READERS:
            raise NotFound
        view = whole(found)
        row = found.case
        exchange.record_access(
            who,
            person_id=row.party_id,
            registry_or_case="case",
            purpose="handle-case",
            case_id=row.id,
            fields=fields_shown(view),
            body=_body_of(who, found.standing.relation, row.body, co_bodies_of(row)),
        )
    return view


def fields_shown(view: CaseView) -> list[str]:
    """What the page shows of the person: every answer, applicant field and register, by name."""
    shown = [f"answers.{key}" for key in view.answers]
    shown += [f"applicant.{key}" for key in view.applicant]
    shown += [f"facts.{registry}" for registry in dict.fromkeys(fact["registry"] for fact in view.facts)]
    return sorted(shown)


def _body_of(who: Principal, relation: Relation, lead: str, co_bodies: list[str]) -> str:
    if relation is not Relation.CO_BODY:
        return lead
    return next(post.body for post in who.posts if post.body in co_bodies)
