"""The sweep for rot in the store of files: a stretch every ten minutes, all of it once a day, never the whole disk.

What it found stands in a file of DARCHA_VAR, by key of file; people are told the number of the case and nothing else.
"""

import json
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from itertools import chain
from pathlib import Path

from django.conf import settings

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.documents import api as documents

RUNS_A_DAY = 144
LEAST_BYTES = 64 * 1024 * 1024  # a run, so that a small store is through in one
LATE = timedelta(hours=48)
_NAMED = 5
_LOOKED_AT_AGAIN = 1000  # where a key of the ring is missing nothing opens: nobody waits for all of it again


@dataclass(frozen=True, slots=True)
class Sweep:
    """How far it is: ``after`` this key, with so many bytes read since ``began_at``. ``budget`` bytes are a run's."""

    after: str = ""
    began_at: str = ""
    read: int = 0
    budget: int = LEAST_BYTES
    ended_at: str = ""  # when everything had been read once, the last time
    damaged: tuple[str, ...] = ()


def go_on(at_most: int | None = None) -> Sweep:
    """One stretch, from where the last one ended; so many bytes, by default what makes a day for everything."""
    was = _read()
    began_at = was.began_at or clock.now().isoformat()
    found = documents.check_files(after=was.after, at_most=at_most or was.budget)
    damaged = tuple(sorted({*was.damaged, *found.damaged}))
    read = was.read + found.bytes
    if found.last:
        now = Sweep(found.last, began_at, read, was.budget, was.ended_at, damaged)
    else:  # through: what was read this time is what the next round shares out
        budget = max(LEAST_BYTES, 2 * read // RUNS_A_DAY)
        now = Sweep("", "", 0, budget, clock.now().isoformat(), damaged)
    _write(now)
    return now


def check_all() -> Sweep:
    """Everything, now."""
    _write(Sweep(budget=_read().budget))
    while (now := go_on()).after:
        pass
    return now


def still_damaged() -> list[str]:
    """Of what the sweep found, the keys that are so at this moment: what was put back is forgotten."""
    known = _read().damaged
    whole = {key for key in known[:_LOOKED_AT_AGAIN] if not _is_damaged(key)}
    if whole:
        now = _read()  # the worker's sweep may have gone on meanwhile
        _write(replace(now, damaged=tuple(key for key in now.damaged if key not in whole)))
    return [key for key in known if key not in whole]


def troubles() -> Iterator[str]:
    """For whoever looks after the installation."""
    if bad := still_damaged():
        yield f"{len(bad)} files are missing or damaged ({named(bad)}): `darcha files repair` takes them from a backup."
    swept = _read().ended_at
    if swept and clock.now() - clock.parse(swept) > LATE:
        yield (
            f"The files were last read through on {clock.parse(swept):%d.%m.%Y %H:%M}: is the worker running, and has "
            "it failed jobs (`darcha jobs failed`)?"
        )


def named(keys: Collection[str]) -> str:
    """The cases that they belong to, by number."""
    belong = documents.cases_of_files(keys)
    told = cases.references_of(chain.from_iterable(belong.values()))
    numbers = sorted(one.number for one in told.values())
    more = [f"{len(numbers) - _NAMED} more"] if len(numbers) > _NAMED else []
    free = sum(not belong.get(key) for key in keys)
    nobodys = [f"{free} of no case"] if free else []
    return ", ".join([*(f"case {number}" for number in numbers[:_NAMED]), *more, *nobodys])


def _is_damaged(key: str) -> bool:
    """Asked of the row again: it may have gone meanwhile."""
    before = f"{int(key, 16) - 1:032x}"
    one = next(documents.kept_files(after=before), None)
    return one is not None and one.key == key and key in documents.check_files(after=before, at_most=1).damaged


def _file() -> Path:
    return Path(settings.DARCHA_VAR) / "files-swept.json"


def _read() -> Sweep:
    with suppress(OSError, ValueError, TypeError):
        said = json.loads(_file().read_text("utf-8"))
        return Sweep(**said | {"damaged": tuple(said["damaged"])})
    return Sweep()


def _write(now: Sweep) -> None:
    _file().parent.mkdir(parents=True, exist_ok=True)
    unfinished = _file().with_suffix(".new")
    unfinished.write_text(json.dumps(asdict(now)), "utf-8")
    unfinished.replace(_file())
