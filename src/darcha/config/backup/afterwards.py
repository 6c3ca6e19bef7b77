"""What belongs to a backup that stands in earnest: the numbers are noted beside the backups, whoever was signed in then
is out, and the gap is written into the journal; at the very end files that nothing restored names go aside. Ignores
copies that are only tried out."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from darcha.ground import journal, read_only
from darcha.kernel.documents import api as documents
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal

from .files import keys_in, put_aside
from .manifest import Manifest
from .numbers import remember

_AT_ONCE = 1000
_US = Principal.system("restore")


@dataclass(frozen=True, slots=True)
class Gap:
    """Until when it lasted, how many numbers are left out for it, and from where each sequence goes on."""

    ended_at: datetime
    ahead: int
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class Doors:
    """Whether the numbers could be noted; how many sessions were ended."""

    noted: bool
    sessions: int


@dataclass(frozen=True, slots=True)
class Aside:
    """How many files are aside."""

    files: int
    place: Path


def close_doors(backup: Path, said: Manifest, gap: Gap) -> Doors:
    """As soon as the tables are of this version, and long before the rest is proved: whoever is killed after this
    leaves nobody signed in."""
    read_only.finish_what_is_in_hand()
    noted = remember(backup, gap.numbers)
    with transaction.atomic():
        sessions = identity.end_every_session(_US)
        journal.record(
            "installation.restored",
            by=_US.actor,
            about="installation:itself",
            details={
                "complete_until": said.made_at.isoformat(),
                "gap_until": gap.ended_at.isoformat(),
                "lines": sum(said.census.journal.values()),
                "numbers_left_out": gap.ahead,
            },
        )
    return Doors(noted, sessions)


def put_files_aside(gap_ended_at: datetime) -> Aside:
    """Last of all, when the restored one stands. They came after the backup: the sweep of the night would remove them,
    and they are all that is left of what people sent in the gap. Raises OSError when some are left where they were."""
    to = place_of_files(gap_ended_at)
    files, moved = settings.DARCHA_FILES_DIR, 0
    keys = keys_in(files)
    for begin in range(0, len(keys), _AT_ONCE):
        moved += put_aside(files, sorted(documents.unnamed_files(keys[begin : begin + _AT_ONCE])), to)
    if moved:
        journal.record(
            "installation.files_put_aside", by=_US.actor, about="installation:itself", details={"files": moved}
        )
    return Aside(moved, to)


def place_of_files(gap_ended_at: datetime) -> Path:
    """Where the files of a gap are put."""
    return Path(settings.DARCHA_VAR) / f"files-of-the-gap-{gap_ended_at:%Y-%m-%dT%H%M%S}"
