"""What the exchange tells: identifiers and codes, never whose data it was."""

from dataclasses import dataclass

from darcha.ground.outbox import Event


@dataclass(frozen=True, kw_only=True)
class CanaryRead(Event):
    """Somebody of the staff read the record of a person who does not exist."""

    account: str
    body: str
    source: str


@dataclass(frozen=True, kw_only=True)
class LooksUsedUp(Event):
    """Somebody of the staff has looked at the last new person that the budget of an ``hour`` or a ``day`` has."""

    account: str
    body: str
    within: str
    most: int
