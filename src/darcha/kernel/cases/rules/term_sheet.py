"""What stands on the sheet of a term, and when two sheets say the same. Ignores printing and sealing."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from darcha.ground.text import t, write_day, write_moment
from darcha.kernel.identity.types import Principal, is_person, is_staff

from ..types import Relation
from ..types.term import TermAnswer
from ..types.told import Ending, Move, Told, ToldDay

Cite = Callable[[str, str], str]
READERS = (Relation.APPLICANT, Relation.OFFICER, Relation.HEAD, Relation.CO_BODY)
_WORDS = ("why_heading", "arrival", "days", "day", "counted", "why", "legend", "made")


def may_ask(who: Principal, *_: Any, **__: Any) -> bool:
    """Persons and staff; whether they may see the case is looked up with the case in hand."""
    return is_person(who) or is_staff(who)


@dataclass(frozen=True, slots=True)
class About:
    """Whose term it is, in the language of the sheet."""

    number: str
    service: str
    applicant: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """``lines`` are shown again to whoever verifies the sheet; ``fields`` reach the template as data."""

    title: str
    lines: tuple[tuple[str, str], ...]
    fields: Mapping[str, Any]


def fingerprint(answer: TermAnswer, ending: Ending | None, moves: Sequence[Move] = (), *, is_over: bool) -> str:
    """Equal for sheets that say the same, in whatever language; neither the day of issue nor words play a part."""
    days = [
        (day.on, day.counted, day.why.code, day.ref, day.confirmed)
        for day in (*answer.registration, *answer.derivation)
    ]
    said = (
        (answer.arrived_at, answer.registered_at, answer.started_at, answer.due_on, answer.due_at),
        (answer.confirmed, answer.remaining, answer.term.key, answer.stops, answer.extensions),
        (ending.at, ending.decided) if ending else None,
        is_over,
        moves,
        days,
        *answer.editions,
    )
    return hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()[:32]


def sheet_of(about: About, answer: TermAnswer, told: Told, language: str, cite: Cite) -> Sheet:
    """The same words as on the page; ``cite`` writes acts in the language."""
    last = write_moment(answer.due_at) or write_day(answer.due_on) or told.headline
    rows = (
        ("number", f"№ {about.number}"),
        ("service", about.service),
        ("applicant", about.applicant),
        ("received", write_moment(answer.arrived_at)),
        ("registered", write_moment(answer.registered_at)),
        ("basis", cite(answer.article, language)),
        ("last_day", last),
    )
    lines = tuple((t(f"cases.sheet.{key}", language), value) for key, value in rows if value)
    words = {key: t(f"cases.sheet.{key}", language, number=about.number) for key in _WORDS}
    fields = {
        "headline": told.headline,
        "because": list(told.because),
        "registration": [_row(day, language, cite) for day in told.registration],
        "days": [_row(day, language, cite) for day in told.days],
        "words": words,
    }
    return Sheet(t("cases.sheet.title", language), lines, fields)


def _row(day: ToldDay, language: str, cite: Cite) -> dict[str, Any]:
    return {
        "on": write_day(day.on),
        "weekday": day.weekday,
        "sign": day.sign,
        "counts": day.counts,
        "why": f"{day.why} · {day.special}" if day.special else day.why,
        "act": cite(day.ref, language) if day.ref else "",
        "doubt": day.doubt,
    }
