"""While the doors are closed everybody reads why, in their language, and health checks go on."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(settings, tmp_path):
    settings.DARCHA_VAR = tmp_path
    (tmp_path / "maintenance").touch()
    return tmp_path / "maintenance"


@pytest.mark.parametrize("language", ["uz", "uz-cyrl", "kaa", "ru", "en"])
def test_people_read_why_and_when_to_come_back(client, closed, language):
    answer = client.get(f"/{language}/sign-in")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "300"
    assert 'lang="' in answer.content.decode()


def test_health_goes_on_and_the_doors_open_again(client, closed):
    assert client.get("/healthz").status_code == 200
    closed.unlink()
    assert client.get("/uz/sign-in").status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/services", "/api/v1/openapi.json", "/api/v1/nothing"])
def test_systems_get_a_problem_and_when_to_come_back(client, closed, path):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert answer.headers["Retry-After"] == "300"
    assert answer.json()["code"] == "maintenance"


def test_the_payment_provider_is_told_to_try_again(client, closed):
    answer = client.post("/callbacks/payme", b"{}", content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (200, -32400)
