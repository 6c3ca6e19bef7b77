"""``darcha upgrade``: what a new version would do to this installation, tried on a copy."""

from pathlib import Path
from typing import Annotated

import typer

from ..environment import start_django
from .answer import bad_use, found_wrong

app = typer.Typer(help=__doc__)
COPY = "darcha_rehearsal"


@app.callback()
def _group() -> None:
    """Upgrades, tried before they are done."""


@app.command()
def rehearse(
    folder: Annotated[Path | None, typer.Argument(help="A backup; the newest of DARCHA_BACKUP_DIR by default.")] = None,
    into: Annotated[str, typer.Option(metavar="DATABASE", help="Where the copy is made; it is emptied after.")] = COPY,
) -> None:
    """Restore a copy, migrate it with this program, say what was done and how long it took. The installation rests."""
    from ..backup.elsewhere import NoSuchPlace, turn_to

    home = folder.absolute() if folder else None
    try:
        turn_to(into)
    except NoSuchPlace as why:
        bad_use(str(why))
    start_django()
    from django.conf import settings

    from ..backup.manifest import NoBackup, newest
    from ..backup.rehearse import rehearse as try_out
    from ..backup.restore import NotProved, Refused
    from ..backup.tools import ToolFailed

    try:
        for line in try_out(newest(home or settings.DARCHA_BACKUP_DIR)):
            typer.echo(line)
    except (NoBackup, Refused) as why:
        bad_use(str(why))
    except NotProved as wrong:
        found_wrong("\n".join(["The upgrade must not be done:", *wrong.reasons]))
    except ToolFailed as failed:
        found_wrong(f"The copy could not be made: {failed}")
