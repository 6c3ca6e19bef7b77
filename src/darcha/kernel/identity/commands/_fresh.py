"""Changing how one signs in: allowed at once while there is no factor, afterwards only with one proven lately."""

from darcha.ground import clock

from ..errors import FactorTooOld
from ..models import Account
from ..rules.session_life import is_fresh
from ..types import Principal
from ._factors import has_factor


def locked_account(who: Principal) -> Account:
    """The principal's own account, locked. Raises FactorTooOld."""
    account = Account.objects.select_for_update().get(id=who.own_account)
    if has_factor(account) and not is_fresh(who.factor_at, clock.now()):
        raise FactorTooOld
    return account
