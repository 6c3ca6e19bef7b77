"""One line of a derivation: why a day counted or not, with the act behind it. Ignores terms."""

from datetime import date
from functools import lru_cache

from darcha.ground.text import Text
from darcha.kernel.catalogue.types import WorkingCalendar

from ..types.term import DerivedDay, Why

WEEKEND = Why("weekend")


@lru_cache(maxsize=10_000)
def numbered(code: str, day: int, of: int, rule: Text | None = None) -> Why:
    """The reason of a counted day: which it is, of how many, and of which part of a chain."""
    return Why.of(code, day=day, of=of) if rule is None else Why.of(code, day=day, of=of, rule=rule)


def line(calendar: WorkingCalendar, day: date, counted: bool, why: Why) -> DerivedDay:
    """A day whose reason is not the calendar's, with the act that made it special if there is one."""
    special = calendar.special_days.get(day)
    if special is None:
        return DerivedDay(day, counted, why, None, day <= calendar.decreed_through)
    name = None if "name" in dict(why.params) else special.name
    return DerivedDay(day, counted, why, special.act, calendar.is_confirmed(day), special.act_confirmed, name)


def day_off(calendar: WorkingCalendar, day: date) -> DerivedDay:
    """A non-working day that does not count: weekend, holiday or moved day off."""
    special = calendar.special_days.get(day)
    if special is None:
        return DerivedDay(day, False, WEEKEND, None, day <= calendar.decreed_through)
    code = special.kind if special.confirmed else f"{special.kind}-unconfirmed"
    return line(calendar, day, False, Why.of(code, name=special.name))


def last_day_off(calendar: WorkingCalendar, last: DerivedDay) -> DerivedDay:
    """The last counted day, on which nobody works, so that the end moves on."""
    special = calendar.special(last.on)
    if special is None:
        return line(calendar, last.on, True, Why("last-weekend", last.why.params))
    return line(calendar, last.on, True, Why("last-day-off", (*last.why.params, ("name", special.name))))
