"""Tell the heads of a body that something about a case is for them to look at. Ignores delivery."""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal, is_system

from ._tell_line import case_and_line, tell_line


@command(may=is_system)
def tell_heads(who: Principal, *, case_id: UUID, line: str) -> int:
    """How many were told now, each once for this line. Raises NotFound."""
    case, event = case_and_line(case_id, line)
    heads = [one for one in identity.find_post_holders(case.body) if one.post.role == "head"]
    return tell_line(who, case, event, "head", heads)
