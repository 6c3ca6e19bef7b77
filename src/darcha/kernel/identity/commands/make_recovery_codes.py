"""Make the printed codes for the day the phone is lost. Shown once; older ones stop working."""

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.refusals import NotFound

from ..models import RecoveryCode
from ..proofs import hashed, new_recovery_code
from ..rules.typed import clean_code
from ..types import Principal, is_person_in_session
from ._factors import has_factor
from ._fresh import locked_account

HOW_MANY = 8


@command(may=is_person_in_session)
def make_recovery_codes(who: Principal) -> tuple[str, ...]:
    """Only for who has a factor to recover. Raises NotFound, FactorTooOld."""
    account = locked_account(who)
    if not has_factor(account):
        raise NotFound
    now = clock.now()
    RecoveryCode.objects.filter(account=account, used_at=None).update(used_at=now)
    codes = tuple(new_recovery_code() for _ in range(HOW_MANY))
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, code_hash=hashed(clean_code(code)), made_at=now) for code in codes
    )
    journal.record(
        "identity.recovery_codes_made",
        by=who.actor,
        about=f"account:{account.id}",
        person=account.person_id,
    )
    return codes
