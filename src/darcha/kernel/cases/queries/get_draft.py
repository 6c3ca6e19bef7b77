"""Drafts of one person: nobody else's, and none for bodies."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import Draft as DraftRow
from ..models.reading import local
from ..rules.drafts import MOST_DRAFTS
from ..rules.submission import account_of
from ..types import Draft


def get_draft(who: Principal, draft_id: UUID) -> Draft:
    """Raises NotFound, the same for one that is gone and one that is another's."""
    row = _own(who).filter(public_id=draft_id).first()
    if row is None:
        raise NotFound
    return _draft(row)


def drafts_of(who: Principal) -> tuple[Draft, ...]:
    """The newest first, at most fifty, for the party that the person acts for now."""
    return tuple(_draft(row) for row in _own(who).order_by("-updated_at")[:MOST_DRAFTS])


def _own(who: Principal):  # type: ignore[no-untyped-def]
    if who.kind != "person":
        return DraftRow.objects.none()
    party = who.on_behalf_of
    kind, party_id = (party.kind, party.id) if party else ("individual", who.person_id)
    return DraftRow.objects.filter(account_id=account_of(who), party_kind=kind, party_id=party_id)


def _draft(row: DraftRow) -> Draft:
    return Draft(
        id=row.public_id,
        service_key=row.service_key,
        answers=row.content["answers"],
        language=row.language,
        revision=row.revision,
        page=row.page,
        created_at=local(row.created_at),
        updated_at=local(row.updated_at),
    )
