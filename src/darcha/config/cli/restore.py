"""``darcha restore``: a backup back into an installation, proved before it stands."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..environment import start_django
from .answer import bad_use, found_wrong

if TYPE_CHECKING:
    from ..backup.restore import Restored

Overwrite = Annotated[str, typer.Option(metavar="DATABASE", help="The name of the database that may be replaced.")]
Into = Annotated[str, typer.Option(metavar="DATABASE", help="Another database of this server instead; files beside.")]
To = Annotated[
    str,
    typer.Option(metavar="INSTANT", help="Out of an archive: '2026-11-20 14:59:30', or 'last' for all that it has."),
]
Ahead = Annotated[
    int | None,
    typer.Option(min=0, help="How many numbers are left out, so that none is given twice; by default enough."),
]
WithoutKeys = Annotated[bool, typer.Option(help="Also what cannot be opened here, as in a drill without the keys.")]


def restore(
    folder: Annotated[
        Path, typer.Argument(help="A backup, or a folder of backups: then the newest. With --to, an archive.")
    ],
    to: To = "",
    overwrite: Overwrite = "",
    into: Into = "",
    numbers_ahead: Ahead = None,
    without_keys: WithoutKeys = False,
) -> None:
    """Put a backup back. An installation that lives is refused; what was there stays until the copy is proved."""
    folder = folder.absolute()
    if to:
        folder = _instant(folder, to)
    if into:
        from ..backup.elsewhere import NoSuchPlace, turn_to

        try:
            turn_to(into)
        except NoSuchPlace as why:
            bad_use(str(why))
    start_django()
    done = _put_back(folder, overwrite, numbers_ahead, without_keys, in_earnest=not into)
    left = _put_files_aside(done) if done.doors else ""
    _say(done)
    if left:
        found_wrong(left)


def _put_back(folder: Path, overwrite: str, ahead: int | None, without_keys: bool, *, in_earnest: bool) -> "Restored":
    from django.db import OperationalError

    from ..backup.manifest import NoBackup, newest
    from ..backup.restore import NotProved, Refused, restore
    from ..backup.tools import ToolFailed

    try:
        return restore(
            newest(folder),
            overwrite=overwrite,
            ahead=ahead,
            say=typer.echo,
            without_keys=without_keys,
            in_earnest=in_earnest,
        )
    except (NoBackup, Refused) as why:
        bad_use(str(why))
    except NotProved as wrong:
        found_wrong("\n".join(["The copy was put aside again, for it is not what it should be:", *wrong.reasons]))
    except OperationalError:
        found_wrong("The database does not answer: start PostgreSQL or correct DATABASE_URL. Then `darcha health`.")
    except KeyboardInterrupt as ended:
        found_wrong(f"It was ended ({str(ended) or 'SIGINT'}); nothing was restored, and the database is as it was.")
    except (ToolFailed, OSError) as failed:
        found_wrong(f"Nothing was restored, and the database is as it was: {failed}")


def _put_files_aside(done: "Restored") -> str:
    """What is wrong, when they could not be: the backup stands all the same."""
    from django.conf import settings

    from ..backup.afterwards import place_of_files, put_files_aside

    try:
        aside = put_files_aside(done.ended_at)
    except OSError as failed:
        return (
            "The backup stands and is proved, but files that nothing restored names could not all be put into "
            f"{place_of_files(done.ended_at)}: {failed}. They are what people sent in the gap, and the worker removes "
            f"the rest of them in the night: copy {settings.DARCHA_FILES_DIR} to another disk before you start it."
        )
    if aside.files:
        typer.echo(
            f"{aside.files} files that nothing restored names are in {aside.place} now: remove it when the gap is "
            "settled."
        )
    return ""


def _say(done: "Restored") -> None:
    from django.conf import settings

    from ..backup.check import lacking
    from ..backup.witness import lost_since

    typer.echo(
        f"Restored and proved: {done.files} files were missing and are back; the numbers go on {done.ahead} later."
    )
    for sentence in (*done.shut, *lacking(done.manifest), *lost_since(done.manifest, settings.DARCHA_BACKUP_DIR)):
        typer.echo(sentence)
    if done.doors and not done.doors.noted:
        typer.echo(
            "That could not be noted beside the backups. If one of them is ever put back again, say "
            f"--numbers-ahead {2 * done.ahead}."
        )
    typer.echo(done.gap)
    if done.doors:
        typer.echo(
            f"Everybody signs in anew ({done.doors.sessions} sessions were ended). Staff who were dismissed and tokens "
            "that were revoked in that time are as before it: do it again (docs/operate/staff-and-clients.md)."
        )
    typer.echo(
        "Next: `darcha payments compare` for that time, `darcha health`, then start the web server and the worker."
    )


def _instant(folder: Path, to: str) -> Path:
    from darcha.ground import clock

    from ..archive.instant import picture_of
    from ..archive.place import NoArchive
    from ..backup.tools import ToolFailed

    try:
        moment = None if to == "last" else clock.parse(to)
    except ValueError:
        bad_use(f"{to} is no instant: write it as 2026-11-20 14:59:30, in the time of Tashkent, or say last.")
    try:
        return picture_of(folder, moment, typer.echo)
    except NoArchive as none:
        bad_use(str(none))
    except (ToolFailed, OSError) as failed:
        found_wrong(f"Nothing was restored, and the database is as it was: {failed}")
