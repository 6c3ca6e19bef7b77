"""What a browser that has begun a proof may be shown: nothing that tells who it is about before it is proven."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from webauthn import generate_authentication_options, generate_registration_options
from webauthn.helpers import base64url_to_bytes, options_to_json_dict
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from darcha.ground import clock

from ..models import Account, Authenticator, SignInChallenge
from ..proofs import hashed
from ..relying_party import relying_party
from ..types import Principal


@dataclass(frozen=True, slots=True)
class FactorStep:
    """Which factors can be proven now; ``passkey_options`` is what the browser needs for a passkey."""

    has_totp: bool
    passkey_options: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Invite:
    """An open invitation, shown to whoever holds its link."""

    name: str
    login: str
    totp_secret: str


def find_stage(token: str) -> str | None:
    """``code`` or ``factor``, for a sign-in of this browser that is still open."""
    row = _open(token)
    return row.stage if row else None


def find_factor_step(token: str) -> FactorStep | None:
    """None when this browser has no second factor to prove."""
    row = _open(token)
    if row is None or row.stage != SignInChallenge.Stage.FACTOR or row.account is None:
        return None
    factors = list(Authenticator.objects.filter(account=row.account, removed_at=None).exclude(confirmed_at=None))
    keys = [factor for factor in factors if factor.kind == "passkey"]
    return FactorStep(
        has_totp=any(factor.kind == "totp" for factor in factors),
        passkey_options=_ask_options(row, keys) if keys else None,
    )


def find_invite(token: str) -> Invite | None:
    """None for what was used, has expired or never was."""
    row = _open(token)
    if row is None or row.purpose != SignInChallenge.Purpose.INVITE or row.account is None:
        return None
    known = row.account.known
    return Invite(known["name"], known["login"], row.facts["totp"])


def find_passkey_options(who: Principal, token: str) -> dict[str, Any] | None:
    """What the browser needs to make a passkey for the signed-in."""
    row = _open(token)
    if row is None or row.purpose != SignInChallenge.Purpose.PASSKEY or row.account_id != who.account_id:
        return None
    keys = Authenticator.objects.filter(account_id=who.own_account, kind="passkey", removed_at=None)
    return _make_options(row, row.account, list(keys)) if row.account else None


def find_pending_totp(who: Principal, factor_id: UUID) -> str | None:
    """The secret that the signed-in is about to put into an app."""
    factor = Authenticator.objects.filter(
        id=factor_id, account_id=who.own_account, kind="totp", confirmed_at=None, removed_at=None
    ).first()
    return str(factor.sealed["secret"]) if factor else None


def _open(token: str) -> SignInChallenge | None:
    return (
        SignInChallenge.objects.select_related("account")
        .filter(token_hash=hashed(token), expires_at__gt=clock.now())
        .exclude(stage=SignInChallenge.Stage.DONE)
        .first()
        if token
        else None
    )


def _ask_options(row: SignInChallenge, keys: list[Authenticator]) -> dict[str, Any]:
    return options_to_json_dict(
        generate_authentication_options(
            rp_id=relying_party().id,
            challenge=bytes(row.key_challenge or b""),
            allow_credentials=_descriptors(keys),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
    )


def _make_options(row: SignInChallenge, account: Account, keys: list[Authenticator]) -> dict[str, Any]:
    return options_to_json_dict(
        generate_registration_options(
            rp_id=relying_party().id,
            rp_name="Darcha",
            user_id=account.id.bytes,
            user_name=account.known.get("login") or account.known.get("name", ""),
            user_display_name=account.known.get("name", ""),
            challenge=bytes(row.key_challenge or b""),
            exclude_credentials=_descriptors(keys),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.PREFERRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
        )
    )


def _descriptors(keys: list[Authenticator]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(base64url_to_bytes(key.sealed["credential_id"])) for key in keys]
