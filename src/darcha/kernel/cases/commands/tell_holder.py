"""Tell whoever has a case in hand that its writer has added something; the heads, while nobody has it."""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal, is_system

from ..rules.who_is_told import in_hand_or_heads
from ._tell_line import case_and_line, tell_line


@command(may=is_system)
def tell_holder(who: Principal, *, case_id: UUID, line: str) -> int:
    """How many were told now, each once for this line. Raises NotFound."""
    case, event = case_and_line(case_id, line)
    holders = in_hand_or_heads(identity.find_post_holders(case.body), case.assigned_to)
    return tell_line(who, case, event, "holder", holders)
