"""Objecting by the public API: offered with the application, sent as one of its own, refused with the reason."""

import json

import pytest

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW

pytestmark = pytest.mark.django_db
SAID = {"words": "Javobda uchta savolimdan faqat bittasiga javob berilgan.", "asks": "Toʻliq koʻrib chiqing."}


@pytest.fixture
def call(country):
    def run(role, method, path, body=None):
        data = json.dumps(body).encode() if body is not None else None
        return country.send(role, method, f"/api/v1/{path}", data, content_type="application/json")

    return run


@pytest.fixture
def answered(country):
    case = world.send(country.people["owner"]).public_id
    cases.reply(
        world.staff(world.LEAD, "petitions-officer"), case=case, grounds=LAW, words="Quvur tuzatildi, suv oqmayapti."
    )
    return case


def test_an_application_says_what_may_be_objected_to_and_until_when(call, answered):
    (way,) = call("owner", "GET", f"applications/{answered}").json()["objections"]
    assert (way["about"], way["until"], way["possible"], way["why_not"]) == ("reply", "2027-03-06", True, None)


def test_an_objection_is_an_application_of_its_own_and_a_repeat_gets_the_same(call, answered):
    first = call("owner", "POST", f"applications/{answered}/objections", SAID)
    again = call("owner", "POST", f"applications/{answered}/objections", SAID)
    assert (first.status_code, first.json()) == (201, again.json())
    assert first.json()["id"] != str(answered)
    (way,) = call("owner", "GET", f"applications/{answered}").json()["objections"]
    assert (way["possible"], way["why_not"]["code"]) == (False, "objection-open")


def test_what_cannot_be_objected_to_is_refused_with_the_reason(call, country):
    case = world.send(country.people["owner"]).public_id
    answer = call("owner", "POST", f"applications/{case}/objections", SAID)
    assert (answer.status_code, answer.json()["code"]) == (409, "act-not-possible")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {**SAID, "words": ""},
        {**SAID, "asks": ""},
        {**SAID, "about": "everything"},
        {**SAID, "files": ["nonsense"]},
        {**SAID, "more": "x"},
    ],
)
def test_bad_input_is_refused_with_its_path(call, answered, body):
    answer = call("owner", "POST", f"applications/{answered}/objections", body)
    assert answer.status_code in (400, 422)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_another_persons_application_is_not_found(call, answered):
    assert call("other", "POST", f"applications/{answered}/objections", SAID).status_code == 404
