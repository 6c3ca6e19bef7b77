"""Who sees which cases, as one value that queries turn into one expression. Denied unless a line here grants it."""

from dataclasses import dataclass
from uuid import UUID

from darcha.kernel.identity.types import PartyRef, Principal

from ..types import CaseFacts


@dataclass(frozen=True, slots=True)
class BodyGrant:
    """Cases of a body; ``services`` None means all of them. Lead and taking part alike."""

    body: str
    services: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Visibility:
    """The union of grants. An empty one sees nothing."""

    everything: bool = False
    account_id: UUID | None = None  # individual cases that this account filed
    parties: tuple[PartyRef, ...] = ()
    bodies: tuple[BodyGrant, ...] = ()


NOTHING = Visibility()


def visible_to(who: Principal) -> Visibility:
    """Persons see their own and those of the party they act for now; staff see by post; the system sees all."""
    if who.kind == "system":
        return Visibility(everything=True)
    if who.kind == "person":
        own = (PartyRef("individual", who.person_id),) if who.person_id else ()
        acting = (who.on_behalf_of,) if who.on_behalf_of else ()
        return Visibility(account_id=who.account_id, parties=own + acting)
    if who.kind == "staff" and who.assurance == "mfa":
        grants: dict[str, list[frozenset[str] | None]] = {}
        for post in who.posts:
            everything = post.role == "head" or not post.services
            grants.setdefault(post.body, []).append(None if everything else frozenset(post.services))
        return Visibility(bodies=tuple(BodyGrant(body, _union(services)) for body, services in sorted(grants.items())))
    return NOTHING


def _union(held: list[frozenset[str] | None]) -> frozenset[str] | None:
    """The services of several posts in one body; one post for all of them is all of them."""
    services: set[str] = set()
    for one in held:
        if one is None:
            return None
        services |= one
    return frozenset(services)


def sees(visibility: Visibility, case: CaseFacts) -> bool:
    """The same rule for one case in hand: must agree with the expression for every case."""
    if visibility.everything:
        return True
    individual = case.party_kind == "individual" and case.account_id is not None
    if individual and case.account_id == visibility.account_id:
        return True
    if any(party.kind == case.party_kind and party.id == case.party_id for party in visibility.parties):
        return True
    return any(
        (grant.body == case.body or grant.body in case.co_bodies)
        and (grant.services is None or case.service_key in grant.services)
        for grant in visibility.bodies
    )
