"""A small living country for tests: own database, web, worker and payment stand-in as real processes on free ports."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from darcha.config.environment import PROJECT_DIR
from darcha.config.lifeline import die_with_parent
from darcha.config.processes.secrets_file import own_secrets
from darcha.config.processes.web import web_command

READY_SECONDS = 60
STOP_SECONDS = 10


@dataclass(frozen=True)
class Country:
    """``url`` is the address of the site, ``checkout`` that of the payment stand-in."""

    url: str
    checkout: str
    environment: Mapping[str, str]
    var: Path


@contextlib.contextmanager
def living_country(server_url: str, var: Path) -> Iterator[Country]:
    """A country in a new database of this PostgreSQL server, gone with the block."""
    name = f"journeys_{os.getpid()}"
    database = _sibling(server_url, name)
    port, checkout = _free_ports(2)
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("DARCHA_")},
        **own_secrets(var / "secrets.env"),
        "DARCHA_ENV": "demo",
        "DARCHA_DEMO": "true",
        "DARCHA_VAR": str(var),
        "DATABASE_URL": database,
        "DARCHA_BASE_URL": f"http://127.0.0.1:{port}",
        "DARCHA_PAYME_CHECKOUT": f"http://127.0.0.1:{checkout}",
        "DJANGO_SETTINGS_MODULE": "darcha.config.settings",
        "PYTHONUNBUFFERED": "1",
    }
    country = Country(environment["DARCHA_BASE_URL"], environment["DARCHA_PAYME_CHECKOUT"], environment, var)
    _recreate_database(server_url, name)
    running: list[subprocess.Popen[bytes]] = []
    try:
        _run_to_end(country, [sys.executable, "-m", "tests.support.seed"])
        darcha = str(Path(sys.executable).with_name("darcha"))
        running.append(_start(country, "stand-in", [darcha, "payme-stand-in", "--port", str(checkout)]))
        running.append(_start(country, "worker", [darcha, "worker"]))
        running.append(_start(country, "web", web_command("127.0.0.1", port, workers=1)))
        _wait_until_ready(country, running)
        yield country
    finally:
        for process in reversed(running):
            _stop(process)
        _drop_database(server_url, name)


def _sibling(server_url: str, name: str) -> str:
    before, _, query = server_url.partition("?")
    return f"{before.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")


def _recreate_database(server_url: str, name: str) -> None:
    _drop_database(server_url, name)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')


def _drop_database(server_url: str, name: str) -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as open_sockets:
        sockets = [open_sockets.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]


def _run_to_end(country: Country, command: list[str]) -> None:
    done = subprocess.run(
        command, env=dict(country.environment), cwd=PROJECT_DIR, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]


def _start(country: Country, name: str, command: list[str]) -> subprocess.Popen[bytes]:
    with (country.var / f"{name}.log").open("ab") as log:
        return subprocess.Popen(
            command,
            env=dict(country.environment),
            cwd=PROJECT_DIR,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGTERM),
        )


def _wait_until_ready(country: Country, running: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not (_answers(f"{country.url}/readyz") and _answers(f"{country.checkout}/healthz")):
        ended = [process.args for process in running if process.poll() is not None]
        logs = "".join(file.read_text("utf-8")[-1500:] for file in country.var.glob("*.log"))
        assert not ended and time.monotonic() < deadline, f"{ended} did not stand up:\n{logs}"
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """In order at first; then whatever is left of the session that we opened for it."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=STOP_SECONDS)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
