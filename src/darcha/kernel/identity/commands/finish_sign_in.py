"""A person types the code: the first proof. Opens a session, or asks for the second factor that they have set up."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command

from ..models import Account, SignInChallenge
from ..proofs import code_hash, new_key_challenge, same
from ..rules.budgets import CODE_TRIES
from ..rules.typed import clean_code
from ..types import FactorNeeded, NotProven, Principal, SessionSecret, is_anyone
from ._challenge import finish, take
from ._factors import has_factor
from ._session import open_session


@command(may=is_anyone)
def finish_sign_in(
    who: Principal, token: str, code: str, *, user_agent: str = ""
) -> SessionSecret | FactorNeeded | NotProven:
    """NotProven says the same of a wrong code, a late one, and one for which no code was ever sent."""
    row = take(token, SignInChallenge.Stage.CODE, SignInChallenge.Purpose.PERSON)
    if row is None:
        return NotProven(dead=True)
    if not same(row.code_hash, code_hash(row.id, row.purpose, clean_code(code))):
        journal.record("identity.sign_in_failed", by=who.actor, about=f"challenge:{row.id}", details={"step": "code"})
        return NotProven(dead=row.tries >= CODE_TRIES)
    account = _account(row)
    if account.state != Account.State.ACTIVE:
        finish(row)
        return NotProven(dead=True)
    if has_factor(account):
        row.account, row.stage, row.tries = account, SignInChallenge.Stage.FACTOR, 0
        row.code_hash, row.facts, row.key_challenge = None, {}, new_key_challenge()
        row.save()
        return FactorNeeded()
    finish(row)
    return open_session(account, "sms", user_agent=user_agent, replaces=who)


def _account(row: SignInChallenge) -> Account:
    """The person's account, made at the first sign-in; what the registry says is taken over each time."""
    known = {key: row.facts[key] for key in ("name", "phone", "pinfl", "document")}
    account, created = Account.objects.select_for_update().get_or_create(
        person_id=UUID(row.facts["person_id"]),
        defaults={
            "kind": "person",
            "known": known,
            "language": row.language,
            "created_at": clock.now(),
        },
    )
    if not created and any(account.known.get(key) != value for key, value in known.items()):
        account.known = {**account.known, **known}
        account.save(update_fields=["known"])
    return account
