"""Which letter may be filed without consideration: never a complaint. Source: ORQ-445, article 25."""

from darcha.kernel.catalogue.types import Procedure

from ..types import CaseFacts, Standing
from .submission import COMPLAINT


def why_not_filed(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """A complaint is answered, whatever else it says; the kind is its writer's word. None where it may be filed."""
    return "complaint-never-filed" if case.kind == COMPLAINT else None
