"""Keep what has been typed so far: two tabs or a reload lose nothing. Ignores whether it is complete."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal, is_person

from ..errors import DraftGone, DraftTooLarge, TooManyDrafts
from ..models import Draft, SubmissionKey
from ..rules.drafts import MOST_DRAFTS, DraftContent, Overwritten, is_too_large, merge
from ..rules.submission import account_of, party_of
from ..types import DraftSaved


@command(may=is_person)
def save_draft(
    who: Principal,
    *,
    service_key: str,
    answers: Mapping[str, Any],
    language: str,
    page: str = "",
    draft_id: UUID | None = None,
    begin_as: UUID | None = None,
    based_on: int = 0,
) -> DraftSaved:
    """Merge the answers of one page into the draft, or begin one. ``based_on`` is the revision this tab had loaded.

    ``begin_as`` is the id that a form was shown with before its draft began: sent twice, it is one draft. Only
    questions of the service are kept. Raises DraftGone when the draft is no more, or never was this person's,
    DraftTooLarge, TooManyDrafts.
    """
    party = party_of(who, who.on_behalf_of)
    known = {question.key for question in catalogue.service(service_key).form.questions()}
    changes = {key: value for key, value in answers.items() if key in known}
    now = clock.now()
    if draft_id is None:
        _check_room(who, begin_as)
        draft = Draft(
            account_id=account_of(who),
            party_kind=party.kind,
            party_id=party.id,
            service_key=service_key,
            revision=0,
            content={"answers": {}, "history": []},
            created_at=now,
            updated_at=now,
        )
        if begin_as is not None:
            draft.public_id, draft_id = begin_as, begin_as
            _begin_once(draft)
    if draft_id is not None:
        found = (
            Draft.objects.select_for_update()
            .filter(
                public_id=draft_id,
                account_id=account_of(who),
                service_key=service_key,
                party_kind=party.kind,
                party_id=party.id,
            )
            .first()
        )
        if found is None:
            raise DraftGone
        draft = found
    before = DraftContent(draft.content["answers"], tuple(Overwritten(**past) for past in draft.content["history"]))
    revision = draft.revision + 1
    merged, overwritten = merge(before, changes, based_on=based_on, revision=revision)
    if is_too_large(merged.answers):
        raise DraftTooLarge
    draft.content = {"answers": merged.answers, "history": [asdict(past) for past in merged.history]}
    draft.revision, draft.language, draft.updated_at = revision, language, now
    draft.page = page or draft.page
    draft.save()
    return DraftSaved(draft.public_id, revision, merged.answers, overwritten)


def _check_room(who: Principal, begin_as: UUID | None) -> None:
    """Among the account's other drafts. Raises TooManyDrafts."""
    others = Draft.objects.filter(account_id=account_of(who))
    if begin_as is not None:
        others = others.exclude(public_id=begin_as)
    if others.count() >= MOST_DRAFTS:
        raise TooManyDrafts(limit=MOST_DRAFTS)


def _begin_once(draft: Draft) -> None:
    """The same form sent from two clicks begins one draft; one that was sent already does not begin again."""
    if SubmissionKey.objects.filter(draft_public_id=draft.public_id).exists():
        raise DraftGone
    Draft.objects.bulk_create([draft], ignore_conflicts=True)
