"""Is an archive whole, and does it reach from its oldest base until now without a gap? Reads all, touches nothing."""

from collections.abc import Iterator

from darcha.kernel.documents import api as documents

from ..backup.files import hash_of
from .place import OURS, SUMS, Archive, Base, segments
from .seal import sealed

_NAMED = 5


def wrong_with(archive: Archive) -> Iterator[str]:
    """One sentence for each thing that is wrong, with what to do."""
    bases = archive.bases()
    for folder in archive.unreadable_bases():
        yield f"{folder} was damaged ({OURS}): make another, `darcha archive base`, and remove it."
    if not bases:
        yield f"There is no base in {archive.home}: without one the changes lead nowhere. `darcha archive base`."
        return
    for base in bases:
        yield from _base(base)
    yield from _wal(archive, bases[0])


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
        yield f"{base.folder} was damaged ({', '.join(bad)}): make another, `darcha archive base`."


def _hash(base: Base, name: str) -> str:
    try:
        return hash_of(base.folder / name)
    except OSError:
        return ""


def _wal(archive: Archive, oldest: Base) -> Iterator[str]:
    try:
        known = sealed(archive)
    except ValueError:
        yield f"{archive.wal_sums} was damaged: make a new base, `darcha archive base`, then remove the older ones."
        return
    there = {file.name: file for file in segments(archive) if file.name[8:] >= oldest.wal[8:]}
    bad = [name for name, file in there.items() if name in known and hash_of(file) != known[name]]
    if bad:
        yield (
            f"{len(bad)} segments of changes in {archive.wal} were damaged ({', '.join(bad[:_NAMED])}): the way back "
            "ends before the first. Make a new base at once, `darcha archive base`."
        )
    wanted = [name for name in known if name[8:] >= oldest.wal[8:]]
    if lost := [name for name in wanted if name not in there]:
        yield (
            f"{len(lost)} segments are missing in {archive.wal} ({', '.join(lost[:_NAMED])}): make a new base "
            "at once, `darcha archive base`."
        )
    yield from _gaps(archive, sorted(there))


def _gaps(archive: Archive, names: list[str]) -> Iterator[str]:
    """Segments are numbered without gaps; where the number jumps, changes were never fetched."""
    size = next((file.stat().st_size for file in segments(archive)), 16 * 1024 * 1024)
    places = [int(name[8:16], 16) * (2**32 // size) + int(name[16:], 16) for name in names]
    for before, after, name in zip(places, places[1:], names[1:], strict=False):
        if after > before + 1:
            yield (
                f"{after - before - 1} segments of changes before {name} were never fetched: the way back ends there. "
                "Make a new base at once, `darcha archive base`."
            )


def _is_whole(archive: Archive, key: str, digest: bytes) -> bool:
    try:
        return documents.is_whole((archive.files / key[:2] / key[2:]).read_bytes(), digest)
    except OSError:
        return False
