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
