"""What is copied is read back before it is vouched for: every file that a row names, opened and compared with its row.

A hash alone would only say that the copy is as rotten as the original.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from darcha.kernel.documents import api as documents

from .manifest import FILES

_NAMED = "named"  # beside the dump while a backup is made: the keys of its moment, a line each


def note_named(folder: Path) -> None:
    """Which files the rows of this moment name, in the transaction that is open."""
    with (folder / _NAMED).open("w", encoding="ascii") as out:
        out.writelines(f"{one.key} {one.digest.hex()}\n" for one in documents.kept_files())


def prove(folder: Path, copied: Collection[str]) -> set[str]:
    """Keys of named files that are not there or do not open. What does not open stays in the backup: it may be the key
    that is missing, not the bytes. Those that are linked were opened when they were first copied, and have the hash of
    that day."""
    lacking = {key for key, digest in _named(folder) if key not in copied or not _is_whole(folder, key, digest)}
    (folder / _NAMED).unlink()
    return lacking


def _named(folder: Path) -> Iterator[tuple[str, bytes]]:
    with (folder / _NAMED).open(encoding="ascii") as lines:
        for line in lines:
            key, digest = line.split()
            yield key, bytes.fromhex(digest)


def _is_whole(folder: Path, key: str, digest: bytes) -> bool:
    place = _place(folder, key)
    return place.stat().st_nlink > 1 or documents.is_whole(place.read_bytes(), digest)


def _place(folder: Path, key: str) -> Path:
    return folder / FILES / key[:2] / key[2:]
