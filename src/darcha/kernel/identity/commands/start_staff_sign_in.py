"""A member of staff begins to sign in: login and passphrase. The second factor is never left out."""

from functools import cache

from argon2.exceptions import Argon2Error, InvalidHashError

from darcha.ground import journal
from darcha.ground.command import command
from darcha.ground.sealing import blind_index

from .. import known_browser
from ..models import Account, SignInChallenge
from ..rules.budgets import STAFF_START, STAFF_START_KNOWN
from ..rules.typed import clean_login
from ..types import Challenge, NotProven, Principal, TooMany, is_anyone
from ._allow import spend, too_many
from ._challenge import begin
from ._passphrases import hasher


@cache
def _nobodys_hash() -> str:
    return hasher().hash("nobody signs in with this")


@command(may=is_anyone)
def start_staff_sign_in(
    who: Principal, login: str, passphrase: str, *, address: str, browser: str = ""
) -> Challenge | NotProven | TooMany:
    """One answer for an unknown login and for a wrong passphrase; both cost one hash."""
    login = clean_login(login)
    known = known_browser.find(browser, "staff", login)
    budgets = STAFF_START_KNOWN if known else STAFF_START
    over = spend(
        budgets, {"login-15": login, "address-hour": address, "address-day": address, "browser-15": known or ""}
    )
    if refused := too_many(budgets, over):
        journal.record(
            "identity.sign_in_limited", by=who.actor, about="staff-sign-in", details={"limits": sorted(over)}
        )
        return refused
    account = Account.objects.filter(
        login_index=blind_index("identity.login", login), kind="staff", state=Account.State.ACTIVE
    ).first()
    matches = _matches(account.passphrase_hash if account else _nobodys_hash(), passphrase)
    if account is None or not matches:
        about = f"account:{account.id}" if account else "staff-sign-in"
        journal.record("identity.sign_in_failed", by=who.actor, about=about, details={"step": "passphrase"})
        return NotProven()
    purposes, stages = SignInChallenge.Purpose, SignInChallenge.Stage
    challenge, _ = begin(purposes.STAFF, stages.FACTOR, account=account, language=account.language)
    return challenge


def _matches(stored: str, passphrase: str) -> bool:
    try:
        return hasher().verify(stored, passphrase)
    except (Argon2Error, InvalidHashError):
        return False
