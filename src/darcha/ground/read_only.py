"""Does this installation only read just now? Asked before every command, and answered without asking the database.

An operator says so by a file in DARCHA_VAR, which every process of the machine sees at once; a disk that is nearly full
says so by itself. Ignores who reads: whoever shows data that must be noted down gives a command and is refused.
"""

import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.conf import settings

from .refusals import Refusal

FILE = "readonly"
_DISK_SECONDS = 10.0
_BACK_BELOW = 2  # percent under the threshold, so that it does not flutter


class ReadOnly(Refusal):
    """Nothing is written just now, neither what somebody sends nor that somebody looked."""

    code = "read-only"


@dataclass(frozen=True, slots=True)
class Standing:
    """Who wants it; ``why`` is the operator's word, for operators."""

    by: Literal["operator", "disk"]
    why: str = ""


@dataclass(slots=True)
class _Memory:
    looked_at: float = float("-inf")
    disk_full: bool = False
    is_exempt: bool = False


_memory = _Memory()


def standing() -> Standing | None:
    """None as long as everything may be done. Costs one stat of a file; disks are looked at every ten seconds."""
    mark = f"{settings.DARCHA_VAR}/{FILE}"  # no Path: making one costs more than the look, several times a request
    if os.path.exists(mark):  # noqa: PTH110
        return Standing("operator", _word_of(Path(mark)))
    return Standing("disk") if _is_disk_full() else None


def refuse_if_on() -> None:
    """Raises ReadOnly."""
    if not _memory.is_exempt and standing() is not None:
        raise ReadOnly


def finish_what_is_in_hand() -> None:
    """For the worker: it takes up nothing new by itself, and what it holds it may bring to its end."""
    _memory.is_exempt = True


def fullness(folder: Path) -> float:
    """Percent of the folder's disk that is in use, as ``df`` counts it."""
    disk = shutil.disk_usage(folder)
    return 100 * disk.used / ((disk.used + disk.free) or 1)


def disks() -> dict[Path, float]:
    """Each folder that we or the database write to, with the fullness of its disk."""
    folders = {*_written(), Path(settings.DARCHA_BACKUP_DIR), Path(tempfile.gettempdir())}
    folders |= {Path(settings.DARCHA_ARCHIVE_DIR)} if settings.DARCHA_ARCHIVE_DIR else set()
    return {folder: fullness(folder) for folder in sorted(folders) if _is_there(folder)}


def unseen_disks() -> list[Path]:
    """Named in the settings, and not to be looked at by us."""
    return [folder for folder in settings.DARCHA_DATABASE_DISKS if not _is_there(folder)]


def _written() -> set[Path]:
    """Where a full disk would make an act fail in its middle."""
    return {Path(settings.DARCHA_VAR), Path(settings.DARCHA_FILES_DIR), *settings.DARCHA_DATABASE_DISKS}


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except PermissionError:  # a folder above is closed to us
        return False


def _is_disk_full() -> bool:
    now = time.monotonic()
    if now - _memory.looked_at >= _DISK_SECONDS:
        limit = settings.DARCHA_DISK_READ_ONLY - (_BACK_BELOW if _memory.disk_full else 0)
        _memory.disk_full = any(fullness(folder) >= limit for folder in _written() if _is_there(folder))
        _memory.looked_at = now
    return _memory.disk_full


def _word_of(mark: Path) -> str:
    try:
        return mark.read_text("utf-8").strip()
    except OSError:
        return ""
