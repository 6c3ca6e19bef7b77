"""From an empty database to an open door in production, by the commands that an operator types."""

import json
import re
import shutil
import signal
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from .production import Production, production
from .running import free_port, wait_for

pytestmark = [pytest.mark.loopback, pytest.mark.timeout(900), pytest.mark.xdist_group("processes")]
HOST = "xizmat.example.uz"


@pytest.fixture(scope="module")
def empty() -> Iterator[Production]:
    home = Path(tempfile.mkdtemp(prefix="darcha-production-"))
    try:
        with production(home) as place:
            yield place
    finally:
        shutil.rmtree(home)


@pytest.fixture(scope="module")
def place(empty: Production) -> Production:
    """With tables and packs."""
    before = empty.call("health")
    assert before.returncode == 1
    assert "run `darcha migrate`" in before.stderr
    assert empty.call("migrate").returncode == 0
    unpublished = empty.call("health")
    assert "run `darcha pack publish`" in unpublished.stderr
    published = empty.call("pack", "publish")
    assert published.returncode == 0, published.stderr
    return empty


def _get(port: int, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": HOST, **headers})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - our own server
            return answer.status, answer.read().decode(), _named(answer.headers)
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode(), _named(refused.headers)
    except OSError:
        return 0, "", {}


def _named(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def test_publishing_again_publishes_nothing(place: Production):
    again = place.call("pack", "publish")
    assert (again.returncode, again.stdout) == (0, "")


def test_web_and_worker_open_the_door(place: Production):
    port = free_port()
    with place.running("serve", "--port", str(port), "--workers", "1") as web:
        wait_for(lambda: _get(port, "/healthz")[0] == 200, "the web server")
        status, body, _ = _get(port, "/readyz", Host="127.0.0.1")  # the machine itself asks
        assert (status, json.loads(body)["worker"]) == (503, "silent")
        sick = place.call("health")
        assert sick.returncode == 1
        assert "start `darcha worker`" in sick.stderr
        with place.running("worker") as worker:
            wait_for(lambda: _get(port, "/readyz")[0] == 200, "the worker")
            assert "darcha backup" in place.call("health").stderr
            assert place.call("backup").returncode == 0
            assert place.call("backup", "check").returncode == 0
            healthy = place.call("health")
            assert (healthy.returncode, healthy.stdout) == (0, "All in order.\n"), healthy.stderr
            status, page, headers = _get(port, "/uz/")
            assert status == 200
            assert "max-age=31536000" in headers["strict-transport-security"]
            assert "demo" not in page.lower()
            assert _get(port, "/uz/demo/outbox")[0] == 404
            static = re.search(r'href="(/static/[^"]+\.css)"', page)
            assert static is not None
            assert _get(port, static[1])[0] == 200
            assert _get(port, "/uz/", Host="elsewhere.example")[0] == 400
            link = _invite(place).stdout.strip()
            assert link.startswith(f"https://{HOST}/uz/office/")
            assert _get(port, link.removeprefix(f"https://{HOST}"))[0] == 200
            assert _get(port, link.removeprefix(f"https://{HOST}")[:-1] + "x")[0] == 404
            token = place.call("client", "create", "--name", "Another system", "--scope", "services:read")
            if token.returncode == 2:
                pytest.fail(token.stderr)
            assert _get(port, "/api/v1/services", Authorization=f"Bearer {token.stdout.strip()}")[0] == 200
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(timeout=60) == 0
        web.send_signal(signal.SIGTERM)
        assert web.wait(timeout=60) == 0


def _invite(place: Production, body: str = "yhxx", post: str = "permits-officer") -> subprocess.CompletedProcess[str]:
    return place.call("staff", "invite", "--login", "xodim", "--name", "Xodim", "--body", body, "--post", post)


def test_a_post_that_no_pack_names_cannot_be_held(place: Production):
    for body, post in (("yhxx", "nobody"), ("nowhere", "permits-officer")):
        refused = _invite(place, body, post)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert refused.stderr


def test_a_client_needs_a_name_and_a_known_scope(place: Production):
    refused = place.call("client", "create", "--name", "A third", "--scope", "everything")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert place.call("client", "create", "--name", "A third").returncode == 2


def test_demo_commands_are_refused(place: Production):
    for command in (("people",), ("token", "citizen"), ("code", "citizen")):
        refused = place.call("demo", *command)
        assert (refused.returncode, refused.stdout) == (2, ""), command


def test_health_names_every_trouble(place: Production):
    sick = place.call(
        "health",
        DARCHA_SEAL_PASSWORD="another",
        DARCHA_CLAMD_SOCKET="/nowhere/clamd",
        DARCHA_FILES_DIR="/proc/files",
        DATABASE_URL="postgresql://darcha@/darcha?host=/nowhere",
    )
    assert (sick.returncode, sick.stdout) == (1, "")
    for words in ("The database does not answer", "cannot be sealed", "scanner does not answer", "DARCHA_FILES_DIR"):
        assert words in sick.stderr
    assert "Traceback" not in sick.stderr


@pytest.mark.parametrize(
    "command", [("migrate",), ("worker",), ("serve", "--port", "1"), ("health",), ("pack", "publish")]
)
def test_every_command_refuses_unsafe_production(place: Production, command):
    refused = place.call(*command, DARCHA_DEMO="true", DARCHA_BASE_URL="http://xizmat.example.uz")
    assert refused.returncode != 0
    assert "DARCHA_DEMO" in refused.stderr + refused.stdout
    assert "DARCHA_BASE_URL" in refused.stderr + refused.stdout
