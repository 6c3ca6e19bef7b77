"""Did the changes end because there are no more, or because one is missing or rotten? PostgreSQL cannot tell."""

import re

from ..backup.files import hash_of
from .pages import lsn
from .place import Archive, Base, name_of, number_of, received, segment_size, segments
from .seal import sealed, unread

_REDONE = re.compile(r"redo done at ([0-9A-F]+/[0-9A-F]+)")


def gap_behind(archive: Archive, base: Base, said: str) -> str:
    """Where the changes break off although the archive goes on; ``said`` is the log of the server that replayed them.
    Nothing when they were replayed to the end. Raises CannotRun."""
    size, redone = segment_size(archive), _REDONE.search(said)
    last = lsn(redone[1]) // size if redone else number_of(base.wal, size)
    later = sorted({number for name in received(archive) if (number := number_of(name, size)) > last})
    if not later:
        return ""
    name, following, end = (name_of(number, size, base.wal) for number in (last, last + 1, later[-1]))
    if later[0] > last + 1:
        return f"{following} is missing, and the archive goes on until {end}"
    begun = later == [last + 1] and not any(number_of(file.name, size) == last + 1 for file in segments(archive))
    if begun and not _is_rotten(archive, base, name):  # a change that was half fetched, from one into the next
        return ""
    return f"the changes break off in {name} or where {following} begins, and the archive goes on until {end}"


def _is_rotten(archive: Archive, base: Base, name: str) -> bool:
    file = archive.wal / name
    if not file.exists():  # it was in the base
        return False
    try:
        noted = sealed(archive).get(name)
    except ValueError:
        noted = None
    return bool(unread(file, base.major)) if noted is None else hash_of(file) != noted
