"""``darcha run``: a demo country from nothing to an open door, step by step."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from ..environment import PROJECT_DIR, demo_environment_file
from ..postgres import cluster_at
from .secrets_file import own_secrets, write_private
from .supervisor import Supervisor
from .web import web_command

VAR = PROJECT_DIR / "var"
READY_SECONDS = 60
UNHURRIED = "-c synchronous_commit=off"  # invented people may be made again; only for making them


def run_demo(port: int) -> int:
    """Runs until INT, TERM or HUP. Returns the exit code."""
    started = time.monotonic()
    if not _is_free(port):
        _say(f"Port {port} is taken: choose another, PORT=8001 make run")
        return 2
    supervisor = Supervisor()
    try:
        environment = _start_database(supervisor, port)
        for words, step in (
            ("tables", "migrate"),
            ("service packs", "publish"),
            ("people, registers and a year of cases", "seed"),
        ):
            if not _step(supervisor, words, [_darcha("config.processes.prepare"), step], environment):
                return 0 if supervisor.stopping else 1
        _start_servers(supervisor, environment, port)
        if not _wait_until_open(port, supervisor):
            return 0 if supervisor.stopping else 1
        _say(f"Ready in {time.monotonic() - started:.0f} s.")
        _welcome(environment, port)
        ended = supervisor.watch()
        if ended:
            _say(f"{ended} ended by itself; stopping.")
        return 1 if ended else 0
    finally:
        _say("Stopping.")
        supervisor.stop()


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _darcha(module: str) -> str:
    return f"darcha.{module}"


def _start_database(supervisor: Supervisor, port: int) -> dict[str, str]:
    _say("1/5 database")
    cluster, said = cluster_at(VAR / "postgres")
    if said:
        _say(f"    {said}")
    cluster.initialise()
    process = cluster.start()
    supervisor.adopt("database", process, signal.SIGINT)
    cluster.wait(process)
    cluster.create_database()
    environment = {
        **os.environ,
        **own_secrets(VAR / "secrets.env"),
        "DARCHA_ENV": "demo",
        "DARCHA_DEMO": "true",
        "DATABASE_URL": cluster.url(),
        "DARCHA_VAR": str(VAR),
        "DARCHA_BASE_URL": f"http://127.0.0.1:{port}",
        "DARCHA_PAYME_CHECKOUT": f"http://127.0.0.1:{_free_port()}",
        "DJANGO_SETTINGS_MODULE": "darcha.config.settings",
        "PYTHONUNBUFFERED": "1",
    }
    own = {name: value for name, value in environment.items() if name.startswith("DARCHA_") or name == "DATABASE_URL"}
    write_private(demo_environment_file(), own)
    return environment


def _step(supervisor: Supervisor, words: str, module: list[str], environment: dict[str, str]) -> bool:
    number = {"migrate": 2, "publish": 3, "seed": 4}[module[1]]
    _say(f"{number}/5 {words}")
    process = subprocess.Popen(
        [sys.executable, "-m", module[0], module[1]],
        env=environment | ({"PGOPTIONS": UNHURRIED} if module[1] == "seed" else {}),
        start_new_session=True,
    )
    while process.poll() is None:
        if supervisor.stopping:
            process.terminate()
            process.wait()
            return False
        time.sleep(0.1)
    return process.returncode == 0


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
    while time.monotonic() < deadline and not supervisor.stopping:
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
    _say("\n  Codes and messages: /uz/demo/outbox   Stop: Ctrl-C\n")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
