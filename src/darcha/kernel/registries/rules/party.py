"""Which register and role speak of a party, and whose data are one's own. Ignores mandates: identity checks those."""

from typing import Literal

from darcha.kernel.identity.types import PartyKind, PartyRef, Principal


def register_kind(kind: PartyKind) -> Literal["person", "entity"]:
    """The kind of register that says who this party is."""
    return "person" if kind == "individual" else "entity"


def role_of(kind: PartyKind) -> Literal["individual", "entity"]:
    """The role under which a registry's pack names the path to this party's number."""
    return "individual" if kind == "individual" else "entity"


def is_own(who: Principal, party: PartyRef) -> bool:
    """Whether the reader reads about themselves, or about the party that they act for now."""
    return who.kind == "person" and (
        party == who.on_behalf_of or (party.kind == "individual" and party.id == who.person_id)
    )
