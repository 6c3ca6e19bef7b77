"""``darcha archive``: every change of the database and every file, kept within a second: the way to an instant."""

import os
from pathlib import Path
from typing import Annotated

import typer

from ..archive.place import Archive, NoArchive, of_server
from ..backup.tools import ToolFailed
from .answer import bad_use, found_wrong

app = typer.Typer(help=__doc__)
Folder = Annotated[Path | None, typer.Option("--dir", help="Folder of the archive; DARCHA_ARCHIVE_DIR by default.")]
Keep = Annotated[int, typer.Option(min=1, help="How many bases stay; with the oldest go the changes before the next.")]


def folder_of(given: Path | None) -> Path:
    """Which folder is meant; ends with bad use when none is named anywhere."""
    named = str(given or os.environ.get("DARCHA_ARCHIVE_DIR", ""))
    if not named:
        bad_use("Which archive? Name its folder, or set DARCHA_ARCHIVE_DIR (docs/operate/backup.md, To the second).")
    return Path(named).absolute()


@app.command()
def run(folder: Folder = None) -> None:
    """Keep them, until told to stop. One process for an installation."""
    from ..archive.stream import stream
    from ..environment import var_dir

    archive, url, major, _ = _ours(folder)
    files = Path(os.environ.get("DARCHA_FILES_DIR") or var_dir() / "files")
    try:
        stream(archive, url, major, files, lambda words: typer.echo(words, err=True))
    except (ToolFailed, OSError) as failed:
        found_wrong(str(failed))


@app.command()
def base(folder: Folder = None, keep: Keep = 2) -> None:
    """A new base, every page of the database checked on the way; then the oldest go."""
    from ..archive.base import drop_old, make_base
    from ..archive.files import forget_unnamed
    from ..archive.place import archives
    from ..environment import start_django

    archive, url, major, checked = _ours(folder)
    try:
        made = make_base(archive, url, major)
        bases, changes = drop_old(archive, keep)
    except (ToolFailed, OSError) as failed:
        found_wrong(f"No base was made, and the earlier ones are untouched: {failed}")
    start_django()
    from darcha.ground import clock
    from darcha.kernel.documents import api as documents

    oldest = min(one.began_at for known in archives(archive.home.parent) for one in known.bases())
    files = forget_unnamed(archive.files, documents.unnamed_files, clock.now(), oldest)
    pages = (
        "Every page was read and is whole."
        if checked
        else "The pages were read and nobody knows whether they are whole: they have no checksums (`darcha health`)."
    )
    typer.echo(
        f"{pages} {bases} older bases and {changes} segments of changes were removed, and {files} files of nobody."
    )
    typer.echo(str(made.folder))


@app.command()
def check(folder: Folder = None) -> None:
    """Is it whole, without a gap, and has it every file?"""
    from ..environment import start_django

    archive, url, *_ = _ours(folder)
    start_django()
    from ..archive.check import damaged_files, written_now, wrong_with
    from ..damage import named

    wrong = list(wrong_with(archive, written_now(archive, url)))
    if keys := damaged_files(archive):
        wrong.append(
            f"The archive lacks {len(keys)} files or has them damaged ({named(keys)}): remove those it has, then "
            "`systemctl restart darcha-archive`, which copies them anew."
        )
    if wrong:
        found_wrong("\n".join(wrong))
    bases = archive.bases()
    typer.echo(f"{archive.home}: whole, from {bases[0].ended_at:%d.%m.%Y %H:%M:%S} on; {len(bases)} bases.")


def _ours(folder: Path | None) -> tuple[Archive, str, int, bool]:
    url = os.environ.get("DARCHA_ARCHIVE_URL") or os.environ.get("DATABASE_URL", "")
    try:
        archive, major, checked = of_server(folder_of(folder), url)
    except NoArchive as none:
        bad_use(str(none))
    return archive, url, major, checked
