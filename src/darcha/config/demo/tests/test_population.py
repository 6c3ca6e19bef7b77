"""The invented country: the same from one seed, valid to the last digit, whole in its references."""

from collections import Counter
from datetime import date

import pytest

from darcha.config.demo import population as demo
from darcha.config.demo.numbers import demo_id
from darcha.config.demo.people import AS_OF, District
from darcha.config.demo.stock import region_weights
from darcha.ground.identifiers import cadastre, phone, pinfl, plate, stir
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.registries.models.definition import check


@pytest.fixture(scope="module")
def districts() -> list[District]:
    return demo.districts_of(catalogue.current().regions)


@pytest.fixture(scope="module")
def country(districts: list[District]) -> demo.Population:
    return demo.generate(districts, people=2_000, organisations=120, homes=900, vehicles=600)


def datas(country: demo.Population, registry: str) -> list[dict]:
    return [data for _, data in country.records[registry]]


def test_the_same_seed_makes_the_same_country(districts: list[District]) -> None:
    sizes = {"people": 300, "organisations": 20, "homes": 100, "vehicles": 50}
    first = demo.generate(districts, seed=7, **sizes)
    assert demo.generate(reversed(districts), seed=7, **sizes).digest() == first.digest()
    assert demo.generate(districts, seed=8, **sizes).digest() != first.digest()


def test_it_is_the_same_on_every_machine() -> None:
    place = [District("1726266", "1726", "Toshkent shahri, Yunusobod tumani")]
    drawn = demo.generate(place, seed=1, people=50, organisations=5, homes=20, vehicles=20)
    assert drawn.digest() == "0929eaaf746ef2fd63dd74b2a41c9997e5a38a7f99135d47433a6914cb49ba09"


def test_full_size(districts: list[District]) -> None:
    country = demo.generate(districts)
    sizes = {key: len(rows) for key, rows in country.records.items()}
    assert sizes["population"] == 10_004
    assert sizes["legal-entities"] == 601
    assert sizes["real-estate"] == 4_502
    assert sizes["vehicles"] == 3_002


def test_every_record_fits_its_registry(country: demo.Population) -> None:
    registries = catalogue.current().registries
    filled_by_decisions = {key for key, registry in registries.items() if registry.written_by}
    assert set(country.records) == set(registries) - filled_by_decisions
    for key, rows in country.records.items():
        for _, data in rows:
            check(registries[key], data)


def test_no_number_is_given_twice(country: demo.Population) -> None:
    people, homes, vehicles = (datas(country, key) for key in ("population", "real-estate", "vehicles"))
    for numbers in (
        [one["pinfl"] for one in people],
        [one["document"] for one in people],
        [one["phone"] for one in people if "phone" in one],
        [one["cadastre"] for one in homes],
        [one["plate"] for one in vehicles],
        [one["stir"] for one in datas(country, "legal-entities")],
        [str(id_) for rows in country.records.values() for id_, _ in rows],
    ):
        assert len(numbers) == len(set(numbers))


def test_numbers_are_valid_and_belong_to_nobody(country: demo.Population) -> None:
    for one in datas(country, "population"):
        found = pinfl.check(one["pinfl"])
        assert (found.sex, found.born_on.isoformat()) == (one["sex"], one["born_on"])
        assert int(one["pinfl"][7:10]) >= 900
        assert "phone" not in one or phone.check(one["phone"]) == one["phone"]
    for home in datas(country, "real-estate"):
        assert cadastre.check(home["cadastre"]) == home["cadastre"]
    for vehicle in datas(country, "vehicles"):
        assert plate.check(vehicle["plate"]) == vehicle["plate"]
    for firm in datas(country, "legal-entities"):
        assert stir.check(firm["stir"]) == firm["stir"]


def test_owners_and_heads_exist_and_are_grown_up(country: demo.Population) -> None:
    born = {one["pinfl"]: date.fromisoformat(one["born_on"]) for one in datas(country, "population")}
    firms = {one["stir"] for one in datas(country, "legal-entities")}
    grown = {number for number, day in born.items() if (AS_OF - day).days >= 18 * 365}
    assert {one["head_pinfl"] for one in datas(country, "legal-entities")} <= grown
    owners = [owner for home in datas(country, "real-estate") for owner in home["owners"]]
    assert {owner["pinfl"] for owner in owners if "pinfl" in owner} <= grown
    assert {owner["stir"] for owner in owners if "stir" in owner} <= firms
    assert {one["owner_pinfl"] for one in datas(country, "vehicles") if "owner_pinfl" in one} <= grown
    assert {one["owner_stir"] for one in datas(country, "vehicles") if "owner_stir" in one} <= firms
    for key in ("social-protection", "disability"):
        assert {one["pinfl"] for one in datas(country, key)} <= set(born)


def test_regions_have_their_share(country: demo.Population) -> None:
    shares = Counter(person.region for person in country.people)
    assert sum(region_weights().values()) == pytest.approx(100)
    assert region_weights()["1730"] == 10.37
    for region, weight in region_weights().items():
        assert shares[region] / len(country.people) == pytest.approx(weight / 100, abs=0.03)


def test_households_live_together_and_ages_make_sense(country: demo.Population) -> None:
    homes: dict[int, set[str]] = {}
    for person in country.people:
        homes.setdefault(person.household, set()).add(person.address)
        assert 0 <= person.age < 100
    assert all(len(addresses) == 1 for addresses in homes.values())
    assert 2.5 < len(country.people) / len(homes) < 4.5


def test_some_own_no_home_and_some_have_reliefs(country: demo.Population) -> None:
    owners = {owner.get("pinfl") for home in datas(country, "real-estate") for owner in home["owners"]}
    assert len(country.people) - len(owners) > 500
    assert len(datas(country, "social-protection")) > 50
    assert {one["group"] for one in datas(country, "disability")} == {"I", "II", "III"}


def test_ids_look_like_those_of_an_import() -> None:
    one = demo_id(1, "population", 5)
    assert one.version == 7
    assert demo_id(1, "population", 5) == one
    assert demo_id(1, "vehicles", 5) != one
    assert demo_id(1, "population", 6) > one
