"""To which cases the bytes of these keys belong. Names nobody and opens nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from ..models import FileUse, IssuedDocument


def cases_of_files(keys: Iterable[str]) -> Mapping[str, set[UUID]]:
    """By key; without a case, what a person sent and has not used yet. Two statements."""
    asked: set[str] = set(keys)
    found: defaultdict[str, set[UUID]] = defaultdict(set)
    uses = FileUse.objects.filter(file__blob_key__in=asked).values_list("file__blob_key", "case_ref")
    papers = IssuedDocument.objects.filter(blob_key__in=asked, case_ref__isnull=False)
    for key, case in [*uses, *papers.values_list("blob_key", "case_ref")]:
        if case is not None:
            found[key].add(case)
    return found
