"""Which facts are breaches. Ignores storage."""

from datetime import datetime, timedelta

from ..types import BreachKind

AGAINST_THE_BODY = frozenset({"annulled", "changed", "obliged"})
_REFUSALS = frozenset({"refusal", "ending", "silent-refusal"})
PATIENCE = timedelta(hours=1)  # the sweep runs every minute: an hour is no delay of the machine any more


def of_objection(act: str, outcome: str) -> BreachKind | None:
    """What a decided objection says of the body whose act it was. Silence that was objected to is late already."""
    if outcome not in AGAINST_THE_BODY or act == "silence":
        return None
    return BreachKind.UNFOUNDED_REFUSAL if act in _REFUSALS else BreachKind.UNFOUNDED_ACT


def is_missed(due_at: datetime, done_at: datetime) -> bool:
    """Whether a rung was fired too late."""
    return done_at - due_at > PATIENCE
