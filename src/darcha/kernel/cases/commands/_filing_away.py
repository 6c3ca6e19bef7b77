"""A letter filed, once another person has confirmed it. Ignores who proposed it and why it may be."""

from darcha.kernel.catalogue.types import Act

from ..types import CaseRow
from ._closing import close
from ._in_hand import InHand


def filed(hand: InHand, proposed_by: str) -> CaseRow:
    """``hand.said`` is what was proposed."""
    letter = str(hand.said["letter"])
    decision = {"outcome": "filed", "text": hand.said["words"], "letter": letter, "proposed_by": proposed_by}
    return close(hand, Act.FILE, decision, params={"letter": letter})
