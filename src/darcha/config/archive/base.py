"""Makes a base: the whole server, read page by page. PostgreSQL compares the checksum of every page on the way, so that
a rotten table or index is named here, every night, before anybody needs it."""

import hashlib
import json
import shutil
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from darcha.ground import clock

from ..backup.files import flush_tree, hash_of
from ..backup.tools import ToolFailed, run, tool
from . import pages
from .place import BASE, PG_MANIFEST, SUMS, UNFINISHED, Archive, Base, libpq, segment_size, segments

MEGABYTES_A_SECOND = 64  # people come first
_NAMED = 5
_AT_ONCE = 128 * pages.PAGE


def make_base(archive: Archive, url: str, major: int) -> Base:
    """Raises ToolFailed, also when a page of the database is rotten; then nothing of it stays."""
    archive.make()
    for left in archive.home.glob(f"base-*{UNFINISHED}"):  # of one that was killed
        shutil.rmtree(left)
    began_at = clock.now()
    done = archive.home / f"base-{began_at:%Y-%m-%dT%H%M%S}"
    unfinished = done.with_name(done.name + UNFINISHED)
    try:
        base = _take(archive, Base(done, began_at, began_at, major, ""), unfinished, url)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    unfinished.rename(done)
    flush_tree(done)
    return base


def _take(archive: Archive, wanted: Base, to: Path, url: str) -> Base:
    run(
        tool("pg_basebackup", wanted.major),
        f"--pgdata={to}", "--format=tar", "--compress=1", "--checkpoint=fast", "--wal-method=stream",
        "--manifest-checksums=SHA256", f"--max-rate={MEGABYTES_A_SECOND}M", "--label=darcha",
        environment=libpq(url),
    )  # fmt: skip
    if wrong := list(unlike_manifest(to)):
        raise ToolFailed(
            f"{', '.join(wrong[:_NAMED])} cannot be what was written. Make it once more: if the same is named again, "
            "it is rotten (docs/operate/backup.md, Rot), else look to the disk of the archive."
        )
    base = replace(wanted, ended_at=clock.now(), wal=first_segment(archive, to))
    base.write(to)
    sums = "".join(f"{hash_of(one)}  {one.name}\n" for one in sorted(to.iterdir()))
    (to / SUMS).write_text(sums, "utf-8")
    flush_tree(to)
    return base


def unlike_manifest(folder: Path) -> Iterator[str]:
    """Files of the picture that are not what PostgreSQL says it sent, and pages that it cannot have meant: read back
    before it is vouched for."""
    said = json.loads((folder / PG_MANIFEST).read_text("utf-8"))
    wanted = {one["Path"]: one["Checksum"] for one in said["Files"]}
    end = pages.lsn(said["WAL-Ranges"][-1]["End-LSN"])
    with tarfile.open(folder / BASE, "r:gz") as tar:
        for member in tar:
            name = member.name.removeprefix("./")
            if not member.isfile() or name not in wanted:
                continue
            digest, rotten = _read_through(tar, member, end if pages.has_pages(name) else None)
            if digest != wanted.pop(name):
                yield name
            yield from (f"page {number} of {name}" for number in rotten)
    yield from wanted


def _read_through(tar: tarfile.TarFile, member: tarfile.TarInfo, end: int | None) -> tuple[str, list[int]]:
    digest, rotten, read = hashlib.sha256(), [], 0
    stream = tar.extractfile(member)
    while stream is not None and (content := stream.read(_AT_ONCE)):
        digest.update(content)
        if end is not None:
            rotten += [read + number for number in pages.impossible(content, end)]
        read += len(content) // pages.PAGE
    return digest.hexdigest(), rotten


def first_segment(archive: Archive, folder: Path) -> str:
    """The name of the segment in which the base begins."""
    said = json.loads((folder / PG_MANIFEST).read_text("utf-8"))["WAL-Ranges"][0]
    start = pages.lsn(said["Start-LSN"])
    return f"{said['Timeline']:08X}{start >> 32:08X}{(start & 0xFFFFFFFF) // segment_size(archive):08X}"


def drop_old(archive: Archive, keep: int) -> tuple[int, int]:
    """Remove the oldest bases but ``keep``, and the segments that only they needed. How many of each."""
    bases = archive.bases()
    for base in bases[:-keep]:
        shutil.rmtree(base.folder)
    old = [file for file in segments(archive) if file.name[8:] < bases[-keep:][0].wal[8:]]
    for file in old:
        file.unlink()
    return len(bases[:-keep]), len(old)
