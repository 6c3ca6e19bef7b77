"""Throw a draft away for good: it was never sent, so nothing of it is kept."""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_person

from ..errors import DraftGone
from ..models import Draft
from ..rules.submission import account_of


@command(may=is_person)
def discard_draft(who: Principal, *, draft_id: UUID) -> None:
    """Raises DraftGone when there is none, or it is another person's."""
    deleted, _ = Draft.objects.filter(public_id=draft_id, account_id=account_of(who)).delete()
    if not deleted:
        raise DraftGone
