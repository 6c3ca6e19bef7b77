"""What the exchange tells: identifiers and codes, never whose data it was."""

from dataclasses import dataclass

from darcha.ground.outbox import Event


@dataclass(frozen=True, kw_only=True)
class CanaryRead(Event):
    """Somebody of the staff read the record of a person who does not exist."""

    account: str
    body: str
    source: str
