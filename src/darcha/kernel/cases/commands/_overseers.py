"""Who is told when one of the staff did what staff should not need to: the heads of the body, or who stands above."""

from uuid import UUID

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity

from ..rules.who_is_told import inspectorate_of


def overseers(body: str, *, but: str) -> dict[UUID, str]:
    """Heads of the body and of its inspectorate with their languages, without the account ``but``."""
    current = catalogue.current()
    lead = current.bodies.get(body)
    above = inspectorate_of(current.ladder.inspectorate, lead.key, lead.parent) if lead else None
    told: dict[UUID, str] = {}
    for key in dict.fromkeys(filter(None, (body, above))):
        for holder in identity.find_post_holders(key):
            if holder.post.role == "head" and str(holder.account_id) != but:
                told[holder.account_id] = holder.language
    return told


def heads_or_above(body: str, *, but: str) -> dict[UUID, str]:
    """The heads of the body; where none is left, who stands above it."""
    heads = {
        holder.account_id: holder.language
        for holder in identity.find_post_holders(body)
        if holder.post.role == "head" and str(holder.account_id) != but
    }
    return heads or overseers(body, but=but)
