"""Who is told at a rung: those who can do something about the case, each once. Ignores words and channels."""

from collections.abc import Collection, Sequence
from uuid import UUID

from darcha.kernel.identity.types import PostHolder


def told(
    to: Collection[str],
    *,
    service: str,
    assigned_to: UUID | None,
    posts_here: Collection[str],
    holders: Sequence[PostHolder],
    inspectors: Sequence[PostHolder],
) -> tuple[PostHolder, ...]:
    """``holders`` hold posts of the leading body, ``inspectors`` of the inspectorate; ``posts_here`` may act at the
    step where the case stands. Where a body has no officer, its heads are told instead. Whoever is away is not told,
    but whoever stands in."""
    holders, inspectors = _there(holders), _there(inspectors)
    found: list[PostHolder] = []
    if "officer" in to:
        found += _officers(service, assigned_to, posts_here, holders) or _heads(holders)
    if "head" in to:
        found += _heads(holders)
    if "inspectorate" in to:
        found += _inspectors(inspectors) or _heads(inspectors) or list(inspectors)
    return tuple({holder.account_id: holder for holder in found}.values())


def in_hand_or_heads(holders: Sequence[PostHolder], assigned_to: UUID | None) -> tuple[PostHolder, ...]:
    """Whoever has the case in hand or stands in meanwhile; the heads where nobody who is there has it."""
    there = _there(holders)
    having = [one for one in there if assigned_to is not None and assigned_to in (one.account_id, one.post.lender)]
    return tuple(having or _heads(there))


def able_to_settle(
    posts: Collection[str],
    *,
    service: str,
    asked_by: UUID,
    recused: Collection[UUID],
    holders: Sequence[PostHolder],
) -> tuple[PostHolder, ...]:
    """Those of the body who may settle what waits in a case: its heads and the holders of these posts, never who asked
    for it, nobody who keeps off the case or is away."""
    may = [
        holder
        for holder in _there(holders)
        if holder.post.role == "head"
        or (holder.post.key in posts and (not holder.post.services or service in holder.post.services))
    ]
    free = [holder for holder in may if holder.account_id != asked_by and holder.account_id not in recused]
    return tuple({holder.account_id: holder for holder in free}.values())


def _officers(
    service: str, assigned_to: UUID | None, posts_here: Collection[str], holders: Sequence[PostHolder]
) -> list[PostHolder]:
    """Whoever holds the case and still holds a post; else the officers of the service whose posts may act here."""
    in_hand = [holder for holder in holders if assigned_to and assigned_to in (holder.account_id, holder.post.lender)]
    serving = [
        holder
        for holder in holders
        if holder.post.role == "officer" and (not holder.post.services or service in holder.post.services)
    ]
    return in_hand or [holder for holder in serving if holder.post.key in posts_here] or serving


def _there(holders: Sequence[PostHolder]) -> Sequence[PostHolder]:
    """Those who are there; all, where nobody is."""
    return [holder for holder in holders if not holder.is_away] or holders


def _inspectors(holders: Sequence[PostHolder]) -> list[PostHolder]:
    return [holder for holder in holders if holder.post.role == "inspector"]


def _heads(holders: Sequence[PostHolder]) -> list[PostHolder]:
    return [holder for holder in holders if holder.post.role == "head"]


def inspectorate_of(inspectorate: str, body: str, superior: str | None) -> str | None:
    """Nobody inspects itself: over the inspectorate stands its superior."""
    return inspectorate if inspectorate != body else superior
