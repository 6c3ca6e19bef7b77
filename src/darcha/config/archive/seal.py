"""Notes the hash of each finished segment, after PostgreSQL has read every record of it: rot is never vouched for."""

from collections.abc import Iterator
from pathlib import Path

from ..backup.files import flush, hash_of
from ..backup.tools import ToolFailed, run, tool
from .place import Archive, segments


def sealed(archive: Archive) -> dict[str, str]:
    """Hashes by the names of segments; a last line that a power cut left half is no line."""
    if not archive.wal_sums.exists():
        return {}
    lines = archive.wal_sums.read_text("utf-8").split("\n")[:-1]
    return {name.removeprefix("wal/"): digest for digest, name in (line.split("  ", 1) for line in lines)}


def seal_finished(archive: Archive, major: int) -> Iterator[str]:
    """The new ones; a sentence for each that cannot be read."""
    known = sealed(archive)
    for file in segments(archive):
        if file.name in known:
            continue
        damage = unread(file, major)
        try:
            digest = hash_of(file)
        except FileNotFoundError:  # a new base made it superfluous in this moment
            continue
        with archive.wal_sums.open("a", encoding="utf-8") as out:
            out.write(f"{'damaged' if damage else digest}  wal/{file.name}\n")
        flush(archive.wal_sums)
        if damage:
            yield f"{file} cannot be read ({damage}): make a new base at once, `darcha archive base`."


def unread(file: Path, major: int) -> str:
    """What is wrong with a segment, in PostgreSQL's words; nothing when each record has the checksum that it should."""
    try:
        run(tool("pg_waldump", major), "--quiet", f"--path={file.parent}", file.name, environment={"LC_ALL": "C.UTF-8"})
    except ToolFailed as failed:
        return str(failed)
    return ""
