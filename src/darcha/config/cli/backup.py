"""``darcha backup``: the database and the sealed files of this moment, in one folder. Keys are never in it."""

from pathlib import Path
from typing import Annotated

import typer

from ..environment import start_django
from .answer import bad_use, found_wrong

app = typer.Typer(help=__doc__)
To = Annotated[Path | None, typer.Option(help="Folder of the backups; DARCHA_BACKUP_DIR by default.")]
Keep = Annotated[int, typer.Option(min=1, help="How many finished ones stay when this one is done; the oldest go.")]


@app.callback(invoke_without_command=True)
def backup(context: typer.Context, to: To = None, keep: Keep = 30) -> None:
    """Make one. The last line is its folder. An older one goes only when the new one is whole."""
    if context.invoked_subcommand:
        return
    start_django()
    from django.conf import settings
    from django.db import OperationalError

    from ..backup.check import lacking
    from ..backup.make import Busy, drop_old, make
    from ..backup.manifest import read
    from ..backup.tools import ToolFailed

    folder = (to or settings.DARCHA_BACKUP_DIR).absolute()
    try:
        made = make(folder)
    except Busy as busy:
        bad_use(str(busy))
    except OperationalError:
        found_wrong("No backup was made: the database does not answer. Start PostgreSQL or correct DATABASE_URL.")
    except (ToolFailed, OSError) as failed:
        found_wrong(f"No backup was made, and the earlier ones are untouched: {failed}")
    said = read(made)
    gone = drop_old(folder, keep)
    rows, journal = sum(said.census.tables.values()), sum(said.census.journal.values())
    typer.echo(
        f"{rows} rows in {len(said.census.tables)} tables, {journal} of them the journal; {said.files} sealed files; "
        f"{(said.dump_bytes + said.files_bytes) / 1_000_000:.1f} MB."
    )
    for sentence in lacking(said):
        typer.echo(sentence, err=True)
    if gone:
        typer.echo(f"{gone} of the oldest were removed.")
    typer.echo(str(made))


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="A backup, or a folder of backups: then the newest.")] = None,
) -> None:
    """Is it whole, can it be read back, and has this installation its keys? Touches nothing else."""
    start_django()
    from django.conf import settings

    from ..backup.check import lacking, missing_keys, wrong_with
    from ..backup.manifest import NoBackup, newest, read

    try:
        found = newest((folder or settings.DARCHA_BACKUP_DIR).absolute())
        said = read(found)
    except NoBackup as none:
        bad_use(str(none))
    keys = missing_keys(said, settings.DARCHA_KEY_RING, settings.DARCHA_INDEX_KEY)
    if wrong := [*wrong_with(found, said), *keys, *lacking(said)]:
        found_wrong("\n".join([f"{found}:", *wrong]))
    typer.echo(
        f"{found}: whole. The database of {said.made_at:%d.%m.%Y %H:%M:%S}, {sum(said.census.tables.values())} rows; "
        f"{said.files} files, each as it was written; the keys are here. "
        f"Darcha {said.darcha}, PostgreSQL {said.postgresql}."
    )
