"""Working memory does not grow for ever: keys of old submissions, typed answers that nobody came back for."""

from uuid import uuid4

import pytest

from darcha.ground.refusals import NotAllowed
from darcha.kernel.cases import api
from darcha.kernel.cases.models import Case, CaseContent, ParkedAnswers, SubmissionKey
from darcha.kernel.cases.types import Parked
from darcha.kernel.identity.types import ANONYMOUS

from .world import SYSTEM, petition, send


def test_a_key_holds_for_thirty_days_at_least(citizen, now):
    first = send(citizen, key="k1")
    now.move_to("2026-04-05T10:00+05:00")
    api.sweep_keys(SYSTEM)
    assert send(citizen, key="k1") == first


def test_an_old_key_goes_and_its_case_stays(citizen, now):
    first = send(citizen, key="k1")
    now.move_to("2026-06-05T10:00+05:00")
    assert (api.sweep_keys(SYSTEM), api.sweep_keys(SYSTEM)) == (1, 0)
    assert SubmissionKey.objects.count() == 0
    assert api.case_for(citizen, first.public_id).row.number == first.number
    assert Case.objects.count() == CaseContent.objects.count() == 1


def test_parked_answers_go_after_an_hour_without_anybody_coming(citizen, now):
    typed = Parked(about=uuid4(), service_key="appeal", page="what", answers=petition())
    api.park_answers(ANONYMOUS, token="a browser's secret", account_id=citizen.account_id, party=None, typed=typed)
    assert api.sweep_parked(SYSTEM) == 0
    now.move_to("2026-03-06T11:00:01+05:00")
    assert (api.sweep_parked(SYSTEM), ParkedAnswers.objects.count()) == (1, 0)


@pytest.mark.parametrize("sweep", [api.sweep_keys, api.sweep_parked])
def test_only_the_clock_sweeps(citizen, sweep):
    with pytest.raises(NotAllowed):
        sweep(citizen)


def test_what_was_sent_is_known_by_its_key(citizen, stranger):
    send(citizen, key="k1")
    asked = [(citizen, "test", "k1"), (citizen, "test", "k2"), (citizen, "other", "k1"), (stranger, "test", "k1")]
    assert [api.was_submitted(who, route=route, key=key) for who, route, key in asked] == [True, False, False, False]
    assert send(citizen, key="k1").is_repeat
    assert not send(citizen, key="k2").is_repeat
