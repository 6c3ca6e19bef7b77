"""Papers in a list, as their holder or an officer sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from darcha.ground import clock
from darcha.ground.text import t

from ..api import DocumentRow, Outcome, outcome_of

_KINDS = {Outcome.VALID: "done", Outcome.EXPIRED: "stopped", Outcome.REPLACED: "stopped", Outcome.REVOKED: "wrong"}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """``kind`` is a state chip's; ``kilobytes`` is rounded up."""

    public_id: UUID
    title: str
    number: str
    issuer: str
    language: str
    issued_at: datetime
    valid_until: date | None
    kind: str
    state_words: str
    kilobytes: int


def paper_rows(rows: Iterable[DocumentRow]) -> tuple[PaperRow, ...]:
    """In the language of the page; titles stay in the paper's own language."""
    return tuple(_row(row, outcome_of(row.state, row.valid_until, clock.today())) for row in rows)


def _row(row: DocumentRow, outcome: Outcome) -> PaperRow:
    rests = row.suspended and outcome is Outcome.VALID
    return PaperRow(
        public_id=row.public_id,
        title=row.title,
        number=row.number,
        issuer=row.issuer,
        language=row.language,
        issued_at=row.issued_at,
        valid_until=row.valid_until,
        kind="stopped" if rests else _KINDS[outcome],
        state_words=t("documents.state.suspended" if rests else f"documents.state.{outcome.value}"),
        kilobytes=-(-row.size // 1024),
    )
