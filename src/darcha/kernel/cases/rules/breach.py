"""Why a term was missed: where its time went. Ignores whose fault it is: it names the part that took the longest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from .clock import Happened

Part = Literal["untaken", "waiting", "work"]
_TAKEN = ("taken", "assigned", "handed_back")
_NOBODY = "released"
_ASKED, _ANSWERED = "asked", "answered"
_DECIDED = frozenset({"replied", "approved", "refused"})


@dataclass(frozen=True, slots=True)
class Breach:
    """``parts``: how long the case lay with nobody, waited for the applicant, and was worked on; together they are the
    whole time. ``main`` is the longest of them."""

    parts: Mapping[Part, timedelta]
    late: timedelta

    @property
    def main(self) -> Part:
        return max(self.parts, key=lambda part: self.parts[part])


def breach_of(lines: Iterable[Happened], since: datetime, ends_at: datetime, until: datetime) -> Breach:
    """``since``: registration; ``until``: the decision, or now while there is none. Whoever acts on a case has it: an
    act other than handing over ends the time with nobody as well."""
    parts: dict[Part, timedelta] = {"untaken": timedelta(), "waiting": timedelta(), "work": timedelta()}
    part, at = "untaken", since
    for line in sorted(lines, key=lambda each: each.at):
        into = _into(line.code)
        if into is None or line.at < since:
            continue
        moment = min(line.at, until)
        parts[part] += moment - at  # type: ignore[index]
        part, at = into, moment
    parts[part] += max(until - at, timedelta())  # type: ignore[index]
    return Breach(parts, max(until - ends_at, timedelta()))


def _into(code: str) -> Part | None:
    if code == _NOBODY:
        return "untaken"
    if code == _ASKED:
        return "waiting"
    return "work" if code in _TAKEN or code == _ANSWERED or code in _DECIDED else None
