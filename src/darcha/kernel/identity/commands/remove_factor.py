"""Take away a second factor. The sessions on other devices end with it."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.ground.refusals import NotFound

from ..errors import LastFactor
from ..events import FactorRemoved
from ..models import RecoveryCode, SignInSession
from ..types import Principal, is_in_session
from ._factors import live_factors
from ._fresh import locked_account


@command(may=is_in_session)
def remove_factor(who: Principal, factor_id: UUID) -> None:
    """Raises NotFound, FactorTooOld, and LastFactor for staff. Without any factor left, the recovery codes go too."""
    account = locked_account(who)
    factor = live_factors(account).filter(id=factor_id).first()
    if factor is None:
        raise NotFound
    others = live_factors(account).exclude(id=factor_id).exists()
    if account.kind == "staff" and not others:
        raise LastFactor
    now = clock.now()
    factor.removed_at, factor.sealed, factor.credential_index = now, {}, None
    factor.save(update_fields=["removed_at", "sealed", "credential_index"])
    if not others:
        RecoveryCode.objects.filter(account=account, used_at=None).update(used_at=now)
    SignInSession.objects.filter(account=account, ended_at=None).exclude(id=who.own_session).update(ended_at=now)
    journal.record(
        "identity.factor_removed",
        by=who.actor,
        about=f"account:{account.id}",
        person=account.person_id,
        details={"kind": factor.kind},
    )
    emit(FactorRemoved(account_id=account.id, kind=factor.kind))
