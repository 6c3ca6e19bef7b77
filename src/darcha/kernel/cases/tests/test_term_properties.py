"""What holds for every history: stops never shorten, extensions stay lawful, order and zones do not matter."""

import os
import time
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from darcha.kernel.cases.rules.term import answer_term
from darcha.kernel.cases.rules.term_durations import add_months
from darcha.kernel.cases.rules.term_refusals import ExtensionTooLate, ExtensionTooLong
from darcha.kernel.cases.types.term import TermAnswer, TermEvent
from darcha.kernel.catalogue.types import Term

from .term_laws import calendar, term

UNITS = {"calendar-days": 40, "working-days": 30, "months": 3, "hours": 200, "working-hours": 60}
FIRST, LAST = datetime(2024, 1, 1), datetime(2027, 12, 31)
moments = st.datetimes(FIRST, LAST).map(lambda moment: moment.replace(microsecond=0))
kinds = st.sampled_from(["five", "six"])


@st.composite
def terms(draw: st.DrawFn) -> Term:
    unit = draw(st.sampled_from(sorted(UNITS)))
    return term(
        draw(st.integers(1, UNITS[unit])),
        unit,
        draw(st.sampled_from(["arrival", "registration"])),
        roll=draw(st.sampled_from(["none", "next_working_day"])),
        extension_at_most="PT12H" if "hours" in unit else draw(st.sampled_from(["P1M", "P10D"])),
    )


@st.composite
def stops(draw: st.DrawFn, since: datetime) -> list[TermEvent]:
    """Some pairs of stop and resumption after the start."""
    gaps = draw(st.lists(st.integers(60, 20 * 24 * 60), min_size=0, max_size=6))
    gaps = gaps[: len(gaps) // 2 * 2]
    found = []
    at = since + timedelta(days=10)  # after any registration
    for index, gap in enumerate(gaps):
        at += timedelta(minutes=gap)
        found.append(TermEvent("resume" if index % 2 else "stop", at))
    return found


def due(answer: TermAnswer) -> datetime:
    found = answer.due_at.replace(tzinfo=None) if answer.due_at else None
    return found or datetime.combine(answer.due_on, datetime.max.time())


@given(st.data(), terms(), kinds, moments)
def test_a_stop_never_shortens(data, law, kind, arrived):
    plain = answer_term(law, calendar(kind), arrived, derive=False)
    stopped = answer_term(law, calendar(kind), arrived, data.draw(stops(arrived)), derive=False)
    assert due(stopped) >= due(plain)


@given(st.data(), terms(), kinds, moments)
def test_one_more_stop_never_shortens_either(data, law, kind, arrived):
    marks = data.draw(stops(arrived))
    fewer = answer_term(law, calendar(kind), arrived, marks[:-2], derive=False)
    assert due(answer_term(law, calendar(kind), arrived, marks, derive=False)) >= due(fewer)


@given(st.data(), terms(), kinds, moments)
def test_the_end_is_never_while_the_clock_stands(data, law, kind, arrived):
    marks = data.draw(stops(arrived))
    end = due(answer_term(law, calendar(kind), arrived, marks, derive=False))
    for stop, resume in zip(marks[::2], marks[1::2], strict=True):
        assert not stop.at < end < resume.at or stop.at.date() == end.date() == resume.at.date()


@given(st.data(), terms(), kinds, moments, st.lists(st.sampled_from(["P3D", "P2W", "P1M", "PT5H"]), max_size=3))
def test_an_extension_never_passes_its_maximum(data, law, kind, arrived, durations):
    at = arrived + timedelta(hours=data.draw(st.integers(0, 240)))
    marks = [
        TermEvent("extend", max(at, answer_term(law, calendar(kind), arrived).registered_at.replace(tzinfo=None)), by)
        for by in durations
        if ("T" in by) is ("hours" in law.unit)
    ]
    plain = answer_term(law, calendar(kind), arrived, derive=False)
    try:
        extended = answer_term(law, calendar(kind), arrived, marks, derive=False)
    except (ExtensionTooLong, ExtensionTooLate):
        return
    assert due(extended) >= due(plain)
    if law.roll == "none" and law.unit in ("calendar-days", "months"):
        most = add_months(plain.due_on, 1) if law.extension_at_most == "P1M" else plain.due_on + timedelta(days=10)
        assert extended.due_on <= most


@given(st.data(), terms(), kinds, moments)
def test_the_order_in_which_events_are_told_does_not_matter(data, law, kind, arrived):
    marks = [*data.draw(stops(arrived)), TermEvent("paid", arrived), TermEvent("complete", arrived + timedelta(1))]
    shuffled = data.draw(st.permutations(marks))
    assert answer_term(law, calendar(kind), arrived, marks) == answer_term(law, calendar(kind), arrived, shuffled)


@given(terms(), kinds, moments, st.integers(-12, 14))
def test_the_zone_in_which_a_moment_is_told_does_not_matter(law, kind, arrived, offset):
    tashkent = arrived.replace(tzinfo=timezone(timedelta(hours=5)))
    there = tashkent.astimezone(timezone(timedelta(hours=offset)))
    assert answer_term(law, calendar(kind), there) == answer_term(law, calendar(kind), arrived)


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Kamchatka"])
def test_the_zone_of_the_server_does_not_matter(zone, monkeypatch):
    law = term(15, "calendar-days", "registration", roll="next_working_day")
    arrived = datetime(2026, 3, 6, 13, 30, tzinfo=UTC)
    expected = answer_term(law, calendar(), arrived)
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert answer_term(law, calendar(), arrived) == expected
        assert expected.due_on == date(2026, 3, 25)
    finally:
        monkeypatch.undo()
        assert os.environ.get("TZ") == before
        time.tzset()


@settings(max_examples=200)
@given(st.data(), terms(), kinds, moments)
def test_the_derivation_lists_every_day_once_and_counts_what_the_law_says(data, law, kind, arrived):
    answer = answer_term(law, calendar(kind), arrived, data.draw(stops(arrived)))
    days = [line.on for line in answer.derivation]
    assert days[0] == answer.starts_on
    assert days[-1] == (due(answer) - timedelta.resolution).date()
    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))
    if law.unit in ("calendar-days", "working-days"):
        assert sum(line.counted for line in answer.derivation) == law.length
    if law.unit == "working-hours":
        assert sum(
            dict(line.why.params)["minutes"] for line in answer.derivation if line.counted
        ) >= law.length * 60 - len(days)
    if law.unit == "working-days":
        assert all(calendar(kind).is_working(line.on) for line in answer.derivation if line.counted)
