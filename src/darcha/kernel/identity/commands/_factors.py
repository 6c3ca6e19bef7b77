"""Check a second factor: TOTP, passkey or recovery code. Shared by signing in and by proving again."""

import hmac
import json
from dataclasses import dataclass
from typing import Any

import pyotp
from webauthn import verify_authentication_response
from webauthn.helpers.exceptions import WebAuthnException

from darcha.ground import clock
from darcha.ground.sealing import blind_index

from ..models import Account, Authenticator, RecoveryCode, SignInChallenge
from ..proofs import hashed
from ..relying_party import relying_party

TOTP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Proof:
    """What a person offers: a typed code, or a passkey's answer as the browser's JSON."""

    code: str = ""
    passkey: str = ""


def live_factors(account: Account) -> Any:
    """Confirmed and not removed."""
    return Authenticator.objects.filter(account=account, removed_at=None).exclude(confirmed_at=None)


def has_factor(account: Account) -> bool:
    """Whether signing in must ask for more than the code."""
    return bool(live_factors(account).exists())


def proves(account: Account, proof: Proof, row: SignInChallenge) -> str | None:
    """Which kind of factor the proof is, or None. A TOTP step, a passkey's count and a recovery code work once."""
    if proof.passkey:
        return "passkey" if _passkey(account, proof.passkey, row) else None
    if any(
        totp_matches(factor, proof.code) for factor in live_factors(account).select_for_update().filter(kind="totp")
    ):
        return "totp"
    return "recovery" if _recovery(account, proof.code) else None


def totp_matches(factor: Authenticator, code: str) -> bool:
    """Accepts the step before and after for slow clocks, never a step that was used."""
    step = int(clock.now().timestamp()) // TOTP_SECONDS
    totp = pyotp.TOTP(factor.sealed["secret"])
    for candidate in (step, step - 1, step + 1):
        expected = totp.at(candidate * TOTP_SECONDS)
        if candidate > factor.counter and hmac.compare_digest(expected.encode(), code.encode()):
            factor.counter, factor.used_at = candidate, clock.now()
            factor.save(update_fields=["counter", "used_at"])
            return True
    return False


def _passkey(account: Account, answer: str, row: SignInChallenge) -> bool:
    try:
        credential = json.loads(answer)
        index = blind_index("identity.credential", str(credential["id"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return False
    factor = live_factors(account).select_for_update().filter(credential_index=index).first()
    if factor is None or row.key_challenge is None:
        return False
    party = relying_party()
    try:
        verified = verify_authentication_response(
            credential=credential,
            expected_challenge=bytes(row.key_challenge),
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=bytes.fromhex(factor.sealed["public_key"]),
            credential_current_sign_count=factor.counter,
            require_user_verification=True,
        )
    except WebAuthnException:
        return False
    factor.counter, factor.used_at = verified.new_sign_count, clock.now()
    factor.save(update_fields=["counter", "used_at"])
    return True


def _recovery(account: Account, code: str) -> bool:
    found = RecoveryCode.objects.select_for_update().filter(
        account=account, code_hash=hashed(code.lower()), used_at=None
    )
    return bool(found.update(used_at=clock.now())) if code else False
