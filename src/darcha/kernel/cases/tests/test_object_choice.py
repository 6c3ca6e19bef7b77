"""What a timeline tells of objections, which act one objects to, and what an outcome may say. Pure rules."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from darcha.ground import clock
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet
from darcha.kernel.cases.rules.objection import (
    acts_done,
    check_outcome,
    choose_way,
    objections_made,
    receiver_of,
    time_to_object,
    why_nothing,
)
from darcha.kernel.cases.types import TimelineEntry
from darcha.kernel.cases.types.objection import ActDone, Objected, WayToObject
from darcha.kernel.catalogue.types import Body

from .samples import PROCEDURE, text
from .term_laws import PLAIN
from .test_object_law import LAW, NOW, REFUSED, ways

AT = clock.parse("2026-03-06T10:00")
LINE, OTHER = uuid4(), uuid4()


def entry(code, **params):
    return TimelineEntry(uuid4(), code, AT, "staff", params=params)


def test_every_line_is_an_act_with_its_moment_and_whether_silence_did_it():
    lines = [entry("refused"), entry("approved", by_silence=True)]
    assert acts_done(lines) == (
        ActDone(lines[0].id, "refused", AT, by_silence=False),
        ActDone(lines[1].id, "approved", AT, by_silence=True),
    )


def test_an_objection_waits_until_a_line_says_what_has_become_of_it():
    made = [entry("objected", line=str(LINE), objection="1"), entry("objected", line="", objection="2"), entry("asked")]
    assert objections_made(made) == (Objected(LINE, is_open=True), Objected(None, is_open=True))
    closed = [*made, entry("objection_upheld", objection="1")]
    assert objections_made(closed) == (Objected(LINE, is_open=False), Objected(None, is_open=True))
    assert objections_made([]) == ()


def way(act, why_not=None):
    return WayToObject(act, AT, line=LINE, why_not=why_not)


def test_why_nothing_can_be_objected_to_is_said_of_the_last_act():
    assert why_nothing([]) == "objection-nothing"
    assert why_nothing([way("reply", "objection-open"), way("refusal", "objection-court")]) == "objection-open"
    assert why_nothing([way("reply", "objection-open"), way("refusal")]) is None


def test_one_objects_to_the_act_named_or_to_the_last_that_can_be_objected_to():
    known = [way("reply", "objection-decided"), way("extension"), way("question")]
    assert choose_way(known, None) == known[1]
    assert choose_way(known, "question") == known[2]
    for about, reason in (("reply", "objection-decided"), ("refusal", "objection-nothing")):
        with pytest.raises(ActNotPossible) as refused:
            choose_way(known, about)
        assert refused.value.params == {"reason": reason, "act": "object"}


@pytest.mark.parametrize(
    ("act", "outcome", "within", "days"),
    [
        ("refusal", "obliged", "P1D", 1),
        ("refusal", "obliged", "P30D", 30),
        ("silence", "obliged", "P2W", 14),
        ("refusal", "upheld", None, None),
        ("question", "annulled", None, None),
        ("silence", "changed", None, None),
    ],
)
def test_an_order_gives_working_days_and_nothing_else_does(act, outcome, within, days):
    assert check_outcome(act, outcome, within) == days


@pytest.mark.parametrize(
    ("act", "outcome", "within", "fields"),
    [
        ("silence", "annulled", None, {"outcome": "cases.objection.outcome_of_another"}),
        ("question", "obliged", "P3D", {"outcome": "cases.objection.outcome_of_another"}),
        ("refusal", "", None, {"outcome": "cases.objection.outcome_of_another"}),
        ("refusal", "upheld", "P3D", {"within": "cases.objection.within_not_asked"}),
        *(
            ("refusal", "obliged", within, {"within": "cases.objection.within_needed"})
            for within in (None, "", "P0D", "3 days", "P31D", "P1M", "PT4H", "P1M3D", "P3DT4H")
        ),
    ],
)
def test_an_outcome_that_does_not_fit_is_pointed_at(act, outcome, within, fields):
    with pytest.raises(NeedsUnmet) as refused:
        check_outcome(act, outcome, within)
    assert refused.value.fields == fields


def test_the_time_to_object_is_told_with_its_law_whether_confirmed_or_not():
    for confirmed in (True, False):
        law = replace(LAW, confirmed=confirmed)
        told = time_to_object(law, PLAIN, REFUSED.at)
        assert told is not None
        assert (told.rule, told.article, told.term.confirmed) == (law.within, law.article, confirmed)
        (offered,) = ways(REFUSED, law=law)
        assert offered.until is not None and offered.until.article == law.article
    assert time_to_object(replace(LAW, file_within="1 month"), PLAIN, REFUSED.at).due_on.isoformat() == "2026-04-02"
    assert ways(REFUSED, now=NOW + timedelta(days=90), law=replace(LAW, restorable=True))[0].is_late


def test_bodies_that_stand_over_each_other_in_a_ring_end_at_the_court():
    def silent(key, parent):
        return Body(key, text(key), text(key), parent=parent, takes_petitions=False)

    ring = {"one": silent("one", "two"), "two": silent("two", "three"), "three": silent("three", "two")}
    assert receiver_of(PROCEDURE, "one", ring) is None


def test_ids_of_lines_are_read_from_the_timeline_as_they_were_written():
    (made,) = objections_made([entry("objected", line=str(OTHER), objection="1")])
    assert isinstance(made.line, UUID) and made.line == OTHER
