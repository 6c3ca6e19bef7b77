"""How long it really takes: never drawn on a line that it is not measured on, and nothing drawn where it is at once."""

from datetime import timedelta

import pytest

from darcha.doors.citizen import real_time
from darcha.ground import text
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.statistics.types import WaitingTime


@pytest.fixture
def took(monkeypatch: pytest.MonkeyPatch):
    def say(service: str, median: timedelta | None, nine_of_ten: timedelta | None) -> real_time.Time:
        monkeypatch.setattr(real_time.statistics, "waiting_time", lambda key: WaitingTime(40, median, nine_of_ten))
        with text.use("en"):
            return real_time.time_of(catalogue.service(service))

    return say


def test_days_stand_beside_the_lawful_days(took) -> None:
    time = took("appeal", timedelta(days=3), timedelta(days=9))
    assert time.bar.lawful_at == "100.00%" and time.bar.ninety_at == "60.00%"
    assert not time.is_by_clock and not time.is_at_once


def test_working_hours_have_no_place_on_a_line_of_hours_by_the_clock(took) -> None:
    time = took("window-tint-permit", timedelta(minutes=50), timedelta(hours=15))
    assert time.bar.lawful is None and time.bar.lawful_at == ""
    assert time.bar.ninety_at == "100.00%"
    assert time.is_by_clock, "the night is in it, and the reader is told so"


def test_what_is_done_at_once_is_said_and_not_drawn(took) -> None:
    time = took("housing-certificate", timedelta(seconds=2), timedelta(seconds=9))
    assert time.bar is None and time.is_at_once and not time.is_by_clock


def test_too_few_cases_say_nothing(took) -> None:
    time = took("housing-certificate", None, None)
    assert time.bar is None and not time.is_at_once and not time.is_by_clock


def test_terms_of_the_rare_case_stand_apart(took) -> None:
    time = took("appeal", None, None)
    assert len(time.lawful) == 2 and len(time.rare) == 2
    assert not set(time.lawful) & set(time.rare)
