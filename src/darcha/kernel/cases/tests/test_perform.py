"""Any act by its name: the same as its command, and nothing besides."""

from uuid import uuid4

import pytest

from darcha.kernel.cases import api
from darcha.kernel.cases.errors import NeedsUnmet, NotAllowed, NotFound, WordsMissing
from darcha.kernel.cases.models import CaseEvent

from . import world

pytestmark = pytest.mark.usefixtures("packs")


@pytest.fixture
def letter(citizen):
    return world.send(citizen).public_id


def lines(letter) -> int:
    return CaseEvent.objects.filter(case__public_id=letter).count()


def test_it_does_what_the_command_does(officer, citizen, letter):
    row = api.perform(officer, case=letter, act="ask", said={"words": "  Qaysi uy?  "})
    assert row.state == "awaiting_applicant"
    assert api.case_for(citizen, letter).asked.words == {"text": "Qaysi uy?"}


@pytest.mark.parametrize("act", ["pay", "silence", "register", "dance", "", "\x00"])
def test_what_nobody_does_by_name_is_not_found(officer, citizen, letter, act):
    for who in (officer, citizen):
        with pytest.raises(NotFound):
            api.perform(who, case=letter, act=act)


@pytest.mark.parametrize("act", ["withdraw", "answer"])
def test_an_office_does_nothing_in_the_applicants_place(officer, letter, act):
    with pytest.raises(NotAllowed):
        api.perform(officer, case=letter, act=act, said={"words": "Koʻrib chiqildi"})


def test_the_applicant_does_nothing_in_the_offices_place(citizen, letter):
    with pytest.raises(NotAllowed):
        api.perform(citizen, case=letter, act="ask", said={"words": "Qaysi uy?"})


def test_another_bodys_case_is_not_found_whatever_is_said(outsider, letter):
    for case in (letter, uuid4()):
        with pytest.raises(NotFound):
            api.perform(outsider, case=case, act="ask", said={})


@pytest.mark.parametrize(
    ("said", "refusal"),
    [({}, WordsMissing), ({"words": "ha"}, WordsMissing), ({"words": "Qaysi uy?", "state": "completed"}, NeedsUnmet)],
)
def test_a_refused_act_changes_nothing(officer, letter, said, refusal):
    before = lines(letter)
    with pytest.raises(refusal):
        api.perform(officer, case=letter, act="ask", said=said)
    assert (lines(letter), api.get_case(officer, letter).state) == (before, "new")


def test_every_possible_act_says_what_it_needs(officer, letter):
    from darcha.kernel.cases.resources import acts_json

    acts = {one["act"]: one for one in acts_json(api.possible_actions(officer, letter), "en")}
    assert acts["refuse"]["needs"]["required"] == ["ground", "fact"]
    assert acts["assign"]["needs"]["properties"] == {"to": {"type": "string", "format": "uuid"}}
