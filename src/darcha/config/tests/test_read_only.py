"""While nothing is written: reading goes on, nothing typed is lost, and nobody sees a person's data unrecorded."""

import pytest

from darcha.config import watch
from darcha.ground import read_only
from darcha.ground.command import command
from darcha.ground.read_only import ReadOnly
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import Principal

pytestmark = pytest.mark.django_db
TEXT = "Hovlimizda suv yoʻq, ikki haftadan beri kutyapmiz."


@pytest.fixture
def on(settings, tmp_path):
    settings.DARCHA_VAR = tmp_path
    (tmp_path / read_only.FILE).write_text("the disk is being changed\n", "utf-8")
    return tmp_path / read_only.FILE


@pytest.fixture
def _looks_at_the_disk_anew():
    read_only._memory.looked_at, read_only._memory.disk_full = float("-inf"), False
    yield
    read_only._memory.looked_at, read_only._memory.disk_full = float("-inf"), False


@pytest.mark.parametrize("language", ["uz", "uz-cyrl", "kaa", "ru", "en"])
def test_pages_are_read_and_say_so(client, on, language):
    answer = client.get(f"/{language}/services")
    assert answer.status_code == 200
    off = client.get(f"/{language}/services") if on.unlink() is None else None
    assert len(answer.content) > len(off.content)


@pytest.mark.parametrize("language", ["uz", "kaa", "ru", "en"])
def test_what_was_typed_stays_in_the_page_and_can_be_sent_again(client, on, language):
    path = f"/{language}/services/appeal/apply"
    answer = client.post(path, {"text": TEXT, "region": "1726", "mark": "<b>&"})
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "120")
    assert page.count(TEXT) == 2
    assert 'name="region" value="1726"' in page
    assert "<b>" not in page
    assert f'action="{path}"' in page


def test_a_secret_is_never_given_back(client, on):
    page = client.post("/uz/sign-in", {"pinfl": "31405900170017", "document": "AB1234567"}).content.decode()
    assert "31405900170017" not in page
    assert "AB1234567" not in page


def test_systems_get_a_problem_and_may_go_on_reading(client, on):
    answer = client.post("/api/v1/applications", b"{}", content_type="application/json")
    assert (answer.status_code, answer.json()["code"], answer.headers["Retry-After"]) == (503, "read-only", "120")
    assert client.get("/api/v1/services").status_code == 200


def test_the_payment_provider_is_told_to_try_again(client, on):
    answer = client.post("/callbacks/payme", b"{}", content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (200, -32400)


def test_no_command_is_done_and_it_is_again_when_it_is_over(on):
    done = []
    act = command(may=lambda: True)(lambda: done.append(1))
    with pytest.raises(ReadOnly):
        act()
    on.unlink()
    act()
    assert done == [1]


def test_nobody_sees_what_cannot_be_noted_down(on):
    with pytest.raises(ReadOnly):
        exchange.record_access(
            Principal.system("test"), person_id=None, registry_or_case="case", purpose="exchange.purpose.decide"
        )


@pytest.mark.usefixtures("_looks_at_the_disk_anew")
def test_a_disk_that_is_nearly_full_says_so_by_itself_and_does_not_flutter(settings, monkeypatch):
    settings.DARCHA_DISK_READ_ONLY = 92
    seen = {}
    for percent, is_on in ((91.9, False), (92.0, True), (90.5, True), (89.9, False), (91.0, False)):
        monkeypatch.setattr(read_only, "fullness", lambda folder, percent=percent: percent)
        read_only._memory.looked_at = float("-inf")
        seen[percent] = (read_only.standing() is not None) is is_on
    assert all(seen.values()), seen


@pytest.mark.usefixtures("_looks_at_the_disk_anew")
def test_the_disks_of_the_database_count_where_they_are_named(settings, monkeypatch, tmp_path):
    settings.DARCHA_DISK_READ_ONLY = 92
    wal = tmp_path / "wal"
    wal.mkdir()
    monkeypatch.setattr(read_only, "fullness", lambda folder: 95 if folder == wal else 10)
    assert read_only.standing() is None
    settings.DARCHA_DATABASE_DISKS = [wal]
    read_only._memory.looked_at = float("-inf")
    assert read_only.standing() is not None
    assert read_only.disks()[wal] == 95


@pytest.mark.usefixtures("_looks_at_the_disk_anew")
def test_a_disk_that_cannot_be_looked_at_is_named_and_stops_nothing(settings, monkeypatch, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    settings.DARCHA_DATABASE_DISKS = [closed, tmp_path / "none"]
    real = type(closed).is_dir

    def is_dir(folder):
        if folder == closed:
            raise PermissionError
        return real(folder)

    monkeypatch.setattr(type(closed), "is_dir", is_dir)
    settings.DARCHA_DISK_READ_ONLY = 1000
    assert read_only.standing() is None
    assert [str(closed) in one for one in watch.surroundings() if "DARCHA_DATABASE_DISKS" in one] == [True, False]
