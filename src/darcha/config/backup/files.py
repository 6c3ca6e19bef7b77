"""Copies sealed files with the hash of each. A file never changes, so one that an earlier backup holds is linked."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from .manifest import LIST

_UNFINISHED = ".unfinished"  # as the store of files names what it is still writing


@dataclass(frozen=True, slots=True)
class Listed:
    """One file of a backup: ``name`` is its place below ``files``."""

    name: str
    sha256: str


def hash_of(file: Path) -> str:
    """SHA-256 in hex."""
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def copy_all(source: Path, to: Path, earlier: Path | None) -> tuple[list[Listed], int]:
    """Every finished file with its hash, and how many bytes they are. What vanishes meanwhile is nobody's file."""
    listed, size = [], 0
    for file in _all(source):
        name = file.relative_to(source)
        place = to / name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            _take(file, place, earlier / name if earlier else None)
        except FileNotFoundError:
            continue
        listed.append(Listed(name.as_posix(), hash_of(place)))
        size += place.stat().st_size
    return listed, size


def put_back(source: Path, listed: list[Listed], to: Path) -> int:
    """Give the installation every file of the list that it has not, or has damaged. Takes nothing away. How many."""
    given = 0
    for one in listed:
        place = to / one.name
        if place.exists() and hash_of(place) == one.sha256:
            continue
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = place.with_name(place.name + _UNFINISHED)
        shutil.copyfile(source / one.name, unfinished)
        unfinished.chmod(0o600)
        flush(unfinished)
        unfinished.replace(place)
        given += 1
    return given


def write_list(folder: Path, listed: list[Listed]) -> None:
    """As ``sha256sum --check`` reads it, so that it can be checked without us."""
    (folder / LIST).write_text("".join(f"{one.sha256}  files/{one.name}\n" for one in listed), "utf-8")


def read_list(folder: Path) -> list[Listed]:
    """What ``write_list`` wrote."""
    lines = (folder / LIST).read_text("utf-8").splitlines()
    return [Listed(name.removeprefix("files/"), digest) for digest, name in (line.split("  ", 1) for line in lines)]


def flush(path: Path) -> None:
    """When this returns, a power cut takes nothing of the file or folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_tree(folder: Path) -> None:
    """Every file and folder below, the folder itself last."""
    for path in sorted(folder.rglob("*"), reverse=True):
        flush(path)
    flush(folder)


def _all(source: Path) -> Iterator[Path]:
    for folder in sorted(source.glob("[0-9a-f][0-9a-f]")):
        yield from (file for file in sorted(folder.iterdir()) if not file.name.endswith(_UNFINISHED))


def _take(file: Path, place: Path, earlier: Path | None) -> None:
    if earlier is not None and earlier.exists() and earlier.stat().st_size == file.stat().st_size:
        try:
            os.link(earlier, place)
        except OSError:  # another disk, or too many links: a copy is as good
            shutil.copyfile(file, place)
    else:
        shutil.copyfile(file, place)
