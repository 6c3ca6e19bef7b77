"""The page that a monitor reads: who may, what stands on it, and that its files lose no count."""

import errno
import os
import re
import struct
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from django.db import DatabaseError, connection
from prometheus_client.mmap_dict import MmapedDict, mmap_key
from prometheus_client.parser import text_string_to_metric_families

from darcha.config.deploy.alerts import alerts, rules
from darcha.config.deploy.files import place
from darcha.config.environment import PROJECT_DIR
from darcha.config.metrics import gauges, sharing
from darcha.config.metrics.exposition import exposition
from darcha.ground import clock, metrics
from darcha.ground.models import OutboxEvent

pytestmark = pytest.mark.django_db
HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}
WATCHING = (PROJECT_DIR / "docs/operate/watching.md").read_text("utf-8")
NAMED = re.compile(r"\bdarcha_[a-z_]+")
LABELS = {"command", "outcome", "page", "method", "status", "event", "log", "what", "why", "process", "part", "folder",
          "state", "channel", "le"}  # fmt: skip


def families():
    return {family.name: family for family in text_string_to_metric_families(exposition().decode())}


def value(name, **labels):
    (found,) = [
        one.value
        for one in families()[re.sub("_(total|bucket)$", "", name)].samples
        if one.name == name and one.labels == labels
    ]
    return found


def test_it_is_there_for_this_machine_and_can_be_read_by_the_format_s_own_reader(client):
    answer = client.get("/metrics", **HERE)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    found = list(text_string_to_metric_families(answer.content.decode()))
    assert {"darcha_requests", "darcha_commands", "darcha_ready"} <= {family.name for family in found}
    assert all(family.name.startswith("darcha_") and family.documentation for family in found)


@pytest.mark.parametrize(
    "more",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_FOR": ""},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"HTTP_HOST": "xizmat.example.uz"},
        {"HTTP_HOST": "127.0.0.1.example.uz"},
        {"HTTP_HOST": "[::1"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "nonsense"},
        {"HTTP_AUTHORIZATION": "Bearer another", "REMOTE_ADDR": "192.0.2.7"},
    ],
    ids=str,
)
@pytest.mark.parametrize("proxies", [[], ["127.0.0.1"]], ids=["undeclared", "declared"])
def test_for_whoever_comes_from_elsewhere_it_is_a_page_that_is_not_there(client, settings, more, proxies):
    settings.DARCHA_TRUSTED_PROXIES, settings.DARCHA_STATUS_TOKEN = proxies, "a-token-of-the-monitor"
    settings.ALLOWED_HOSTS = ["*"]
    answer = client.get("/metrics", **HERE | more)
    assert answer.status_code in {400, 404}
    assert b"darcha_" not in answer.content
    assert set(client.get("/readyz", **HERE | more).json()) == {"status"}


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:80", "[::1]:8000", "[::1]"])
def test_this_machine_has_several_names(client, host):
    assert client.get("/metrics", **HERE | {"HTTP_HOST": host}).status_code == 200


def test_a_token_opens_it_from_anywhere(client, settings):
    settings.DARCHA_STATUS_TOKEN = "a-token-of-the-monitor"
    far = {"REMOTE_ADDR": "192.0.2.7", "HTTP_HOST": "testserver", "HTTP_X_FORWARDED_FOR": "192.0.2.9"}
    answer = client.get("/metrics", HTTP_AUTHORIZATION="Bearer a-token-of-the-monitor", **far)
    assert answer.status_code == 200 and b"darcha_ready" in answer.content


def test_labels_are_few_and_known(client):
    for path in ("/uz/", "/uz/nothing/Kanareyeva", "/uz/verify/AA0000001"):
        client.get(path, **HERE)
    found = {label for family in families().values() for sample in family.samples for label in sample.labels}
    assert found - LABELS == set()


def test_what_must_be_told_the_first_time_is_said_while_it_is_nought():
    """A monitor sees no growth in a series that begins at one."""
    for counter, series in metrics.FROM_NOUGHT.items():
        (family,) = counter.collect()
        for labels in series:
            before = value(f"{family.name}_total", **labels, process="here")
            metrics.count(counter, *labels.values())
            assert value(f"{family.name}_total", **labels, process="here") == before + 1


def test_a_page_is_counted_by_the_name_of_its_route(client):
    def asked(page):
        return sum(one.value for one in families()["darcha_requests"].samples if one.labels["page"] == page)

    before, before_other = asked("robots"), asked("other")
    client.get("/robots.txt", **HERE)
    client.get("/uz/there/is/nothing", **HERE)
    assert (asked("robots"), asked("other")) == (before + 1, before_other + 1)


