"""``darcha run``: stopped by any signal, killed in any way, it leaves nobody behind and starts again."""

import fcntl
import os
import signal
import socket
import subprocess
import time
import urllib.request

import pytest

from .running import DARCHA, GUARD_SECONDS, Installation, free_port, wait_for

pytestmark = [pytest.mark.loopback, pytest.mark.timeout(900), pytest.mark.xdist_group("processes")]
WITHIN_SECONDS = 10


def _send(process: subprocess.Popen[bytes], number: signal.Signals, to: str) -> None:
    if to == "group":
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.mark.parametrize(
    ("number", "to"),
    [(signal.SIGINT, "group"), (signal.SIGTERM, "leader"), (signal.SIGHUP, "group")],
)
def test_a_signal_while_it_is_starting_stops_everything(installation: Installation, number, to):
    process = installation.start(until="1/5 database")
    _send(process, number, to)
    assert process.wait(timeout=GUARD_SECONDS) == 0, installation.log
    assert installation.nobody_is_left()


def test_a_signal_to_the_group_stops_everything(installation: Installation):
    process = installation.start()
    assert _answers(installation.port)
    _send(process, signal.SIGTERM, "group")
    assert process.wait(timeout=GUARD_SECONDS) == 0, installation.log
    assert installation.nobody_is_left()


def test_make_alone_told_to_stop_stops_everything(installation: Installation):
    made = [f"--assume-old=.venv/{name}" for name in (".installed", ".assets")]
    process = installation.start("make", *made, "run")
    process.send_signal(signal.SIGINT)
    process.wait(timeout=GUARD_SECONDS)
    wait_for(installation.nobody_is_left, "the end of everybody")


def test_killed_leader_takes_everybody_along_and_the_next_start_recovers(installation: Installation):
    process = installation.start()
    process.kill()
    process.wait()
    wait_for(installation.nobody_is_left, "the end of the orphans")
    installation.start()
    installation.kill_everybody()
    process = installation.start()
    assert _answers(installation.port)
    os.kill(installation.find("granian")[0], signal.SIGKILL)
    assert process.wait(timeout=GUARD_SECONDS) == 1
    assert "web ended by itself" in installation.log
    assert installation.nobody_is_left()


def test_killed_while_the_database_is_being_made_it_makes_it_again(neighbour: Installation):
    process = neighbour.start(until="1/5 database")
    wait_for(lambda: (neighbour.home / "var/postgres/data").exists(), "a half-made cluster")
    neighbour.kill_everybody()
    process = neighbour.start(until="2/5")
    process.terminate()
    assert process.wait(timeout=GUARD_SECONDS) == 0, neighbour.log


def test_two_run_side_by_side_and_a_signal_to_a_leader_stops_its_own(
    installation: Installation, neighbour: Installation
):
    one, other = installation.start(), neighbour.start()
    assert _answers(installation.port)
    assert _answers(neighbour.port)
    _send(one, signal.SIGINT, "leader")
    assert one.wait(timeout=GUARD_SECONDS) == 0
    assert installation.nobody_is_left()
    assert _answers(neighbour.port)
    _send(other, signal.SIGHUP, "leader")
    assert other.wait(timeout=GUARD_SECONDS) == 0
    assert neighbour.nobody_is_left()


def _refused(installation: Installation, **environment: str) -> str:
    done = subprocess.run(
        [DARCHA, "run"],
        env=installation.environment(**environment),
        capture_output=True,
        text=True,
        timeout=GUARD_SECONDS,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    return done.stderr


def test_a_taken_port_is_said_and_nothing_started(neighbour: Installation):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"Port {port} is taken" in _refused(neighbour, PORT=port)
    assert not (neighbour.home / "var/postgres").exists()


@pytest.mark.parametrize("port", ["0", "-1", "65536", "abc"])
def test_what_is_no_port_is_said(neighbour: Installation, port):
    assert "PORT" in _refused(neighbour, PORT=port)


def test_a_port_for_root_alone_is_said(monkeypatch):
    from darcha.config.processes import demo

    class Probe(socket.socket):
        def bind(self, address):
            raise PermissionError

    monkeypatch.setattr(demo.socket, "socket", Probe)
    assert demo._not_free(80) == "is for root alone"


def test_two_never_share_a_folder(neighbour: Installation):
    (neighbour.home / "var").mkdir()
    with (neighbour.home / "var/run.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "runs from this folder already" in _refused(neighbour, PORT=str(free_port()))


def test_a_demo_never_runs_in_production(neighbour: Installation):
    assert "DARCHA_ENV is production" in _refused(neighbour, DARCHA_ENV="production")


def test_everybody_is_told_to_stop_at_once(tmp_path):
    """A child that will not obey costs the grace once, whatever else there is: ten seconds hold."""
    from darcha.config.processes.supervisor import DATABASE_SECONDS, SERVERS_SECONDS

    assert SERVERS_SECONDS + DATABASE_SECONDS < WITHIN_SECONDS
    stubborn = "trap '' TERM INT HUP; touch {}; while :; do sleep 0.1; done"
    code = (
        "import sys; from darcha.config.processes.supervisor import Supervisor; s = Supervisor();"
        "[s.start(str(n), ['sh', '-c', a], {}) for n, a in enumerate(sys.argv[1:])]; s.watch(); s.stop()"
    )
    marks = [tmp_path / "one", tmp_path / "two"]
    python = DARCHA.replace("/darcha", "/python")
    leader = subprocess.Popen([python, "-c", code, *(stubborn.format(mark) for mark in marks)])
    wait_for(lambda: all(mark.exists() for mark in marks), "two stubborn children")
    leader.terminate()
    before = time.monotonic()
    assert leader.wait(timeout=GUARD_SECONDS) == 0
    assert time.monotonic() - before >= SERVERS_SECONDS, "they were asked first"
