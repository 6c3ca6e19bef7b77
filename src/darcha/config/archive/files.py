"""Follows the folder of sealed files: whatever is new there is in the archive a second later, and stays."""

import shutil
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from ..backup.files import flush

_UNFINISHED = ".unfinished"
NAMED_WITHIN = timedelta(hours=48)  # twice what the store's own sweep leaves a transaction to name its bytes
_AT_ONCE = 1000
_TICK_NS = 100_000_000  # a folder that changed so short ago may change again under the same time stamp


class Follower:
    """Looks only into those of the 256 folders that changed since it looked last."""

    def __init__(self, source: Path, to: Path) -> None:
        self._source, self._to = source, to
        self._seen: dict[str, int] = {}

    def look(self) -> int:
        """How many were new."""
        return sum(self._follow(folder) for folder in sorted(self._source.glob("[0-9a-f][0-9a-f]")))

    def _follow(self, folder: Path) -> int:
        changed = folder.stat().st_mtime_ns
        if self._seen.get(folder.name) == changed:
            return 0
        copied = [_copy(file, self._to / folder.name) for file in folder.iterdir() if file.suffix != _UNFINISHED]
        if time.time_ns() - changed > _TICK_NS:
            self._seen[folder.name] = changed
        if any(copied):
            flush(self._to / folder.name)
        return sum(copied)


def forget_unnamed(files: Path, unnamed: Callable[[list[str]], set[str]], before: datetime) -> int:
    """Remove copies that no row names and that are older than the oldest base: no instant that can still be reached has
    a row of them. How many."""
    old = [
        file.parent.name + file.name
        for file in files.glob("[0-9a-f][0-9a-f]/*")
        if file.suffix != _UNFINISHED and file.stat().st_mtime < before.timestamp()
    ]
    gone = [key for begin in range(0, len(old), _AT_ONCE) for key in unnamed(old[begin : begin + _AT_ONCE])]
    for key in gone:
        (files / key[:2] / key[2:]).unlink()
    return len(gone)


def _copy(file: Path, to: Path) -> bool:
    place = to / file.name
    if place.exists():
        return False
    to.mkdir(mode=0o700, exist_ok=True)
    unfinished = place.with_name(place.name + _UNFINISHED)
    try:
        shutil.copyfile(file, unfinished)
    except FileNotFoundError:  # swept meanwhile: nobody's
        unfinished.unlink(missing_ok=True)
        return False
    flush(unfinished)
    unfinished.replace(place)
    return True
