"""Begin a challenge, and take hold of one again. Shared by everything that asks for a proof in two steps."""

from datetime import timedelta
from typing import Any

from darcha.ground import clock

from ..models import SignInChallenge
from ..proofs import hashed, new_key_challenge, new_secret
from ..rules.budgets import CODE_LIFE, CODE_TRIES
from ..types import Challenge


def begin(
    purpose: str, stage: str, *, life: timedelta = CODE_LIFE, **columns: Any
) -> tuple[Challenge, SignInChallenge]:
    """A fresh challenge; its token is for the browser alone."""
    token, now = new_secret(), clock.now()
    row = SignInChallenge.objects.create(
        token_hash=hashed(token),
        purpose=purpose,
        stage=stage,
        key_challenge=new_key_challenge() if stage == SignInChallenge.Stage.FACTOR else None,
        started_at=now,
        expires_at=now + life,
        **columns,
    )
    return Challenge(token, row.expires_at), row


def take(token: str, stage: str, *purposes: str) -> SignInChallenge | None:
    """Lock the challenge and count one try against it; None when it is unknown, over, late or used up.

    The count is taken under the row's lock, before anything is compared: a thousand guesses at once are five guesses.
    """
    row = (
        SignInChallenge.objects.select_for_update(of=("self",))
        .select_related("account")
        .filter(token_hash=hashed(token), stage=stage, purpose__in=purposes)
        .first()
    )
    if row is None or row.expires_at <= clock.now() or row.tries >= CODE_TRIES:
        return None
    row.tries += 1
    row.save(update_fields=["tries"])
    return row


def finish(row: SignInChallenge) -> None:
    """Single use: what was proven once proves nothing more. What was typed is forgotten."""
    row.stage, row.facts, row.code_hash = SignInChallenge.Stage.DONE, {}, None
    row.save(update_fields=["stage", "facts", "code_hash"])
