"""Where an archive stands, what is in it, and which server it is of. Reads no content."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg

from darcha.ground import clock

SLOT = "darcha_archive"
BASE, BASE_WAL, PG_MANIFEST, OURS, SUMS = "base.tar.gz", "pg_wal.tar.gz", "backup_manifest", "base.json", "base.sha256"
UNFINISHED, PARTIAL, ASIDE = ".unfinished", ".partial", "-until-"
_SEGMENT = re.compile(r"[0-9A-F]{24}")
_SIZES = tuple(2**power for power in range(20, 31))  # that a server can be made with, in bytes
_USUAL = 16 * 1024 * 1024


class NoArchive(Exception):
    """There is none, or none that reaches so far; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Base:
    """A picture of the whole server, from which changes are replayed. ``wal`` is the first segment that it needs."""

    folder: Path
    began_at: datetime
    ended_at: datetime
    major: int
    wal: str

    def write(self, folder: Path) -> None:
        """Beside the picture."""
        said = asdict(self) | {"began_at": self.began_at.isoformat(), "ended_at": self.ended_at.isoformat()}
        del said["folder"]
        (folder / OURS).write_text(json.dumps(said, indent=1) + "\n", "utf-8")


@dataclass(frozen=True, slots=True)
class Archive:
    """The folder of one server in an archive. ``files`` are those of the installation, whichever server it had."""

    home: Path

    @property
    def wal(self) -> Path:
        return self.home / "wal"

    @property
    def files(self) -> Path:
        return self.home.parent / "files"

    @property
    def wal_sums(self) -> Path:
        return self.home / "wal.sha256"

    def make(self) -> None:
        """The folders."""
        for folder in (self.home.parent, self.home, self.wal, self.files):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def bases(self) -> list[Base]:
        """The finished ones that say of themselves what they are, the oldest first."""
        found = [_read(folder) for folder in self._base_folders()]
        return [one for one in found if one is not None]

    def unreadable_bases(self) -> list[Path]:
        """Those that no longer do."""
        return [folder for folder in self._base_folders() if _read(folder) is None]

    def _base_folders(self) -> list[Path]:
        return sorted(one for one in self.home.glob("base-*") if not one.name.endswith(UNFINISHED))


def of_server(folder: Path, url: str) -> tuple[Archive, int, bool]:
    """The archive of the server at this address, the server's major version, and whether its pages have checksums.
    Raises NoArchive."""
    try:
        with psycopg.connect(url, autocommit=True) as server:
            row = server.execute(
                "SELECT system_identifier::text, current_setting('server_version_num')::int / 10000,"
                " current_setting('data_checksums') = 'on' FROM pg_control_system()"
            ).fetchone()
    except psycopg.OperationalError as error:
        raise NoArchive("The database does not answer: start PostgreSQL or correct DARCHA_ARCHIVE_URL.") from error
    assert row is not None  # noqa: S101 - one row, always
    return Archive(folder / row[0]), row[1], row[2]


def archives(folder: Path) -> list[Archive]:
    """Of every server that the installation ever had, and that has a base."""
    return [one for one in map(Archive, sorted(folder.glob("[0-9]*"))) if one.bases()]


def followed(folder: Path) -> list[Archive]:
    """Those into which changes come, also without a base; none that was moved aside because changes were lost to it."""
    return [one for one in map(Archive, sorted(folder.glob("[0-9]*"))) if ASIDE not in one.home.name]


def base_for(folder: Path, moment: datetime | None) -> tuple[Archive, Base]:
    """The newest one that was finished before the moment. Raises NoArchive."""
    every = [(base.ended_at, archive, base) for archive in archives(folder) for base in archive.bases()]
    fit = [one for one in every if moment is None or one[0] <= moment]
    if not fit:
        first = min((ended_at for ended_at, *_ in every), default=None)
        reach = f"it reaches back to {clock.parse(first):%d.%m.%Y %H:%M:%S}" if first else "there is no base in it"
        raise NoArchive(f"{folder} does not go back so far: {reach}. A backup of the day before may: `darcha restore`.")
    _, archive, base = max(fit, key=lambda one: one[0])
    return archive, base


def segments(archive: Archive) -> Iterator[Path]:
    """The finished ones in their order; the one that is being written is not among them."""
    yield from sorted(file for file in archive.wal.iterdir() if _SEGMENT.fullmatch(file.name))


def received(archive: Archive) -> set[str]:
    """Names of the finished ones, and of the one that is being written."""
    names = (file.name.removesuffix(PARTIAL) for file in archive.wal.iterdir())
    return {name for name in names if _SEGMENT.fullmatch(name)}


def number_of(segment: str, size: int) -> int:
    """Segments are numbered without gaps, on whichever timeline they are; ``size`` is theirs in bytes."""
    return int(segment[8:16], 16) * (2**32 // size) + int(segment[16:], 16)


def name_of(number: int, size: int, like: str) -> str:
    """The reverse, on the timeline of another segment."""
    a_cycle = 2**32 // size
    return f"{like[:8]}{number // a_cycle:08X}{number % a_cycle:08X}"


def segment_size(archive: Archive) -> int:
    """In bytes, by a finished segment: a history of timelines is smaller, and one that is being written may be."""
    sizes = (file.stat().st_size for file in segments(archive))
    return next((size for size in sizes if size in _SIZES), _USUAL)


def libpq(url: str) -> dict[str, str]:
    """What PostgreSQL's programs read from their environment. No password stands on a command line."""
    parts = urlsplit(url)
    said = {
        "PGHOST": parts.hostname or "",
        "PGPORT": str(parts.port or ""),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": parts.path.lstrip("/"),
        "PGAPPNAME": SLOT,
        **{f"PG{key.upper()}": value for key, value in parse_qsl(parts.query)},
    }
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return kept | {key: value for key, value in said.items() if value}


def _read(folder: Path) -> Base | None:
    try:
        said = json.loads((folder / OURS).read_text("utf-8"))
        began, ended = clock.parse(said["began_at"]), clock.parse(said["ended_at"])
        if not _SEGMENT.fullmatch(said["wal"]):
            return None
        return Base(folder, began, ended, said["major"], said["wal"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
