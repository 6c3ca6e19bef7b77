"""Drafts: saved page by page from several tabs, seen by nobody else, never numbered."""

from dataclasses import replace
from uuid import uuid4

import pytest

from darcha.kernel.cases import api, errors
from darcha.kernel.cases.models import Case
from darcha.kernel.identity.types import PartyRef

from . import world


def save(who, answers, **more):
    return api.save_draft(who, service_key=world.PETITION, answers=answers, language="uz", **more)


def test_pages_come_together(citizen):
    first = save(citizen, {"kind": "complaint"}, page="what")
    second = save(citizen, {"address": "Navoiy"}, page="reply", draft_id=first.id, based_on=first.revision)
    draft = api.get_draft(citizen, first.id)
    assert draft.answers == {"kind": "complaint", "address": "Navoiy"} == second.answers
    assert (draft.page, draft.revision) == ("reply", 2)
    assert Case.objects.count() == 0


def test_two_tabs_lose_nothing(citizen):
    start = save(citizen, {"kind": "complaint", "address": "A"})
    common = {"draft_id": start.id, "based_on": start.revision}
    save(citizen, {"kind": "proposal", "address": "A"}, **common)
    late = save(citizen, {"kind": "complaint", "address": "B"}, **common)
    assert late.answers == {"kind": "proposal", "address": "B"}
    assert late.overwritten == ()


def test_only_questions_of_the_service_are_kept(citizen):
    assert save(citizen, {"kind": "complaint", "state": "approved", "fee": 0}).answers == {"kind": "complaint"}


def test_nobody_else_touches_it(citizen, stranger, officer):
    draft = save(citizen, {"kind": "complaint"})
    with pytest.raises(errors.NotFound):
        api.get_draft(stranger, draft.id)
    with pytest.raises(errors.DraftGone):
        save(stranger, {"kind": "proposal"}, draft_id=draft.id)
    with pytest.raises(errors.DraftGone):
        api.discard_draft(stranger, draft_id=draft.id)
    with pytest.raises(errors.NotAllowed):
        save(officer, {"kind": "proposal"})
    assert api.drafts_of(stranger) == api.drafts_of(officer) == ()
    assert api.get_draft(citizen, draft.id).answers == {"kind": "complaint"}


def test_what_is_thrown_away_is_gone(citizen):
    draft = save(citizen, {"kind": "complaint"})
    api.discard_draft(citizen, draft_id=draft.id)
    assert api.drafts_of(citizen) == ()
    with pytest.raises(errors.DraftGone):
        save(citizen, {"kind": "proposal"}, draft_id=draft.id)
    with pytest.raises(errors.DraftGone):
        api.discard_draft(citizen, draft_id=uuid4())


def test_a_draft_begun_for_one_party_is_not_sent_for_another(citizen):
    company = replace(citizen, on_behalf_of=PartyRef("entity", uuid4()))
    draft = save(company, world.petition())
    common = {"service_key": world.PETITION, "language": "uz", "route": "form", "idempotency_key": "k"}
    with pytest.raises(errors.NotFound):
        api.get_draft(citizen, draft.id)
    with pytest.raises(errors.DraftGone):
        api.submit(citizen, draft_id=draft.id, **common)
    assert Case.objects.count() == 0
