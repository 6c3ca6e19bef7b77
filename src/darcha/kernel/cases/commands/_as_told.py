"""The higher body has decided instead: granted, or answered, in its own words. Ignores whether it may be done now."""

from collections.abc import Mapping
from typing import Any

from darcha.kernel.catalogue.types import Act

from ..rules.reopening import deciding_act
from ._decision import decide
from ._in_hand import InHand


def decide_as_told(hand: InHand, decision: Mapping[str, Any]) -> None:
    """``decision`` is that on the objection: all of it is there for the paper, but who signed, which names posts of the
    higher body."""
    act = deciding_act(hand.procedure)
    outcome = "approved" if act is Act.APPROVE else "replied"
    fields = {key: value for key, value in decision.items() if not key.startswith("signed_")}
    decide(hand, act, {**fields, "outcome": outcome, "text": decision["text"], "reply": decision["text"]})
