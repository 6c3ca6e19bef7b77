"""Into whose hands a case may be given. Ignores why."""

from uuid import UUID

from darcha.kernel.identity import api as identity

from ..errors import UnknownHolder
from ._in_hand import InHand


def post_of_holder(hand: InHand, account: UUID) -> str:
    """The post under which this account may hold the case. Raises UnknownHolder for whoever holds none for its service
    in the leading body, and for whoever is recused."""
    for holder in identity.find_post_holders(hand.case.body):
        post = holder.post
        serves = post.role == "head" or not post.services or hand.case.service_key in post.services
        if holder.account_id == account and serves and account not in hand.facts.recused:
            return post.key
    raise UnknownHolder(fields={"to": "cases.need.holder_needed"})
