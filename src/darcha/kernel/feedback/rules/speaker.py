"""Who speaks: an account, or nobody."""

from uuid import UUID

from darcha.ground.refusals import NotAllowed
from darcha.kernel.identity.types import Principal


def account_of(who: Principal) -> UUID:
    """The account under which words are kept. Raises NotAllowed for one without."""
    if who.account_id is None:
        raise NotAllowed
    return who.account_id
