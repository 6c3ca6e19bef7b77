"""Grant what was applied for; the paper of the pack is issued with it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..types import CaseRow
from ._deciding import granted
from ._decision import decide
from ._in_hand import take


@command(may=is_staff)
def approve(who: Principal, *, case: UUID, words: str = "", fields: Mapping[str, Any] | None = None) -> CaseRow:
    """``fields`` are what the officer adds for the paper (``decision.<name>`` in its rules). Raises NotFound,
    ActNotPossible."""
    hand = take(who, Act.APPROVE, public_id=case, said={"words": words})
    hand.said = {**hand.said, "fields": dict(fields or {})}
    return decide(hand, Act.APPROVE, granted(hand))