def test_what_waits_is_said_with_its_age(monkeypatch):
    monkeypatch.setattr(gauges, "readiness", lambda: {"database": "ok", "packs": "ok", "worker": "silent"})
    assert (value("darcha_events_waiting"), value("darcha_events_oldest_seconds")) == (0, 0)
    with clock.frozen("2026-03-06T12:00+05:00") as frozen:
        OutboxEvent.objects.create(name="test", at=clock.now(), facts={})
        frozen.tick(timedelta(minutes=11))
        assert (value("darcha_events_waiting"), value("darcha_events_oldest_seconds")) == (1, 660)
    assert [value("darcha_ready", part=part) for part in ("database", "packs", "worker")] == [1, 1, 0]


def test_jobs_are_counted_by_where_they_stand():
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, scheduled_at) VALUES"
            " ('default', 'a', 'todo', NULL), ('default', 'a', 'todo', now() - interval '1 hour'),"
            " ('default', 'a', 'todo', now() + interval '1 hour'), ('default', 'a', 'doing', NULL),"
            " ('default', 'a', 'failed', NULL), ('default', 'a', 'succeeded', NULL)"
        )
    (family,) = [family for family in gauges._jobs() if family.name == "darcha_jobs"]
    assert {one.labels["state"]: one.value for one in family.samples} == {"due": 2, "later": 1, "doing": 1, "failed": 1}


def test_without_a_database_the_rest_is_still_said(monkeypatch):
    def gone():
        raise DatabaseError

    monkeypatch.setattr(gauges, "readiness", lambda: dict.fromkeys(("database", "packs", "worker"), "unreachable"))
    said = families()
    assert said["darcha_ready"].samples[0].value == 0
    assert "darcha_read_only" in said and "darcha_events_waiting" not in said
    monkeypatch.setattr(gauges, "readiness", lambda: {"database": "ok"})
    monkeypatch.setattr(gauges, "_row", lambda _: gone())
    assert "darcha_read_only" in families()


def counts_file(folder, process, *, used):
    file = folder / f"counter_{process}.db"
    file.write_bytes(struct.pack("i", used).ljust(64, b"\0"))
    return file


@pytest.fixture
def dead():
    """The number of a process that is no more."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def test_counts_of_the_dead_stay_while_somebody_lives_who_counts(tmp_path, dead):
    old, empty = counts_file(tmp_path, dead, used=90), counts_file(tmp_path, f"0{dead}", used=8)
    living = counts_file(tmp_path, os.getppid(), used=0)
    sharing._clear(tmp_path)
    assert (old.exists(), empty.exists(), living.exists()) == (True, False, True)
    living.unlink()
    sharing._clear(tmp_path)
    assert sharing.files_in(tmp_path) == []


_ONE_LIFE = """
import sys
from pathlib import Path
from darcha.config.metrics.sharing import share
assert share(Path(sys.argv[1]))
from darcha.ground import metrics
for times, what in ((int(sys.argv[2]), "case"), (1, sys.argv[3])):
    for _ in range(times):
        metrics.count(metrics.LEFT, what)
