"""``darcha terms``: what a new calendar does to open cases. Look first, then apply; what was applied can be undone."""

from dataclasses import asdict
from typing import Annotated
from uuid import UUID

import typer

from darcha.ground.refusals import Refusal

from ..environment import start_django
from .answer import bad_use, say_json

app = typer.Typer(help=__doc__)
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


@app.command()
def preview(as_json: AsJson = False) -> None:
    """Which days differ, how many open cases would move, from where to where, and who would be told."""
    start_django()
    from darcha.kernel.cases import api as cases
    from darcha.kernel.identity.types import Principal

    try:
        found = cases.preview_recalculation(Principal.system("cli"))
    except Refusal as refusal:
        bad_use(f"{refusal.message('en')} {refusal.remedy('en')}")
    if as_json:
        say_json(asdict(found))
        return
    for day in found.changed_days:
        typer.echo(f"{day.on} {'works now' if day.works else 'is a day off now'}{f' ({day.ref})' if day.ref else ''}")
    typer.echo(f"{found.open_cases} open cases are counted by an earlier calendar")
    for move in found.moves:
        typer.echo(f"  {move.cases:>6} of {move.service_key} at {move.body}: {move.before} -> {move.after}")
    typer.echo(f"{found.told} applicants would be told; {found.over_at_once} cases would be past their end at once")
    for number in found.cannot:
        typer.echo(f"  {number} keeps its calendar: its history would not be lawful by the new one")


@app.command()
def apply() -> None:
    """Count every open case by the calendar now in force; a run that broke goes on. The last line is its number."""
    start_django()
    from darcha.kernel.cases import api as cases
    from darcha.kernel.identity.types import Principal

    try:
        _run(cases.begin_recalculation(Principal.system("cli")))
    except Refusal as refusal:
        bad_use(f"{refusal.message('en')} {refusal.remedy('en')}")


@app.command()
def undo(recalculation: Annotated[UUID, typer.Argument(help="What `darcha terms apply` printed last.")]) -> None:
    """Give every case that it moved, and that is still open, its earlier calendar back."""
    start_django()
    from darcha.kernel.cases import api as cases
    from darcha.kernel.identity.types import Principal

    try:
        _run(cases.undo_recalculation(Principal.system("cli"), recalculation=recalculation))
    except Refusal as refusal:
        bad_use(f"{refusal.message('en')} {refusal.remedy('en')}")


def _run(recalculation: UUID) -> None:
    from darcha.kernel.cases import api as cases
    from darcha.kernel.identity.types import Principal

    pinned = moved = kept = 0
    after: UUID | None = None
    while True:
        done = cases.recalculate_terms(Principal.system("cli"), recalculation=recalculation, after=after)
        pinned, moved, kept, after = pinned + done.pinned, moved + done.moved, kept + done.kept, done.last
        if after is None:
            break
    typer.echo(f"{pinned} cases counted anew, {moved} have another last day, {kept} keep their calendar")
    typer.echo(str(recalculation))
