"""Whether two accounts are one person's, as far as it is known. Ignores who it is."""

from uuid import UUID

from ..standing import are_one_human


def is_same_person(one: UUID, other: UUID) -> bool:
    """One account is one person; two are when both were invited for the same personal number. One statement at most."""
    return are_one_human(one, other)
