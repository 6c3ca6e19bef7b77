"""Two processes serve, whichever is asked answers for both; the counts of one that died are not lost, and with a new
start all begins anew."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from darcha.config.metrics.sharing import _has_counts, files_in
from darcha.config.processes.web import web_command

from .running import free_port, wait_for

pytestmark = [pytest.mark.loopback, pytest.mark.xdist_group("processes")]


YOUNG_SECONDS = 6.0  # whoever dies so soon after its birth takes the whole web server with it


def age_of(process):
    """Seconds since a process was born."""
    ticks = int(Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[19])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


class Server:
    """The web server with two processes, as an installation runs it."""

    def __init__(self, var):
        self.folder, self.port = var / "metrics" / "web", free_port()
        self.process = subprocess.Popen(
            web_command("127.0.0.1", self.port, workers=2),
            env=os.environ | {"DARCHA_VAR": str(var)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_for(self.listens, "the web server")

    def listens(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0 and self.get("/healthz") is not None

    def get(self, path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
                return answer.read().decode()
        except OSError:
            return None

    def asked(self, page="robots"):
        """How often a page was asked for, as a monitor reads it."""
        wait_for(lambda: self.get("/metrics"), "the figures")
        families = {family.name: family for family in text_string_to_metric_families(self.get("/metrics"))}
        samples = families["darcha_requests"].samples
        assert {one.labels["process"] for one in samples} == {"web"}
        return sum(one.value for one in samples if one.labels["page"] == page)

    def counting(self):
        """Which processes have counted something."""
        return {int(file.stem.rpartition("_")[2]) for file in files_in(self.folder) if _has_counts(file)}

    def end(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def var(tmp_path):
    (tmp_path / "var").mkdir()
    return tmp_path / "var"


def ask_until(server, sent, both):
    """Ask for a page until both processes have answered one; how often that was in all."""
    while not both():
        sent += server.get("/robots.txt") is not None
    return sent


def test_counts_add_up_over_processes_outlive_one_of_them_and_begin_anew(var):
    server = Server(var)
    try:
        sent = ask_until(server, 0, lambda: len(server.counting()) == 2)
        assert server.asked() == sent
        first = min(server.counting())
        wait_for(lambda: age_of(first) > YOUNG_SECONDS, "a worker's first seconds")
        os.kill(first, signal.SIGKILL)
        sent = ask_until(server, sent, lambda: len(server.counting()) == 3)
        assert first in server.counting()
        assert server.asked() >= sent  # whoever died may have counted one that it did not answer any more
    finally:
        server.end()
    wait_for(lambda: not any(Path(f"/proc/{process}").exists() for process in server.counting()), "their end")
    again = Server(var)
    try:
        assert again.asked() == 0
        assert first not in again.counting()
    finally:
        again.end()
