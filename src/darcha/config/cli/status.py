"""``darcha status``: what everybody reads on the status page, and what an operator tells there."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from darcha.ground.refusals import Refusal

from ..environment import start_django
from .answer import bad_use, say_json

if TYPE_CHECKING:
    from darcha.kernel.identity.types import Principal

app = typer.Typer(help=__doc__)
Parts = Annotated[list[str], typer.Option("--part", help="A part that is concerned; once for each.")]
Uz = Annotated[str, typer.Option(help="What is said, in Uzbek (Latin).")]
Kaa = Annotated[str, typer.Option(help="In Karakalpak.")]
Ru = Annotated[str, typer.Option(help="In Russian.")]
En = Annotated[str, typer.Option(help="In English.")]


@app.command()
def show() -> None:
    """The parts and what goes on, with the numbers by which it is closed; as JSON."""
    start_django()
    from darcha.kernel.availability import api as availability

    board = availability.board()
    say_json(
        {
            "database_answers": board.answers,
            "parts": {str(line.part): line.state for line in board.parts},
            "minutes_lost": {str(line.part): line.kept.lost for line in board.parts},
            "minutes_allowed": board.rest.allowed,
            "incidents": [
                {"id": one.id, "kind": one.kind, "parts": one.parts, "begins_at": one.begins_at, "ends_at": one.ends_at}
                for one in board.incidents
                if one.ends_at is None or one.ends_at > board.at
            ],
        }
    )


@app.command("open")
def begin(part: Parts, uz: Uz, kaa: Kaa, ru: Ru, en: En) -> None:
    """Tell that something does not work. Prints the number by which it is closed."""
    start_django()
    from darcha.kernel.availability import api as availability

    try:
        typer.echo(availability.open_incident(_cli(), parts=part, words=_words(uz, kaa, ru, en)))
    except Refusal as refusal:
        _refused(refusal)


@app.command()
def plan(
    part: Parts,
    begins: Annotated[str, typer.Option("--from", help="When works begin, as 2026-12-05T22:00 in Tashkent.")],
    ends: Annotated[str, typer.Option("--until", help="When they are over.")],
    uz: Uz,
    kaa: Kaa,
    ru: Ru,
    en: En,
) -> None:
    """Tell beforehand of works. The minutes count as lost all the same. Prints the number by which it is called off."""
    start_django()
    from darcha.kernel.availability import api as availability

    times = {"begins_at": _moment("--from", begins), "ends_at": _moment("--until", ends)}
    try:
        typer.echo(availability.plan_works(_cli(), parts=part, words=_words(uz, kaa, ru, en), **times))
    except Refusal as refusal:
        _refused(refusal)


@app.command("close")
def end(number: str, uz: Uz = "", kaa: Kaa = "", ru: Ru = "", en: En = "") -> None:
    """It works again, or planned works will not be. What is said with it stands in all four languages or not at all."""
    start_django()
    from darcha.kernel.availability import api as availability

    words = {language: said for language, said in _words(uz, kaa, ru, en).items() if said}
    try:
        availability.close_incident(_cli(), incident=UUID(number), words=words)
    except ValueError:
        bad_use(f"{number} is no number of an incident: `darcha status show` lists them.")
    except Refusal as refusal:
        _refused(refusal)
    typer.echo("Closed.")


def _words(uz: str, kaa: str, ru: str, en: str) -> dict[str, str]:
    return {"uz": uz.strip(), "kaa": kaa.strip(), "ru": ru.strip(), "en": en.strip()}


def _moment(option: str, value: str) -> datetime:
    from darcha.ground import clock

    try:
        return clock.parse(value)
    except ValueError:
        bad_use(f"{option}: {value} is no moment; write 2026-12-05T22:00.")


def _refused(refusal: Refusal) -> None:
    from darcha.ground.text import t
    from darcha.kernel.availability.types import Part

    wrong = [f"  --{field}: {t(key, 'en')}" for field, key in refusal.fields.items()]
    parts = [f"  Parts: {', '.join(Part)}"] if "part" in refusal.fields else []
    bad_use("\n".join([f"{refusal.message('en')} {refusal.remedy('en')}", *wrong, *parts]))


def _cli() -> "Principal":
    from darcha.kernel.identity.types import Principal

    return Principal.system("cli")
