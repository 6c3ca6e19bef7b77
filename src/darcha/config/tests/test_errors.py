"""What nobody caught: our fault is 500 with a number, a database that does not answer is 503 and when to come back."""

import pytest
from django.db import OperationalError

from darcha.config import root
from darcha.doors.public_api.routes import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client):
    client.raise_request_exception = False
    return client


def fail(error):
    def raising(*_, **__):
        raise error

    return raising


@pytest.mark.parametrize(("error", "status"), [(OperationalError("gone"), 503), (ValueError("secret words"), 500)])
def test_people_read_a_page(browser, monkeypatch, error, status):
    monkeypatch.setattr(root, "preferred", fail(error))
    answer = browser.get("/")
    assert answer.status_code == status
    assert ("Retry-After" in answer.headers) is (status == 503)
    assert "secret" not in answer.content.decode()
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [(OperationalError("gone"), 503, "unavailable"), (ValueError("secret words"), 500, "our-fault")],
)
def test_systems_read_a_problem(browser, monkeypatch, error, status, code):
    monkeypatch.setattr(services.catalogue, "current", fail(error))
    answer = browser.get("/api/v1/services")
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["code"] == code
    assert "secret" not in answer.content.decode()
    assert ("Retry-After" in answer.headers) is (status == 503)
