"""Objecting through the pages: what is offered, what the form asks, what is kept, where it leads; nobody else's."""

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.ground.text import LANGUAGES, t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW

from . import forms

GROUNDS = "Javobda uchta savolimdan faqat bittasiga javob berilgan."
ASKS = "Murojaatni toʻliq koʻrib chiqing."


@pytest.fixture
def petition(country):
    return world.send(country.citizen)


@pytest.fixture
def answered(country, petition):
    return cases.reply(country.officer, case=petition.public_id, grounds=LAW, words="Quvur tuzatildi, suv oqmayapti.")


def address(case, part=""):
    return f"/uz/applications/{case.public_id}{part}"


def test_nothing_is_offered_before_anything_is_decided(country, browse_as, petition):
    client = browse_as(country.citizen)
    assert 'id="objection"' not in forms.body(client.get(address(petition)))
    assert client.get(address(petition, "/object")).url == f"{address(petition)}#objection"


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_the_reply_the_case_says_to_whom_and_until_when(country, browse_as, answered, language):
    page = forms.body(browse_as(country.citizen).get(address(answered).replace("/uz/", f"/{language}/")))
    assert 'id="objection"' in page and "06.03.2027" in page
    assert t("citizen.object.do", language) in page


def test_an_objection_is_sent_and_both_cases_name_each_other(country, browse_as, answered):
    client = browse_as(country.citizen)
    sent = client.post(address(answered, "/object"), {"words": GROUNDS, "asks": ASKS})
    assert sent.status_code == 302 and sent.url.endswith("/submitted")
    deliver_all()
    objection = next(row for row in cases.my_cases(country.citizen).items if row.kind == "objection")
    assert objection.number in forms.body(client.get(address(answered)))
    assert answered.number in forms.body(client.get(address(objection)))
    assert forms.body(client.get(sent.url)).count(objection.number) > 0


def test_what_is_missing_is_marked_and_nothing_typed_is_lost(country, browse_as, answered):
    client = browse_as(country.citizen)
    refused = client.post(address(answered, "/object"), {"words": GROUNDS, "asks": ""})
    assert refused.status_code == 422
    assert GROUNDS in forms.body(refused) and 'href="#asks"' in forms.body(refused)
    assert [row.kind for row in cases.my_cases(country.citizen).items] == ["application"]


def test_of_several_acts_one_is_chosen(country, browse_as, petition):
    cases.ask_applicant(country.officer, case=petition.public_id, words="Qaysi koʻchada?")
    cases.answer(country.citizen, case=petition.public_id, words="Navoiy koʻchasida")
    cases.reply(country.officer, case=petition.public_id, grounds=LAW, words="Quvur tuzatildi, suv oqmayapti.")
    client = browse_as(country.citizen)
    where = address(petition, "/object")
    refused = client.post(where, {"words": GROUNDS, "asks": ASKS})
    assert refused.status_code == 422 and t("citizen.object.choose", "uz") in forms.body(refused)
    assert client.post(where, {"words": GROUNDS, "asks": ASKS, "about": "reply"}).status_code == 302


def test_a_late_one_asks_why(country, browse_as, answered):
    country.now.move_to("2027-03-10T10:00+05:00")
    client = browse_as(country.citizen)
    assert 'name="late_because"' in forms.body(client.get(address(answered, "/object")))
    assert client.post(address(answered, "/object"), {"words": GROUNDS, "asks": ASKS}).status_code == 422
    said = {"words": GROUNDS, "asks": ASKS, "late_because": "Bir yil kasalxonada yotdim."}
    assert client.post(address(answered, "/object"), said).status_code == 302


def test_while_one_is_considered_the_case_says_so(country, browse_as, answered):
    cases.object_to(country.citizen, case=answered.public_id, words=GROUNDS, asks=ASKS)
    page = forms.body(browse_as(country.citizen).get(address(answered)))
    assert t("cases.why_not.objection-open", "uz") in page
    assert t("citizen.object.do", "uz") not in page


def test_nobody_elses(country, browse_as, answered):
    client = browse_as(country.stranger)
    assert client.get(address(answered, "/object")).status_code == 404
    assert client.post(address(answered, "/object"), {"words": GROUNDS, "asks": ASKS}).status_code == 404


@pytest.mark.parametrize("bad", ["nonsense", "\x00", "a" * 500])
def test_an_unknown_act_is_refused_and_is_no_crash(country, browse_as, answered, bad):
    said = {"words": GROUNDS, "asks": ASKS, "about": bad}
    assert browse_as(country.citizen).post(address(answered, "/object"), said).status_code in (302, 422)
