"""A pytest plugin: every run has its own throw-away PostgreSQL and settings, so runs side by side never meet.

Loaded by ``-p`` because it must act before Django reads its settings.
"""

import atexit
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

PREFIX = "darcha-test-"
TEST_SETTINGS = {
    "DARCHA_ENV": "test",
    "DARCHA_DEMO": "true",
    "DARCHA_SECRET_KEY": "test-only-" + "k" * 50,
    "DARCHA_KEY_RING": "1:" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "DARCHA_INDEX_KEY": "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=",
    "DARCHA_HOSTS": "testserver,127.0.0.1,localhost",
    "DARCHA_DISK_READ_ONLY": "1000",  # how full this machine is proves nothing
    "DARCHA_PAYME_KEY": "test-payme-key",
    "DJANGO_SETTINGS_MODULE": "darcha.config.settings",
}


def _start_server() -> None:
    from .postgres import cluster_at

    _clear_away()
    home = Path(tempfile.mkdtemp(prefix=PREFIX))
    home.chmod(0o755)
    lock = _locked(home)
    os.environ["DARCHA_VAR"] = str(home / "var")
    (home / "var").mkdir()
    cluster, _ = cluster_at(home / "pg")
    cluster.initialise()
    process = cluster.start(durable=False)
    atexit.register(_stop, process, home, lock)
    cluster.wait(process)
    os.environ["DATABASE_URL"] = cluster.url("postgres")
    os.environ["DARCHA_TEST_SERVER"] = "started"


def _stop(process: subprocess.Popen[bytes], home: Path, lock: IO[str]) -> None:
    process.send_signal(signal.SIGQUIT)  # nothing in it is worth an orderly end
    process.wait(timeout=20)
    shutil.rmtree(home, ignore_errors=True)
    lock.close()


def _locked(home: Path) -> IO[str]:
    """Held as long as we live; raises BlockingIOError when somebody else holds it."""
    lock = (home / "lock").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise
    return lock


def _clear_away() -> None:
    """Folders of runs that were killed: nobody holds their lock any more."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            if left.stat().st_uid == os.geteuid() and (left / "lock").exists():
                with _locked(left):
                    shutil.rmtree(left, ignore_errors=True)
        except OSError:
            continue


for _name, _value in TEST_SETTINGS.items():
    os.environ.setdefault(_name, _value)
if not {"DARCHA_TEST_SERVER", "DATABASE_URL"} & set(os.environ) and "--collect-only" not in sys.argv:
    _start_server()
