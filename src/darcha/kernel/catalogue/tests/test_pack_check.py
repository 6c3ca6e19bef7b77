"""The check of packs as a whole: in order, by part, by version, and never used while anything is wrong."""

import shutil

import pytest

from darcha.kernel.catalogue.packs.check import check_packs
from darcha.kernel.catalogue.packs.load import load_catalogue
from darcha.kernel.catalogue.types import PackInvalid

from .planting import APPEAL, HOUSING, TINT
from .project import PACKS


def test_the_projects_packs_are_in_order():
    assert check_packs(PACKS) == []


def test_packs_with_mistakes_are_not_used(packs):
    (packs / "national/spheres.yaml").unlink()
    with pytest.raises(PackInvalid) as invalid:
        load_catalogue(packs)
    assert "national/spheres.yaml:1: This file is missing." in str(invalid.value)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    assert "no such folder" in check_packs(tmp_path / "nowhere")[0].problem
    with pytest.raises(PackInvalid):
        load_catalogue(tmp_path / "nowhere")


def test_one_part_is_checked_with_all_that_it_names_and_answers_for_itself(packs):
    for service in (TINT, HOUSING):
        path = packs / service / "service.yaml"
        path.write_text(path.read_text("utf-8").replace("sphere: ", "sphere: x"), "utf-8")
    mistakes = check_packs(packs / TINT)
    assert [mistake.file for mistake in mistakes] == [f"{TINT}/service.yaml"]
    assert check_packs(packs / APPEAL) == []


def test_the_next_version_of_a_service_stands_beside_it(packs):
    following = packs / f"{TINT}@2027-01-01"
    shutil.copytree(packs / TINT, following)
    for name in ("service.yaml", "CHANGES.md"):
        text = (following / name).read_text("utf-8")
        (following / name).write_text(text.replace("2024-01-01", "2027-01-01"), "utf-8")
    assert check_packs(packs) == []
    versions = load_catalogue(packs).services["window-tint-permit"]
    assert [version.valid_from.isoformat() for version in versions] == ["2024-01-01", "2027-01-01"]


def test_two_versions_of_one_day_are_refused(packs):
    shutil.copytree(packs / TINT, packs / f"{TINT}@2024-01-01")
    assert any("two versions" in mistake.problem for mistake in check_packs(packs))
