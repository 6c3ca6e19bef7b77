"""Who measures: people of the invented population with tokens and sessions, and staff with posts. Needs Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from darcha.config.demo.population import population_of, seed_population
from darcha.ground import clock
from darcha.ground.ids import new_id
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.commands._posts import give_posts
from darcha.kernel.identity.models import Account, SignInSession
from darcha.kernel.identity.proofs import hashed, new_secret
from darcha.kernel.identity.types import SCOPES, Post, Principal

RIG = Principal.system("demo")
SIZES = {"people": 1200, "organisations": 12, "homes": 300, "vehicles": 300}


@dataclass(frozen=True)
class Known:
    """One who is signed in: how a system and how a browser says so."""

    account: UUID
    person: UUID | None
    token: str
    session: str
    pinfl: str = ""
    document: str = ""


def enter_population() -> None:
    """Into the registers, once."""
    seed_population(lambda said: None, **SIZES)


def make_people(count: int) -> list[Known]:
    """So many adults with a phone, each with a token and a session. One alone may call so often in a minute as its
    limit allows; the limits stay, so there have to be many."""
    grown = [one for one in population_of(**SIZES).people if one.phone and one.age >= 18][:count]
    with transaction.atomic():
        return [_known(identity.ensure_demo_person(RIG, None, one.pinfl, one.document), one) for one in grown]


def _known(account: UUID, one) -> Known:  # type: ignore[no-untyped-def]
    token = identity.issue_token(RIG, account, name="bench", scopes=SCOPES["person"], assurance="sms")
    return Known(account, one.id, token, open_session(account, "sms"), one.pinfl, one.document)


def make_officer(name: str, posts: Sequence[Post]) -> Known:
    """Staff with these posts, signed in with a second factor."""
    account = Account.objects.create(
        id=new_id(), kind="staff", known={"name": name, "login": f"{name}@bench.invalid"}, created_at=clock.now()
    )
    give_posts(account, posts)
    token = identity.issue_token(RIG, account.id, name="bench", scopes=SCOPES["staff"], assurance="mfa")
    return Known(account.id, None, token, open_session(account.id, "mfa"))


def open_session(account: UUID, assurance: str) -> str:
    """The secret of a session that begins now."""
    secret, now = new_secret(), clock.now()
    SignInSession.objects.create(
        secret_hash=hashed(secret),
        account_id=account,
        assurance=assurance,
        started_at=now,
        seen_at=now,
        expires_at=now + timedelta(hours=8),
        factor_at=now if assurance == "mfa" else None,
    )
    return secret


def keep_awake(accounts: Iterable[UUID]) -> None:
    """Sessions end when nobody uses them; a long rig would meet that."""
    SignInSession.objects.filter(account_id__in=list(accounts)).update(seen_at=clock.now())
