"""Who verifies papers is counted first; while this installation only reads, papers are verified and nobody counts."""

from darcha.ground.read_only import standing
from darcha.kernel.identity.types import Principal

from .commands.take_verify_turn import take_verify_turn


def admit_verifier(who: Principal, *, address: str) -> None:
    """Takes one of the turns that ``address`` has in a minute. Raises TooManyTries."""
    if standing() is None:
        take_verify_turn(who, address=address)
