"""Makes a base: the whole server, read page by page. PostgreSQL compares the checksum of every page on the way, so that
a rotten table or index is named here, every night, before anybody needs it."""

import hashlib
import json
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

from darcha.ground import clock

from ..backup.files import flush_tree, hash_of
from ..backup.tools import ToolFailed, run, tool
from .place import BASE, PG_MANIFEST, SUMS, UNFINISHED, Archive, Base, libpq

MEGABYTES_A_SECOND = 64  # people come first


def make_base(archive: Archive, url: str, major: int) -> Base:
    """Raises ToolFailed, also when a page of the database is rotten."""
    archive.make()
    for left in archive.home.glob(f"base-*{UNFINISHED}"):
        shutil.rmtree(left)
    began_at = clock.now()
    done = archive.home / f"base-{began_at:%Y-%m-%dT%H%M%S}"
    unfinished = done.with_name(done.name + UNFINISHED)
    run(
        tool("pg_basebackup", major),
        f"--pgdata={unfinished}", "--format=tar", "--compress=1", "--checkpoint=fast", "--wal-method=stream",
        "--manifest-checksums=SHA256", f"--max-rate={MEGABYTES_A_SECOND}M", "--label=darcha",
        environment=libpq(url),
    )  # fmt: skip
    if wrong := list(unlike_manifest(unfinished)):
        raise ToolFailed(f"The base was not written as it was sent ({wrong[0]}): is the disk of {archive.home} well?")
    base = Base(done, began_at, clock.now(), major, first_segment(archive, unfinished))
    base.write(unfinished)
    sums = "".join(f"{hash_of(one)}  {one.name}\n" for one in sorted(unfinished.iterdir()))
    (unfinished / SUMS).write_text(sums, "utf-8")
    flush_tree(unfinished)
    unfinished.rename(done)
    flush_tree(done)
    return base


def unlike_manifest(folder: Path) -> Iterator[str]:
    """Files of the picture that are not what PostgreSQL says it sent: read back before it is vouched for."""
    said = json.loads((folder / PG_MANIFEST).read_text("utf-8"))
    wanted = {one["Path"]: one["Checksum"] for one in said["Files"]}
    with tarfile.open(folder / BASE, "r:gz") as tar:
        for member in tar:
            name = member.name.removeprefix("./")
            if not member.isfile() or name not in wanted:
                continue
            stream = tar.extractfile(member)
            if stream is None or hashlib.file_digest(stream, "sha256").hexdigest() != wanted.pop(name):  # type: ignore[arg-type]
                yield name
    yield from wanted


def first_segment(archive: Archive, folder: Path) -> str:
    """The name of the segment in which the base begins."""
    said = json.loads((folder / PG_MANIFEST).read_text("utf-8"))["WAL-Ranges"][0]
    high, low = (int(part, 16) for part in said["Start-LSN"].split("/"))
    size = next((file.stat().st_size for file in archive.wal.iterdir()), 16 * 1024 * 1024)
    return f"{said['Timeline']:08X}{high:08X}{low // size:08X}"


def drop_old(archive: Archive, keep: int) -> tuple[int, int]:
    """Remove the oldest bases but ``keep``, and the segments that only they needed. How many of each."""
    bases = archive.bases()
    for base in bases[:-keep]:
        shutil.rmtree(base.folder)
    old = [file for file in archive.wal.iterdir() if file.name[8:24] < bases[-keep:][0].wal[8:]]
    for file in old:
        file.unlink()
    return len(bases[:-keep]), len(old)
