"""``darcha run``: a demo country from nothing to an open door, step by step. One installation, one ``darcha run``."""

import contextlib
import fcntl
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from ..environment import demo_environment_file, var_dir
from ..postgres import cluster_at
from .secrets_file import own_secrets, write_private
from .supervisor import Supervisor
from .web import web_command

READY_SECONDS = 180  # against waiting for ever; a child that ends is noticed at once
UNHURRIED = {"PGOPTIONS": "-c synchronous_commit=off"}  # what is lost in a crash is made again


class CannotRun(Exception):
    """Why a demo cannot start here, and what to do."""


def run_demo(port: int) -> int:
    """Runs until INT, TERM or HUP. Returns the exit code: 0 stopped, 1 something broke, 2 cannot run here."""
    supervisor = Supervisor()
    try:
        _check_call(port)
        with _alone():
            try:
                return _live(supervisor, port)
            finally:
                _say("Stopping.")
                supervisor.stop()
    except CannotRun as reason:
        sys.stderr.write(f"{reason}\n")
        return 2


def _check_call(port: int) -> None:
    if os.environ.get("DARCHA_ENV") == "production":
        raise CannotRun("DARCHA_ENV is production: a demo never runs there. See docs/operate/install.md.")
    if why := _not_free(port):
        raise CannotRun(f"Port {port} {why}: choose another, PORT=8001 make run")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Two of us in one folder would share a database; the kernel frees the lock however we end."""
    var_dir().mkdir(parents=True, exist_ok=True)
    with (var_dir() / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotRun(f"Darcha runs from this folder already ({var_dir()}); stop it first.") from None
        yield


def _live(supervisor: Supervisor, port: int) -> int:
    started = time.monotonic()
    environment = _start_database(supervisor, port)
    prepare = [sys.executable, "-m", "darcha.config.processes.prepare", "migrate", "publish", "seed"]
    if not supervisor.run(prepare, environment | UNHURRIED):
        return 0 if supervisor.stopping else 1
    _start_servers(supervisor, environment, port)
    if not _wait_until_open(port, supervisor):
        return 0 if supervisor.stopping else _broke(supervisor.find_ended())
    _say(f"Ready in {time.monotonic() - started:.0f} s.")
    _welcome(environment, port)
    ended = supervisor.watch()
    return _broke(ended) if ended else 0


def _broke(ended: str | None) -> int:
    _say(f"{ended} ended by itself." if ended else f"The door did not open in {READY_SECONDS} s.")
    return 1


def _say(words: str) -> None:
    with contextlib.suppress(OSError):  # whoever listened has gone; that must not keep us from stopping
        sys.stdout.write(words + "\n")
        sys.stdout.flush()


def _start_database(supervisor: Supervisor, port: int) -> dict[str, str]:
    _say("1/5 database")
    cluster, said = cluster_at(var_dir() / "postgres")
    if said:
        _say(f"    {said}")
    cluster.initialise()
    cluster.end_leftover()
    process = cluster.start()
    supervisor.adopt_database(process)
    cluster.wait(process)
    cluster.create_database()
    environment = {
        **os.environ,
        **own_secrets(var_dir() / "secrets.env"),
        "DARCHA_ENV": "demo",
        "DARCHA_DEMO": "true",
        "DATABASE_URL": cluster.url(),
        "DARCHA_VAR": str(var_dir()),
        "DARCHA_BASE_URL": f"http://127.0.0.1:{port}",
        "DARCHA_PAYME_CHECKOUT": f"http://127.0.0.1:{_free_port()}",
        "DJANGO_SETTINGS_MODULE": "darcha.config.settings",
        "PYTHONUNBUFFERED": "1",
    }
    own = {name: value for name, value in environment.items() if name.startswith("DARCHA_") or name == "DATABASE_URL"}
    write_private(demo_environment_file(), own)
    return environment


def _start_servers(supervisor: Supervisor, environment: dict[str, str], port: int) -> None:
    _say("5/5 web, worker, payment stand-in")
    darcha = str(Path(sys.executable).with_name("darcha"))
    stand_in_port = environment["DARCHA_PAYME_CHECKOUT"].rsplit(":", 1)[1]
    supervisor.start("payment stand-in", [darcha, "payme-stand-in", "--port", stand_in_port], environment)
    supervisor.start("worker", [darcha, "worker"], environment)
    host = environment.get("HOST", "127.0.0.1")
    supervisor.start("web", web_command(host, port, workers=2), environment)


def _wait_until_open(port: int, supervisor: Supervisor) -> bool:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and not supervisor.stopping and not supervisor.find_ended():
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
                if answer.status == 200:
                    return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def _welcome(environment: dict[str, str], port: int) -> None:
    _say(f"\n  Darcha stands open at http://127.0.0.1:{port}/uz/   (demo: people and data are invented)\n")
    darcha = str(Path(sys.executable).with_name("darcha"))
    subprocess.run([darcha, "demo", "people"], env=environment, check=False)
    if (var_dir() / "maintenance").exists():
        _say("\n  The doors are closed to people: .venv/bin/darcha maintenance off opens them.")
    _say("\n  Codes and messages: /uz/demo/outbox   Stop: Ctrl-C\n")


def _not_free(port: int) -> str:
    """Why nobody can listen there; empty when one can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            return "is for root alone"
        except OSError:
            return "is taken"
    return ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
