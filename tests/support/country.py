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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    port, checkout = free_ports(2)
    with database_of_its_own(server_url, f"journeys_{os.getpid()}") as database:
        environment = environment_of(var, database, port, checkout)
        country = Country(environment["DARCHA_BASE_URL"], environment["DARCHA_PAYME_CHECKOUT"], environment, var)
        running: list[subprocess.Popen[bytes]] = []
        try:
            _run_to_end(country, [sys.executable, "-m", "tests.support.seed"])
            darcha = str(Path(sys.executable).with_name("darcha"))
            running.append(_start(country, "stand-in", [darcha, "payme-stand-in", "--port", str(checkout)]))
            running.append(_start(country, "worker", [darcha, "worker"]))
            running.append(_start(country, "web", web_command("127.0.0.1", port, workers=1)))
            wait_until_ready(country, running, [f"{country.url}/readyz", f"{country.checkout}/healthz"])
            yield country
        finally:
            for process in reversed(running):
                stop(process)


def environment_of(var: Path, database: str, port: int, checkout: int) -> dict[str, str]:
    """Of the processes of a demo installation: nothing of the test's own settings but the machine's."""
    return {
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


@contextlib.contextmanager
def database_of_its_own(server_url: str, name: str) -> Iterator[str]:
    """The address of a new database, gone with the block."""
    _recreate_database(server_url, name)
    try:
        yield _sibling(server_url, name)
    finally:
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


def free_ports(count: int) -> list[int]:
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


def wait_until_ready(country: Country, running: Sequence[subprocess.Popen[Any]], addresses: Sequence[str]) -> None:
    """Until all of these answer; fails when a process has ended or it takes too long."""
    deadline = time.monotonic() + READY_SECONDS
    while not all(_answers(address) for address in addresses):
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


def stop(process: subprocess.Popen[Any]) -> None:
    """In order at first; then whatever is left of the session that we opened for it."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=STOP_SECONDS)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
