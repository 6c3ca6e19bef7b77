"""The objections to a case, and the case that an objection is about: only what this reader may open."""

from collections.abc import Iterable
from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..models import Case, CaseLink
from ..models.reading import local
from ..types import CaseState
from ..types.objection import OBJECTS_TO, ObjectionRow
from ..visible import visible_cases
from .reading import find


def objections_of(who: Principal, case: UUID) -> tuple[ObjectionRow, ...]:
    """Objections to this case, newest first; of an objection, the case that it is about. Only those that this reader
    may open. Three statements. Raises NotFound."""
    own = find(who, case).case
    links = list(CaseLink.objects.filter(kind=OBJECTS_TO, other=own).select_related("case"))
    links += CaseLink.objects.filter(kind=OBJECTS_TO, case=own).select_related("other", "case")
    pairs = [(link, link.other if link.case_id == own.id else link.case) for link in links]
    seen = _seen(who, (case for _, case in pairs))
    shown = sorted(((link, case) for link, case in pairs if case.id in seen), key=lambda pair: pair[0].at, reverse=True)
    return tuple(_row(link, case) for link, case in shown)


def _seen(who: Principal, cases: Iterable[Case]) -> set[UUID]:
    ids = [case.id for case in cases]
    return set(visible_cases(who).filter(id__in=ids).values_list("id", flat=True)) if ids else set()


def _row(link: CaseLink, case: Case) -> ObjectionRow:
    return ObjectionRow(
        public_id=case.public_id,
        number=case.number,
        act=link.params["act"],
        state=CaseState(case.state),
        outcome=case.outcome,
        body=case.body,
        at=local(link.at),
    )
