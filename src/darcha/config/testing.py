"""A pytest plugin: every run has its own throw-away PostgreSQL and settings, so runs side by side never meet.

Loaded by ``-p`` because it must act before Django reads its settings.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

TEST_SETTINGS = {
    "DARCHA_ENV": "test",
    "DARCHA_DEMO": "true",
    "DARCHA_SECRET_KEY": "test-only-" + "k" * 50,
    "DARCHA_KEY_RING": "1:" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "DARCHA_INDEX_KEY": "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=",
    "DARCHA_HOSTS": "testserver,127.0.0.1,localhost",
    "DARCHA_PAYME_KEY": "test-payme-key",
    "DJANGO_SETTINGS_MODULE": "darcha.config.settings",
}
_server: dict[str, object] = {}


def _start_server() -> None:
    from .postgres import cluster_at

    home = Path(tempfile.mkdtemp(prefix="darcha-test-"))
    home.chmod(0o755)
    os.environ["DARCHA_VAR"] = str(home / "var")
    (home / "var").mkdir()
    cluster, _ = cluster_at(home / "pg")
    cluster.initialise()
    process = cluster.start(durable=False)
    cluster.wait(process)
    os.environ["DATABASE_URL"] = cluster.url("postgres")
    os.environ["DARCHA_TEST_SERVER"] = "started"
    _server.update(process=process, home=home)


for _name, _value in TEST_SETTINGS.items():
    os.environ.setdefault(_name, _value)
if not {"DARCHA_TEST_SERVER", "DATABASE_URL"} & set(os.environ) and "--collect-only" not in sys.argv:
    _start_server()


def pytest_unconfigure() -> None:
    process = _server.pop("process", None)
    if isinstance(process, subprocess.Popen):
        process.send_signal(signal.SIGQUIT)  # nothing in it is worth an orderly end
        process.wait(timeout=20)
        shutil.rmtree(str(_server["home"]), ignore_errors=True)
