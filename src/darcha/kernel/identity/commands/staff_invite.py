"""Invite a member of staff: an account without proofs, its posts, and a link that works once."""

from collections.abc import Sequence

import pyotp

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.identifiers import pinfl
from darcha.ground.sealing import blind_index

from ..errors import LoginTaken
from ..models import Account, PostHolding, SignInChallenge
from ..rules.budgets import INVITE_LIFE
from ..rules.typed import clean_login
from ..types import Challenge, Post, Principal, is_system
from ._challenge import begin
from ._posts import give_posts


@command(may=is_system)
def staff_invite(
    who: Principal, login: str, name: str, posts: Sequence[Post], *, language: str = "uz", personal_number: str = ""
) -> Challenge:
    """The token goes into the link of the invitation and lives 72 hours. A repeated invitation of somebody who has not
    accepted yet replaces the posts; raises LoginTaken for somebody who has. By the personal number, which is not kept,
    two accounts of one person are known as such; raises InvalidIdentifier."""
    login = clean_login(login)
    account, created = Account.objects.select_for_update().get_or_create(
        login_index=blind_index("identity.login", login),
        defaults={
            "kind": "staff",
            "state": Account.State.INVITED,
            "known": {"name": name, "login": login, "email": login if "@" in login else ""},
            "language": language,
            "human_index": _human(personal_number),
            "created_at": clock.now(),
        },
    )
    if not created and account.state != Account.State.INVITED:
        raise LoginTaken
    SignInChallenge.objects.filter(account=account, purpose=SignInChallenge.Purpose.INVITE).update(
        stage=SignInChallenge.Stage.DONE
    )
    PostHolding.objects.filter(account=account, ended_at=None).update(ended_at=clock.now())
    give_posts(account, posts)
    challenge, _ = begin(
        SignInChallenge.Purpose.INVITE,
        SignInChallenge.Stage.FACTOR,
        life=INVITE_LIFE,
        account=account,
        facts={"totp": pyotp.random_base32()},
        language=language,
    )
    journal.record("identity.staff_invited", by=who.actor, about=f"account:{account.id}", details={"posts": len(posts)})
    return challenge


def _human(personal_number: str) -> bytes | None:
    return blind_index("identity.human", pinfl.check(personal_number).value) if personal_number else None
