"""``darcha pack``: check the service packs as a lawyer would read the answer; publish them."""

from pathlib import Path
from typing import Annotated

import typer

from ..environment import start_django
from .answer import bad_use, found_wrong

app = typer.Typer(help=__doc__)
MOST_SHOWN = 100


@app.command()
def check(
    path: Annotated[Path | None, typer.Argument(help="Folder of packs; the project's own by default.")] = None,
) -> None:
    """Name every mistake with its file, line and likely intention; run the worked examples."""
    start_django()
    from django.conf import settings

    from darcha.kernel.cases.api import paper_runner, term_runner
    from darcha.kernel.catalogue.api import check_packs, packs_around

    wanted = path or settings.DARCHA_PACKS_DIR
    if packs_around(wanted) is None:
        bad_use(f"{wanted} is no folder of packs: name the one that holds national/, or a part of it")
    mistakes = check_packs(wanted, term_runner=term_runner, paper_runner=paper_runner)
    if mistakes:
        shown = [str(mistake) for mistake in mistakes[:MOST_SHOWN]]
        more = [f"… and {len(mistakes) - MOST_SHOWN} more"] if len(mistakes) > MOST_SHOWN else []
        found_wrong("\n".join([*shown, *more, f"Mistakes: {len(mistakes)}"]))
    typer.echo("The packs are in order.")


@app.command()
def publish() -> None:
    """Store each new version of a service; published versions never change."""
    start_django()
    from darcha.kernel.catalogue.api import publish_packs

    for version in publish_packs():
        typer.echo(f"published {version}")
