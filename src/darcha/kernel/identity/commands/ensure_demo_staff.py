"""Make one of the demo's officers able to sign in. Refused wherever the demo is not switched on."""

import secrets
from collections.abc import Sequence
from uuid import UUID

import pyotp

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.sealing import blind_index

from ..models import Account, Authenticator, PostHolding
from ..rules.typed import clean_login
from ..types import Post, Principal, is_system
from ._demo import only_in_the_demo
from ._passphrases import hasher
from ._posts import give_posts

_WORDS = (
    "anor bahor chinor daryo eshik gilos havo ipak kapalak lola mehmon non oftob paxta qishloq rayhon samo tandir "
    "uzum vodiy xirmon yulduz zarafshon guldasta shamol choynak dasturxon kulol anjir tarvuz sandiq karvon"
)


@command(may=is_system)
def ensure_demo_staff(who: Principal, persona: str, name: str, posts: Sequence[Post], *, language: str = "uz") -> UUID:
    """An officer with a passphrase and a TOTP secret of this installation alone; again and again the same. Raises
    NotADemo."""
    only_in_the_demo()
    account = Account.objects.select_for_update().filter(persona=persona).first()
    if account is None:
        account = _make_staff(persona, name, language)
        journal.record("identity.demo_made", by=who.actor, about=f"account:{account.id}")
    held = PostHolding.objects.filter(account=account, ended_at=None)
    if {(row.body, row.post) for row in held} != {(post.body, post.key) for post in posts}:
        held.update(ended_at=clock.now())
        give_posts(account, posts)
    return UUID(str(account.id))


def _make_staff(persona: str, name: str, language: str) -> Account:
    login = clean_login(f"{persona}@demo.invalid")
    passphrase = " ".join(secrets.choice(_WORDS.split()) for _ in range(4))
    account = Account.objects.create(
        kind="staff",
        persona=persona,
        login_index=blind_index("identity.login", login),
        known={"name": name, "login": login, "email": "", "demo_passphrase": passphrase},
        passphrase_hash=hasher().hash(passphrase),
        language=language,
        created_at=clock.now(),
    )
    Authenticator.objects.create(
        account=account,
        kind="totp",
        sealed={"secret": pyotp.random_base32()},
        added_at=clock.now(),
        confirmed_at=clock.now(),
    )
    return account
