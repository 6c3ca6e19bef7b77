"""The demo's people and their codes of this moment. Refused wherever the demo is not switched on."""

import pyotp
from django.conf import settings

from darcha.ground import clock

from ..errors import NoFactorPending, NoSuchPersona, NotADemo
from ..models import Account, Authenticator, SignInChallenge
from ..types import DemoPerson

ORDER = ("citizen", "citizen2", "entrepreneur", "foreigner", "officer", "officer2", "head")
_SECONDS = 30


def demo_people() -> tuple[DemoPerson, ...]:
    """Everybody who can sign in, with what they type. Raises NotADemo."""
    only_in_the_demo()
    accounts = Account.objects.exclude(persona=None)
    people = [_person(account) for account in accounts]
    return tuple(sorted(people, key=lambda one: ORDER.index(one.persona) if one.persona in ORDER else 99))


def demo_code(persona: str) -> str:
    """The code that the person needs now: the SMS code that waits, else the app's. Raises NotADemo, NoSuchPersona,
    NoFactorPending."""
    only_in_the_demo()
    account = Account.objects.filter(persona=persona).first()
    if account is None:
        raise NoSuchPersona
    code = _waiting_code(account) or _totp_code(account)
    if code is None:
        raise NoFactorPending
    return code


def _person(account: Account) -> DemoPerson:
    known = account.known
    return DemoPerson(
        persona=account.persona or "",
        kind="staff" if account.kind == "staff" else "person",
        name=known.get("name", ""),
        account_id=account.id,
        person_id=account.person_id,
        pinfl=known.get("pinfl", ""),
        document=known.get("document", ""),
        login=known.get("login", ""),
        passphrase=known.get("demo_passphrase", ""),
    )


def _waiting_code(account: Account) -> str | None:
    waiting = SignInChallenge.objects.filter(
        purpose=SignInChallenge.Purpose.PERSON,
        stage=SignInChallenge.Stage.CODE,
        expires_at__gt=clock.now(),
        code_hash__isnull=False,
    ).order_by("-started_at", "-id")
    for row in waiting:
        if row.facts.get("person_id") == str(account.person_id) and account.person_id:
            return row.facts.get("demo_code")
    return None


def _totp_code(account: Account) -> str | None:
    """Of the first step not used yet, so that signing in twice within half a minute works."""
    factor = (
        Authenticator.objects.filter(account=account, kind="totp", removed_at=None).exclude(confirmed_at=None).first()
    )
    if factor is None:
        return None
    step = int(clock.now().timestamp()) // _SECONDS
    return pyotp.TOTP(factor.sealed["secret"]).at(max(step, factor.counter + 1) * _SECONDS)


def only_in_the_demo() -> None:
    if not settings.DARCHA_DEMO:
        raise NotADemo
