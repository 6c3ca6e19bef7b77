"""Where the log is JSON, every line of the web server is: its own, and those of the processes that it starts."""

import json
import os
import signal
import subprocess

import pytest

from darcha.config.processes.web import web_command

from .running import free_port, wait_for

pytestmark = [pytest.mark.loopback, pytest.mark.xdist_group("processes")]


def test_every_line_of_the_web_server_is_an_object(tmp_path, monkeypatch):
    monkeypatch.setenv("DARCHA_LOG_FORMAT", "json")
    (tmp_path / "metrics").touch()  # no folder, which it says
    log = tmp_path / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            web_command("127.0.0.1", free_port(), workers=1),
            env=os.environ | {"DARCHA_VAR": str(tmp_path)},
            stdout=stream,
            stderr=stream,
            start_new_session=True,
        )
    try:
        wait_for(lambda: "darcha.metrics" in log.read_text("utf-8"), "a line of ours")
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    said = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert {"_granian", "darcha.metrics"} <= {one["log"] for one in said}
    assert all({"time", "level", "message", "process"} <= set(one) for one in said)
