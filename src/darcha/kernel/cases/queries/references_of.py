"""What lists say of a case that they name: its number and its service. A number opens nothing by itself."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from ..models import Case
from ..types import CaseReference


def references_of(case_ids: Iterable[UUID]) -> Mapping[UUID, CaseReference]:
    """By internal id, in one statement; unknown ids are left out."""
    rows = Case.objects.filter(id__in=set(case_ids)).values_list("id", "number", "service_key")
    return {case_id: CaseReference(number, service_key) for case_id, number, service_key in rows}
