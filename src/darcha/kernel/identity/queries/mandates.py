"""For whom a person may act now, by the registry's word of this moment."""

from dataclasses import replace

from ..errors import NoMandate
from ..ports import Mandates, bound
from ..types import Mandate, Principal


def mandates_of(who: Principal) -> tuple[Mandate, ...]:
    """Empty for whoever is not a person."""
    return bound(Mandates).of(who.person_id) if who.person_id else ()


def check_mandate(who: Principal) -> None:
    """Asked again before a legal act: the choice in the session may be older than the registry. Raises NoMandate."""
    if who.on_behalf_of is not None and all(known.party != who.on_behalf_of for known in mandates_of(who)):
        raise NoMandate


def as_mandated(who: Principal) -> Principal:
    """The principal without a mandate that has ended. Costs nothing where nobody acts for anybody."""
    try:
        check_mandate(who)
    except NoMandate:
        return replace(who, on_behalf_of=None, acting_name="")
    return who
