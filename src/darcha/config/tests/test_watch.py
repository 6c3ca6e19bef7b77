"""What an operator is told of disks, backups, clocks and queues: nothing while all is well, else the remedy."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from darcha.config import watch
from darcha.config.archive.place import Base
from darcha.config.middleware.health import may_know
from darcha.config.readiness import readiness
from darcha.ground import clock, read_only
from darcha.ground.models import OutboxEvent
from darcha.kernel.notifications import api as notifications
from darcha.kernel.notifications.types import Stuck, Unproven

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("percent", "count"), [(84.9, 0), (85.0, 1), (99.0, 1)])
def test_a_full_disk_is_named_once(tmp_path, percent, count):
    (tmp_path / "below").mkdir()
    said = list(watch.full_disks({tmp_path: percent, tmp_path / "below": percent}))
    assert len(said) == count
    assert all("make room" in sentence for sentence in said)


def test_a_backup_that_is_missing_or_old_is_named(tmp_path, monkeypatch):
    from darcha.config.backup.manifest import Census, Manifest

    assert "darcha backup" in next(watch.old_backup(tmp_path, clock.now()))
    made = tmp_path / "one"
    made.mkdir()
    Manifest(clock.now(), "0", "18.4", 1, "", 0, 0, "", {}, Census({}, {}, {}, "", ())).write(made)
    assert list(watch.old_backup(tmp_path, clock.now() + timedelta(hours=29))) == []
    assert "32 hours" in next(watch.old_backup(tmp_path, clock.now() + timedelta(hours=32)))


def test_a_base_that_is_missing_or_old_is_named(tmp_path):
    assert "There is no base" in next(watch.old_base(tmp_path, clock.now()))
    now = clock.now()
    made = tmp_path / "7713" / "base-2026-03-02T030000"
    made.mkdir(parents=True)
    Base(made, now, now, 18, "000000010000000000000002").write(made)
    assert list(watch.old_base(tmp_path, now + timedelta(hours=29))) == []
    assert "32 hours" in next(watch.old_base(tmp_path, now + timedelta(hours=32)))


def test_a_base_of_before_the_changes_were_lost_is_none_of_the_archive_begun_anew(tmp_path):
    now = clock.now()
    aside = tmp_path / "7713-until-2026-03-02T040000" / "base-2026-03-02T030000"
    aside.mkdir(parents=True)
    Base(aside, now, now, 18, "000000010000000000000002").write(aside)
    assert "There is no base" in next(watch.old_base(tmp_path, now))
    (tmp_path / "7713").mkdir()
    (said,) = watch.old_base(tmp_path, now)
    assert f"There is no base in {tmp_path / '7713'}:" in said
    made = tmp_path / "7713" / "base-2026-03-02T050000"
    made.mkdir()
    Base(made, now, now, 18, "000000010000000000000009").write(made)
    assert list(watch.old_base(tmp_path, now)) == []


@pytest.mark.parametrize(("theirs", "is_named"), [(100.0, False), (102.4, False), (102.6, True), (97.0, True)])
def test_clocks_that_are_apart(theirs, is_named):
    began = clock.parse("2026-03-06T12:00+05:00")
    before, asked, after = (began + timedelta(seconds=seconds) for seconds in (100.0, theirs, 100.5))
    assert bool(list(watch.skewed(clock.apart(before, asked, after)))) is is_named


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("on", 0, None, None, True), ""),
        (("on", 0, None, watch.SLOT_BYTES, True), ""),
        (("off", None, None, None, True), "no checksums"),
        (("on", 2, clock.now(), None, True), "2 pages of the database"),
        (("on", 0, None, watch.SLOT_BYTES + 1, True), "MB behind"),
        (("on", 0, None, None, False), "No archive follows"),
    ],
)
def test_rot_in_the_database_and_an_archive_that_is_behind(monkeypatch, settings, row, said):
    assert list(watch.pages()) == []
    settings.DARCHA_ARCHIVE_DIR = "/srv/somewhere"
    monkeypatch.setattr(watch, "_pages", lambda: row)
    assert [said in sentence for sentence in watch.pages()] == ([True] if said else [])


def test_events_that_nobody_delivers():
    assert list(watch.waiting_events(clock.now())) == []
    OutboxEvent.objects.create(name="test", at=clock.now() - timedelta(minutes=11), facts={})
    assert "1 events wait" in next(watch.waiting_events(clock.now()))
    assert list(watch.waiting_events(clock.now() - timedelta(minutes=2))) == []


def test_messages_that_do_not_leave(monkeypatch):
    assert list(watch.unsent_messages()) == []
    monkeypatch.setattr(notifications, "stuck_deliveries", lambda: [Stuck("sms", 7, clock.now())])
    (sentence,) = watch.unsent_messages()
    assert sentence.startswith("7 messages by sms")


def test_messages_in_doubt_are_named_for_a_day(monkeypatch):
    assert not any("may not have arrived" in sentence for sentence in watch.queues())
    asked = []

    def unproven(since):
        asked.append(since)
        return [Unproven("sms", "eskiz", 2)]

    monkeypatch.setattr(notifications, "unproven_deliveries", unproven)
    with clock.frozen("2026-03-06T12:00+05:00"):
        (sentence,) = (said for said in watch.queues() if "may not have arrived" in said)
        assert asked == [clock.now() - timedelta(days=1)]
    assert sentence.startswith("2 messages by sms") and "eskiz" in sentence and "Messages in doubt" in sentence


def test_that_nothing_is_written_is_said_with_its_reason_and_the_worker_rests(settings, tmp_path):
    settings.DARCHA_VAR = tmp_path
    assert readiness()["worker"] in {"silent", "unknown"}
    (tmp_path / read_only.FILE).write_text("a new disk\n", "utf-8")
    assert any("a new disk" in sentence and "darcha readonly off" in sentence for sentence in watch.surroundings())
    assert readiness()["worker"] in {"resting", "unknown"}


@pytest.mark.parametrize(
    ("address", "forwarded", "token", "may"),
    [
        ("127.0.0.1", "", "", True),
        ("::1", "", "", True),
        ("192.0.2.7", "", "", False),
        ("127.0.0.1", "192.0.2.7", "", False),
        ("192.0.2.7", "127.0.0.1", "", False),
        ("192.0.2.7", "", "Bearer a-token-of-the-monitor", True),
        ("192.0.2.7", "", "Bearer another", False),
        ("192.0.2.7", "", "Bearer ʻ", False),
    ],
)
def test_who_is_told_the_details(settings, client, address, forwarded, token, may):
    settings.DARCHA_TRUSTED_PROXIES = ["127.0.0.1"]
    settings.DARCHA_STATUS_TOKEN = "a-token-of-the-monitor"
    more = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = RequestFactory().get("/readyz", REMOTE_ADDR=address, HTTP_AUTHORIZATION=token, **more)
    assert may_know(request) is may
    answer = client.get("/readyz", REMOTE_ADDR=address, HTTP_AUTHORIZATION=token, **more)
    assert ("database" in answer.json()) is may
    assert may or answer.json() == {"status": "not ready"}


def test_an_empty_token_opens_nothing(settings):
    settings.DARCHA_STATUS_TOKEN = ""
    assert not may_know(RequestFactory().get("/readyz", REMOTE_ADDR="192.0.2.7", HTTP_AUTHORIZATION="Bearer "))
