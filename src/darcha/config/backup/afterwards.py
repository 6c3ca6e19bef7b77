"""What follows when a backup stands in earnest: the numbers are noted beside the backups, files that nothing restored
names go aside, whoever was signed in then is out, and the gap is written into the journal. Ignores copies that are only
tried out."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from darcha.ground import journal, read_only
from darcha.kernel.documents import api as documents
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal

from .files import keys_in, put_aside
from .numbers import remember
from .restore import Restored

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Settled:
    """Whether the numbers could be noted; how many files are aside, and where; how many sessions were ended."""

    noted: bool
    aside: int
    place: Path
    sessions: int


def settle(backup: Path, done: Restored) -> Settled:
    """Before anybody is let in again."""
    read_only.finish_what_is_in_hand()
    noted = remember(backup, done.numbers)
    place = settings.DARCHA_VAR / f"files-of-the-gap-{done.ended_at:%Y-%m-%dT%H%M%S}"
    aside = _put_unnamed_aside(place)
    sessions = identity.end_every_session(Principal.system("restore"))
    journal.record(
        "installation.restored",
        by=journal.Actor("system", "restore"),
        about="installation:itself",
        details={
            "complete_until": done.manifest.made_at.isoformat(),
            "gap_until": done.ended_at.isoformat(),
            "lines": sum(done.manifest.census.journal.values()),
            "numbers_left_out": done.ahead,
            "files_put_aside": aside,
        },
    )
    return Settled(noted, aside, place, sessions)


def _put_unnamed_aside(to: Path) -> int:
    """They came after the backup. The sweep of the night would remove them, and they are all that is left of what
    people sent in the gap."""
    files, moved = settings.DARCHA_FILES_DIR, 0
    keys = keys_in(files)
    for begin in range(0, len(keys), _AT_ONCE):
        moved += put_aside(files, sorted(documents.unnamed_files(keys[begin : begin + _AT_ONCE])), to)
    return moved
