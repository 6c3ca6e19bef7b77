"""What a backup says of itself, in ``manifest.json``: hashes, counts, versions and the names of keys, never a key."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from hmac import new as hmac
from pathlib import Path
from typing import Any

from darcha.ground import clock

FORMAT = 2
WITHOUT_SUM = 1  # as it was made before the manifest itself had a sum
MANIFEST, DUMP, FILES, LIST = "manifest.json", "database.dump", "files", "files.sha256"
SUM = "manifest.sha256"
UNFINISHED = ".unfinished"


class NoBackup(Exception):
    """There is none here, or it is not one; the text says what was found."""


@dataclass(frozen=True, slots=True)
class Census:
    """What is in a database at one moment. ``journal`` counts its lines by day of Tashkent."""

    tables: dict[str, int]
    sequences: dict[str, int]
    journal: dict[str, int]
    journal_digest: str
    migrations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """``made_at`` is the moment that the database is a picture of; everything later is not in it. ``lacking`` are keys
    of files that a row of it names, and of which there were no good bytes to be had on that day."""

    made_at: datetime
    darcha: str
    postgresql: str
    dump_bytes: int
    dump_sha256: str
    files: int
    files_bytes: int
    files_sha256: str  # of the list of files, which holds the hash of each
    keys: dict[str, str]
    census: Census
    lacking: tuple[str, ...] = ()

    def write(self, folder: Path) -> None:
        """As JSON that a person can read too, and its sum: one bit of it would change what is believed of the rest."""
        said = {"format": FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}
        written = (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
        (folder / MANIFEST).write_bytes(written)
        (folder / SUM).write_text(f"{sha256(written).hexdigest()}  {MANIFEST}\n", "utf-8")


def read(folder: Path) -> Manifest:
    """Raises NoBackup."""
    try:
        said: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        if (made_as := said.pop("format")) not in {FORMAT, WITHOUT_SUM}:
            raise NoBackup(f"{folder} was made by another version of this command.")
        if made_as == FORMAT and not _is_as_written(folder):
            raise NoBackup(f"{folder}: {MANIFEST} or {SUM} was damaged or altered: use another backup.")
        census = said.pop("census")
        census["migrations"] = tuple(census["migrations"])
        said["lacking"] = tuple(said.get("lacking", ()))
        return Manifest(**said | {"made_at": clock.parse(said["made_at"]), "census": Census(**census)})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoBackup(f"{folder} is no backup: {MANIFEST} is missing or cannot be read.") from error


def newest(folder: Path) -> Path:
    """The folder itself when it is a backup, else the newest finished one in it. Raises NoBackup."""
    if (folder / MANIFEST).exists():
        return folder
    found = finished(folder)
    if not found:
        raise NoBackup(f"There is no backup in {folder}.")
    return found[-1]


def finished(folder: Path) -> list[Path]:
    """Every finished backup in a folder of backups, the oldest first: their names are their moments."""
    return sorted(
        one.parent for one in folder.glob(f"*/{MANIFEST}") if not one.parent.name.endswith(UNFINISHED)
    )  # fmt: skip


def _is_as_written(folder: Path) -> bool:
    return (folder / SUM).read_text("utf-8") == f"{sha256((folder / MANIFEST).read_bytes()).hexdigest()}  {MANIFEST}\n"


def names_of_keys(ring: str, index_key: str) -> dict[str, str]:
    """Each key's number with eight bytes of a MAC made with it: the same key is known again, and cannot be found."""
    named = dict(entry.split(":", 1) for entry in ring.split(",") if ":" in entry)
    return {name: _mark(key) for name, key in ({**named, "index": index_key}).items() if key}


def unlike_keys(wanted: Mapping[str, str], have: Mapping[str, str]) -> list[str]:
    """Names of the keys of a backup that an installation has not, or has others by the same name."""
    return sorted(name for name, mark in wanted.items() if have.get(name) != mark)


def _mark(key: str) -> str:
    return hmac(b64decode(key), b"darcha.backup:name of a key", sha256).hexdigest()[:16]
