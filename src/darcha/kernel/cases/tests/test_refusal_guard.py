"""A refusal stands only with ground, article, fact and route of objection, in the ground's time."""

from dataclasses import replace
from datetime import date, time

import pytest

from darcha.ground import clock
from darcha.kernel.cases.errors import GroundOutOfTime, RefusalIncomplete
from darcha.kernel.cases.rules.refusal import (
    COURT,
    check_in_time,
    grounds_now,
    lawful_ground,
    objection_body,
    objection_name,
)
from darcha.kernel.catalogue.types import Body, WorkingCalendar

from .samples import DAY_GROUND, GROUND, PROCEDURE, text

CALENDAR = WorkingCalendar("five", time(9), time(18), date(2026, 12, 31))
FACT = "The register names another owner"


def test_a_whole_refusal_stands():
    assert lawful_ground(PROCEDURE, "not-owner", FACT) == GROUND


@pytest.mark.parametrize(
    ("procedure", "key", "fact", "missing"),
    [
        (PROCEDURE, "no-such-ground", FACT, {"ground"}),
        (PROCEDURE, "", "", {"ground", "fact"}),
        (PROCEDURE, "not-owner", "  no  ", {"fact"}),
        (replace(PROCEDURE, refusal_grounds=(replace(GROUND, article=" "),)), "not-owner", FACT, {"ground"}),
        (
            replace(PROCEDURE, objection=replace(PROCEDURE.objection, article="")),
            "not-owner",
            FACT,
            {"objection"},
        ),
    ],
)
def test_without_any_part_there_is_no_refusal(procedure, key, fact, missing):
    with pytest.raises(RefusalIncomplete) as refusal:
        lawful_ground(procedure, key, fact)
    assert set(refusal.value.fields) == missing


@pytest.mark.parametrize(
    ("now", "in_time"),
    [
        ("2026-03-11T23:59+05:00", True),  # registered Tuesday 10 March; Wednesday is the one working day
        ("2026-03-12T00:00+05:00", False),
    ],
)
def test_a_ground_with_a_time_is_usable_only_so_long(now, in_time):
    registered = clock.parse("2026-03-10T09:00+05:00")
    if in_time:
        check_in_time(DAY_GROUND, CALENDAR, registered, clock.parse(now))
        return
    with pytest.raises(GroundOutOfTime):
        check_in_time(DAY_GROUND, CALENDAR, registered, clock.parse(now))


def test_every_ground_says_when_it_ends():
    registered = clock.parse("2026-03-10T09:00+05:00")
    last, over = (clock.parse(f"2026-03-{moment}+05:00") for moment in ("11T23:59", "12T00:00"))
    always, one_day = grounds_now(PROCEDURE, CALENDAR, registered, last)
    assert (always.ground, always.ends_at, always.is_over) == (GROUND, None, False)
    assert (one_day.ground, one_day.ends_at, one_day.is_over) == (DAY_GROUND, over, False)
    assert [one.is_over for one in grounds_now(PROCEDURE, CALENDAR, registered, over)] == [False, True]


def test_an_objection_goes_to_the_superior_of_the_body_that_decided():
    below = Body("below", text("Below"), text("B"), parent="above")
    alone = Body("alone", text("Alone"), text("A"))
    assert objection_body(PROCEDURE, below) == "above"
    assert objection_body(PROCEDURE, alone) == "superior"


def test_nobody_judges_objections_to_his_own_decision():
    highest = Body("superior", text("Superior"), text("S"))
    assert objection_body(PROCEDURE, highest) == COURT
    assert objection_name(COURT, {}, "en") == "A court"
    assert objection_name("superior", {"superior": highest}, "en") == highest.name.in_("en")
