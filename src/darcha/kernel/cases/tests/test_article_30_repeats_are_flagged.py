"""A repeat is said to the body when it comes; nothing ends by itself. ORQ-445, articles 25 and 30."""

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import NotAllowed
from darcha.kernel.cases.rules.repeats import same_subject

from .world import CANARY_TEXT, LAW, LEAD, SYSTEM, petition, send

REPLY = "Chiroqlar 10-martgacha taʼmirlanadi: ORQ-445, 27-modda."
AGAIN = "Kanareyka-7Q kuchasida chiroqlar ikki haftadan beri yonmayapti! Tuzatib bering, uchinchi marta yozyapman."


@pytest.mark.parametrize(
    ("text", "earlier", "alike"),
    [
        (AGAIN, CANARY_TEXT, True),
        ("Канарейка-7Q кўчасида чироқлар икки ҳафтадан бери ёнмаяпти, тузатиб беринг.", CANARY_TEXT, True),
        ("Maktab oshxonasida ovqat sovuq berilmoqda, choralar koʻring.", CANARY_TEXT, False),
        ("Suv yoʻq", "SUV YO'Q", True),
        ("Suv yoʻq", "Gaz yoʻq", False),
        ("", "", False),
        ("?!", CANARY_TEXT, False),
    ],
)
def test_article_30_letters_are_compared_in_whichever_script(text, earlier, alike):
    assert same_subject(text, earlier) is alike


def flagged(who, receipt):
    lines = [line for line in api.officer_case(who, receipt.public_id).timeline if line.code == "may_repeat"]
    return [(line.params["number"], line.params["pending"]) for line in lines]


@pytest.fixture
def first(citizen):
    return send(citizen)


def again(citizen, now, **more):
    now.move_to("2026-03-06T12:00+05:00")
    receipt = send(citizen, answers=petition(text=AGAIN, **more))
    deliver_all()
    return receipt


def test_article_30_what_was_answered_is_flagged_and_goes_on(first, citizen, officer, now):
    api.reply(officer, case=first.public_id, grounds=LAW, words=REPLY)
    receipt = again(citizen, now)
    assert flagged(officer, receipt) == [(first.number, False)]
    assert api.get_case(citizen, receipt.public_id).closed_at is None
    assert all(line.code != "may_repeat" for line in api.timeline(citizen, receipt.public_id))


def test_article_25_what_is_pending_is_flagged_as_a_double(first, citizen, officer, now):
    assert flagged(officer, again(citizen, now)) == [(first.number, True)]


def test_article_30_it_is_flagged_once_however_often_it_is_told(first, citizen, officer, now):
    receipt = again(citizen, now)
    case = api.get_case(citizen, receipt.public_id)
    assert not api.flag_repeat(SYSTEM, case_id=case.id)
    assert len(flagged(officer, receipt)) == 1


def test_article_30_another_writer_another_body_or_another_matter_is_none(first, citizen, stranger, officer, now):
    assert flagged(officer, again(stranger, now)) == []
    other = send(citizen, answers=petition(text="Maktab oshxonasida ovqat sovuq berilmoqda.", bodies=[LEAD]))
    elsewhere = send(citizen, answers=petition(text=AGAIN, bodies=["iiv", LEAD]))
    deliver_all()
    assert flagged(officer, other) == flagged(officer, elsewhere) == []


def test_article_30_a_person_decides_it_is_answered_anew(first, citizen, officer, now):
    api.reply(officer, case=first.public_id, grounds=LAW, words=REPLY)
    receipt = again(citizen, now)
    assert api.reply(officer, case=receipt.public_id, grounds=LAW, words=REPLY).outcome == "replied"


def test_only_the_platform_flags(first, officer, citizen):
    case = api.get_case(citizen, first.public_id)
    with pytest.raises(NotAllowed):
        api.flag_repeat(officer, case_id=case.id)
