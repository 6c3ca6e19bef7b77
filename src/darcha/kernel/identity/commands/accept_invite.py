"""Accept an invitation: choose a passphrase and set up the second factor, both at once or not at all."""

from darcha.ground import clock, journal
from darcha.ground.command import command

from ..errors import FactorNotProven, InviteSpent, PassphraseTooWeak
from ..models import Account, Authenticator, SignInChallenge
from ..proofs import hashed
from ..rules.passphrase import weakness
from ..rules.typed import clean_code
from ..standing import posts_held
from ..types import Principal, SessionSecret, is_anyone
from ._challenge import finish
from ._factor_added import note_added
from ._factors import totp_matches
from ._passphrases import hasher
from ._session import open_session


@command(may=is_anyone)
def accept_invite(who: Principal, token: str, passphrase: str, code: str, *, user_agent: str = "") -> SessionSecret:
    """Raises InviteSpent, PassphraseTooWeak and FactorNotProven; after the last two the invitation still stands."""
    row = _locked_invite(token)
    if row is None or row.account is None or row.account.state != Account.State.INVITED:
        raise InviteSpent
    account = row.account
    if reason := weakness(passphrase, account.known["login"]):
        raise PassphraseTooWeak(fields={"passphrase": f"identity.passphrase.{reason}"})
    _keep_totp(account, row.facts["totp"], code)
    account.state, account.passphrase_hash = Account.State.ACTIVE, hasher().hash(passphrase)
    account.save(update_fields=["state", "passphrase_hash"])
    finish(row)
    journal.record("identity.staff_joined", by=who.actor, about=f"account:{account.id}")
    note_added(who, account, "totp")
    return open_session(account, "mfa", user_agent=user_agent, replaces=who, posts=posts_held(account.id))


def _locked_invite(token: str) -> SignInChallenge | None:
    """An invitation has no limit of tries: its token is the secret, and mistyping a passphrase is no attack."""
    return (
        SignInChallenge.objects.select_for_update(of=("self",))
        .select_related("account")
        .filter(
            token_hash=hashed(token),
            purpose=SignInChallenge.Purpose.INVITE,
            stage=SignInChallenge.Stage.FACTOR,
            expires_at__gt=clock.now(),
        )
        .first()
    )


def _keep_totp(account: Account, secret: str, code: str) -> None:
    factor = Authenticator(account=account, kind="totp", sealed={"secret": secret}, added_at=clock.now())
    factor.save(force_insert=True)
    if not totp_matches(factor, clean_code(code)):
        raise FactorNotProven(fields={"code": "refusal.factor-not-proven"})
    factor.confirmed_at = clock.now()
    factor.save(update_fields=["confirmed_at"])
