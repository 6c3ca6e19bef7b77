"""The numbers of cases, for lists that name a case. A number opens nothing by itself."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from ..models import Case


def numbers_of(case_ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Internal id to number, in one statement; unknown ids are left out."""
    return dict(Case.objects.filter(id__in=set(case_ids)).values_list("id", "number"))
