"""What the leading body does on the way to a decision."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow, CaseState
from ...types.needs import Need
from .sides import AT_WORK, BODY

_WORD = Need("words", "words", required=False)

ROWS = (
    ActRow(Act.ACCEPT, BODY, frozenset({CaseState.NEW}), ("accepted",), (_WORD,), held_by_one=True, is_letter=True),
    ActRow(
        Act.ASK,
        BODY,
        AT_WORK,
        ("asked",),
        (Need("words", "words", shortest=3),),
        held_by_one=True,
        is_letter=True,
    ),
    ActRow(
        Act.ASSIGN,
        BODY,
        WORKABLE_STATES,
        ("assigned", "taken"),
        (Need("to", "holder"),),
        in_pack=False,
        despite_proposal=True,
    ),
)
