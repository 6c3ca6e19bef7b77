"""Regions and districts: all of them, in four languages, spelt with the right letters."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from darcha.ground.identifiers import region as region_code
from darcha.kernel.catalogue.packs.regions import load_regions
from darcha.kernel.catalogue.types import PackInvalid

ROOT = Path(__file__).parents[5]
UNITS = {  # how many districts and cities each region has
    "1703": 16, "1706": 13, "1708": 13, "1710": 16, "1712": 11, "1714": 12, "1718": 16,
    "1722": 15, "1724": 11, "1726": 12, "1727": 22, "1730": 19, "1733": 13, "1735": 17,
}  # fmt: skip


@pytest.fixture(scope="module")
def regions():
    return load_regions(ROOT / "packs" / "national")


def test_fourteen_regions_and_206_districts(regions):
    assert Counter(region.parent for region in regions.values() if region.parent) == UNITS
    assert [code for code, region in regions.items() if region.parent is None] == sorted(UNITS)


def test_every_code_is_well_formed_and_under_its_region(regions):
    for code, region in regions.items():
        assert region_code.check(code) == code
        assert region.parent in (None, region_code.region_of(code))


def test_names_use_the_letters_of_their_language(regions):
    forbidden = re.compile("['‘’`´]")
    for region in regions.values():
        for language in ("uz", "kaa", "ru", "en"):
            assert not forbidden.search(region.name.in_(language))
        assert not re.search("[oOgG]\u02bc", region.name.in_("uz"))
        assert not re.search("[\u02bb\u02bc]", region.name.in_("en") + region.name.in_("kaa"))
        assert re.fullmatch(r"[А-Яа-яЁё -]+", region.name.in_("ru"))
    assert regions["1730401"].name.in_("uz") == "Fargʻona shahri"
    assert regions["1735250"].name.in_("uz") == "Ellikqalʼa tumani"
    assert regions["1735215"].name.in_("kaa") == "Qońırat rayonı"


def test_karakalpak_names_are_listed_for_review(regions):
    listed = (ROOT / "docs" / "translations.md").read_text("utf-8")
    for code, region in regions.items():
        assert f"| {code} | {region.name.in_('uz')} | {region.name.in_('kaa')} |" in listed


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("      1703203:", "      1706203:", "1706203 stands under 1703"),
        ("      1703203:", "      170320:", "regions.yaml:"),
        (", en: Andijan region", "", "“en” is missing"),
        ("format: 1", "format: [", "not valid YAML"),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path, old, new, said):
    shutil.copytree(ROOT / "packs" / "schema", tmp_path / "schema")
    folder = tmp_path / "national"
    folder.mkdir()
    text = (ROOT / "packs" / "national" / "regions.yaml").read_text("utf-8")
    (folder / "regions.yaml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PackInvalid, match=r"national/regions\.yaml:\d+: ") as refused:
        load_regions(folder)
    assert said in str(refused.value)
