"""An upgrade tried on a copy: which migrations this program would run, how long each takes, and whether all opens."""

import time
from collections.abc import Iterator
from pathlib import Path

from django.db.migrations.migration import Migration

from ..migrating import bring_up
from . import target
from .census import census
from .elsewhere import leave
from .manifest import Manifest, read
from .restore import Refused, restore


class _Timed:
    """Runs what is missing, one by one, and remembers how long each took."""

    def __init__(self) -> None:
        self.took: list[tuple[str, float]] = []
        self._began = 0.0

    def migrate(self) -> None:
        bring_up(self._heard)

    def _heard(self, action: str, migration: Migration | None = None, fake: bool = False) -> None:
        if action == "apply_start":
            self._began = time.monotonic()
        elif action == "apply_success" and migration is not None:
            self.took.append((f"{migration.app_label}.{migration.name}", time.monotonic() - self._began))


def rehearse(folder: Path) -> Iterator[str]:
    """The report, line by line; the copy is emptied again. Raises NoBackup, Refused, NotProved, ToolFailed."""
    said = read(folder)
    if target.look().tables:
        raise Refused("The database for the rehearsal is not empty: name another with --into, or empty it.")
    try:
        yield from _try_out(folder, said)
    finally:
        leave()


def _try_out(folder: Path, said: Manifest) -> Iterator[str]:
    timed, began = _Timed(), time.monotonic()
    restore(folder, overwrite="", ahead=0, say=lambda words: None, migrate=timed.migrate)
    whole, migrating = time.monotonic() - began, sum(seconds for _, seconds in timed.took)
    rows = sum(said.census.tables.values())
    yield f"A copy of {said.made_at:%d.%m.%Y %H:%M} ({rows} rows): restored and proved in {whole - migrating:.1f} s."
    if not timed.took:
        yield "This program has no migration that the copy has not: an upgrade changes no table."
    for name, seconds in timed.took:
        yield f"  {name:<60} {seconds:8.2f} s"
    after = census()
    for table in sorted(said.census.tables.keys() | after.tables.keys()):
        before, now = said.census.tables.get(table), after.tables.get(table)
        if before != now and table != "django_migrations":
            yield f"  {table}: {'new' if before is None else before} -> {'gone' if now is None else now} rows"
    yield (
        f"{len(timed.took)} migrations, {migrating:.1f} s of closed doors on this machine; seals open and documents "
        "verify."
    )
