"""What the law does by itself: nobody asks for it, no step lists it."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow
from .sides import SYSTEM

ROWS = (
    ActRow(Act.REGISTER, SYSTEM, frozenset(), ("registered",), in_pack=False),  # at submission, before there is a case
    ActRow(
        Act.SILENCE,
        SYSTEM,
        WORKABLE_STATES,
        ("approved_by_silence", "refused_by_silence"),
        in_pack=False,
    ),
)
