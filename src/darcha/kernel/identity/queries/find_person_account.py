"""The account of a person of the register, for rooms that have something for them."""

from uuid import UUID

from ..models import Account


def find_person_account(person_id: UUID) -> UUID | None:
    """None when this person has never signed in, or the account is closed."""
    active = Account.objects.filter(person_id=person_id, state=Account.State.ACTIVE)
    return active.values_list("id", flat=True).first()
