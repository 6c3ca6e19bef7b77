"""``darcha pack``: check the service packs as a lawyer would read the answer; draw them; publish them."""

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

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
def draw(
    service: Annotated[str, typer.Argument(help="Key of the service.")],
    notation: Annotated[
        Literal["idef0", "idef3", "bpmn"] | None, typer.Option(help="One notation; all three by default.")
    ] = None,
    lang: Annotated[Literal["uz", "kaa", "ru", "en", "uz-cyrl"], typer.Option(help="Language of the words.")] = "uz",
    out: Annotated[str, typer.Option(help="Folder for the files; - for one notation on stdout.")] = ".",
) -> None:
    """Draw the procedure that is in force: IDEF0 and IDEF3 as SVG, BPMN 2.0 as XML that other tools open."""
    if out == "-" and notation is None:
        bad_use("One notation fits on stdout: name it, as --notation bpmn.")
    start_django()
    from darcha.kernel.catalogue import api as catalogue
    from darcha.kernel.catalogue.types import PackInvalid

    from ..drawing.files import NOTATIONS, draw_whole
    from ..drawing.files import draw as files_of

    try:
        loaded = catalogue.current()
    except PackInvalid as wrong:
        found_wrong(str(wrong))
    found = catalogue.find_service(service)
    if found is None:
        near = get_close_matches(service, loaded.services, n=1, cutoff=0)
        bad_use(f"There is no service {service}." + (f" Did you mean {near[0]}?" if near else ""))
    if out == "-":
        typer.echo(draw_whole(found, loaded, lang, notation or "bpmn"), nl=False)
        return
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files_of(found, loaded, lang, (notation,) if notation else NOTATIONS):
            (folder / name).write_text(content, "utf-8")
            typer.echo(f"drawn {folder / name}")
    except OSError as error:
        bad_use(f"{folder}: {error.strerror}")


@app.command()
def publish() -> None:
    """Store each new version of a service; published versions never change."""
    start_django()
    from darcha.kernel.catalogue.api import publish_packs

    for version in publish_packs():
        typer.echo(f"published {version}")
