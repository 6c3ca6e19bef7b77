"""What became of a draft that is no more: the case that it was sent as. Ignores drafts thrown away."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..models import SubmissionKey
from ..rules.submission import account_of


def find_sent(who: Principal, draft_id: UUID) -> UUID | None:
    """The public id of the person's own case; None for a draft never sent, thrown away, or another's."""
    if who.kind != "person":
        return None
    sent = SubmissionKey.objects.filter(draft_public_id=draft_id, account_id=account_of(who))
    return sent.values_list("case__public_id", flat=True).first()
