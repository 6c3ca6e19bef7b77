"""``darcha files``: are the sealed files still what was sealed, and back from a backup what is not."""

from pathlib import Path
from typing import Annotated

import typer

from ..environment import start_django
from .answer import bad_use, found_wrong

app = typer.Typer(help=__doc__)


@app.command()
def check() -> None:
    """Read all of them, now; the worker does it once a day, a little at a time. Names cases, never people."""
    start_django()
    from ..damage import check_all, named

    found = check_all()
    if found.damaged:
        found_wrong(
            f"{len(found.damaged)} files are missing or damaged ({named(found.damaged)}): `darcha files repair` takes "
            "them from a backup."
        )
    typer.echo("Every file is there and is what was sealed.")


@app.command()
def repair(
    folder: Annotated[Path | None, typer.Argument(help="Folder of backups; DARCHA_BACKUP_DIR by default.")] = None,
) -> None:
    """Put back what the sweep found damaged, from the newest backup that has it whole. Changes nothing else."""
    start_django()
    from django.conf import settings

    from ..backup.mend import mend
    from ..damage import named, still_damaged

    where = (folder or settings.DARCHA_BACKUP_DIR).absolute()
    if not where.is_dir():
        bad_use(f"{where} is no folder of backups.")
    bad = still_damaged()
    mended = mend(bad, where)
    typer.echo(f"{mended} of {len(bad)} files are whole again.")
    if left := still_damaged():
        found_wrong(
            f"No backup in {where} has these whole: {named(left)}. Try another folder: darcha files repair FOLDER."
        )