metrics.observe(metrics.REQUEST_SECONDS, 0.3, "robots")
"""


def test_the_dead_become_one_and_none_of_their_counts_is_lost(tmp_path, settings, monkeypatch):
    """However many are born and die beside one that lives."""
    settings.DARCHA_METRICS_DIR = tmp_path
    monkeypatch.setenv(sharing.VARIABLE, str(tmp_path / "web"))
    (tmp_path / "web").mkdir()
    living = counts_file(tmp_path / "web", os.getppid(), used=8)
    for times, what in ((3, "attempt"), (5, "invoice"), (7, "attempt"), (11, "attempt")):
        subprocess.run([sys.executable, "-c", _ONE_LIFE, tmp_path / "web", str(times), what], check=True)
    files = sorted(file.name for file in sharing.files_in(tmp_path / "web") if file != living)
    assert len(files) == 2 * len(sharing.KINDS), "all the dead but the last, and the last"
    assert {"counter_0.db", "histogram_0.db"} <= set(files) and living.exists()
    assert value("darcha_left_total", what="case", process="web") == 3 + 5 + 7 + 11
    assert value("darcha_left_total", what="attempt", process="web") == 3
    assert value("darcha_left_total", what="invoice", process="web") == 1
    for less, n in (("0.25", 0), ("0.5", 4), ("+Inf", 4)):
        assert value("darcha_request_seconds_bucket", page="robots", le=less, process="web") == n


def test_counts_that_are_broken_keep_nobody_from_serving(tmp_path, dead):
    broken = [counts_file(tmp_path, number, used=48) for number in (dead, f"0{dead}")]
    broken[0].write_bytes(struct.pack("iii", 48, 0, 4000).ljust(64, b"\xff"))
    counts_file(tmp_path, os.getppid(), used=8)
    subprocess.run([sys.executable, "-c", _ONE_LIFE, tmp_path, "1", "attempt"], check=True)
    assert all(file.exists() for file in broken)


def test_there_is_room_before_anything_is_written(tmp_path):
    sharing._reserve(tmp_path, 7)
    sizes = [(file.stat().st_size, file.stat().st_blocks * 512) for file in sharing.files_in(tmp_path)]
    assert len(sizes) == 2
    assert all(size == sharing.FILE_BYTES and taken >= size for size, taken in sizes)


def test_a_folder_that_cannot_be_made_keeps_nobody_from_serving(tmp_path, monkeypatch):
    monkeypatch.setattr(sharing, "sys", SimpleNamespace(modules={}))
    monkeypatch.delenv(sharing.VARIABLE, raising=False)
    (tmp_path / "file").touch()
    assert sharing.share(tmp_path / "file" / "web") is False
    assert sharing.VARIABLE not in os.environ


@pytest.fixture
def others_folders(tmp_path, settings, monkeypatch):
    """As under systemd: the folders of other services are there, and this one may write into none of them."""
    settings.DARCHA_METRICS_DIR = tmp_path
    monkeypatch.setenv(sharing.VARIABLE, str(tmp_path / "web"))
    for name in ("archive", "web", "worker"):
        (tmp_path / name).mkdir()
    for name in ("web", "worker"):
        (tmp_path / name / "lock").touch()
        counter = MmapedDict(str(tmp_path / name / "counter_1.db"))
        counter.write_value(mmap_key("darcha_left", "darcha_left_total", ["what"], ["case"], ""), 3.0, 0.0)
        counter.close()
    real = Path.open

    def read_only(path, mode="r", *more, **named):
        if path.is_relative_to(tmp_path) and set(mode) & set("aw+x"):
            raise OSError(errno.EROFS, "Read-only file system")
        return real(path, mode, *more, **named)

    monkeypatch.setattr(Path, "open", read_only)
    return tmp_path


def left():
    return {one.labels["process"]: one.value for one in families()["darcha_left"].samples if one.value}


def test_the_folders_of_other_services_are_read_without_a_write(others_folders):
    assert left() == {"web": 3, "worker": 3}
    assert list((others_folders / "archive").iterdir()) == [], "which keeps no counts"


def test_a_folder_that_cannot_be_read_keeps_nobody_from_telling_of_the_others(others_folders):
    (others_folders / "web" / "lock").unlink()
    (others_folders / "web" / "lock").mkdir()
    assert left() == {"worker": 3}


@pytest.fixture
def every_metric(tmp_path, settings, monkeypatch):
    """Every family by name, with the labels that its samples have; what nothing happened to, too."""
    monkeypatch.setattr(gauges, "readiness", lambda: {"database": "ok"})
    monkeypatch.setattr(gauges, "newest", lambda _: tmp_path)
    monkeypatch.setattr(gauges, "read", lambda _: type("Manifest", (), {"made_at": clock.now()}))
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    found = {family.name: {label for sample in family.samples for label in sample.labels} for family in gauges.gauges()}
    for family in metrics.REGISTRY.collect():
        labels = set(getattr(metrics, family.name.removeprefix("darcha_").upper())._labelnames) | {"process"}
        histogram = family.type == "histogram"
        for end in ("_bucket", "_sum", "_count") if histogram else ("_total",):
            found[family.name + end] = labels | ({"le"} if end == "_bucket" else set())
    return found


@pytest.mark.parametrize("alert", alerts(), ids=lambda alert: alert.name)
def test_an_alert_asks_for_figures_and_labels_that_exist_and_leads_to_what_to_do(alert, every_metric):
    named = NAMED.findall(alert.expr)
    assert set(named) <= set(every_metric)
    known = {label for name in named for label in every_metric[name]} | {"job"}
    used = set(re.findall(r"\{(\w+)=", alert.expr)) | set(re.findall(r"\$labels\.(\w+)", alert.says))
    used |= {label.strip() for labels in re.findall(r"by \(([^)]*)\)", alert.expr) for label in labels.split(",")}
    assert used <= known
    heads = re.findall(r"^## (.+)$", WATCHING, re.M)
    assert alert.see in {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}
    assert alert.name in WATCHING


def test_every_figure_stands_on_the_page_for_operators_and_no_other(every_metric):
    bare = {re.sub(r"_(bucket|sum|count)$", "", name) for name in every_metric}
    assert {re.sub(r"_(bucket|sum|count)$", "", name) for name in NAMED.findall(WATCHING)} == bare


def test_the_rules_are_what_prometheus_reads():
    (group,) = yaml.safe_load(rules(place()))["groups"]
    assert len({rule["alert"] for rule in group["rules"]}) == len(alerts())
    assert all(set(rule) == {"alert", "expr", "for", "labels", "annotations"} for rule in group["rules"])
    assert {rule["labels"]["severity"] for rule in group["rules"]} == {"page", "ticket"}
    for rule in group["rules"]:
        assert rule["expr"].count("(") == rule["expr"].count(")") and re.fullmatch(r"\d+m", rule["for"])
