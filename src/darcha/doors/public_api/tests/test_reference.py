"""The reference for people: every call stands on it, in every language, with a line that can be run."""

import shlex

import pytest
from django.test import Client

from darcha.doors.public_api.api import api
from darcha.doors.public_api.described import sections
from darcha.doors.public_api.pages.reference import application

SITE = "http://127.0.0.1:8000"


@pytest.fixture
def calls():
    described = api.get_openapi_schema()
    return [call for section in sections(described, SITE, application()) for call in section.calls]


@pytest.mark.parametrize("lang", ["uz", "kaa", "ru", "en", "uz-cyrl"])
def test_every_call_stands_on_the_page(calls, lang):
    answer = Client().get(f"/{lang}/developers")
    assert answer.status_code == 200
    said = answer.content.decode()
    assert len(calls) > 15
    for call in calls:
        assert f'id="{call.id}"' in said
        assert f"{call.method} {call.path}" in said


def test_every_example_is_one_line_of_a_shell(calls):
    for call in calls:
        words = shlex.split(call.curl)
        assert words[0] == "curl"
        assert words[-1].startswith(SITE + "/api/v1/")
        assert "{" not in words[-1]
        assert ("Authorization: Bearer $DARCHA_TOKEN" in words) == call.with_token
