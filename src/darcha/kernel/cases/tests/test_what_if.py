"""What if: a supposition moves the last day as the law would, and is refused where the law says no."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground import clock
from darcha.ground.refusals import NotFound
from darcha.kernel.cases import api
from darcha.kernel.cases.rules import term_refusals as refusals
from darcha.kernel.cases.rules.clock import Happened, end_of_due
from darcha.kernel.cases.rules.term_extensions import longest_extension
from darcha.kernel.cases.rules.what_if import suppose

from .term_laws import APPEAL, TINT, calendar, events, term
from .world import PERMIT, PERMIT_ANSWERS, car_of, send

DAYS = term(10, "working-days", "arrival", stops_on=("asked", "opinion"), extension_at_most="P10D")
TOLD = term(10, "calendar-days", "arrival", extension_at_most="P10D", extension_decided_within="P3D")
MONDAY = clock.parse("2026-02-02T10:00")
PAID = (Happened("paid", clock.parse("2026-03-06T17:00")),)


def supposed(law, *texts, arrived=MONDAY, happened=()):
    return suppose(law, calendar(), arrived, happened, events(*texts))


def end(answer):
    return answer.due_on.isoformat() if answer.due_on else answer.due_at and answer.due_at.isoformat()


def test_a_stop_moves_the_last_day_and_the_present_stays():
    found = supposed(DAYS, "stop@2026-02-04T23:59", "resume@2026-02-09T23:59")
    assert end(found.present) == "2026-02-16"
    assert end(found.supposed) == "2026-02-19"
    assert [stop.ground for stop in found.supposed.stops] == ["asked"]
    assert found.present.stops == ()


def test_a_stop_that_nobody_ends_leaves_no_last_day():
    found = supposed(DAYS, "stop:opinion@2026-02-04T23:59")
    assert found.supposed.stopped and found.supposed.remaining == 9
    assert found.supposed.stops[0].ground == "opinion"


def test_a_clock_that_stands_may_be_supposed_to_run_again():
    happened = (*PAID, Happened("asked", clock.parse("2026-03-06T17:20")))
    arrived = clock.parse("2026-03-06T16:00")
    found = supposed(TINT, "resume@2026-03-10T12:10", arrived=arrived, happened=happened)
    assert found.present.stopped
    assert end(found.supposed) == "2026-03-10T13:50:00+05:00"


def test_an_extension_up_to_its_lawful_maximum():
    assert end(supposed(DAYS, "extend:P10D@2026-02-16T23:59").supposed) == "2026-03-02"


@pytest.mark.parametrize(
    ("law", "texts", "refusal"),
    [
        (APPEAL, ["stop@2026-02-04T10:00"], refusals.NoStopInLaw),
        (APPEAL, ["stop:asked@2026-02-04T10:00"], refusals.NoStopInLaw),
        (APPEAL, ["extend:P2M@2026-02-04T10:00"], refusals.ExtensionTooLong),
        (APPEAL, ["extend:P1M@2026-02-18T10:00"], refusals.ExtensionTooLate),
        (term(5, "calendar-days", "arrival"), ["extend:P1D@2026-02-03T10:00"], refusals.ExtensionNotLawful),
        (TOLD, ["extend:P1D@2026-02-06T10:00"], refusals.ExtensionNotToldInTime),
        (DAYS, ["stop:flood@2026-02-04T10:00"], refusals.StopNotLawful),
        (DAYS, ["stop@2026-02-17T00:00"], refusals.StopTooLate),
        (DAYS, ["stop@2026-01-30T10:00"], refusals.EventBeforeArrival),
        (DAYS, ["stop@2026-02-05T10:00", "resume@2026-02-04T10:00"], refusals.ResumeWithoutStop),
        (DAYS, ["resume@2026-02-04T10:00"], refusals.ResumeWithoutStop),
        (DAYS, ["extend:PT4H@2026-02-04T10:00"], refusals.DurationNotUnderstood),
        (DAYS, ["stop@2026-02-05T10:00", "resume@2029-03-04T10:00"], refusals.TooFarAhead),
        (TINT, ["stop@2026-02-05T10:00"], refusals.ClockNotStarted),
    ],
)
def test_what_the_law_does_not_allow_is_refused(law, texts, refusal):
    with pytest.raises(refusal):
        supposed(law, *texts)


def test_the_last_moment_of_the_last_day_is_not_too_late():
    assert supposed(DAYS, "stop@2026-02-16T23:59").supposed.stopped


@given(
    since=st.integers(0, 13),
    stands=st.integers(0, 40),
    law=st.sampled_from([DAYS, term(12, "calendar-days", "arrival", roll="next_working_day", stops_on=("asked",))]),
)
def test_a_supposed_stop_never_shortens(since, stands, law):
    at = MONDAY + timedelta(days=since)
    texts = f"stop@{at.isoformat()}", f"resume@{(at + timedelta(days=stands)).isoformat()}"
    found = supposed(law, *texts)
    assert end_of_due(found.supposed) >= end_of_due(found.present)


@pytest.mark.parametrize(
    ("most", "longest"),
    [
        ("P1M", (1, "months")),
        ("P10D", (10, "days")),
        ("PT4H", (4, "hours")),
        ("P1M5D", (1, "months")),
        (None, (0, "days")),
    ],
)
def test_the_longest_extension_by_its_largest_part(most, longest):
    assert longest_extension(term(5, "calendar-days", "arrival", extension_at_most=most)) == longest


def test_a_case_is_supposed_about_by_whoever_sees_it(citizen, stranger, officer, outsider):
    receipt = send(citizen)
    wanted = events("extend:P1M@2026-03-20T10:00")
    for who in (citizen, officer):
        found = api.what_if(who, receipt.public_id, wanted)
        assert (end(found.present), end(found.supposed)) == ("2026-03-24", "2026-04-21")
    for who in (stranger, outsider):
        with pytest.raises(NotFound):
            api.what_if(who, receipt.public_id, wanted)


def test_supposing_changes_nothing(citizen):
    car_of(citizen)
    receipt = send(citizen, PERMIT, PERMIT_ANSWERS)
    with pytest.raises(refusals.ClockNotStarted):
        api.what_if(citizen, receipt.public_id, events("stop:asked@2026-03-07T10:00"))
    receipt = send(citizen)
    before = api.case_for(citizen, receipt.public_id)
    api.what_if(citizen, receipt.public_id, events("extend:P1M@2026-03-20T10:00"))
    assert api.case_for(citizen, receipt.public_id) == before
