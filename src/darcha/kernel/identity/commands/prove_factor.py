"""Prove the second factor: the last step of a sign-in, or proving again before something weighty."""

from darcha.ground import journal
from darcha.ground.command import command

from ..models import Account, SignInChallenge
from ..rules.budgets import CODE_TRIES, FACTOR
from ..rules.typed import clean_code
from ..standing import posts_held
from ..types import NotProven, Principal, SessionSecret, is_anyone
from ._allow import spend
from ._challenge import finish, take
from ._factors import Proof, proves
from ._session import open_session


@command(may=is_anyone)
def prove_factor(
    who: Principal, token: str, *, code: str = "", passkey: str = "", user_agent: str = ""
) -> SessionSecret | NotProven:
    """The session is always a new one, so a secret known before the proof is worth nothing after it."""
    purposes = SignInChallenge.Purpose
    row = take(token, SignInChallenge.Stage.FACTOR, purposes.PERSON, purposes.STAFF, purposes.STEP_UP)
    if row is None or row.account is None or row.account.state != Account.State.ACTIVE:
        return NotProven(dead=True)
    account = row.account
    if row.purpose == purposes.STEP_UP and account.id != who.account_id:
        return NotProven(dead=True)
    limited = spend(FACTOR, {"factor-hour": str(account.id)})
    kind = None if limited else proves(account, Proof(clean_code(code).lower(), passkey), row)
    if kind is None:
        journal.record(
            "identity.sign_in_failed",
            by=who.actor,
            about=f"account:{account.id}",
            person=account.person_id,
            details={"step": "factor", "limited": bool(limited)},
        )
        return NotProven(dead=bool(limited) or row.tries >= CODE_TRIES)
    finish(row)
    return open_session(account, "mfa", user_agent=user_agent, replaces=who, posts=posts_held(account.id))
