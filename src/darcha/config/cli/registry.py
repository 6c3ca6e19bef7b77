"""``darcha registry``: records that come from the bodies that keep them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from darcha.ground.strict_json import NotStrictJson, parse

from ..environment import start_django
from .answer import bad_use, found_wrong

app = typer.Typer(help=__doc__)


class _WrongLine(Exception):
    """A line that is no record."""


@app.callback()
def _group() -> None:
    """Registers of persons, homes, vehicles and the like."""


@app.command("import")
def import_file(
    registry: Annotated[str, typer.Argument(help="Key of the registry, as in packs/registries.")],
    file: Annotated[Path, typer.Argument(help="One JSON record on each line.")],
    source: Annotated[str, typer.Option(help="Where the file comes from; kept with every record.")],
    since: Annotated[str, typer.Option(help="First day on which the records hold; today when not given.")] = "",
) -> None:
    """Enter first versions: all lines or none. A record that is there already refuses the file."""
    start_django()
    from django.db import IntegrityError

    from darcha.kernel.identity.types import Principal
    from darcha.kernel.registries import api as registries

    from ..imports import as_new_records, registry_keys

    valid_from = _day(since)
    try:
        rows = as_new_records(registry, _lines(file), valid_from)
        entered = registries.import_records(Principal.system("cli"), registry=registry, rows=rows, source=source)
    except registries.RecordInvalid as wrong:
        where = f"{file}:{wrong.params['row']}" if "row" in wrong.params else str(file)
        found_wrong(f"{where}: {', '.join(sorted(wrong.fields)) or 'the record'} does not fit the registry's schema")
    except _WrongLine as wrong:
        found_wrong(str(wrong))
    except IntegrityError:
        found_wrong(f"{file}: a record of it is in the registry already, or twice in the file; nothing was entered")
    except registries.RegistryUnknown:
        bad_use(f"There is no registry {registry}; there are {', '.join(registry_keys())}.")
    typer.echo(f"{entered} records entered in {registry}.")


def _lines(file: Path) -> Iterator[dict[str, object]]:
    try:
        with file.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                try:
                    record = parse(line)
                except NotStrictJson as error:
                    raise _WrongLine(f"{file}:{number}: {error}") from None
                if not isinstance(record, dict):
                    raise _WrongLine(f"{file}:{number}: a record is a JSON object")
                yield record
    except OSError as error:
        bad_use(f"{file}: {error.strerror}")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        bad_use(f"{text} is not a date, such as 2026-11-20")


@app.command("enter")
def enter(
    number: Annotated[str, typer.Argument(help="Number of a decided case that its register did not take.")],
    put_right: Annotated[
        list[str] | None,
        typer.Option("--set", help="field=value in place of what was to be entered; field= leaves it out."),
    ] = None,
) -> None:
    """Make the entry of a case that silence or a rule decided, as of the day of its decision."""
    start_django()
    from darcha.kernel.cases import api as cases
    from darcha.kernel.cases.errors import NotFound, RegisterRefuses
    from darcha.kernel.identity.types import Principal

    try:
        registry = cases.make_entry(
            Principal.system("cli"), number=number, values=dict(map(_put_right, put_right or []))
        )
    except NotFound:
        found_wrong(f"Nothing is left to enter for {number}; `darcha health` names what is.")
    except RegisterRefuses as refusal:
        found_wrong(refusal.message("en"))
    typer.echo(f"{number} is entered in {registry}.")


def _put_right(said: str) -> tuple[str, object]:
    """``field=value``: JSON where it is, else the words themselves."""
    name, sign, value = said.partition("=")
    if not sign or not name:
        bad_use(f"{said} is not field=value")
    try:
        return name, parse(value.encode())
    except NotStrictJson:
        return name, value


@app.command()
def canary(
    record: Annotated[UUID, typer.Argument(help="Id of a record made up for this.")],
) -> None:
    """From now on a reading of this record by staff raises the alarm; its owner does not exist."""
    start_django()
    from darcha.kernel.exchange import api as exchange
    from darcha.kernel.identity.types import Principal

    exchange.plant_canary(Principal.system("cli"), person_id=record)
    typer.echo("planted")
