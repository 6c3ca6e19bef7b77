"""``darcha explain``: a fee or a term with its derivation. Needs no server and no database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Annotated, Literal

import typer

from darcha.ground.refusals import Refusal
from darcha.ground.strict_json import NotStrictJson, parse
from darcha.kernel.catalogue.types import CalendarKind, Channel, Payer

from ..environment import start_django
from .answer import bad_use, say_json

app = typer.Typer(help=__doc__)
PetitionKind = Literal["application", "proposal", "complaint"]
Language = Annotated[Literal["uz", "kaa", "ru", "en", "uz-cyrl"], typer.Option(help="Language of the words.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def _moment(text: str) -> datetime:
    from darcha.ground import clock

    try:
        return clock.parse(text)
    except (ValueError, OverflowError):
        bad_use(f"{text} is not an ISO 8601 moment, such as 2026-03-06T18:30+05:00")


@contextmanager
def _refusals_said() -> Iterator[None]:
    """What the law, the packs or the calendar itself cannot answer is bad use, in words."""
    try:
        yield
    except Refusal as refusal:
        bad_use(f"{refusal.message('en')} {refusal.remedy('en')}")
    except OverflowError:
        bad_use("The calendar ends before that term does. Choose an earlier moment.")


@app.command()
def fee(
    service: Annotated[str, typer.Argument(help="Key of the service.")],
    on: Annotated[str, typer.Option(help="Date of the invoice, 2026-09-01.")],
    channel: Annotated[Channel, typer.Option(help="Where it is applied for.")] = "portal",
    payer: Annotated[Payer, typer.Option(help="Who pays.")] = "individual",
    answers: Annotated[str, typer.Option(help='Answers as JSON, {"vehicle_category": "bus"}.')] = "{}",
    relief: Annotated[list[str] | None, typer.Option(help="A relief that the registry grants.")] = None,
    lang: Language = "en",
    as_json: AsJson = False,
) -> None:
    """What a service costs on a day, line by line, each with its act."""
    start_django()
    from darcha.ground.text import cite
    from darcha.kernel.catalogue import api as catalogue

    try:
        day = date.fromisoformat(on)
    except ValueError:
        bad_use(f"{on} is not a date, such as 2026-09-01")
    try:
        said = parse(answers.encode())
    except NotStrictJson as error:
        bad_use(f"--answers: {error}")
    if not isinstance(said, dict):
        bad_use("--answers must be a JSON object")
    with _refusals_said():
        quote = catalogue.explain_fee(service, day, channel, payer, said, tuple(relief or ()), language=lang)
    if as_json:
        say_json(quote)
        return
    for line in quote["lines"]:
        act = cite(line["act"], lang, confirmed=line["confirmed"])
        typer.echo(f"{_sum(line['amount'])}  {line['text']}  [{act}]")
    typer.echo(f"{_sum(quote['total'])}  {quote['currency']}")


def _sum(amount: int) -> str:
    return f"{amount:>14,}".replace(",", " ")


@app.command()
def term(
    service: Annotated[str, typer.Argument(help="Key of the service.")],
    arrived: Annotated[str, typer.Option(help="Moment of arrival, ISO 8601.")],
    event: Annotated[list[str] | None, typer.Option(help="KIND@ISO; may be repeated.")] = None,
    kind: Annotated[PetitionKind | None, typer.Option(help="What a petition is.")] = None,
    calendar: Annotated[CalendarKind, typer.Option(help="Days of a working week.")] = "five",
    lang: Language = "en",
    as_json: AsJson = False,
) -> None:
    """When a service is due, with every day counted or skipped and why."""
    start_django()
    from darcha.ground.text import cite
    from darcha.kernel.cases import api as cases

    events = []
    for said in event or ():
        name, at, moment = said.partition("@")
        if not at:
            bad_use(f"{said}: an event is KIND@ISO, such as paid@2026-03-06T17:00+05:00")
        events.append((name, _moment(moment)))
    with _refusals_said():
        answer = cases.explain_term_for(
            service, _moment(arrived), tuple(events), kind=kind, calendar=calendar, language=lang
        )
    if as_json:
        say_json(answer)
        return
    due = answer.get("due_on") or answer.get("due_at") or "-"
    article = cite(answer["article"], lang)
    typer.echo(f"registered {answer['registered_at']}, due {due}: {answer['rule']} ({article})")
    for sentence in answer["summary"]:
        typer.echo(f"  {sentence}")
    for day in (*answer["registration"], *answer["derivation"]):
        typer.echo(f"  {day['on']}  {'counted' if day['counted'] else 'skipped'}  {day['why']['text']}")
