"""Tell the heads of the bodies that take part in a case that another body leads it now. Source: ORQ-445, article 24."""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal, is_system

from ..models import CaseParticipant
from ._tell_line import case_and_line, tell_line


@command(may=is_system)
def tell_taking_part(who: Principal, *, case_id: UUID, line: str) -> int:
    """How many were told now, each once for this line. Raises NotFound."""
    case, event = case_and_line(case_id, line)
    bodies = CaseParticipant.objects.filter(case=case, role="co").values_list("body", flat=True)
    holders = [one for body in bodies for one in identity.find_post_holders(body)]
    return tell_line(who, case, event, "taking_part", [one for one in holders if one.post.role == "head"])
