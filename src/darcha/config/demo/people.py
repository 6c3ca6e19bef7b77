"""Invented persons in households, named as people in their region are. Ignores what they own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from darcha.ground.identifiers.pinfl import Sex

from .numbers import Numbers, demo_id
from .stock import drawn, one_of, region_weights, stock

AS_OF = date(2026, 1, 1)  # ages are counted on this day, whenever the draw is made
PHONE_FROM, ADULT_FROM = 14, 18
_YEAR = timedelta(days=365.25)


@dataclass(frozen=True, slots=True)
class District:
    """A place to live: its codes and its name as addresses write it."""

    code: str
    region: str
    address: str


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person; ``id`` is the record in the register of persons."""

    id: UUID
    household: int
    pinfl: str
    document: str
    surname: str
    given_name: str
    patronymic: str
    born_on: date
    sex: Sex
    citizenship: str
    region: str
    district: str
    address: str
    phone: str | None = None
    sole_trader_since: date | None = None

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def age(self) -> int:
        """Full years on the day of the draw."""
        before_birthday = (AS_OF.month, AS_OF.day) < (self.born_on.month, self.born_on.day)
        return AS_OF.year - self.born_on.year - before_birthday

    def record(self) -> dict[str, Any]:
        """The record as the register of persons keeps it."""
        data: dict[str, Any] = {
            "pinfl": self.pinfl,
            "document": self.document,
            "surname": self.surname,
            "given_name": self.given_name,
            "full_name": self.full_name,
            "born_on": self.born_on.isoformat(),
            "sex": self.sex,
            "citizenship": self.citizenship,
            "region": self.region,
            "district": self.district,
            "address": self.address,
        }
        optional = {
            "patronymic": self.patronymic,
            "phone": self.phone,
            "sole_trader_since": self.sole_trader_since and self.sole_trader_since.isoformat(),
        }
        return data | {name: value for name, value in optional.items() if value}


@dataclass(frozen=True, slots=True)
class _Home:
    """What the members of one household share."""

    chance: Random
    numbers: Numbers
    number: int
    people: Mapping[str, Any]
    surname: str
    citizenship: str
    district: District
    address: str


def make_people(chance: Random, numbers: Numbers, districts: Sequence[District], count: int, seed: int) -> list[Person]:
    """Exactly ``count`` persons, household by household."""
    by_region: dict[str, list[District]] = {}
    for district in districts:
        by_region.setdefault(district.region, []).append(district)
    weights = {code: weight for code, weight in region_weights().items() if code in by_region}
    found: list[Person] = []
    household = 0
    while len(found) < count:
        household += 1
        district = one_of(chance, by_region[drawn(chance, weights)])
        for member in _household(chance, numbers, household, district):
            found.append(replace(member, id=demo_id(seed, stock()["registries"]["people"], len(found))))
    return found[:count]


def _household(chance: Random, numbers: Numbers, number: int, district: District) -> Iterator[Person]:
    kin = drawn(chance, stock()["regions"][district.region]["peoples"])
    people = stock()["peoples"][kin]
    home = _Home(
        chance,
        numbers,
        number,
        people,
        one_of(chance, people["surnames"]),
        people["citizenship"],
        district,
        street_address(chance, district, flat=chance.random() < (0.6 if district.code[4] == "4" else 0.2)),
    )
    head_age = min(88, max(21, round(chance.gauss(44, 15))))
    yield (head := _member(home, "male" if chance.random() < 0.8 else "female", head_age))
    if chance.random() < (0.25 if head_age > 65 else 0.85):
        spouse: Sex = "female" if head.sex == "male" else "male"
        yield _member(home, spouse, max(19, head_age - chance.randint(-2, 6)))
    father = head.given_name if head.sex == "male" else None
    for _ in range(chance.choices((0, 1, 2, 3, 4), weights=(25, 22, 27, 18, 8))[0]):
        if (age := head_age - chance.randint(21, 38)) >= 0:
            sex: Sex = "male" if chance.random() < 0.51 else "female"
            yield _member(home, sex, age, father)
    if head_age < 60 and chance.random() < 0.25:
        elder: Sex = "female" if chance.random() < 0.65 else "male"
        yield _member(home, elder, min(94, head_age + chance.randint(21, 32)))


def _member(home: _Home, sex: Sex, age: int, father: str | None = None) -> Person:
    chance, numbers = home.chance, home.numbers
    born_on = AS_OF - age * _YEAR - timedelta(days=chance.randrange(1, 365))
    father = father or one_of(chance, home.people["male"])
    adult = age >= ADULT_FROM
    is_trader = adult and age < 65 and chance.random() < 0.03
    return Person(
        id=UUID(int=0),  # set when the person takes a place in the population
        household=home.number,
        pinfl=numbers.pinfl(sex, born_on),
        document=numbers.document(),
        surname=_surname(home.surname, sex),
        given_name=one_of(chance, home.people[sex]),
        patronymic=home.people["patronymic"][sex].format(father=father),
        born_on=born_on,
        sex=sex,
        citizenship=home.citizenship,
        region=home.district.region,
        district=home.district.code,
        address=home.address,
        phone=numbers.phone() if age >= PHONE_FROM else None,
        sole_trader_since=date(chance.randint(2016, 2024), chance.randint(1, 12), 1) if is_trader else None,
    )


def street_address(chance: Random, district: District, *, flat: bool) -> str:
    """District, street, house and, in a block, the flat."""
    address = f"{district.address}, {one_of(chance, stock()['streets'])} koʻchasi, {chance.randint(1, 140)}-uy"
    return f"{address}, {chance.randint(1, 90)}-xonadon" if flat else address


def _surname(base: str, sex: Sex) -> str:
    return f"{base}a" if sex == "female" and base.endswith(("ov", "ev", "yev", "in")) else base
