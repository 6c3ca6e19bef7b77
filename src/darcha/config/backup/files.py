"""Copies sealed files with the hash of each. A file never changes, so one that an earlier backup holds is linked."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
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


def copy_all(source: Path, to: Path, earlier: Path, known: Mapping[str, str]) -> list[Listed]:
    """Every finished file with its hash. What vanishes meanwhile is nobody's file: whether it was, the caller asks the
    rows. ``known`` are hashes of good files in the folder ``earlier``: what still has its hash there is linked."""
    listed = []
    for file in _all(source):
        name = file.relative_to(source).as_posix()
        place = to / name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        digest = _link(earlier / name, place, known[name]) if name in known else ""
        if not digest:
            try:
                shutil.copyfile(file, place)
            except FileNotFoundError:
                continue
            digest = hash_of(place)
        listed.append(Listed(name, digest))
    return listed


def key_of(name: str) -> str:
    """The key of a file in the store, from its place in a list."""
    return name.replace("/", "", 1)


def put_aside(source: Path, keys: Iterable[str], to: Path) -> int:
    """Move these out of the installation's folder, not away: how many."""
    moved = 0
    for key in keys:
        place = to / key[:2] / key[2:]
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.move(source / key[:2] / key[2:], place)
        moved += 1
    return moved


def keys_in(source: Path) -> list[str]:
    """Of every finished file there."""
    return [file.parent.name + file.name for file in _all(source)]


def put_back(source: Path, listed: list[Listed], to: Path) -> int:
    """Give the installation every file of the list that it has not, or has damaged. How many."""
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


def _link(earlier: Path, place: Path, digest: str) -> str:
    """The hash, or nothing when the earlier one is no longer what it was, is gone, or cannot be linked from here."""
    try:
        if hash_of(earlier) != digest:
            return ""
        os.link(earlier, place)
    except OSError:  # another disk, or too many links
        return ""
    return digest
