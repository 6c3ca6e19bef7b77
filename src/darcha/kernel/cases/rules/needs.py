"""What was said to do an act, held against what the act needs: its form first, then whether it is enough. Ignores what
the law makes of it."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from darcha.ground import clock
from darcha.ground.refusals import Refusal

from ..errors import GroundsMissing, NeedsUnmet, UnknownHolder, WordsMissing
from ..types.needs import LONGEST_GROUND, Need, NeedKind
from .grounds import names_article
from .term_durations import parse_duration
from .term_refusals import DurationNotUnderstood
from .words import said as as_kept

TEXTS = frozenset({"words", "fact"})
LISTS = frozenset({"bodies", "cases", "documents", "evidence", "grounds"})
BY_LAW = frozenset({"ground", "fact", "evidence"})  # the law of refusals says at once all that these lack
_KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_NUMBER = re.compile(r"[0-9A-Za-z/-]{1,40}")
_EVIDENCE = re.compile(r"(?:answers|facts|files)\.[A-Za-z0-9_-]{1,80}")
_UNKNOWN, _TOO_LONG = "cases.need.unknown", "cases.need.too_long"
_UNREAD: Mapping[NeedKind, str] = {"holder": "cases.need.holder_needed", "grounds": "cases.reply.grounds_needed"}
_MISSING: Mapping[NeedKind, str] = {**_UNREAD, "words": "cases.words_needed"}
_REFUSED_AS: Mapping[str, type[Refusal]] = {
    "cases.words_needed": WordsMissing,
    "cases.need.holder_needed": UnknownHolder,
    "cases.reply.grounds_needed": GroundsMissing,
}


def shaped(needs: tuple[Need, ...], said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, as the command takes it: nothing for what was left empty. Raises NeedsUnmet for a name that the
    act does not know, for what is too long and for what is not of its kind, with the path of each."""
    wrong = dict.fromkeys(said.keys() - {need.name for need in needs}, _UNKNOWN)
    read: dict[str, Any] = {}
    for need in needs:
        value = said.get(need.name)
        if value is None or value in ("", [], ()):
            continue
        try:
            read[need.name] = _listed(need, value) if need.kind in LISTS else _READ[need.kind](need, value)
        except (ValueError, TypeError, OverflowError, DurationNotUnderstood):
            wrong[need.name] = _UNREAD.get(need.kind, "cases.need.not_understood")
            continue
        if need.kind in TEXTS | LISTS and len(read[need.name]) > need.longest:
            wrong[need.name] = _TOO_LONG
    _refuse(wrong)
    return read


def met(needs: tuple[Need, ...], said: Mapping[str, Any]) -> dict[str, Any]:
    """The same as it is kept, every name with a value. Raises WordsMissing, UnknownHolder, GroundsMissing or NeedsUnmet
    when something is missing or too short, with the path of each."""
    kept = {need.name: _kept(need, said.get(need.name)) for need in needs}
    asked = [need for need in needs if need.kind not in BY_LAW]
    _refuse(
        {need.name: _MISSING.get(need.kind, "cases.need.missing") for need in asked if _lacks(need, kept[need.name])}
    )
    return kept


def _refuse(wrong: Mapping[str, str]) -> None:
    """As the refusal that callers know for it; several at once are one that names them all."""
    if wrong:
        codes = set(wrong.values())
        raise (_REFUSED_AS.get(codes.pop(), NeedsUnmet) if len(codes) == 1 else NeedsUnmet)(fields=wrong)


def _kept(need: Need, value: Any) -> Any:
    if need.kind in TEXTS:
        return as_kept(value or "")
    return tuple(value or ()) if need.kind in LISTS else value


def _lacks(need: Need, value: Any) -> bool:
    if need.kind in TEXTS | LISTS:
        return len(value) < (need.shortest or 1) and (need.required or bool(value))
    return need.required and value is None


def _listed(need: Need, value: Any) -> list[Any]:
    if isinstance(value, (str, Mapping)):
        raise TypeError
    return [_READ[need.kind](need, each) for each in value]


def _text(_: Need, value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _matching(pattern: re.Pattern[str]) -> Callable[[Need, Any], str]:
    def read(need: Need, value: Any) -> str:
        if not pattern.fullmatch(_text(need, value)):
            raise ValueError
        return str(value)

    return read


def _id(need: Need, value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(_text(need, value))


def _grounds(need: Need, value: Any) -> str:
    line = " ".join(_text(need, value).split())
    if len(line) > LONGEST_GROUND or not names_article(line):
        raise ValueError
    return line


def _duration(need: Need, value: Any) -> str:
    parse_duration(_text(need, value))
    return str(value)


def _moment(need: Need, value: Any) -> datetime:
    return clock.parse(value if isinstance(value, datetime) else _text(need, value))


def _day(need: Need, value: Any) -> date:
    return value if type(value) is date else date.fromisoformat(_text(need, value))


def _choice(need: Need, value: Any) -> str:
    if value not in need.options:
        raise ValueError
    return str(value)


def _yes_no(_: Need, value: Any) -> bool:
    if value not in ("yes", "no", True, False):
        raise ValueError
    return value in ("yes", True)


_READ: Mapping[NeedKind, Callable[[Need, Any], Any]] = {
    "words": _text,
    "fact": _text,
    "ground": _text,  # the law of refusals refuses an unknown one
    "holder": _id,
    "body": _matching(_KEY),
    "bodies": _matching(_KEY),
    "post": _matching(_KEY),
    "stop-ground": _matching(_KEY),
    "duration": _duration,
    "moment": _moment,
    "day": _day,
    "case": _matching(_NUMBER),
    "cases": _matching(_NUMBER),
    "documents": _id,
    "evidence": _matching(_EVIDENCE),
    "grounds": _grounds,
    "request": _id,
    "choice": _choice,
    "yes-no": _yes_no,
}
