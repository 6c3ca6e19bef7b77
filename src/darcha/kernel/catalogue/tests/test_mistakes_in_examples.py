"""Worked examples that do not hold, or could not happen, are said at their line."""

import shutil

import pytest

from darcha.ground.refusals import NotFound
from darcha.kernel.catalogue.packs.check import check_packs

from .planting import TINT, Plant, is_named, problems

PLANTS = {
    "example expects another fee": Plant(
        f"{TINT}/examples/car-portal.yaml",
        "fee: 2966400",
        "fee: 2966401",
        "expects fee 2 966 401, the pack gives 2 966 400",
    ),
    "example answers wrongly": Plant(
        f"{TINT}/examples/bus.yaml", "windows: [rear]", "windows: [roof]", "“windows” (not-an-option)", line="answers:"
    ),
    "moment that does not exist": Plant(
        f"{TINT}/examples/bus.yaml", "2026-09-07T10:00", "2026-09-31T10:00", "not a moment of the calendar", "18:30"
    ),
    "moment without its offset": Plant(
        f"{TINT}/examples/bus.yaml", "2026-09-07T10:00+05:00", "2026-09-07 10:00", "not written as expected", "+05:00"
    ),
    "unknown event": Plant(
        f"{TINT}/examples/car-portal.yaml", "kind: paid", "kind: payed", "not written as expected", "paid"
    ),
    "day before the service": Plant(
        f"{TINT}/examples/bus.yaml", "2026-09-07T10:00", "2023-09-07T10:00", "given only from 2024-01-01"
    ),
    "register that is not read": Plant(
        f"{TINT}/examples/car-portal.yaml",
        "    population:",
        "    populations:",
        "does not read the registry",
        "“population”",
    ),
    "field that may not be read": Plant(
        f"{TINT}/examples/car-portal.yaml", "make: Chevrolet", "maker: Chevrolet", "may not read “maker”", "“make”"
    ),
    "unknown relief": Plant(
        f"{TINT}/examples/disability.yaml",
        "[disability-1-2]",
        "[disability]",
        "no relief “disability”",
        "disability-1-2",
    ),
    "unknown person": Plant(
        f"{TINT}/examples/car-portal.yaml", "person: citizen", "person: nobody", "“nobody” is not allowed", "citizen2"
    ),
    "unknown language": Plant(
        f"{TINT}/examples/car-portal.yaml", "language: uz", "language: tj", "“tj” is not allowed", "kaa"
    ),
    "paper that does not come out": Plant(
        f"{TINT}/examples/car-portal.yaml", "[permit]", "[permits]", "expects documents permits, the pack gives permit"
    ),
    "field of a paper that is worked out from nothing": Plant(
        f"{TINT}/documents/permit.yaml",
        'plate: "has(answers.vehicle) ? answers.vehicle : answers.plate"',
        "plate: answers.plate",
        "“plate” cannot be worked out: there is no “plate”",
        "bus.yaml",
    ),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])


def law(service, example, calendar):
    raise NotFound


def test_a_history_that_cannot_have_been_is_said_in_words(packs):
    car = next(one for one in check_packs(packs, term_runner=law) if one.file.endswith("car-portal.yaml"))
    assert "cannot be worked out: There is no such page" in car.problem


def test_terms_of_examples_are_checked_by_the_law_that_is_handed_in(packs):
    due = {"due_at": "2026-03-11T10:00+05:00", "registered_at": "2026-03-06", "due_on": None, "confirmed": True}
    mistakes = check_packs(packs, term_runner=lambda service, example, calendar: due)
    car = next(mistake for mistake in mistakes if mistake.file.endswith("car-portal.yaml"))
    assert "expects due_at 2026-03-10T10:00+05:00, the pack gives 2026-03-11T10:00+05:00" in car.problem


def test_a_service_without_examples_is_refused(packs):
    shutil.rmtree(packs / TINT / "examples")
    assert problems(packs) == ["There is no worked example."]
