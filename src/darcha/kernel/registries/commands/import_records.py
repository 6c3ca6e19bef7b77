"""Enter many first versions at once. Ignores later versions: those come one by one through ``record``."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice

from darcha.ground import clock, ids, journal
from darcha.ground.command import command
from darcha.ground.text import canonical_values
from darcha.kernel.catalogue.types import RegistryDefinition
from darcha.kernel.identity.types import Principal

from ..errors import RecordInvalid
from ..models import Record
from ..models.bulk import enter
from ..models.definition import check, definition
from ..rules.writers import is_system
from ..types import NewRecord

BATCH = 5_000


@command(may=is_system)
def import_records(who: Principal, *, registry: str, rows: Iterable[NewRecord], source: str) -> int:
    """How many were entered. Every row is checked; the first invalid one refuses the whole import.

    Raises RegistryUnknown, RecordInvalid with ``row`` among its params (the first is 1), and django.db.IntegrityError
    when a given record id is already open.
    """
    described = definition(registry)
    today, at = clock.today(), clock.now()
    waiting = iter(rows)
    entered = 0
    while batch := list(islice(waiting, BATCH)):
        _check(described, batch, entered + 1)
        entered += enter(described, list(_versions(described, batch, source, today, at)))
    journal.record(
        "registries.imported",
        by=who.actor,
        about=f"registry:{registry}",
        details={"source": source, "entered": entered},
    )
    return entered


def _check(described: RegistryDefinition, batch: list[NewRecord], first: int) -> None:
    for number, row in enumerate(batch, first):
        try:
            check(described, row.data)
        except RecordInvalid as wrong:
            wrong.params["row"] = number
            raise


def _versions(
    described: RegistryDefinition, batch: list[NewRecord], source: str, today: date, at: datetime
) -> Iterator[Record]:
    for row in batch:
        version_id = row.record_id or ids.new_id()
        yield Record(
            id=version_id,
            record_id=version_id,
            registry=described.key,
            content=canonical_values(row.data),
            valid_from=row.valid_from or today,
            recorded_at=at,
            source=source,
        )
