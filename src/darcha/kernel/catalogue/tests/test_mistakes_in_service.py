"""Mistakes in service.yaml and in what it names are said at their line."""

import shutil

import pytest

from .planting import APPEAL, HOUSING, TINT, Plant, is_named, problems, rewrite

PLANTS = {
    "unknown key": Plant(
        f"{TINT}/service.yaml",
        "sphere: transport",
        "sphere: transport\nlive_events: []",
        "not a known key",
        "life_events",
    ),
    "key missing": Plant(f"{TINT}/service.yaml", "result: service.result\n", "", "“result” is missing", "Add"),
    "day that does not exist": Plant(
        f"{TINT}/service.yaml", "valid_from: 2024-01-01", "valid_from: 2024-02-30", "not a day of the calendar"
    ),
    "unknown sphere": Plant(f"{TINT}/service.yaml", "transport", "transports", "no sphere “transports”", "“transport”"),
    "unknown life event": Plant(f"{TINT}/service.yaml", "bought-car", "buy-car", "no life event", "“bought-car”"),
    "registry gives nothing": Plant(
        f"{APPEAL}/service.yaml",
        "legal-entities]",
        "legal-entities, vehicles]",
        "does not let this service read",
        "access",
    ),
    "registry not listed": Plant(
        f"{HOUSING}/service.yaml",
        "real-estate, ",
        "",
        "does not list the registry “real-estate”",
        "registries",
        where=f"{HOUSING}/form.yaml",
        line="registry: real-estate",
    ),
    "folder and key differ": Plant(
        f"{TINT}/service.yaml", "key: window-tint-permit", "key: window-tinting-permit", "stands in the folder"
    ),
    "unknown channel": Plant(
        f"{TINT}/service.yaml", "[portal, centre]", "[portal, center]", "“center” is not allowed", "“centre”"
    ),
    "nobody may ask": Plant(
        f"{HOUSING}/service.yaml", "audience: [individual, sole-trader, foreigner]", "audience: []", "Nothing is said"
    ),
    "address without a lock": Plant(
        f"{TINT}/service.yaml", "https://lex.uz", "http://lex.uz", "not written as expected", "https://"
    ),
    "key with capitals": Plant(
        f"{TINT}/service.yaml", "key: window-tint-permit", "key: Window-Tint", "not written as expected", "small Latin"
    ),
    "day with one figure": Plant(
        f"{TINT}/service.yaml", "2024-01-01", "2024-1-1", "not written as expected", "2026-09-01"
    ),
    "version before its base unit": Plant(
        f"{TINT}/service.yaml", "2024-01-01", "2023-01-01", "base unit is known only from 2024-01-01", "begin then"
    ),
    "group of keys expected": Plant(
        f"{TINT}/service.yaml",
        "  - act: VMQ 548, 02.07.2019\n    title: law.portal\n",
        "  - VMQ 548\n",
        "does not fit",
        "a group of keys",
    ),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])


def test_a_service_belongs_to_one_agency(packs):
    shutil.copytree(packs / HOUSING, packs / "agencies/yhxx/services/housing-certificate")
    assert any("is a service of kadastr too" in one for one in problems(packs))


def test_the_folder_of_a_version_says_its_first_day(packs):
    following = packs / f"{TINT}@2027-01-01"
    shutil.copytree(packs / TINT, following)
    rewrite(following / "service.yaml", "2024-01-01", "2027-02-01")
    rewrite(following / "CHANGES.md", "2024-01-01", "2027-02-01")
    assert "The folder says 2027-01-01, the version 2027-02-01." in problems(packs)
