"""A second, independent way to lawful time, with numpy's business days and plain minutes, on random histories."""

import calendar as months
import random
from datetime import date, datetime, timedelta

import numpy as np
import pytest

from darcha.kernel.cases.rules.term import answer_term
from darcha.kernel.cases.types.term import TermEvent
from darcha.kernel.catalogue.types import Term, TermLink

from .term_laws import WORDS, calendar, term

HISTORIES = 100_000
PARTS = 10  # so that every core has its share
WINDOW_DAYS = 110  # 60 of stops, 17 of the longest term in hours, and any row of days off between
MINUTES = np.arange(WINDOW_DAYS * 1440)
MINUTE_OF_DAY = MINUTES % 1440
IN_DAYS = ["calendar-days", "working-days", "months"]
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

    def due_on(self, law: Term, start: date, pairs: list, extended: tuple[str, int] | None) -> date:
        """Each part from the end of the one before, then the extension, then the roll."""
        runs = self.running(pairs)
        index = self.at(start)
        parts = [(law.length, law.unit), *((link.length, link.unit) for link in law.then)]
        if extended is not None:
            of_days = "working-days" if parts[-1][1] == "working-days" else "calendar-days"
            parts.append((extended[1], "months" if extended[0] == "M" else of_days))
        for length, unit in parts:
            index = self.walked(index, length, unit, runs)
        if law.roll == "next_working_day" and not self.works[index]:
            index += int(np.flatnonzero((runs & self.works)[index:])[0])
        return self.day(index)

    def walked(self, index: int, length: int, unit: str, runs: np.ndarray) -> int:
        if unit == "months":
            start = self.day(index)
            year, month = divmod(start.year * 12 + start.month - 1 + length, 12)
            last = date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))
            length = (last - start).days
        eligible = runs & self.works if unit == "working-days" else runs
        return index + 1 + int(np.flatnonzero(eligible[index + 1 :])[length - 1])

    def due_at(self, law: Term, start: datetime, pairs: list, more: int) -> datetime:
        """Minute by minute."""
        first = start.replace(hour=0, minute=0)
        index = self.at(first.date())
        works = np.repeat(self.works[index : index + WINDOW_DAYS], 1440)
        in_office = works & (MINUTE_OF_DAY >= 540) & (MINUTE_OF_DAY < 1080)
        open_ = in_office.copy() if law.unit == "working-hours" else np.ones(len(MINUTES), bool)
        open_[: int((start - first).total_seconds() // 60)] = False
        for since, until in pairs:
            low, high = ((moment - first).total_seconds() // 60 for moment in (since, until))
            open_[int(low) : int(high)] = False
        last = int(np.flatnonzero(open_)[(law.length + more) * 60 - 1])
        if law.roll == "next_working_day":
            before = np.repeat(self.works[index - 1 : index - 1 + WINDOW_DAYS], 1440)
            off = ~works | (~before & (MINUTE_OF_DAY < 540))
            if off[last]:
                return first + timedelta(minutes=int(np.flatnonzero(in_office[last:])[0]) + last)
        return first + timedelta(minutes=last + 1)


def some_law(chance: random.Random) -> Term:
    unit = chance.choice(["calendar-days", "working-days", "months", "hours", "working-hours"])
    in_hours = "hours" in unit
    links = () if in_hours else range(chance.choice([0, 0, 0, 1, 2]))
    return term(
        chance.randint(1, {"months": 3, "hours": 400, "working-hours": 60}.get(unit, 40)),
        unit,
        chance.choice(["arrival", "registration", "payment"]),
        roll=chance.choice(["none", "next_working_day"]) if unit != "working-hours" else "none",
        then=tuple(TermLink(chance.randint(1, 9), chance.choice(IN_DAYS), WORDS) for _ in links),
        extension_at_most="PT99H" if in_hours else "P9M99D",
    )


def some_extension(chance: random.Random, law: Term) -> tuple[str, int] | None:
    """Its kind (M months, D days, H hours) and length, as often as not none."""
    if chance.random() < 0.6:
        return None
    if "hours" in law.unit:
        return "H", chance.randint(1, 12)
    return ("M", chance.randint(1, 2)) if chance.random() < 0.5 else ("D", chance.randint(1, 20))


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("kind", ["five", "six"])
def test_two_ways_to_lawful_time_agree(kind, part):
    chance = random.Random(f"lawful time, {kind}, {part}")
    second = Second(kind)
    for _ in range(HISTORIES // 2 // PARTS):
        law = some_law(chance)
        arrived = datetime(2024, 1, 1) + timedelta(minutes=chance.randrange(4 * 365 * 1440))
        registered = second.registered(arrived)
        paid = arrived + timedelta(minutes=chance.randrange(5 * 1440))
        start = {"arrival": arrived, "registration": registered, "payment": paid}[law.starts_at]
        marks = sorted(
            start + timedelta(minutes=chance.randrange(60 * 1440)) for _ in range(chance.choice([0, 0, 2, 4, 6]))
        )
        pairs = list(zip(marks[::2], marks[1::2], strict=True))
        events = [TermEvent("paid", paid)]
        for since, until in pairs:
            events += [TermEvent("resume", until), TermEvent("stop", since)]
        extended = some_extension(chance, law)
        if extended is not None:
            length = f"PT{extended[1]}H" if extended[0] == "H" else f"P{extended[1]}{extended[0]}"
            events.append(TermEvent("extend", start, length))
        answer = answer_term(law, calendar(kind), arrived, events, derive=False)
        told = (kind, law, arrived, events)
        assert answer.registered_at.replace(tzinfo=None) == registered, told
        assert answer.starts_on == start.date(), told
        if "hours" in law.unit:
            due = second.due_at(law, start, pairs, extended[1] if extended else 0)
            assert answer.due_at.replace(tzinfo=None) == due, told
        else:
            assert answer.due_on == second.due_on(law, start.date(), pairs, extended), told
