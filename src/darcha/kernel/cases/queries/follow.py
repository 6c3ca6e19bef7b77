"""How a petition is going, for whoever holds the slip of it. Ignores who that is."""

from dataclasses import replace

from darcha.ground.sealing import blind_index
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import CaseSlip
from ..models.reading import row_of
from ..types.registering import SLIP, Followed
from .reading import lines_of


def follow(who: Principal, *, code: str) -> Followed:
    """By the code as somebody types it. Its caller counts the tries. Raises NotFound."""
    read = documents.read_code(code)
    index = blind_index(SLIP, read) if read else b""
    slip = CaseSlip.objects.select_related("case").filter(code_index=index).first()
    if slip is None:
        raise NotFound
    lines = lines_of(slip.case, for_applicant=True)
    return Followed(
        row_of(slip.case),
        catalogue.pinned(slip.case.version_id),
        tuple(replace(line, words={}) for line in lines),
    )
