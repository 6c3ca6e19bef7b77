"""Which rungs hold for a term: its own, the body's, the nation's."""

from dataclasses import replace

import pytest

from darcha.kernel.catalogue import api
from darcha.kernel.catalogue.queries import current as current_module
from darcha.kernel.catalogue.types import Ladder, Rung

from . import project

OWN = (Rung("own", ("head",), "ended"),)


def of(unit: str, **more):
    term = project.service("window-tint-permit").procedure.terms[0]
    return replace(term, unit=unit, **more)


@pytest.fixture
def packs(monkeypatch):
    """The project's packs with what the test changes about one body."""
    whole = project.catalogue()

    def change(**ladder):
        bodies = {**whole.bodies, "yhxx": replace(whole.bodies["yhxx"], ladder=Ladder(**ladder))}
        monkeypatch.setattr(current_module, "current", lambda: replace(whole, bodies=bodies))

    change()
    return change


@pytest.mark.parametrize("unit", ["hours", "working-hours"])
def test_terms_in_hours_climb_in_hours(packs, unit):
    assert api.rungs_for(of(unit), "yhxx") == project.catalogue().ladder.rungs.hours


@pytest.mark.parametrize("unit", ["calendar-days", "working-days", "months"])
def test_the_national_ladder_reminds_tells_and_tells_again(packs, unit):
    rungs = api.rungs_for(of(unit), "yhxx")
    assert [(rung.key, rung.to, rung.percent, rung.length) for rung in rungs] == [
        ("reminder", ("officer",), 25, 0),
        ("ended", ("officer", "head"), 0, 0),
        ("head-again", ("head",), 0, 1),
        ("inspectorate", ("inspectorate",), 0, 3),
    ]
    assert [rung.is_before_end for rung in rungs] == [True, False, False, False]


def test_a_body_has_its_own_ladder_for_one_kind_of_term_only(packs):
    packs(days=OWN)
    assert api.rungs_for(of("months"), "yhxx") == OWN
    assert api.rungs_for(of("hours"), "yhxx") == project.catalogue().ladder.rungs.hours
    assert api.rungs_for(of("months"), "kadastr") == project.catalogue().ladder.rungs.days


def test_the_terms_own_ladder_goes_before_the_bodys(packs):
    packs(days=(Rung("of-the-body", ("head",), "ended"),))
    assert api.rungs_for(of("months", ladder=OWN), "yhxx") == OWN


def test_a_body_that_is_no_longer_there_has_the_national_ladder(packs):
    assert api.rungs_for(of("months"), "gone") == project.catalogue().ladder.rungs.days


def test_the_inspectorate_is_a_body_and_every_rung_has_its_words():
    whole = project.catalogue()
    assert whole.ladder.inspectorate in whole.bodies
    said = {rung.says for rung in (*whole.ladder.rungs.days, *whole.ladder.rungs.hours)}
    assert said <= set(whole.ladder.words)
