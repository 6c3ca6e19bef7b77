"""A second person by the public API: the actions name the proposal that waits, and only that one is answered."""

import json

import pytest

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world

pytestmark = pytest.mark.django_db
THANKS = {"letter": "thanks", "words": "Xatda minnatdorchilik bildirilgan, hech narsa soʻralmagan."}
REASON = "Xatda iltimos ham bor, qayta oʻqib chiqing."


@pytest.fixture
def head():
    return world.staff(world.LEAD, "petitions-head", "head")


@pytest.fixture
def case(country, head):
    letter = world.send(country.people["owner"]).public_id
    cases.perform(head, case=letter, act="file", said=THANKS)
    return letter


def call(country, method, path, body=None):
    data = json.dumps(body).encode() if body is not None else None
    return country.send("petitions", method, f"/api/v1/applications/{path}", data, content_type="application/json")


def waits(country, case, act):
    items = {one["act"]: one for one in call(country, "GET", f"{case}/actions").json()["items"]}
    (which,) = items[act]["needs"]["properties"]["request"]["enum"]
    return which


@pytest.mark.parametrize(("act", "state"), [("confirm", "completed"), ("send-back", "new")])
def test_only_the_proposal_that_was_read_is_answered(country, case, head, act, state):
    read = waits(country, case, act)
    proposed = call(country, "GET", case).json()["proposed"]
    assert (proposed["request"], proposed["act"], proposed["mine"]) == (read, "file", False)
    assert proposed["said"]["words"] == THANKS["words"]
    cases.perform(head, case=case, act="send-back", said={"words": REASON})
    cases.perform(head, case=case, act="file", said={**THANKS, "letter": "greeting"})
    path, said = f"{case}/actions/{act}", {"words": REASON, "request": read}
    refused = call(country, "POST", path, said)
    assert (refused.status_code, refused.json()["code"]) == (409, "request-changed")
    assert cases.get_case(head, case).closed_at is None
    done = call(country, "POST", path, {**said, "request": waits(country, case, act)})
    assert (done.status_code, done.json()["state"]) == (200, state)
