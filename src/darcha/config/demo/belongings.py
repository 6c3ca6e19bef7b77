"""What invented persons and organisations own, and the reliefs that some have. Ignores how records are stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from .numbers import Numbers
from .people import ADULT_FROM, District, Person, street_address
from .stock import drawn, one_of, stock

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Organisation:
    """One invented legal entity."""

    data: Data

    @property
    def stir(self) -> str:
        return str(self.data["stir"])


def make_organisations(
    chance: Random, numbers: Numbers, heads: Sequence[Person], districts: Sequence[District], count: int
) -> list[Organisation]:
    """Headed by grown-ups of the same region; three in a hundred are foreign firms' offices."""
    words = stock()["organisations"]
    by_code = {district.code: district for district in districts}
    found = []
    for _ in range(count):
        head = one_of(chance, heads)
        kind = drawn(chance, words["kinds"])
        ending = words["endings"][kind]
        found.append(
            Organisation(
                {
                    "stir": numbers.stir(),
                    "name": f"“{one_of(chance, words['first'])} {one_of(chance, words['second'])}” {ending}",
                    "kind": kind,
                    "head_pinfl": head.pinfl,
                    "foreign": kind == "branch" or chance.random() < 0.02,
                    "region": head.region,
                    "district": head.district,
                    "address": street_address(chance, by_code[head.district], flat=False),
                    "registered_on": f"{chance.randint(2001, 2024)}-{chance.randint(1, 12):02d}-15",
                }
            )
        )
    return found


def make_homes(
    chance: Random,
    numbers: Numbers,
    people: Sequence[Person],
    organisations: Sequence[Organisation],
    count: int,
) -> list[Data]:
    """The homes that families live in first (some with two owners), then second homes of anybody grown up, and a few
    that belong to organisations."""
    households: dict[int, list[Person]] = {}
    for person in people:
        if person.age >= ADULT_FROM:
            households.setdefault(person.household, []).append(person)
    families = list(households.values())
    grown = [person for family in families for person in family]
    homes: list[Data] = []
    for family in families:
        if len(homes) < count and chance.random() < 0.82:
            owners = family[:2] if len(family) > 1 and chance.random() < 0.35 else [one_of(chance, family)]
            shares = [{"pinfl": owner.pinfl, "share": f"1/{len(owners)}"} for owner in owners]
            homes.append(_home(chance, numbers, owners[0], owners[0].address, shares))
    while len(homes) < count:
        owner = one_of(chance, grown)
        share: Data = {"pinfl": owner.pinfl, "share": "1/1"}
        if organisations and chance.random() < 0.04:
            share = {"stir": one_of(chance, organisations).stir, "share": "1/1"}
        place = owner.address.rsplit(" koʻchasi", 1)[0]
        address = f"{place} koʻchasi, {chance.randint(141, 400)}-uy"
        homes.append(_home(chance, numbers, owner, address, [share]))
    return homes


def _home(chance: Random, numbers: Numbers, near: Person, address: str, owners: list[Data]) -> Data:
    flat = address.endswith("xonadon")
    area = chance.gauss(62, 18) if flat else chance.gauss(140, 50)
    return {
        "cadastre": numbers.cadastre(near.region, near.district, flat),
        "kind": "flat" if flat else "house",
        "address": address,
        "area_m2": round(max(24.0, area), 1),
        "region": near.region,
        "district": near.district,
        "registered_on": f"{chance.randint(1996, 2024)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        "owners": owners,
    }


def make_vehicles(
    chance: Random,
    numbers: Numbers,
    people: Sequence[Person],
    organisations: Sequence[Organisation],
    count: int,
) -> list[Data]:
    """Mostly cars of grown-ups; one in seven is an organisation’s, and only there buses and lorries are common."""
    drivers = [person for person in people if ADULT_FROM <= person.age < 80]
    found = []
    for _ in range(count):
        if organisations and chance.random() < 0.14:
            owner = one_of(chance, organisations)
            category = drawn(chance, {"car": 45, "truck": 30, "bus": 25})
            found.append(vehicle(chance, numbers, category, owner.data["region"], {"owner_stir": owner.stir}))
        else:
            person = one_of(chance, drivers)
            category = drawn(chance, {"car": 96, "truck": 3, "bus": 1})
            found.append(vehicle(chance, numbers, category, person.region, {"owner_pinfl": person.pinfl}))
    return found


def vehicle(chance: Random, numbers: Numbers, category: str, region: str, owner: Data) -> Data:
    """One vehicle of the owner, with a plate of the region."""
    make, model = one_of(chance, stock()["vehicles"][category])
    return {
        "plate": numbers.plate(region, "owner_stir" in owner),
        "make": make,
        "model": model,
        "year": chance.randint(2005, 2025),
        "category": category,
        "colour": one_of(chance, stock()["colours"]),
        "region": region,
        **owner,
    }


def make_social(chance: Random, people: Sequence[Person]) -> Iterator[Data]:
    """Whole households: about one in sixteen in the social register, one in forty in the yellow list."""
    standing: dict[int, list[str]] = {}
    for person in people:
        if person.household not in standing:
            lot = chance.random()
            categories = [] if lot > 0.08 else ["yellow-list"] if lot < 0.02 else ["social-register"]
            standing[person.household] = [*categories, "yellow-list"] if 0.075 < lot < 0.08 else categories
        if standing[person.household]:
            yield {"pinfl": person.pinfl, "categories": sorted(standing[person.household])}


def make_disabilities(chance: Random, people: Sequence[Person]) -> Iterator[Data]:
    """About one in forty, more often in old age."""
    for person in people:
        if chance.random() < (0.06 if person.age > 60 else 0.018):
            yield {
                "pinfl": person.pinfl,
                "group": drawn(chance, {"I": 15, "II": 55, "III": 30}),
                "established_on": f"{chance.randint(2015, 2024)}-{chance.randint(1, 12):02d}-10",
            }
