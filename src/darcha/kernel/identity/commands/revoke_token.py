"""Revoke a bearer token, at once."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.refusals import NotFound

from ..models import ApiToken
from ..types import Principal, is_system, may_have_tokens


@command(may=may_have_tokens)
def revoke_token(who: Principal, token_id: UUID) -> None:
    """Works at once. Raises NotFound for what is not one's own."""
    row = ApiToken.objects.select_for_update().filter(id=token_id, revoked_at=None).first()
    if row is None or (not is_system(who) and row.account_id != who.account_id):
        raise NotFound
    row.revoked_at = clock.now()
    row.save(update_fields=["revoked_at"])
    journal.record("identity.token_revoked", by=who.actor, about=f"account:{row.account_id}")
