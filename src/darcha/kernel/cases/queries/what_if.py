"""What if the clock of a case stood, ran again, or got longer? Changes nothing."""

from collections.abc import Iterable
from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..counting import counting_of
from ..rules.what_if import suppose
from ..types.term import TermEvent
from ..types.what_if import Supposition
from .reading import find


def what_if(who: Principal, case: UUID, events: Iterable[TermEvent]) -> Supposition:
    """``events`` are the supposed ones. Two statements. Raises NotFound, and TermRefused where the law says no."""
    found = find(who, case)
    asked = counting_of(found.case, found.service)
    return suppose(asked.term, asked.calendar, asked.received_at, asked.happened, events)
