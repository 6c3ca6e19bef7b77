"""Where the processes of one machine keep their counts, so that whichever is asked answers for all of them.

The library keeps the counts of a process in a file for each kind, named by the process's number, when a variable of the
environment names the folder before it is imported. Ignores what is counted.
"""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
KINDS = ("counter", "histogram")  # of the metrics that processes keep
NOT_SHARED = "this process counts for itself and no monitor reads it: DARCHA_METRICS_DIR cannot be written"
FILE_BYTES = 1 << 20  # some five thousand series
NOBODY = 0  # no process has this number: all the dead together
_EMPTY = 8  # what the library says at the head of a file without a series: how many bytes are used


def share(folder: Path) -> bool:
    """Keep this process's counts in ``folder``. False when that cannot be, and they stay in its memory: a monitor is
    no reason not to serve."""
    if "prometheus_client" in sys.modules:
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lock").touch()
        with alone_in(folder):
            _clear(folder)
            _reserve(folder, os.getpid())
    except OSError:
        return False
    os.environ[VARIABLE] = str(folder)
    _fold(folder)
    return True


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """No file comes or goes meanwhile. Whoever only reads needs no right to write: to a service, the folders of the
    others are read-only."""
    with (folder / "lock").open("r") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def files_in(folder: Path) -> list[Path]:
    """One for each process and kind; one that got no room has nothing in it, not even a head."""
    return sorted(file for file in folder.glob("*.db") if file.stat().st_size)


def _clear(folder: Path) -> None:
    """Counts of the dead stay as long as anybody lives who counts beside them: a sum that became smaller would be taken
    for one that began anew. With nobody left, all begins anew."""
    files = files_in(folder)
    somebody_lives = any(_lives(_process_of(file)) for file in files)
    for file in files:
        if not somebody_lives or not (_lives(_process_of(file)) or _has_counts(file)):
            file.unlink()


def _fold(folder: Path) -> None:
    """The dead become one, or each that the web server replaces would leave its files until the last has gone."""
    from .folding import FOUND_BROKEN, fold

    with suppress(OSError, *FOUND_BROKEN), alone_in(folder):  # a full disk, say: then they stay as they are
        for kind in KINDS:
            dead = [file for file in files_in(folder) if file.stem.startswith(kind) and _is_of_a_dead(file)]
            if len(dead) > 1:
                fold(dead, folder / f"{kind}_{NOBODY}.db", room=FILE_BYTES)


def _is_of_a_dead(file: Path) -> bool:
    process = _process_of(file)
    return process != os.getpid() and not _lives(process)


def _reserve(folder: Path, process: int) -> None:
    """Room on the disk beforehand: a write into a file's hole on a full disk would end the process."""
    for kind in KINDS:
        with (folder / f"{kind}_{process}.db").open("ab") as file:
            os.posix_fallocate(file.fileno(), 0, FILE_BYTES)


def _process_of(file: Path) -> int:
    number = file.stem.rpartition("_")[2]
    return int(number) if number.isdigit() else NOBODY


def _lives(process: int) -> bool:
    """Somebody else: what a dead process with our number left is nobody's."""
    return process not in {NOBODY, os.getpid()} and Path(f"/proc/{process}").exists()


def _has_counts(file: Path) -> bool:
    with file.open("rb") as stream:
        return int.from_bytes(stream.read(4), sys.byteorder) > _EMPTY
