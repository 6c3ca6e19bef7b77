"""Is an archive whole, and does it reach from its oldest base until now without a gap? Reads all, touches nothing."""

import time
from collections.abc import Iterator
from itertools import pairwise

import psycopg

from darcha.kernel.documents import api as documents

from ..backup.files import hash_of
from .place import OURS, SUMS, Archive, Base, name_of, number_of, received, segment_size, segments
from .seal import sealed

_NAMED = 5
_ON_ITS_WAY = 50  # looks, a fifth of a second apart


def written_now(archive: Archive, url: str) -> str:
    """The segment that the server writes at this moment, after a while in which it may still arrive."""
    with psycopg.connect(url, autocommit=True) as server:
        row = server.execute("SELECT pg_walfile_name(pg_current_wal_lsn())").fetchone()
    assert row is not None  # noqa: S101 - one row, always
    for _ in range(_ON_ITS_WAY):
        if row[0] in received(archive):
            break
        time.sleep(0.2)
    return str(row[0])


def wrong_with(archive: Archive, until: str) -> Iterator[str]:
    """One sentence for each thing that is wrong, with what to do. ``until`` is the segment up to which it should reach,
    of which a part is enough."""
    bases = archive.bases()
    for folder in archive.unreadable_bases():
        yield f"{folder} was damaged ({OURS}): make another, `systemctl start darcha-base`, and remove it."
    for aside in sorted(archive.home.glob(f"{archive.wal_sums.name}-*")):
        yield f"{aside} was damaged and put aside: look to the disk of the archive, then remove it."
    if not bases:
        yield f"There is no base in {archive.home}: no way back. `systemctl start darcha-base`."
        return
    for base in bases:
        yield from _base(base)
    yield from _wal(archive, bases[0], until)


def damaged_files(archive: Archive) -> list[str]:
    """Keys of files that a row names and that the archive holds otherwise, or not. Reads them all."""
    return [
        one.key for one in documents.kept_files() if not _is_whole(archive, one.key, one.digest)
    ]  # fmt: skip


def _base(base: Base) -> Iterator[str]:
    try:
        lines = (base.folder / SUMS).read_text("utf-8").splitlines()
        bad = [name for digest, name in (line.split("  ", 1) for line in lines) if _hash(base, name) != digest]
        if not lines:
            bad = [SUMS]
    except (OSError, ValueError):
        bad = [SUMS]
    if bad:
        yield f"{base.folder} was damaged ({', '.join(bad)}): make another, `systemctl start darcha-base`."


def _hash(base: Base, name: str) -> str:
    try:
        return hash_of(base.folder / name)
    except OSError:
        return ""


def _wal(archive: Archive, oldest: Base, until: str) -> Iterator[str]:
    try:
        known = sealed(archive)
    except ValueError:
        yield f"{archive.wal_sums} was damaged: `systemctl start darcha-base`, then remove the older ones."
        return
    there = {file.name: file for file in segments(archive) if file.name[8:] >= oldest.wal[8:]}
    bad = [name for name, file in there.items() if name in known and hash_of(file) != known[name]]
    if bad:
        yield (
            f"{len(bad)} segments of changes in {archive.wal} were damaged ({', '.join(bad[:_NAMED])}): the way back "
            "ends before the first. Make a new base at once, `systemctl start darcha-base`."
        )
    wanted = [name for name in known if name[8:] >= oldest.wal[8:]]
    if lost := [name for name in wanted if name not in there]:
        yield (
            f"{len(lost)} segments are missing in {archive.wal} ({', '.join(lost[:_NAMED])}): make a new base "
            "at once, `systemctl start darcha-base`."
        )
    yield from _gaps(archive, oldest.wal, until)


def _gaps(archive: Archive, first: str, until: str) -> Iterator[str]:
    """From the first segment that a base needs until the one that is written now; where the number jumps, changes were
    never fetched or are gone."""
    size = segment_size(archive)
    begin, there = number_of(first, size), {number_of(name, size) for name in received(archive)}
    kept = sorted(number for number in there if number >= begin)
    end = max([number_of(until, size), *kept[-1:]])
    for before, after in pairwise([begin - 1, *kept, end + 1]):
        if after > before + 1:
            name = name_of(before + 1, size, first)
            yield (
                f"{after - before - 1} segments of changes from {name} on were never fetched or are gone: the way back "
                "ends there. Make a new base at once, `systemctl start darcha-base`."
            )


def _is_whole(archive: Archive, key: str, digest: bytes) -> bool:
    try:
        return documents.is_whole((archive.files / key[:2] / key[2:]).read_bytes(), digest)
    except OSError:
        return False
