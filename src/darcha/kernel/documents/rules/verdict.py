"""What a verifier is told. One table for codes, one for PDFs. Ignores how the seal was read."""

from dataclasses import dataclass
from datetime import date

from ..types import DocumentState, Outcome


@dataclass(frozen=True, slots=True)
class SealReading:
    """What reading the seal of a PDF gave: does it claim to be ours, and is our seal whole over the whole file."""

    claims_ours: bool
    whole: bool


def of_record(state: DocumentState, valid_until: date | None, today: date) -> Outcome:
    """The register's word on a paper. The last day of validity still counts."""
    if state is DocumentState.REVOKED:
        return Outcome.REVOKED
    if state is DocumentState.REPLACED:
        return Outcome.REPLACED
    if valid_until is not None and today > valid_until:
        return Outcome.EXPIRED
    return Outcome.VALID


def of_pdf(recorded: Outcome | None, seal: SealReading) -> Outcome:
    """``recorded`` is the register's word when these very bytes are in it. Valid needs both, register and seal."""
    if recorded is not None:
        return recorded if seal.whole else Outcome.UNKNOWN
    if seal.whole:
        return Outcome.UNKNOWN
    return Outcome.ALTERED if seal.claims_ours else Outcome.NOT_OURS
