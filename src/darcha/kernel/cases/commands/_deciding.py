"""What each decision says, from what its author said: the law is asked here. Ignores paper, record and money."""

from collections.abc import Callable, Mapping
from typing import Any

from darcha.kernel.catalogue.types import Act

from ..models.reading import calendar_of, local
from ..rules.refusal import check_in_time, evidence_lack, lawful_ground
from ._evidence import known_evidence, opened_evidence
from ._in_hand import InHand
from ._refusal import refusal_in_full


def granted(hand: InHand) -> dict[str, Any]:
    """``fields`` are what the officer adds for the paper (``decision.<name>`` in its rules)."""
    return {**hand.said.get("fields", {}), "outcome": "approved", "text": hand.said["words"]}


def replied(hand: InHand) -> dict[str, Any]:
    """The reply itself, and what it stands on."""
    words, grounds = hand.said["words"], hand.said.get("grounds", ())
    return {"outcome": "replied", "text": words, "reply": words, "grounds": list(grounds)}


def refused(hand: InHand) -> dict[str, Any]:
    """Raises RefusalIncomplete, GroundOutOfTime."""
    said, opened = hand.said, opened_evidence(hand)
    named = said["evidence"]
    lack = evidence_lack(named, known_evidence(hand) if named else (), opened)
    lawful = lawful_ground(hand.procedure, said["ground"] or "", said["fact"], lack)
    registered_at = local(hand.case.registered_at or hand.case.received_at)
    check_in_time(lawful, calendar_of(hand.case), registered_at, hand.now)
    full = refusal_in_full(hand, lawful, said["fact"], said["words"])
    return {**full, "evidence": list(named), "opened": list(opened)}


DECISIONS: Mapping[Act, Callable[[InHand], dict[str, Any]]] = {
    Act.APPROVE: granted,
    Act.REFUSE: refused,
    Act.REPLY: replied,
}
