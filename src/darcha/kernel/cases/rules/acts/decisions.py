"""How the leading body decides. Each of these closes the case with an answer."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow
from ...types.needs import MOST_THINGS, Need
from .sides import BODY, SYSTEM

_WORD = Need("words", "words", required=False)

ROWS = (
    ActRow(
        Act.REPLY,
        BODY,
        WORKABLE_STATES,
        ("replied", "proposed"),
        (
            Need("words", "words", shortest=20),
            Need("grounds", "grounds", required=False, shortest=1, longest=MOST_THINGS),
        ),
        held_by_one=True,
        weight="main",
        is_letter=True,
    ),
    ActRow(
        Act.APPROVE,
        BODY | SYSTEM,
        WORKABLE_STATES,
        ("approved", "proposed"),
        (_WORD,),
        held_by_one=True,
        weight="main",
        is_letter=True,
    ),
    ActRow(
        Act.REFUSE,
        BODY | SYSTEM,
        WORKABLE_STATES,
        ("refused", "proposed"),
        (
            Need("ground", "ground", longest=80),
            Need("fact", "fact", shortest=10),
            Need("evidence", "evidence", required=False, longest=MOST_THINGS),
            _WORD,
        ),
        held_by_one=True,
        weight="grave",
        is_letter=True,
    ),
)
