"""Are the bytes of the store still what was sealed? Reads them as a person would, a stretch at a time; shows none."""

from .. import keeping
from ..errors import ContentDamaged
from ..types import FilesChecked, KeptFile
from .kept_files import kept_files


def check_files(*, after: str, at_most: int) -> FilesChecked:
    """Those behind the key ``after``, until ``at_most`` bytes were read: so a sweep goes on where it was, and never
    takes the whole disk for itself."""
    files, read, last = 0, 0, after
    damaged: list[str] = []
    for one in kept_files(after=after):
        if read and read + one.size > at_most:
            return FilesChecked(last, files, read, tuple(damaged))
        if not _opens(one):
            damaged.append(one.key)
        files, read, last = files + 1, read + one.size, one.key
    return FilesChecked("", files, read, tuple(damaged))


def is_whole(sealed: bytes, digest: bytes) -> bool:
    """Whether these bytes open with this installation's keys and are what a row says that they are."""
    return keeping.holds(sealed, digest)


def _opens(one: KeptFile) -> bool:
    try:
        keeping.get(one.key, one.digest)
    except (ContentDamaged, OSError):
        return False
    return True
