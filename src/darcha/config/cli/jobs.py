"""``darcha jobs``: what failed for good, and what is to become of it."""

from typing import Annotated

import typer

from ..environment import start_django
from .answer import bad_use

app = typer.Typer(help=__doc__)
Ids = Annotated[list[int] | None, typer.Argument(help="Numbers of the jobs; without any, all that failed.")]


@app.command()
def failed() -> None:
    """List them: number, task, event that was to be delivered, number of its case, when it failed. Why is in the
    worker's log."""
    start_django()
    from ..jobs import failed_jobs

    for job in failed_jobs():
        when = job.failed_at.isoformat(timespec="seconds") if job.failed_at else "-"
        typer.echo(f"{job.id}  {job.task}  {job.event or '-'}  {job.case or '-'}  {when}")


@app.command()
def retry(ids: Ids = None) -> None:
    """Put them back in the queue, when the cause is gone. What was done before the fault is not done twice."""
    start_django()
    from ..jobs import put_back

    typer.echo(f"{put_back(_wanted(ids))} jobs are in the queue again.")


@app.command("give-up")
def give_up(ids: Annotated[list[int], typer.Argument(help="Numbers of the jobs.")]) -> None:
    """Remove jobs that shall never be done; say each by its number."""
    start_django()
    from .. import jobs

    typer.echo(f"{jobs.give_up(_wanted(ids))} jobs are given up.")


def _wanted(ids: list[int] | None) -> list[int]:
    from ..jobs import failed_jobs

    known = [job.id for job in failed_jobs()]
    if strange := [number for number in ids or () if number not in known]:
        bad_use(f"No failed job has the number {', '.join(map(str, strange))}: see `darcha jobs failed`.")
    return ids or known
