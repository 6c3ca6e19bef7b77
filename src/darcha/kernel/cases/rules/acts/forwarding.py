"""What a body does with a case that is not its own to decide, or that needs longer than the ordinary term."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow
from ...types.needs import Need
from ..lengthening import why_no_study
from .sides import BODY

_REASON = Need("words", "words", shortest=10)

ROWS = (
    ActRow(
        Act.STUDY,
        BODY,
        WORKABLE_STATES,
        ("studied",),
        (_REASON,),
        held_by_one=True,
        is_letter=True,
        law=why_no_study,
        weight="rare",
    ),
    ActRow(
        Act.TRANSFER,
        BODY,
        WORKABLE_STATES,
        ("transferred", "transferred_back"),
        (Need("body", "body"), _REASON),
        held_by_one=True,
        is_letter=True,
        weight="rare",
    ),
    ActRow(
        Act.RETURN,
        BODY,
        WORKABLE_STATES,
        ("returned",),
        (_REASON,),
        held_by_one=True,
        weight="rare",
        is_letter=True,
    ),
)
