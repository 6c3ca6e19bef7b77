"""Who sees which cases, as one value that queries turn into one expression. Denied unless a line here grants it."""

from dataclasses import dataclass
from uuid import UUID

from darcha.kernel.identity.types import PartyRef, Post, Principal, Reach

from ..types import CaseFacts


@dataclass(frozen=True, slots=True)
class BodyGrant:
    """Cases of bodies, lead and taking part alike. ``services`` None, ``regions`` and ``states`` empty: all of them;
    ``holder``: only what is in these hands."""

    bodies: tuple[str, ...]
    services: frozenset[str] | None
    regions: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    holder: UUID | None = None

    def gives(self, case: CaseFacts) -> bool:
        """Whether the case is among them."""
        return (
            (case.body in self.bodies or any(body in self.bodies for body in case.co_bodies))
            and (self.services is None or case.service_key in self.services)
            and (not self.regions or case.region in self.regions)
            and (not self.states or case.state in self.states)
            and (self.holder is None or case.assigned_to == self.holder)
        )


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
        return Visibility(bodies=_together(who))
    return NOTHING


def grant_of(post: Post, account_id: UUID | None) -> BodyGrant | None:
    """What one post gives its holder, or whoever stands in for them; None to an inspector, who has no case in hand, and
    where only one's own cases are seen and nobody is named."""
    if post.role == "inspector":
        return None
    holder = post.lender or account_id
    if post.reach.assigned_only and holder is None:
        return None
    return BodyGrant(
        (post.body,),
        None if post.role == "head" or not post.services else frozenset(post.services),
        post.reach.regions,
        post.reach.states,
        holder if post.reach.assigned_only else None,
    )


def would_see(post: Post, account_id: UUID, case: CaseFacts) -> bool:
    """Whether that post shows its holder the case: nobody is given work on what they could not open."""
    grant = grant_of(post, account_id)
    return grant is not None and grant.gives(case)


def _together(who: Principal) -> tuple[BodyGrant, ...]:
    """As few grants as say the same: the services of posts in one body that reach alike, then the bodies of equal
    grants, so that forty bodies with one list of services are one condition."""
    services: dict[tuple[str, Reach, UUID | None], list[frozenset[str] | None]] = {}
    for post in who.posts:
        grant = grant_of(post, who.account_id)
        if grant is not None:
            services.setdefault((post.body, post.reach, grant.holder), []).append(grant.services)
    bodies: dict[tuple[Reach, UUID | None, frozenset[str] | None], list[str]] = {}
    for (body, reach, holder), held in services.items():
        bodies.setdefault((reach, holder, _union(held)), []).append(body)
    return tuple(
        BodyGrant(tuple(sorted(keys)), held, reach.regions, reach.states, holder)
        for (reach, holder, held), keys in bodies.items()
    )


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
    return any(grant.gives(case) for grant in visibility.bodies)
