"""ORQ-445, article 24: co-executors give the leading body what it needs, within ten days."""

from datetime import date

import pytest
from django.apps import apps

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet, NotFound
from darcha.kernel.cases.models import CaseRequest

from . import world
from .world import SYSTEM, send

pytestmark = pytest.mark.usefixtures("packs")
WORDS = "Koʻchadagi chiroqlar kimning balansida ekanini yozib bering."
DATA = "Chiroqlar tuman hokimligi balansida, shartnoma 12-son."


@pytest.fixture
def letter(citizen):
    return send(citizen).public_id


def involve(who, letter, *bodies):
    return api.perform(who, case=letter, act="involve", said={"bodies": list(bodies), "words": WORDS})


def supply(who, letter):
    return api.perform(who, case=letter, act="supply", said={"words": DATA})


def test_they_answer_within_ten_days_and_the_term_of_the_petition_runs_on(officer, outsider, letter):
    due = api.officer_case(officer, letter).row.due
    row = involve(officer, letter, "iiv", "kadastr")
    assert (row.due, set(CaseRequest.objects.values_list("due_on", flat=True))) == (due, {date(2026, 3, 16)})
    (mine,) = api.officer_case(outsider, letter).asked_of
    assert (mine.body, mine.article, mine.due_on) == ("iiv", "ORQ-445, art. 24", date(2026, 3, 16))


def test_their_data_reach_the_lead_and_nobody_else(officer, outsider, citizen, letter):
    involve(officer, letter, "iiv", "kadastr")
    supply(outsider, letter)
    asked = {one.body: one for one in api.officer_case(officer, letter).asked_of}
    assert (asked["iiv"].outcome, asked["iiv"].answer, asked["kadastr"].outcome) == ("given", DATA, "")
    other = world.staff("kadastr", "petitions-officer")
    assert [one.body for one in api.officer_case(other, letter).asked_of] == ["kadastr"]
    line = api.case_for(citizen, letter).timeline[-1]
    assert (line.code, line.body, line.words) == ("data_given", "iiv", {})


def test_who_is_late_is_told_once_with_the_lead_and_may_still_answer(officer, outsider, letter, now):
    involve(officer, letter, "iiv")
    now.move_to("2026-03-17T00:00+05:00")
    assert (api.sweep_requests(SYSTEM), api.sweep_requests(SYSTEM)) == (1, 0)
    deliver_all()
    notices = apps.get_model("notifications", "Notification").objects.filter(key="cases.request.overdue")
    assert set(notices.values_list("account_id", flat=True)) >= {outsider.account_id, officer.account_id}
    supply(outsider, letter)
    assert api.officer_case(officer, letter).asked_of[0].outcome == "given"


def test_a_body_is_asked_again_only_once_it_has_answered_and_never_asks_itself(officer, outsider, letter):
    involve(officer, letter, "iiv")
    for wrong in (["iiv"], [world.LEAD], ["nobody"]):
        with pytest.raises(NeedsUnmet):
            involve(officer, letter, *wrong)
    supply(outsider, letter)
    involve(officer, letter, "iiv")
    assert CaseRequest.objects.count() == 2


def test_nobody_gives_data_who_was_not_asked(officer, outsider, letter):
    with pytest.raises(NotFound):
        supply(outsider, letter)
    with pytest.raises(ActNotPossible):
        supply(officer, letter)
