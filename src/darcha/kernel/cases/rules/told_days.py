"""The lines of a derivation as they are read: what counts and what does not, told by a sign as well as in words."""

from collections.abc import Iterator

from darcha.ground.text import t

from ..types.term import DerivedDay, TermAnswer
from ..types.told import DayMark, ToldDay
from .term_words import day_text, weekday

SIGNS: dict[DayMark, str] = {"start": "0", "off": "–", "before": "–", "stopped": "II", "rolled": "→"}
_MARKS: dict[str, DayMark] = {
    "start": "start",
    "arrival": "before",
    "before-registration": "before",
    "counted": "counted",
    "counted-then": "counted",
    "hours": "counted",
    "last-weekend": "counted",
    "last-day-off": "counted",
    "extension": "extension",
    "stopped": "stopped",
    "rolled": "rolled",
}


def told_days(answer: TermAnswer, language: str) -> tuple[tuple[ToldDay, ...], tuple[ToldDay, ...]]:
    """The days before registration, and those of the term."""
    before = (_told(day, "before", SIGNS["before"], language) for day in answer.registration)
    return tuple(before), tuple(_of_term(answer, language))


def mark_of(day: DerivedDay, *, is_extended: bool) -> DayMark:
    """What kind of line it is. A last day off that moves the end belongs to the extension, if there was one."""
    mark = _MARKS.get(day.why.code, "off")
    return "extension" if is_extended and day.why.code.startswith("last-") else mark


def counted_by_part(answer: TermAnswer, mark: DayMark = "counted") -> list[list[DerivedDay]]:
    """The counted days of each part of a term in days, or of each part of its extensions, as far as the count came; the
    last part may be unfinished."""
    is_extended = bool(answer.extensions)
    left = [day for day in answer.derivation if mark_of(day, is_extended=is_extended) == mark]
    parts = []
    while left:
        of = int(str(dict(left[0].why.params)["of"]))
        parts.append(left[:of])
        left = left[of:]
    return parts


def _of_term(answer: TermAnswer, language: str) -> Iterator[ToldDay]:
    numbers: dict[DayMark, int] = {"counted": 0, "extension": 0}
    for day in answer.derivation:
        mark = mark_of(day, is_extended=bool(answer.extensions))
        if mark in numbers:
            numbers[mark] += 1
        yield _told(day, mark, _sign(day, mark, numbers), language)


def _sign(day: DerivedDay, mark: DayMark, numbers: dict[DayMark, int]) -> str:
    if day.why.code == "hours":
        hours, minutes = divmod(int(str(dict(day.why.params)["minutes"])), 60)
        return f"{hours}:{minutes:02d}"
    if mark == "counted":
        return str(numbers[mark])
    return f"+{numbers[mark]}" if mark == "extension" else SIGNS[mark]


def _told(day: DerivedDay, mark: DayMark, sign: str, language: str) -> ToldDay:
    said_already = day.why.code.endswith("-unconfirmed")
    return ToldDay(
        on=day.on,
        weekday=weekday(day.on, language),
        mark=mark,
        sign=sign,
        why=day_text(day, language),
        special=day.special.in_(language) if day.special else "",
        ref=day.ref or "",
        doubt="" if day.confirmed or said_already else t("cases.told.not_decreed", language),
    )
