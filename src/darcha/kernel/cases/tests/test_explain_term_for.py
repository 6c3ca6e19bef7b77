"""The vectors of the term, asked by service key without a database."""

import pytest

from darcha.ground import clock
from darcha.kernel.cases import api
from darcha.kernel.catalogue import api as catalogue


@pytest.mark.parametrize(
    ("service", "arrived", "events", "kind", "answer"),
    [
        ("appeal", "2026-03-06T18:30+05:00", [], None, {"due_on": "2026-03-25"}),
        ("appeal", "2026-03-06T17:59+05:00", [], None, {"due_on": "2026-03-24"}),
        ("appeal", "2026-01-31T10:00+05:00", [], "proposal", {"due_on": "2026-03-02"}),
        ("appeal", "2026-12-12T10:00+05:00", [], None, {"due_on": "2026-12-28"}),
        (
            "window-tint-permit",
            "2026-03-06T16:00+05:00",
            [("paid", "2026-03-06T17:00+05:00")],
            None,
            {"due_at": "2026-03-10T10:00:00+05:00"},
        ),
        (
            "window-tint-permit",
            "2026-12-30T17:00+05:00",
            [("paid", "2026-12-30T17:30+05:00")],
            None,
            {"due_at": "2027-01-04T10:30:00+05:00", "confirmed": False},
        ),
        (
            "housing-certificate",
            "2026-08-28T11:00+05:00",
            [("paid", "2026-08-28T12:00+05:00")],
            None,
            {"due_on": "2026-09-02"},
        ),
        ("window-tint-permit", "2026-03-06T16:00+05:00", [], None, {"due_on": None, "due_at": None}),
    ],
)
def test_vectors(service, arrived, events, kind, answer):
    said = api.explain_term_for(
        service,
        clock.parse(arrived),
        [(name, clock.parse(at)) for name, at in events],
        kind=kind,
        language="en",
    )
    assert {key: said[key] for key in answer} == answer


def test_the_six_day_week():
    said = api.explain_term_for("appeal", clock.parse("2026-01-31T10:00+05:00"), calendar="six")
    assert said["registered_at"] == "2026-01-31T10:00:00+05:00"


def test_the_worked_examples_of_the_packs_hold(settings):
    assert catalogue.check_packs(settings.DARCHA_PACKS_DIR, term_runner=api.term_runner) == []
