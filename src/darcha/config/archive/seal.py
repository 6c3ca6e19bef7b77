"""Notes the hash of each finished segment, after PostgreSQL has read every record of it: rot is never vouched for."""

import re
from collections.abc import Iterator
from pathlib import Path

from darcha.ground import clock

from ..backup.files import flush, hash_of
from ..backup.tools import CannotRun, ToolFailed, run, tool_of
from .place import UNFINISHED, Archive, segments

_LINE = re.compile(r"(damaged|[0-9a-f]{64})  wal/([0-9A-F]{24})")


def sealed(archive: Archive) -> dict[str, str]:
    """Hashes by the names of segments; a last line that a power cut left half is no line. Raises ValueError."""
    found = [_LINE.fullmatch(line) for line in _lines(archive)[:-1]]
    known = {one[2]: one[1] for one in found if one}
    if not all(found):
        raise ValueError(f"{archive.wal_sums} has a line that cannot be meant")
    return known


def seal_finished(archive: Archive, major: int) -> Iterator[str]:
    """The new ones; a sentence for each that cannot be read. Raises CannotRun, and then nothing is noted."""
    yield from _mend(archive)
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
            yield f"{file} cannot be read ({damage}): make a new base at once, `systemctl start darcha-base`."


def unread(file: Path, major: int) -> str:
    """What is wrong with a segment, in PostgreSQL's words; nothing when each record has the checksum that it should.
    Raises CannotRun: a program that is not here, or one of another version, tells nothing of the segment."""
    program = tool_of("pg_waldump", major)
    try:
        run(program, "--quiet", f"--path={file.parent}", file.name, environment={"LC_ALL": "C.UTF-8"})
    except CannotRun:
        raise
    except ToolFailed as failed:
        return str(failed)
    return ""


def _mend(archive: Archive) -> Iterator[str]:
    """What is written behind half a line would be none. A file with lines that cannot be meant goes aside; those that
    can stay known, and the segments of the others are read again."""
    *lines, half = _lines(archive)
    bad = [line for line in lines if not _LINE.fullmatch(line)]
    if not bad and not half:
        return
    good = [line for line in lines if _LINE.fullmatch(line)]
    mended = archive.wal_sums.with_name(archive.wal_sums.name + UNFINISHED)
    mended.write_text("".join(f"{line}\n" for line in good), "utf-8")
    flush(mended)
    aside = archive.wal_sums.with_name(f"{archive.wal_sums.name}-{clock.now():%Y-%m-%dT%H%M%S}")
    if bad:
        archive.wal_sums.rename(aside)
    mended.replace(archive.wal_sums)
    if bad:
        yield (
            f"{archive.wal_sums} was damaged and is now {aside}: the segments of {len(bad)} lines are read again. "
            "Look to the disk of the archive."
        )


def _lines(archive: Archive) -> list[str]:
    """The last is what stands behind the last whole one."""
    try:
        return archive.wal_sums.read_text("utf-8", "replace").split("\n")
    except FileNotFoundError:
        return [""]
