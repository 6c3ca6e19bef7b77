"""Whether two accounts are one person's, as far as it is known. Ignores who it is."""

from uuid import UUID

from ..models import Account


def is_same_person(one: UUID, other: UUID) -> bool:
    """One account is one person; two are when both were invited for the same personal number. One statement at most."""
    if one == other:
        return True
    found = Account.objects.filter(id__in=(one, other)).values_list("human_index", "person_id")
    humans = {bytes(index) if index else person for index, person in found}
    return len(humans) == 1 and humans != {None}
