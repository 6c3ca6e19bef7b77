"""``darcha simulate``: a service's month in seconds, by the real commands, in a throw-away installation."""

import time
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ..environment import start_django
from .answer import bad_use, say_json


def simulate(
    service: Annotated[str, typer.Argument(help="Key of the service.")],
    days: Annotated[int, typer.Option(min=1, max=366, help="How many days.")] = 30,
    begins_on: Annotated[str, typer.Option("--from", help="The first day, 2026-03-01; today by default.")] = "",
    arrivals: Annotated[float, typer.Option(min=0, max=500, help="Applications a day, on average.")] = 8,
    officers: Annotated[int, typer.Option(min=1, max=50, help="Officers at work.")] = 3,
    minutes: Annotated[float, typer.Option(min=1, max=5000, help="What a case takes an officer, on average.")] = 20,
    away: Annotated[str, typer.Option(help="Days on which the first officer is away: 8-14; empty: never.")] = "8-14",
    decree_day: Annotated[int, typer.Option(min=0, help="Day on which a decree adds a day off; 0: none.")] = 15,
    seed: Annotated[int, typer.Option(help="The same seed gives the same month.")] = 1,
    svg: Annotated[Path | None, typer.Option(help="Where to draw; simulation-SERVICE.svg by default.")] = None,
    lang: Annotated[str, typer.Option(help="Language of the picture: uz, kaa, ru or en.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON, and draw only where --svg says.")] = False,
) -> None:
    """Breaches, waiting times and workload of a month that is lived under a frozen clock."""
    from darcha.ground.text import LANGUAGES

    from ..simulation.place import throw_away
    from ..simulation.plan import Plan

    if lang not in LANGUAGES:
        bad_use(f"There is no language {lang}; there are {', '.join(LANGUAGES)}.")
    try:
        first = date.fromisoformat(begins_on) if begins_on else date.today()  # noqa: DTZ011 - the operator's own day
        low, _, high = away.partition("-")
        absent = (int(low), int(high)) if away else (0, -1)
    except ValueError:
        bad_use(f"{begins_on or away} is not understood: --from is a day, 2026-03-01; --away two numbers, 8-14.")
    plan = Plan(service, first, days, arrivals, officers, minutes, absent, decree_day, seed)
    began = time.monotonic()
    with throw_away() as folder:
        start_django()
        from darcha.kernel.catalogue.errors import UnknownService

        from ..simulation.live import live

        try:
            figures = live(plan, folder)
        except UnknownService:
            bad_use(f"There is no service {service} on {first}.")
    from ..simulation.drawing import draw
    from ..simulation.telling import as_plain, lines

    picture = svg or (None if as_json else Path(f"simulation-{service}.svg"))
    if picture is not None:
        picture.write_text(draw(figures, lang), "utf-8")
    if as_json:
        say_json(as_plain(figures))
        return
    for line in lines(figures, plan):
        typer.echo(line)
    typer.echo(f"lived in {time.monotonic() - began:.0f} s; drawn in {picture}")
