"""A second, independent way to lawful time, with numpy's business days and plain minutes, on random histories."""

import calendar as months
import random
from datetime import date, datetime, timedelta

import numpy as np
import pytest

from darcha.kernel.cases.rules.term import answer_term
from darcha.kernel.cases.types.term import TermEvent

from .term_laws import calendar, term

HISTORIES = 4_000
WINDOW_DAYS = 110  # 60 of stops, 17 of the longest term in hours, and any row of days off between
MINUTES = np.arange(WINDOW_DAYS * 1440)
MINUTE_OF_DAY = MINUTES % 1440
MASKS = {"five": "1111100", "six": "1111110"}


class Second:
    """Counts on arrays of days; shares nothing with the rules but the list of special days."""

    def __init__(self, kind: str) -> None:
        special = calendar(kind).special_days
        off = [np.datetime64(day) for day, what in special.items() if what.kind != "moved-working-day"]
        extra = np.array([day for day, what in special.items() if what.kind == "moved-working-day"], "datetime64[D]")
        days = np.arange("2023-06-01", "2031-01-01", dtype="datetime64[D]")
        self.first = days[0]
        self.days = days
        self.works = np.is_busday(days, weekmask=MASKS[kind], holidays=off) | np.isin(days, extra)

    def at(self, day: date) -> int:
        return int((np.datetime64(day) - self.first).astype(int))

    def day(self, index: int) -> date:
        return self.days[index].astype(object)

    def registered(self, arrived: datetime) -> datetime:
        index = self.at(arrived.date())
        opens, closes = arrived.replace(hour=9, minute=0, second=0), arrived.replace(hour=18, minute=0, second=0)
        if self.works[index] and arrived <= closes:
            return max(arrived, opens)
        index += 1 + int(np.argmax(self.works[index + 1 :]))
        return datetime.combine(self.day(index), opens.time())

    def running(self, pairs: list[tuple[datetime, datetime]]) -> np.ndarray:
        runs = np.ones(len(self.days), bool)
        for since, until in pairs:
            runs[self.at(since.date()) : self.at(until.date())] = False
        return runs

    def due_on(self, length: int, unit: str, roll: str, start: date, pairs: list) -> date:
        runs = self.running(pairs)
        after = self.at(start) + 1
        if unit == "months":
            year, month = divmod(start.year * 12 + start.month - 1 + length, 12)
            last = date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))
            length = (last - start).days
        eligible = runs & self.works if unit == "working-days" else runs
        index = after + int(np.flatnonzero(eligible[after:])[length - 1])
        if roll == "next_working_day" and not self.works[index]:
            index += int(np.flatnonzero((runs & self.works)[index:])[0])
        return self.day(index)

    def due_at(self, length: int, unit: str, start: datetime, pairs: list) -> datetime:
        """Minute by minute."""
        first = start.replace(hour=0, minute=0)
        open_ = np.ones(len(MINUTES), bool)
        if unit == "working-hours":
            index = self.at(first.date())
            open_ = np.repeat(self.works[index : index + WINDOW_DAYS], 1440)
            open_ &= (MINUTE_OF_DAY >= 540) & (MINUTE_OF_DAY < 1080)
        open_[: int((start - first).total_seconds() // 60)] = False
        for since, until in pairs:
            low, high = ((moment - first).total_seconds() // 60 for moment in (since, until))
            open_[int(low) : int(high)] = False
        last = int(np.flatnonzero(open_)[length * 60 - 1])
        return first + timedelta(minutes=last + 1)


@pytest.mark.parametrize("kind", ["five", "six"])
def test_two_ways_to_lawful_time_agree(kind):
    chance = random.Random(f"lawful time, {kind}")
    second = Second(kind)
    for _ in range(HISTORIES // 2):
        unit = chance.choice(["calendar-days", "working-days", "months", "hours", "working-hours"])
        roll = chance.choice(["none", "next_working_day"]) if "hours" not in unit else "none"
        length = chance.randint(1, {"months": 3, "hours": 400, "working-hours": 60}.get(unit, 40))
        starts_at = chance.choice(["arrival", "registration", "payment"])
        arrived = datetime(2024, 1, 1) + timedelta(minutes=chance.randrange(4 * 365 * 1440))
        registered = second.registered(arrived)
        paid = arrived + timedelta(minutes=chance.randrange(5 * 1440))
        start = {"arrival": arrived, "registration": registered, "payment": paid}[starts_at]
        marks = sorted(
            start + timedelta(minutes=chance.randrange(60 * 1440)) for _ in range(chance.choice([0, 0, 2, 4, 6]))
        )
        pairs = list(zip(marks[::2], marks[1::2], strict=True))
        events = [TermEvent("paid", paid)]
        for since, until in pairs:
            events += [TermEvent("resume", until), TermEvent("stop", since)]
        law = term(length, unit, starts_at, roll=roll)
        answer = answer_term(law, calendar(kind), arrived, events, derive=False)
        told = (kind, law.length, unit, roll, starts_at, arrived, events)
        assert answer.registered_at.replace(tzinfo=None) == registered, told
        assert answer.starts_on == start.date(), told
        if "hours" in unit:
            assert answer.due_at.replace(tzinfo=None) == second.due_at(length, unit, start, pairs), told
        else:
            assert answer.due_on == second.due_on(length, unit, roll, start.date(), pairs), told
