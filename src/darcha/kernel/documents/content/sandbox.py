"""Hand foreign bytes to a process of their own and take back its answer. Ignores what is done with them."""

import os
import subprocess
import sys
from threading import BoundedSemaphore

from ..errors import FileDamaged, FileLocked, FilesBusy, FileTooComplex
from .child import REFUSED

_SECONDS = 15
_AT_ONCE = 2  # of the four threads of a web process: the others go on answering
_PATIENCE_SECONDS = 3.0
_places = BoundedSemaphore(_AT_ONCE)
_REFUSALS = {refusal.__name__: refusal for refusal in (FileDamaged, FileLocked, FileTooComplex)}


def in_child(task: str, argument: str, content: bytes) -> bytes:
    """The child's answer. Its refusals are raised here; a child that was killed for its greed is FileTooComplex. Raises
    FilesBusy when too many are at it."""
    if not _places.acquire(timeout=_PATIENCE_SECONDS):
        raise FilesBusy
    try:
        return _run(task, argument, content)
    finally:
        _places.release()


def _run(task: str, argument: str, content: bytes) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "darcha.kernel.documents.content.child", task, argument],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=environment(),
        )
    except subprocess.TimeoutExpired as error:
        raise FileTooComplex from error
    if done.returncode == 0:
        return done.stdout
    if done.returncode == REFUSED:
        raise _REFUSALS[done.stderr.decode().rsplit("\n", 1)[-1]]
    raise FileTooComplex if done.returncode < 0 else FileDamaged


def environment() -> dict[str, str]:
    """All that the child is told: nothing of keys, passwords or the database."""
    return {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}
