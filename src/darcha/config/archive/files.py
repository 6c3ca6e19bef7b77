"""Follows the folder of sealed files: whatever is new there is in the archive a second later. Takes nothing away."""

import shutil
import time
from pathlib import Path

from ..backup.files import flush

_UNFINISHED = ".unfinished"
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
