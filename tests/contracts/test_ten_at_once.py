"""Ten clients send one application with one key at once: one case, ten equal answers; real commits."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.apps import apps
from django.db import connections
from django.test import Client

from darcha.kernel.cases.tests import world
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import SCOPES

pytestmark = pytest.mark.django_db(transaction=True)
BODY = json.dumps({"service": world.PETITION, "answers": world.petition(), "language": "uz"}).encode()


@pytest.fixture
def token(published_packs):
    who = world.person(1)
    return identity.issue_token(world.SYSTEM, who.account_id, name="ten", scopes=SCOPES["person"])


def submit(token, key):
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    try:
        answer = Client().generic(
            "POST", "/api/v1/applications", BODY, content_type="application/json", headers=headers
        )
        return answer.status_code, answer.content
    finally:
        connections.close_all()


def test_one_key_is_one_case(token):
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: submit(token, "one"), range(10)))
    assert {status for status, _ in answers} == {201}
    assert len({body for _, body in answers}) == 1
    assert apps.get_model("cases", "Case").objects.count() == 1


def test_ten_keys_are_ten_cases(token):
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda n: submit(token, f"key-{n}"), range(10)))
    assert {status for status, _ in answers} == {201}
    assert len({json.loads(body)["number"] for _, body in answers}) == 10
