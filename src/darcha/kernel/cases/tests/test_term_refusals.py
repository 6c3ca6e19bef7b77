"""What a refused history is told: which event, which moment, which article."""

from datetime import datetime

import pytest

from darcha.kernel.cases.rules import term_refusals as refusals
from darcha.kernel.cases.rules.term import answer_term
from darcha.kernel.cases.rules.term_durations import parse_duration
from darcha.kernel.cases.rules.term_events import parse_event
from darcha.kernel.cases.rules.what_if import suppose

from .term_laws import PLAIN, events, term

MONDAY = datetime(2026, 2, 2, 10)
MOMENT = "2026-02-04T10:00:00"
STOPS = term(5, "calendar-days", "arrival", stops_on=("asked",), extension_at_most="P5D", extension_article="ext")
TOLD = term(9, "calendar-days", "arrival", extension_at_most="P5D", extension_decided_within="P1M1D")
LATE = term(3, "months", "arrival", extension_at_most="P5D", extension_decided_within="P1M1D", extension_article="ext")
HOURS = term(30, "hours", "arrival", stops_on=("asked",), extension_at_most="PT4H")


@pytest.mark.parametrize(
    ("law", "texts", "refusal", "params"),
    [
        (STOPS, ["stop@2026-01-30T10:00"], refusals.EventBeforeArrival, {"event": "stop", "at": "2026-01-30T10:00:00"}),
        (
            term(5, "calendar-days", "payment", stops_on=("asked",)),
            [f"stop@{MOMENT}"],
            refusals.ClockNotStarted,
            {"at": MOMENT},
        ),
        (STOPS, [f"resume@{MOMENT}"], refusals.ResumeWithoutStop, {"at": MOMENT}),
        (STOPS, ["stop@2026-02-05T10:00", f"resume@{MOMENT}"], refusals.ResumeWithoutStop, {"at": MOMENT}),
        (STOPS, ["stop@2026-02-03T10:00", f"stop@{MOMENT}"], refusals.AlreadyStopped, {"at": MOMENT}),
        (STOPS, [f"stop:flood@{MOMENT}"], refusals.StopNotLawful, {"ground": "flood"}),
        (
            term(5, "calendar-days", "arrival"),
            [f"extend:P1D@{MOMENT}"],
            refusals.ExtensionNotLawful,
            {"article": "article"},
        ),
        (STOPS, [f"extend:P6D@{MOMENT}"], refusals.ExtensionTooLong, {"at_most": "P5D"}),
        (STOPS, ["extend:P1D@2026-02-08T10:00"], refusals.ExtensionTooLate, {"at": "2026-02-08T10:00:00"}),
        (HOURS, ["extend:PT1H@2026-02-03T16:01"], refusals.ExtensionTooLate, {"at": "2026-02-03T16:01:00"}),
        (
            LATE,
            ["extend:P1D@2026-03-04T10:00"],
            refusals.ExtensionNotToldInTime,
            {"last": "2026-03-03", "article": "ext"},
        ),
        (STOPS, [f"extend:PT1H@{MOMENT}"], refusals.DurationNotUnderstood, {"duration": "PT1H"}),
        (HOURS, ["extend:P1D@2026-02-03T10:00"], refusals.DurationNotUnderstood, {"duration": "P1D"}),
        (HOURS, ["extend:P1DT1H@2026-02-03T10:00"], refusals.DurationNotUnderstood, {"duration": "P1DT1H"}),
        (HOURS, ["extend@2026-02-03T10:00"], refusals.DurationNotUnderstood, {"duration": ""}),
    ],
)
def test_a_history_that_cannot_have_been(law, texts, refusal, params):
    with pytest.raises(refusal) as refused:
        answer_term(law, PLAIN, MONDAY, events(*texts))
    assert refused.value.params == params


def test_the_article_of_the_term_stands_in_for_that_of_the_extension():
    plain = term(3, "months", "arrival", extension_at_most="P5D", extension_decided_within="P10D")
    with pytest.raises(refusals.ExtensionNotToldInTime) as refused:
        answer_term(plain, PLAIN, MONDAY, events("extend:P1D@2026-02-13T00:00"))
    assert refused.value.params == {"last": "2026-02-12", "article": "article"}
    assert answer_term(plain, PLAIN, MONDAY, events("extend:P1D@2026-02-12T23:59")).extensions


@pytest.mark.parametrize(
    ("law", "texts", "refusal", "params"),
    [
        (TOLD, [f"stop@{MOMENT}"], refusals.NoStopInLaw, {"article": "article"}),
        (STOPS, ["stop@2026-02-08T00:00"], refusals.StopTooLate, {}),
        (STOPS, [f"stop@{MOMENT}", "resume@2029-02-04T10:00:01"], refusals.TooFarAhead, {"event": "resume"}),
    ],
)
def test_a_supposition_that_is_not_lawful(law, texts, refusal, params):
    with pytest.raises(refusal) as refused:
        suppose(law, PLAIN, parse_event("paid@2026-02-02T10:00+05:00").at, (), events(*texts))
    assert refused.value.params == params


def test_three_years_ahead_is_not_too_far():
    found = suppose(
        STOPS,
        PLAIN,
        parse_event("paid@2026-02-02T10:00+05:00").at,
        (),
        events(f"stop@{MOMENT}", "resume@2029-02-04T10:00"),
    )
    assert found.supposed.stops[0].ground == "asked"


@pytest.mark.parametrize(
    "text",
    ["", "paid", "paid@", "@2026-02-04T10:00", "pay@2026-02-04T10:00", "paid@4 February", "stop:a@b@2026-02-04T10:00"],
)
def test_an_event_that_nobody_understands_is_said_back(text):
    with pytest.raises(refusals.EventNotUnderstood) as refused:
        parse_event(text)
    assert refused.value.params == {"event": text}


@pytest.mark.parametrize("text", ["", "P", "PT", "P0D", "P1Y", "1M", "P1M ", "PT1M", "P100M", "P1000D"])
def test_a_duration_that_nobody_understands_is_said_back(text):
    with pytest.raises(refusals.DurationNotUnderstood) as refused:
        parse_duration(text)
    assert refused.value.params == {"duration": text}
