"""``darcha payments``: what must go back, and our books beside the provider's."""

import csv
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..environment import start_django
from .answer import bad_use, found_wrong

if TYPE_CHECKING:
    from darcha.kernel.payments.types import ProviderLine

app = typer.Typer(help=__doc__)
PROVIDER = "payme"
COLUMNS = ("id", "state", "amount")


@app.command()
def refunds() -> None:
    """Captures that must go back: the provider's transaction, the invoice, soʻm, since when."""
    start_django()
    from darcha.kernel.payments import api as payments

    for row in payments.refunds_due():
        since = row.performed_at.isoformat(timespec="minutes") if row.performed_at else "-"
        typer.echo(f"{row.provider_ref}  {row.invoice_number}  {row.amount}  {since}")


@app.command()
def compare(
    begin: Annotated[str, typer.Option("--from", help="First day, 2026-11-01.")],
    end: Annotated[str, typer.Option("--to", help="Last day, 2026-11-30.")],
    file: Annotated[
        Path | None, typer.Option(help="The provider's statement as CSV with id, state, amount; else it is asked.")
    ] = None,
) -> None:
    """Both books of these days, and every transaction on which they disagree. Exit 1 when there is one."""
    start_django()
    from darcha.kernel.payments import api as payments

    theirs = None if file is None else _read(file)
    try:
        found = payments.reconcile(PROVIDER, _moment(begin, time.min), _moment(end, time.max), theirs=theirs)
    except OSError:
        bad_use("The provider has no statement to ask for: give its statement with --file.")
    if not found.agrees:
        lines = [
            f"{one.provider_ref}: ours {one.ours or 'unknown'} {one.our_amount or ''},"
            f" theirs {one.theirs or 'unknown'} {one.their_amount or ''}"
            for one in found.differences
        ]
        found_wrong("\n".join([*lines, f"Captured by our books {found.ours}, by theirs {found.theirs}."]))
    typer.echo(f"Both books agree: {found.ours} captured.")


def _moment(day: str, at: time) -> datetime:
    from darcha.ground import clock

    try:
        return clock.parse(datetime.combine(date.fromisoformat(day), at))
    except (ValueError, OverflowError):
        bad_use(f"{day} is not a date, such as 2026-11-01")


def _read(file: Path) -> "list[ProviderLine]":
    from darcha.kernel.payments.types import ProviderLine, TransactionState

    found = []
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            if not set(COLUMNS) <= set(rows.fieldnames or ()):
                bad_use(f"{file}: the first line must name the columns {', '.join(COLUMNS)}")
            for row in rows:
                state = TransactionState(row["state"].strip())
                found.append(ProviderLine(row["id"].strip(), state, int(row["amount"])))
    except OSError as error:
        bad_use(f"{file}: {error.strerror}")
    except (ValueError, AttributeError, csv.Error):
        states = ", ".join(state.value for state in TransactionState)
        bad_use(f"{file}, line {rows.line_num}: state is one of {states}, amount whole soʻm")
    return found
