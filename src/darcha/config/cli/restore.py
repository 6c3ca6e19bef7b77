"""``darcha restore``: a backup back into an installation, proved before it stands."""

from pathlib import Path
from typing import Annotated

import typer

from ..environment import start_django
from .answer import bad_use, found_wrong

Overwrite = Annotated[str, typer.Option(metavar="DATABASE", help="The name of the database that may be replaced.")]
Into = Annotated[str, typer.Option(metavar="DATABASE", help="Another database of this server instead; files beside.")]
Ahead = Annotated[int, typer.Option(min=0, help="How many numbers are left out, so that none is given twice.")]


def restore(
    folder: Annotated[Path, typer.Argument(help="A backup, or a folder of backups: then the newest.")],
    overwrite: Overwrite = "",
    into: Into = "",
    numbers_ahead: Ahead = 100_000,
) -> None:
    """Put a backup back. An installation that lives is refused; what was there stays until the copy is proved."""
    if into:
        from ..backup.elsewhere import NoSuchPlace, turn_to

        try:
            turn_to(into)
        except NoSuchPlace as why:
            bad_use(str(why))
    start_django()
    from django.db import OperationalError

    from ..backup.manifest import NoBackup, newest
    from ..backup.restore import NotProved, Refused
    from ..backup.restore import restore as put_back
    from ..backup.tools import ToolFailed

    try:
        done = put_back(newest(folder.absolute()), overwrite=overwrite, ahead=numbers_ahead, say=typer.echo)
    except (NoBackup, Refused) as why:
        bad_use(str(why))
    except NotProved as wrong:
        found_wrong("\n".join(["The copy was put aside again, for it is not what it should be:", *wrong.reasons]))
    except OperationalError:
        found_wrong("The database does not answer: start PostgreSQL or correct DATABASE_URL.")
    except (ToolFailed, OSError) as failed:
        found_wrong(f"Nothing was restored, and the database is as it was: {failed}")
    typer.echo(
        f"Restored and proved: {done.files} files were missing and are back; the numbers go on {numbers_ahead} later."
    )
    typer.echo(done.gap)
    typer.echo(
        "Next: `darcha payments compare` for that time, `darcha health`, then start the web server and the worker."
    )
