"""Finish setting up a passkey: check what the browser made and keep its public key."""

import json

from webauthn import verify_registration_response
from webauthn.helpers.exceptions import WebAuthnException

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.sealing import blind_index
from darcha.ground.text import canonical

from ..errors import FactorNotProven
from ..models import Account, Authenticator, SignInChallenge
from ..relying_party import relying_party
from ..standing import posts_held
from ..types import Principal, SessionSecret, is_in_session
from ._challenge import finish, take
from ._factor_added import note_added
from ._fresh import locked_account
from ._session import open_session


@command(may=is_in_session)
def finish_passkey(who: Principal, token: str, answer: str, *, label: str = "") -> SessionSecret:
    """``answer`` is the browser's JSON. The session is renewed and counts as proven. Raises FactorNotProven,
    FactorTooOld."""
    account = locked_account(who)
    row = take(token, SignInChallenge.Stage.FACTOR, SignInChallenge.Purpose.PASSKEY)
    if row is None or row.account_id != account.id or row.key_challenge is None:
        raise FactorNotProven
    _keep(account, row, answer, label)
    finish(row)
    note_added(who, account, "passkey")
    return open_session(account, "mfa", replaces=who, posts=posts_held(account.id))


def _keep(account: Account, row: SignInChallenge, answer: str, label: str) -> None:
    """Check what the browser made and keep its public key. Raises FactorNotProven."""
    party = relying_party()
    try:
        credential = json.loads(answer)
        credential_id = str(credential["id"])
        made = verify_registration_response(
            credential=credential,
            expected_challenge=bytes(row.key_challenge or b""),
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError, RecursionError):
        raise FactorNotProven from None
    index = blind_index("identity.credential", credential_id)
    if Authenticator.objects.filter(credential_index=index).exists():
        raise FactorNotProven
    Authenticator.objects.create(
        account=account,
        kind="passkey",
        label=canonical(label).strip()[:60],
        sealed={"public_key": made.credential_public_key.hex(), "credential_id": credential_id},
        credential_index=index,
        counter=made.sign_count,
        added_at=clock.now(),
        confirmed_at=clock.now(),
    )
