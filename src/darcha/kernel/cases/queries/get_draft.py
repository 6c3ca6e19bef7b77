"""Drafts of one person: nobody else's, and none for bodies."""

from typing import Any
from uuid import UUID

from django.db.models import CharField, UUIDField

from darcha.ground.concerned import concerns
from darcha.ground.database import Given, Question
from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import Draft as DraftRow
from ..models.reading import local
from ..rules.drafts import MOST_DRAFTS
from ..rules.submission import account_of
from ..types import Draft


def _ask() -> Any:
    return DraftRow.objects.filter(
        public_id=Given("draft", UUIDField()),
        account_id=Given("account", UUIDField()),
        party_kind=Given("kind", CharField()),
        party_id=Given("party", UUIDField()),
    )


_DRAFT = Question(_ask)


def get_draft(who: Principal, draft_id: UUID) -> Draft:
    """Raises NotFound, the same for one that is gone and one that is another's."""
    if who.kind != "person":
        raise NotFound
    kind, party_id = _party_of(who)
    row = _DRAFT.first(draft=draft_id, account=account_of(who), kind=kind, party=party_id)
    if row is None:
        raise NotFound
    concerns(row.service_key)
    return _draft(row)


def drafts_of(who: Principal) -> tuple[Draft, ...]:
    """The newest first, at most fifty, for the party that the person acts for now."""
    return tuple(_draft(row) for row in _own(who).order_by("-updated_at")[:MOST_DRAFTS])


def _own(who: Principal):  # type: ignore[no-untyped-def]
    if who.kind != "person":
        return DraftRow.objects.none()
    kind, party_id = _party_of(who)
    return DraftRow.objects.filter(account_id=account_of(who), party_kind=kind, party_id=party_id)


def _party_of(who: Principal) -> tuple[str, UUID | None]:
    party = who.on_behalf_of
    return (party.kind, party.id) if party else ("individual", who.person_id)


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
