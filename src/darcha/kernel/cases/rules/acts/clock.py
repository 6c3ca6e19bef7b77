"""What the leading body does to the term: never more than its law allows."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow
from ...types.needs import Need
from ..clock_acts import why_no_extension, why_no_resume, why_no_stop
from .sides import AT_WORK, BODY

_REASON = Need("words", "words", shortest=10)

ROWS = (
    ActRow(
        Act.EXTEND,
        BODY,
        WORKABLE_STATES,
        ("extended",),
        (Need("by", "duration"), _REASON),
        held_by_one=True,
        is_letter=True,
        law=why_no_extension,
        weight="rare",
    ),
    ActRow(
        Act.STOP,
        BODY,
        AT_WORK,
        ("expertise_begun", "fee_asked"),
        (Need("on", "stop-ground"), _REASON),
        held_by_one=True,
        is_letter=True,
        law=why_no_stop,
        weight="rare",
    ),
    ActRow(
        Act.RESUME,
        BODY,
        WORKABLE_STATES,
        ("expertise_ended", "fee_paid"),
        (Need("words", "words", required=False),),
        held_by_one=True,
        is_letter=True,
        law=why_no_resume,
    ),
)
