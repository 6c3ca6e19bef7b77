"""What was restored against what the backup says of itself, in sentences. Ignores what was lost after the backup."""

from collections.abc import Iterator, Mapping

from django.conf import settings

from darcha.ground.sealed_samples import unopened_columns
from darcha.kernel.documents import api as documents
from darcha.kernel.identity import api as identity

from .census import census
from .files import Listed, hash_of
from .manifest import Census

_NAMED = 5


def unlike(wanted: Census) -> Iterator[str]:
    """Of the tables, before any migration: counts, and the journal line by line."""
    found = census()
    for table, rows in wanted.tables.items():
        if found.tables.get(table) != rows:
            yield f"{table} holds {found.tables.get(table, 'nothing')} rows, the backup had {rows}."
    if lost := sorted(wanted.sequences.keys() - found.sequences.keys()):
        yield f"{', '.join(lost)} are missing: nothing would be numbered."
    if found.journal_digest != wanted.journal_digest:
        yield f"The journal is not complete: {'; '.join(_gaps(wanted.journal, found.journal))}."


def unlike_files(listed: list[Listed]) -> Iterator[str]:
    """Every file of the backup is there, bit by bit."""
    bad = [one.name for one in listed if not _same(one)]
    if bad:
        yield f"{len(bad)} of {len(listed)} files are missing or other ones, among them {', '.join(bad[:_NAMED])}."


def unopened() -> Iterator[str]:
    """After the migrations: do the keys open it, are people found, do documents verify."""
    if columns := unopened_columns():
        yield (
            f"{len(columns)} sealed columns do not open, among them {columns[0]}: put the key of that day back into "
            "DARCHA_KEY_RING."
        )
    elif not identity.finds_its_own():  # which opens an account
        yield "Nobody is found: put the DARCHA_INDEX_KEY of that day back."
    try:
        papers = documents.unverified_papers()
    except Exception as error:
        yield f"Documents cannot be verified here ({type(error).__name__}): see `darcha health` for the seal."
        return
    if papers:
        yield (
            f"Documents {', '.join(papers)} do not verify: their files are missing, or the root of their seal is not "
            "named in DARCHA_SEAL_EARLIER_ROOTS."
        )


def _gaps(wanted: Mapping[str, int], found: Mapping[str, int]) -> list[str]:
    gaps = [
        f"of {day} it has {found.get(day, 0)} of {wanted.get(day, 0)} lines"
        for day in sorted(wanted.keys() | found.keys())
        if found.get(day, 0) != wanted.get(day, 0)
    ]
    shown = gaps[:_NAMED] + ([f"and of {len(gaps) - _NAMED} more days"] if len(gaps) > _NAMED else [])
    return shown or ["it has as many lines as it should, but others"]


def _same(one: Listed) -> bool:
    try:
        return hash_of(settings.DARCHA_FILES_DIR / one.name) == one.sha256
    except OSError:
        return False
