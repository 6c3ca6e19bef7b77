"""What is told when an account gains a factor. Shared by every way to add one."""

from darcha.ground import journal
from darcha.ground.outbox import emit

from ..events import FactorAdded
from ..models import Account
from ..types import Principal


def note_added(who: Principal, account: Account, kind: str) -> None:
    """Journal and event of a new factor."""
    journal.record(
        "identity.factor_added",
        by=who.actor,
        about=f"account:{account.id}",
        person=account.person_id,
        details={"kind": kind},
    )
    emit(FactorAdded(account_id=account.id, kind=kind))
