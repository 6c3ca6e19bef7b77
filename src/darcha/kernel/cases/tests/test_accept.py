"""To take an application into the procedure: it is complete, and nobody can say later that it was not."""

import pytest
from django.apps import apps

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NotFound
from darcha.kernel.cases.rules.clock import legal_events
from darcha.kernel.cases.types import CaseState

from . import world
from .test_legal_events import START, law, line
from .test_pay import pay


@pytest.fixture
def permit(citizen):
    world.car_of(citizen)
    receipt = world.send(citizen, world.PERMIT, world.PERMIT_ANSWERS)
    pay(receipt)
    deliver_all()
    return receipt.public_id


def test_it_is_in_procedure_and_whoever_accepted_holds_it(citizen, inspector, permit):
    row = api.perform(inspector, case=permit, act="accept", said={"words": "Hujjatlar toʻliq."})
    assert (row.state, row.assigned_to) == (CaseState.IN_PROGRESS, inspector.account_id)
    shown = api.case_for(citizen, permit).timeline[-1]
    assert (shown.code, shown.words) == ("accepted", {"text": "Hujjatlar toʻliq."})
    deliver_all()
    said = apps.get_model("notifications", "Notification").objects.filter(account_id=citizen.account_id)
    assert "cases.accepted" in [notice.key for notice in said]


def test_it_changes_no_end_of_the_term(inspector, permit):
    before = api.get_case(inspector, permit).due
    assert api.accept(inspector, case=permit).due == before


def test_it_is_done_once(inspector, permit):
    api.accept(inspector, case=permit)
    with pytest.raises(ActNotPossible):
        api.accept(inspector, case=permit)


def test_another_body_finds_nothing(outsider, permit):
    with pytest.raises(NotFound):
        api.accept(outsider, case=permit)


def test_what_was_accepted_stays_complete_whatever_is_asked_later():
    asked = [line("asked", 24), line("answered", 48)]
    (start,) = legal_events(law("complete"), START, asked)
    assert start.at == asked[-1].at, "until the answer came nothing was complete"
    (start,) = legal_events(law("complete"), START, [line("accepted", 2), *asked])
    assert (start.kind, start.at) == ("complete", START)


def test_what_was_accepted_after_an_answer_is_complete_from_the_answer():
    lines = [line("asked", 1), line("answered", 5), line("accepted", 6), line("asked", 30), line("answered", 50)]
    (start,) = legal_events(law("complete"), START, lines)
    assert start.at == lines[1].at
