"""The register's verdict on one paper that is in it."""

from datetime import date, timedelta

from darcha.ground import clock

from . import ports
from .models import IssuedContent, IssuedDocument
from .rules.verdict import of_record
from .types import DocumentState, Line, Outcome, Paper, Verdict


def verdict_of(content: IssuedContent) -> Verdict:
    """With what the paper shows: whoever asks has it in hand."""
    row = content.document
    outcome = of_record(DocumentState(row.state), row.valid_until, clock.today())
    ended_on = row.ended_at.astimezone(clock.TASHKENT).date() if row.ended_at else None
    if outcome is Outcome.EXPIRED and row.valid_until:
        ended_on = row.valid_until + timedelta(days=1)
    return Verdict(
        outcome,
        Paper(
            number=row.number,
            title=row.title,
            issuer=row.issuer,
            language=row.language,
            issued_on=row.issued_at.astimezone(clock.TASHKENT).date(),
            valid_until=row.valid_until,
            lines=tuple(Line(label, value) for label, value in content.printed["lines"]),
        ),
        ended_on=ended_on,
        demo=ports.authority().demo,
        suspended_on=_suspended_on(row, outcome),
    )


def _suspended_on(row: IssuedDocument, outcome: Outcome) -> date | None:
    """What is no longer in force cannot rest."""
    if outcome is not Outcome.VALID or row.suspended_at is None:
        return None
    return clock.parse(row.suspended_at).date()
