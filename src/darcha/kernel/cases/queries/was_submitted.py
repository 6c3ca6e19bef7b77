"""Was an application sent under this key? Ignores claims still in flight."""

from darcha.kernel.identity.types import Principal

from ..models import SubmissionKey
from ..rules.submission import account_of


def was_submitted(who: Principal, *, route: str, key: str) -> bool:
    """By this account, by the same route. One statement."""
    if who.kind != "person":
        return False
    return SubmissionKey.objects.filter(account_id=account_of(who), route=route, key=key).exists()
