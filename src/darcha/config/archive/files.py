"""Follows the folder of sealed files: whatever is new there is in the archive a second later, and stays."""

import json
import shutil
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from darcha.ground import clock

from ..backup.files import flush

_UNFINISHED = ".unfinished"
NAMED_WITHIN = timedelta(hours=48)  # twice what the store's own sweep leaves a transaction to name its bytes
UNNAMED = "unnamed.json"  # beside the files
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


def forget_unnamed(files: Path, unnamed: Callable[[list[str]], set[str]], now: datetime, reach: datetime) -> int:
    """Remove copies that no row named at ``now`` and none since before ``reach``, when the oldest base began: what can
    still be reached may name a file whose row is gone today. Since when is noted beside them. How many."""
    keys = [
        file.parent.name + file.name
        for file in files.glob("[0-9a-f][0-9a-f]/*")
        if file.suffix != _UNFINISHED and file.stat().st_mtime < (now - NAMED_WITHIN).timestamp()
    ]
    free = {key for begin in range(0, len(keys), _AT_ONCE) for key in unnamed(keys[begin : begin + _AT_ONCE])}
    noted = _noted(files.with_name(UNNAMED))
    since = {key: noted.get(key, now) for key in free}
    gone = [key for key in free if since[key] < reach]
    for key in gone:
        (files / key[:2] / key[2:]).unlink()
        del since[key]
    _note(files.with_name(UNNAMED), since)
    return len(gone)


def _noted(file: Path) -> dict[str, datetime]:
    """Since when no row names them; of a file that cannot be read nothing, so that all stay for longer."""
    try:
        return {key: clock.parse(since) for key, since in json.loads(file.read_text("utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _note(file: Path, since: dict[str, datetime]) -> None:
    unfinished = file.with_name(file.name + _UNFINISHED)
    unfinished.write_text(json.dumps({key: at.isoformat() for key, at in sorted(since.items())}, indent=0), "utf-8")
    flush(unfinished)
    unfinished.replace(file)


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
