"""Registering for a writer on paper, by the public API: once for each key, never refused for what a letter lacks."""

import json

import pytest

from darcha.kernel.cases.tests import world

pytestmark = pytest.mark.django_db
LETTER = {
    "body": world.LEAD,
    "way": "post",
    "signature": "by-hand",
    "language": "ru",
    "answers": {"kind": "application", "text": "В нашем дворе нет воды."},
}


@pytest.fixture
def call(country):
    def run(body, key="k-1", role="petitions"):
        data = json.dumps(body).encode()
        more = {"content_type": "application/json", "headers": {"Idempotency-Key": key}}
        return country.send(role, "POST", "/api/v1/registrations", data, **more)

    return run


def test_a_letter_is_registered_once_and_the_code_is_told_once(call):
    first, again = call(LETTER), call(LETTER)
    made = first.json()
    assert (first.status_code, made["body"], made["days_late"], made["state"]) == (201, world.LEAD, 0, "new")
    assert len(made["code"]) == 19
    assert (again.status_code, again.json()["number"], again.json()["code"]) == (201, made["number"], None)


def test_what_a_letter_lacks_refuses_nothing(call):
    assert call({**LETTER, "signature": "none", "writer": {}}).status_code == 201


def test_a_complaint_about_the_body_goes_above_and_says_where(call):
    answers = {**LETTER["answers"], "kind": "complaint", "about_body": world.LEAD}
    assert call({**LETTER, "answers": answers}).json()["body"] == "vazirlar-mahkamasi"


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"answers": {}}, "kind"),
        ({"answers": {**LETTER["answers"], "bodies": 7}}, None),
        ({"answers": {**LETTER["answers"], "files": ["x"]}}, "files"),
        ({"answers": {**LETTER["answers"], "people": {"a": 1}}}, "people"),
        ({"arrived_on": "2999-01-01"}, "arrived_on"),
        ({"writer": {"number": "1"}}, "document"),
        ({"way": "pigeon"}, "way"),
        ({"more": 1}, "more"),
    ],
    ids=str,
)
def test_bad_input_is_named(call, changed, path):
    answer = call({**LETTER, **changed})
    assert answer.status_code == (422 if path else 201)
    assert path is None or path in str(answer.json()["errors"])


def test_nobody_but_an_office_that_takes_petitions_registers(call):
    assert call(LETTER, role="owner").status_code == 403
    assert call(LETTER, role="officer").status_code == 404
    assert call({**LETTER, "body": "iiv"}).status_code == 404
