"""No number is given twice, whatever was put back: how far the numbers jump, and a note of it beside the backups.

The note is what remembers when everything else is gone a second time: without it, the same backup put back twice would
number twice from the same place.
"""

import json
from datetime import datetime
from pathlib import Path

from django.conf import settings

from .files import flush
from .manifest import Manifest

LEAST = 100_000
_NOTE = "numbers-given.json"


def enough(said: Manifest, now: datetime) -> int:
    """How many numbers are left out, so that none of the gap is given again: for each day that began in it twice the
    lines of the busiest day of the journal, for a number is given with a line at least; never fewer than LEAST."""
    days = (now - said.made_at).days + 1
    return max(LEAST, 2 * days * max(said.census.journal.values(), default=0))


class NoteDamaged(Exception):
    """A note is there and cannot be read: without it numbers could be given twice. The text says what to do."""


def given_before(backup: Path) -> dict[str, int]:
    """From where the numbers went on after earlier restores, as noted beside this backup or beside the others. Raises
    NoteDamaged."""
    given: dict[str, int] = {}
    for note in _notes(backup):
        for name, last in _read(note).items():
            given[name] = max(given.get(name, 0), last)
    return given


def _read(note: Path) -> dict[str, int]:
    try:
        return {name: int(last) for name, last in json.loads(note.read_text("utf-8")).items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise NoteDamaged(
            f"{note} says from where numbers went on after an earlier restore, and cannot be read. Copy it from beside "
            "the other backups or the archive; if there is no other, remove it and say --numbers-ahead yourself."
        ) from error


def remember(backup: Path, last: dict[str, int]) -> bool:
    """Whether the note could be written: a folder that nobody may write to remembers nothing."""
    before = given_before(backup)
    kept = {name: max(last.get(name, 0), before.get(name, 0)) for name in last.keys() | before.keys()}
    written = [_write(note, kept) for note in _notes(backup)]
    return all(written)


def _write(note: Path, kept: dict[str, int]) -> bool:
    unfinished = note.with_suffix(".new")
    try:
        unfinished.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
        flush(unfinished)
        unfinished.replace(note)
        flush(note.parent)
    except OSError:
        return False
    return True


def _notes(backup: Path) -> list[Path]:
    folders = {backup.parent, *(one for one in (settings.DARCHA_BACKUP_DIR, _archive()) if one and one.is_dir())}
    return [folder / _NOTE for folder in sorted(folders)]


def _archive() -> Path | None:
    return Path(settings.DARCHA_ARCHIVE_DIR) if settings.DARCHA_ARCHIVE_DIR else None
