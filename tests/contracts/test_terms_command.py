"""``darcha terms``: the operator sees what a decree moves, applies it, and takes it back."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from darcha.config.cli import app
from darcha.config.map import PROJECT_DIR
from darcha.kernel.cases.tests import world
from darcha.kernel.catalogue import api as catalogue

DAY_OFF = {"kind": "moved-day-off", "name": "extra", "act": "pf-257"}


@pytest.fixture
def case(db: None, published_packs) -> str:
    """Registered on 6 March 2026: the answer is due on the 24th."""
    return world.send(world.person()).number


@pytest.fixture
def decree(case: str, settings, tmp_path: Path) -> None:
    """The next release makes the 24th and the 25th days off."""
    packs = shutil.copytree(PROJECT_DIR / "packs", tmp_path / "packs")
    with (packs / "national" / "calendars" / "2026.yaml").open("a", encoding="utf-8") as year:
        for day in ("2026-03-24", "2026-03-25"):
            year.write(f"  - {json.dumps({'date': day, **DAY_OFF})}\n")
    settings.DARCHA_PACKS_DIR = str(packs)
    catalogue.forget_versions()
    catalogue.publish_packs()


def darcha(*words: str):
    return CliRunner().invoke(app, ["terms", *words])


def test_nothing_to_move_is_said(case):
    said = darcha("preview")
    assert said.exit_code == 0 and "0 open cases are counted by an earlier calendar" in said.stdout


def test_a_decree_is_seen_applied_and_taken_back(decree):
    seen = darcha("preview")
    assert "2026-03-24 is a day off now (PF-257, 24.12.2025)" in seen.stdout
    assert "1 of appeal at adliya: 2026-03-24 -> 2026-03-26" in seen.stdout
    assert "1 applicants would be told" in seen.stdout
    applied = darcha("apply")
    assert applied.stdout.startswith("1 cases counted anew, 1 have another last day")
    undone = darcha("undo", applied.stdout.splitlines()[-1])
    assert undone.stdout.startswith("1 cases counted anew, 1 have another last day")
    assert darcha("preview").stdout == seen.stdout


def test_as_json_it_is_one_document(decree):
    found = json.loads(darcha("preview", "--json").stdout)
    assert (found["open_cases"], found["told"], found["moves"][0]["after"]) == (1, 1, "2026-03-26")


@pytest.mark.parametrize("number", ["018f0000-0000-7000-8000-000000000000", "nothing"])
def test_an_unknown_number_is_bad_use(case, number):
    refused = darcha("undo", number)
    assert refused.exit_code == 2 and refused.stdout == "" and refused.stderr
