"""Which of its dated lengths a term has: those in force on the day on which it starts. Ignores the count.

One day decides for every part of a term and for its longest extension, so that a law which changes while a term runs
neither shortens nor lengthens it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from darcha.ground.text import write_day
from darcha.kernel.catalogue.types import Dated, Length, Term, TermLink, in_force

from ..types.term import Edition
from .term_refusals import TermNotKnown


def term_on(term: Term, on: date) -> tuple[Term, tuple[Edition, ...]]:
    """The term as it was in force on that day, with what was chosen; itself where the law has changed nothing of it.

    Where no extension is in force the law knows none on that day. Raises TermNotKnown where no length is.
    """
    if not (term.lengths or term.extensions_at_most or any(link.lengths for link in term.then)):
        return term, ()
    term, of_term = _with_length(term, on)
    parts = [_with_link_length(link, on) for link in term.then]
    term, of_extension = _with_extension(replace(term, then=tuple(link for link, _ in parts)), on)
    return term, (*of_term, *(edition for _, of_part in parts for edition in of_part), *of_extension)


def _with_length(term: Term, on: date) -> tuple[Term, tuple[Edition, ...]]:
    if not term.lengths:
        return term, ()
    found = _length_on(term.lengths, on)
    edition = Edition("length", found.value.value, term.unit, found.act, found.valid_from, found.confirmed)
    return replace(term, length=found.value.value, rule=found.value.rule or term.rule, lengths=()), (edition,)


def _with_link_length(link: TermLink, on: date) -> tuple[TermLink, tuple[Edition, ...]]:
    if not link.lengths:
        return link, ()
    found = _length_on(link.lengths, on)
    rule = found.value.rule or link.rule
    edition = Edition("then", found.value.value, link.unit, found.act, found.valid_from, found.confirmed, rule)
    return replace(link, length=found.value.value, rule=rule, lengths=()), (edition,)


def _with_extension(term: Term, on: date) -> tuple[Term, tuple[Edition, ...]]:
    if not term.extensions_at_most:
        return term, ()
    found = in_force(term.extensions_at_most, on)
    if found is None:
        return replace(term, extension_at_most=None, extensions_at_most=()), ()
    edition = Edition("extension", found.value, term.last_unit, found.act, found.valid_from, found.confirmed)
    extended = replace(term, extension_at_most=found.value, extension_article=found.act, extensions_at_most=())
    return extended, (edition,)


def _length_on(lengths: Sequence[Dated[Length]], on: date) -> Dated[Length]:
    found = in_force(lengths, on)
    if found is None:
        raise TermNotKnown(on=write_day(on), known_from=write_day(lengths[0].valid_from))
    return found
