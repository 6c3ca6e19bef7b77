"""An objection on the desk of the body that judges: the case it is about, and the decision by its form."""

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW

from .conftest import page

GROUNDS = "Javobda uchta savolimdan faqat bittasiga javob berilgan."
REASONS = "Javobda ikki savol javobsiz qolgan, murojaat toʻliq koʻrilmagan."


@pytest.fixture
def judge(country):
    return world.staff("vazirlar-mahkamasi", "petitions-officer")


@pytest.fixture
def first(country):
    letter = world.send(country.citizen)
    return cases.reply(
        country.officer, case=letter.public_id, grounds=LAW, words="Chiroqlar keyingi haftada tuzatiladi."
    )


@pytest.fixture
def objection(country, first):
    row = cases.object_to(country.citizen, case=first.public_id, words=GROUNDS, asks="Toʻliq koʻrib chiqing.")
    deliver_all()
    return row


@pytest.mark.parametrize(("lang", "act"), [("uz", "Shikoyat boʻyicha qaror"), ("ru", "Решение по жалобе")])
def test_the_judge_reads_objection_and_first_case(desk_of, judge, first, objection, lang, act):
    client = desk_of(judge)
    html = client.get(page("case", lang, case_id=objection.public_id)).content.decode()
    assert GROUNDS in html and act in html
    html = client.get(page("objected", lang, case_id=objection.public_id)).content.decode()
    assert first.number in html and world.CANARY_TEXT in html
    assert "Chiroqlar keyingi haftada tuzatiladi." in html


@pytest.mark.parametrize(("lang", "done"), [("uz", "Shikoyat hal qilindi"), ("ru", "Жалоба решена")])
def test_it_is_decided_by_the_form(country, desk_of, judge, first, objection, lang, done):
    client = desk_of(judge)
    where = page("act", lang, case_id=objection.public_id, act="decide-objection")
    assert 'value="P10D"' in client.get(where).content.decode()
    answer = client.post(where, {"outcome": "obliged", "within": "P10D", "words": REASONS})
    assert answer.status_code == 302
    assert done in client.get(answer.headers["Location"]).content.decode()
    deliver_all()
    assert cases.get_case(country.officer, first.public_id).state.value == "in_progress"


def test_an_order_without_its_days_is_refused_and_nothing_typed_is_lost(desk_of, judge, objection):
    where = page("act", case_id=objection.public_id, act="decide-objection")
    answer = desk_of(judge).post(where, {"outcome": "obliged", "words": REASONS})
    assert answer.status_code == 422 and REASONS in answer.content.decode()


def test_the_first_body_opens_neither(country, desk_of, objection):
    client = desk_of(country.officer)
    assert client.get(page("objected", case_id=objection.public_id)).status_code == 404
    assert client.get(page("case", case_id=objection.public_id)).status_code == 404


def test_an_order_can_be_given_before_the_office_opens(country, desk_of, judge, first):
    country.now.move_to("2026-03-07T10:00+05:00")  # Saturday: the objection is registered on Tuesday
    row = cases.object_to(country.citizen, case=first.public_id, words=GROUNDS, asks="Toʻliq koʻrib chiqing.")
    where = page("act", case_id=row.public_id, act="decide-objection")
    assert 'value="P10D"' in desk_of(judge).get(where).content.decode()
