"""``darcha simulate``: some days of a service by the real commands; figures that add up, the same from a seed."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from tests.conftest import outside_world
from typer.testing import CliRunner

from darcha.config.cli import app
from darcha.config.demo.population import seed_population
from darcha.config.simulation.drawing import draw
from darcha.config.simulation.figures import Figures, figures_of
from darcha.config.simulation.month import Month
from darcha.config.simulation.place import PEOPLE
from darcha.config.simulation.plan import Plan
from darcha.config.simulation.telling import as_plain, duration, lines
from darcha.ground import clock
from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.statistics.types import OwnTime, WaitingTime

FEW = Plan("appeal", date(2026, 3, 2), days=7, arrivals=3, officers=2, minutes=300, away=(2, 7), decree_day=3)


@pytest.fixture
def place(db: None, tmp_path: Path) -> Iterator[Path]:
    """Furnished on the first day; the packs that the decree releases are gone afterwards."""
    before = settings.DARCHA_PACKS_DIR  # a decree changes the settings of the process, as in a simulation of its own
    with outside_world():
        catalogue.forget_versions()
        with clock.frozen(FEW.begins_at):
            seed_population(lambda said: None, **PEOPLE)
            catalogue.publish_packs()
        yield tmp_path
    settings.DARCHA_PACKS_DIR = before
    catalogue.forget_versions()


def lived(plan: Plan, folder: Path) -> tuple[Month, Figures]:
    month = Month(plan, folder)
    month.live()
    with clock.frozen(plan.ends_at):
        return month, figures_of(month)


def test_days_of_petitions_add_up_and_a_decree_moves_what_is_open(place):
    month, figures = lived(FEW, place)
    open_ = figures.outcomes.get("open", 0)
    assert sum(figures.outcomes.values()) == len(month.filed) == sum(day.arrived for day in figures.days) > 10
    assert sum(day.decided for day in figures.days) == sum(officer.decided for officer in figures.officers) > 0
    assert figures.days[-1].open == open_ > 0
    assert len(figures.waited) == len(month.filed) - open_
    assert figures.officers[0].decided < figures.officers[1].decided  # the first was away
    assert figures.decreed == date(2026, 3, 10)  # the third working day after 4 March; 9 March is off
    assert not catalogue.calendar().is_working(figures.decreed)
    assert {row.calendar for row in month.cases() if row.closed_at is None} == {catalogue.edition_id()}
    told = "\n".join(lines(figures, FEW))
    assert "2026-03-10 became a day off" in told and "not enough cases yet" in told
    assert json.loads(json.dumps(as_plain(figures), default=str))["outcomes"] == figures.outcomes
    for language in LANGUAGES:
        picture = draw(figures, language)
        assert ElementTree.fromstring(picture).tag.endswith("svg") and "simulation." not in picture  # noqa: S314 - ours


def test_the_applicants_own_time_is_told_apart_as_on_the_page_of_the_service(place, monkeypatch):
    monkeypatch.setattr("darcha.config.simulation.month.ASKED", 0.6)
    month, figures = lived(replace(FEW, decree_day=0, away=(1, 0), minutes=60), place)
    spans = [row.closed_at - max(row.registered_at, row.received_at) for row in month.cases() if row.closed_at]
    hours = sum(spans, timedelta()) / timedelta(hours=1)
    assert figures.own and hours == pytest.approx(sum(figures.waited) + sum(figures.own))
    assert figures.waiting.own.cases == len(figures.own)
    told = "\n".join(lines(figures, FEW))
    assert f"applicants    {len(figures.own)} asked for more; their own time, not in the above" in told
    assert "half answered within" not in draw(figures, "en")  # they are too few to say, on the page as well


def test_half_of_what_applicants_took_is_said_where_there_are_enough(place):
    _, figures = lived(replace(FEW, days=3, decree_day=0), place)
    known = WaitingTime(25, timedelta(hours=2), timedelta(hours=9), own=OwnTime(20, timedelta(minutes=65)))
    told = "\n".join(lines(replace(figures, waiting=known), FEW))
    assert "median 2 h 00 min, nine of ten 9 h 00 min" in told and "not in the above: median 1 h 05 min" in told
    assert "asked for more: 20; half answered within 1.1 h" in draw(replace(figures, waiting=known), "en")
    plain = as_plain(replace(figures, waiting=known))
    assert (plain["median"], plain["nine_of_ten"], plain["own_median"]) == (7200, 32400, 3900)


def test_nothing_of_the_picture_is_cut_off_or_crossed_out(place):
    """A long name takes several rows, and what stands in words is drawn over the lines."""
    _, figures = lived(replace(FEW, days=2, decree_day=0, away=(1, 2)), place)
    long = Text(dict.fromkeys(LANGUAGES, "a name that a ministry has given to a service " * 4))
    plain, tall = (draw(one, "uz") for one in (figures, replace(figures, name=long)))
    titles = re.findall(r'font-size="20"[^>]*>([^<]*)<', tall)
    assert len(titles) == 4 and max(map(len, titles)) <= 50 and " ".join(titles) == long.in_("uz").strip()
    heights = [int(re.search(r'<svg [^>]*height="(\d+)"', one)[1]) for one in (plain, tall)]
    assert heights[1] - heights[0] == 3 * 26
    assert plain.rindex("<polyline") < plain.index("1-xodim yoʻq")


def test_a_service_that_a_rule_decides_leaves_officers_nothing_to_do(place):
    _, figures = lived(replace(FEW, service="housing-certificate", days=2, decree_day=0), place)
    assert figures.outcomes.get("approved", 0) > 0 and figures.in_time == 1
    assert [officer.decided for officer in figures.officers] == [0, 0]
    assert "A rule decides here" in draw(replace(figures, officers=()), "en")


def test_the_same_seed_gives_the_same_arrivals(place):
    plan = replace(FEW, days=3, decree_day=0, arrivals=2)
    first, again, other = (
        [day.arrived for day in lived(one, place)[1].days] for one in (plan, plan, replace(plan, seed=9))
    )
    assert first == again != other


@pytest.mark.parametrize(("minutes", "said"), [(0, "0 min"), (65, "1 h 05 min"), (48 * 60 + 180, "2 d 3 h")])
def test_durations_in_words(minutes, said):
    assert duration(timedelta(minutes=minutes)) == said


@pytest.mark.parametrize("wrong", [["--lang", "fr"], ["--from", "soon"], ["--away", "x"], ["--days", "0"]])
def test_bad_use_is_said_before_anything_starts(wrong):
    refused = CliRunner().invoke(app, ["simulate", "appeal", *wrong])
    assert refused.exit_code == 2 and refused.stdout == "" and refused.stderr
