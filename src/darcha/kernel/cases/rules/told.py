"""A derivation in plain words: by when, because of what, day by day. The one source of page, sheet and JSON."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from darcha.ground.text import t, write_day, write_moment

from ..types import CaseRow
from ..types.states import DECIDED
from ..types.term import TermAnswer
from ..types.told import Ending, Move, Told
from .clock import Happened, end_of_due
from .shown import shown_params
from .term_words import length_text, minutes_text, weekday
from .told_because import because
from .told_days import counted_by_part, told_days

_HOURS = ("hours", "working-hours")


def tell(
    answer: TermAnswer,
    language: str,
    *,
    now: datetime | None = None,
    ending: Ending | None = None,
    moves: Sequence[Move] = (),
    is_mine: bool = False,
) -> Told:
    """``answer`` with its derivation. ``is_mine``: to the applicant himself; the rest as for ``summarise``."""
    headline, *reasons = summarise(answer, language, now=now, ending=ending, moves=moves, is_mine=is_mine)
    registration, days = told_days(answer, language)
    return Told(headline, tuple(reasons), registration, days)


def summarise(
    answer: TermAnswer,
    language: str,
    *,
    now: datetime | None = None,
    ending: Ending | None = None,
    moves: Sequence[Move] = (),
    is_mine: bool = False,
) -> tuple[str, ...]:
    """By when, then why, in sentences. ``now`` says whether the term is over, ``ending`` how the case ended, ``moves``
    when another calendar moved the last day."""
    over = ending is None and now is not None and is_over(answer, now)
    voice = "was." if over or ending is not None else "you." if is_mine else ""
    moved = (t("cases.told.moved", language, **shown_params(move._asdict(), language)) for move in moves)
    sentences = (_headline(answer, language, voice), *because(answer, language), *moved)
    if ending is not None:
        return (*sentences, _how_it_ended(answer, ending, language))
    return (*sentences, t("cases.told.ended.nothing", language)) if over else sentences


def is_over(answer: TermAnswer, now: datetime) -> bool:
    """Whether the last day has passed."""
    end = end_of_due(answer)
    return end is not None and end <= now


def ending_of(row: CaseRow) -> Ending | None:
    """None while the case is open."""
    return Ending(row.closed_at, row.outcome in DECIDED) if row.closed_at is not None else None


def moves_of(happened: Iterable[Happened]) -> tuple[Move, ...]:
    """From the lines that another edition of the calendars left."""
    kept = [(line.params["before"], line.params["after"]) for line in happened if line.code == "recalculated"]
    return tuple(Move(before, after) for before, after in kept if before and after and before != after)


def _headline(answer: TermAnswer, language: str, voice: str) -> str:
    if answer.due_at is not None:
        day, named = write_moment(answer.due_at), weekday(answer.due_at, language)
        return t(f"cases.told.{voice}due_at", language, day=day, weekday=named)
    if answer.due_on is not None:
        day, named = write_day(answer.due_on), weekday(answer.due_on, language)
        return t(f"cases.told.{voice}due_on", language, day=day, weekday=named)
    past = "was." if voice == "was." else ""
    if answer.stopped:
        return t(f"cases.told.{past}stopped", language, left=_left(answer, language))
    code = f"{past}not_started" if past else f"not_started.{answer.term.starts_at}"
    return t(f"cases.told.{code}", language)


def _left(answer: TermAnswer, language: str) -> str:
    """Of the part in which the clock stands, and every part and extension after it."""
    left, term = answer.remaining or 0, answer.term
    if term.unit in _HOURS:
        return minutes_text(left, language)
    whole: list[tuple[int, str]] = [(term.length, term.unit), *((link.length, link.unit) for link in term.then)]
    days = "working-days" if term.last_unit == "working-days" else "calendar-days"
    added = [part for one in answer.extensions for part in ((one.months, "months"), (one.days, days))]
    whole += [part for part in added if part[0]]
    counted = [*counted_by_part(answer), *counted_by_part(answer, "extension")]
    finished = [part for part in counted if dict(part[0].why.params)["of"] == len(part)]
    here = min(len(finished), len(whole) - 1)  # a clock may also stand while the end is on its way to a working day
    lengths = [(left, whole[here][1]), *whole[here + 1 :]]
    return ", ".join(
        length_text("calendar-days" if index == 0 and unit == "months" else unit, count, language)
        for index, (count, unit) in enumerate(lengths)
    )


def _how_it_ended(answer: TermAnswer, ending: Ending, language: str) -> str:
    end = end_of_due(answer)
    in_time = end is None or ending.at < end
    code = ("in_time" if in_time else "late") if ending.decided else "undecided"
    return t(f"cases.told.ended.{code}", language, moment=write_moment(ending.at))
