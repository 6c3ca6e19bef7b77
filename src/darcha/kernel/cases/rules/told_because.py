"""Why a term ends when it does, sentence by sentence, from its derivation. Ignores the days one by one."""

from collections.abc import Iterator
from datetime import datetime

from darcha.ground.text import cite, t, write_day, write_moment
from darcha.kernel.catalogue.types import Term, TermLink

from ..types.term import Stood, TermAnswer
from .term_words import (
    days_text,
    edition_text,
    extension_text,
    ground_text,
    length_text,
    minutes_text,
    named_day,
    named_moment,
)
from .told_days import counted_by_part

_HOURS = ("hours", "working-hours")


def because(answer: TermAnswer, language: str) -> tuple[str, ...]:
    """The rule, the start, stops, the count, extensions, a moved end, and what is not decreed yet."""
    return tuple(_sentences(answer, language))


def _sentences(answer: TermAnswer, language: str) -> Iterator[str]:
    yield t("cases.told.rule", language, rule=answer.rule.in_(language))
    if answer.started_at is not None:
        yield from _editions(answer, answer.started_at, language)
    yield _registration(answer, language)
    if answer.started_at is None:
        return
    yield from _start(answer, answer.started_at, language)
    for stop in answer.stops:
        yield _stop(answer, stop, language)
    if not answer.stopped:
        yield from _count(answer, language)
    for extension in answer.extensions:
        by = extension_text(extension, answer.term.last_unit, language)
        yield t("cases.told.extension", language, day=write_day(extension.at), by=by)
    yield from _moved_end(answer, language)
    if not answer.confirmed:
        days = days_text(day.on for day in answer.derivation if not day.confirmed)
        yield t("cases.told.unconfirmed", language, days=days)


def _editions(answer: TermAnswer, started_at: datetime, language: str) -> Iterator[str]:
    """Which of the lengths that the law has changed counted; the longest extension only where there was one."""
    for edition in answer.editions:
        if edition.of != "extension" or answer.extensions:
            yield t(
                f"cases.told.edition.{edition.of}",
                language,
                on=write_day(started_at),
                value=edition_text(edition, language),
                act=cite(edition.act, language, confirmed=edition.confirmed),
                since=write_day(edition.valid_from),
                rule=edition.rule.in_(language) if edition.rule else "",
            )


def _registration(answer: TermAnswer, language: str) -> str:
    arrived, registered = named_moment(answer.arrived_at, language), named_moment(answer.registered_at, language)
    if answer.arrived_at == answer.registered_at:
        return t("cases.told.registered", language, moment=arrived)
    return t("cases.told.registered_later", language, moment=arrived, later=registered)


def _start(answer: TermAnswer, started_at: datetime, language: str) -> Iterator[str]:
    if answer.term.starts_at in ("payment", "complete"):
        moment = named_moment(started_at, language)
        yield t(f"cases.told.starts.{answer.term.starts_at}", language, moment=moment)
    if answer.term.unit in _HOURS:
        yield t(f"cases.told.runs.{answer.term.unit}", language)
    else:
        yield t("cases.told.first_day", language, day=write_day(started_at))


def _stop(answer: TermAnswer, stop: Stood, language: str) -> str:
    write = write_moment if answer.term.unit in _HOURS else write_day
    since, why = write(stop.since), ground_text(stop.ground, language)
    if stop.until is None:
        return t("cases.told.stop_open", language, since=since, ground=why)
    return t("cases.told.stop", language, since=since, until=write(stop.until), ground=why)


def _count(answer: TermAnswer, language: str) -> Iterator[str]:
    term = answer.term
    if term.unit in _HOURS:
        yield t("cases.told.count.hours", language, length=minutes_text(60 * term.length, language))
        return
    parts: tuple[Term | TermLink, ...] = (term, *term.then)
    for index, (part, counted) in enumerate(zip(parts, counted_by_part(answer), strict=True)):
        length, last = length_text(part.unit, part.length, language), named_day(counted[-1].on, language)
        said = t(f"cases.told.count.{part.unit}", language, length=length, last=last)
        yield t("cases.told.count.then", language, rule=part.rule.in_(language), count=said) if index else said


def _moved_end(answer: TermAnswer, language: str) -> Iterator[str]:
    if answer.derivation and answer.derivation[-1].why.code == "rolled":
        last = next(day for day in reversed(answer.derivation) if day.counted)
        end = named_day(answer.derivation[-1].on, language)
        yield t("cases.told.rolled", language, last=named_day(last.on, language), end=end)
