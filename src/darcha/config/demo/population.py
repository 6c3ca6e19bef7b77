"""The whole invented population in one draw, deterministic by seed, and its entry into the registries.

Synthetic from the first name to the last plate: the numbers are well-formed and belong to nobody.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Region
from darcha.kernel.identity.types import Principal
from darcha.kernel.registries import api as registries
from darcha.kernel.registries.types import NewRecord

from . import personas
from .belongings import (
    make_disabilities,
    make_homes,
    make_organisations,
    make_social,
    make_vehicles,
)
from .numbers import Numbers, demo_id
from .people import ADULT_FROM, District, Person, make_people
from .stock import stock

SEED = 20_261_101
SOURCE = "demo"
SINCE = date(2024, 1, 1)  # before the first case of the demo's past


@dataclass(frozen=True, slots=True)
class Population:
    """People and, by registry, every record about them, each with its id."""

    people: tuple[Person, ...]
    records: Mapping[str, tuple[tuple[UUID, dict[str, Any]], ...]]

    def digest(self) -> str:
        """The same for the same seed and sizes, on any machine."""
        lines = {key: [[str(id_), data] for id_, data in rows] for key, rows in self.records.items()}
        return hashlib.sha256(json.dumps(lines, sort_keys=True).encode()).hexdigest()


def generate(
    districts: Iterable[District],
    *,
    seed: int = SEED,
    people: int = 10_000,
    organisations: int = 600,
    homes: int = 4_500,
    vehicles: int = 3_000,
) -> Population:
    """Draw everything. The fixed demo people come on top and are the same in every draw."""
    places = sorted(districts, key=lambda district: district.code)
    chance = Random(seed)  # noqa: S311 - invented people must come out the same every time
    numbers = Numbers(chance)
    everybody = make_people(chance, numbers, places, people, seed)
    heads = [person for person in everybody if ADULT_FROM + 6 <= person.age < 68]
    firms = make_organisations(chance, numbers, heads, places, organisations)
    drawn: dict[str, list[dict[str, Any]]] = {
        "people": [person.record() for person in everybody],
        "organisations": [firm.data for firm in firms],
        "homes": make_homes(chance, numbers, everybody, firms, homes),
        "vehicles": make_vehicles(chance, numbers, everybody, firms, vehicles),
        "social": list(make_social(chance, everybody)),
        "disabilities": list(make_disabilities(chance, everybody)),
    }
    registry_of = stock()["registries"]
    fixed = {registry_of["people"]: list(personas.people().values()), **personas.belongings()}
    return Population(
        tuple(everybody),
        {
            registry: (
                *_with_ids(personas.IDS, registry, fixed.get(registry, ())),
                *_with_ids(seed, registry, drawn[part]),
            )
            for part, registry in registry_of.items()
        },
    )


def _with_ids(seed: int, registry: str, rows: Iterable[dict[str, Any]]) -> Iterable[tuple[UUID, dict[str, Any]]]:
    return ((demo_id(seed, registry, serial), data) for serial, data in enumerate(rows))


def districts_of(regions: Mapping[str, Region]) -> list[District]:
    """Every district and city of the national pack, named as an Uzbek address names it."""
    return [
        District(region.code, region.parent, f"{regions[region.parent].name.in_('uz')}, {region.name.in_('uz')}")
        for region in regions.values()
        if region.parent is not None
    ]


@cache
def population_of(**sizes: int) -> Population:
    """The population of those sizes, in full where none are said; drawn once in a process."""
    return generate(districts_of(catalogue.current().regions), **sizes)


def _since(data: Mapping[str, Any]) -> date:
    """Nobody is on record before being born."""
    return max(SINCE, date.fromisoformat(data.get("born_on", SINCE.isoformat())))


def seed_population(say: Callable[[str], None] = print, **sizes: int) -> bool:
    """Enter the population into the registries; False and nothing done when it is there already. Each registry is
    one transaction, and one that was entered by an earlier, broken-off run is left as it is."""
    principal = Principal.system("demo")
    changed = False
    for key, rows in population_of(**sizes).records.items():
        if not rows or registries.is_known(rows[0][0]):
            continue
        entered = registries.import_records(
            principal,
            registry=key,
            rows=(NewRecord(data, record_id=id_, valid_from=_since(data)) for id_, data in rows),
            source=SOURCE,
        )
        changed = True
        say(f"  {key}: {entered}")
    return changed
