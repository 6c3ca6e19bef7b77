"""What a body does to a case that it has decided: a slip is put right, a refusal is decided anew."""

from darcha.kernel.catalogue.types import Act

from ...types import ActRow, CaseState, Relation
from ...types.needs import Need
from ..reopening import BECAUSE, REOPENED, why_not_reopened
from ..slip import CORRECTED, LONGEST
from .sides import BODY

_DECIDED = frozenset({CaseState.COMPLETED, CaseState.REFUSED})

ROWS = (
    ActRow(
        Act.CORRECT,
        BODY,
        _DECIDED,
        (CORRECTED,),
        (
            Need("wrong", "words", shortest=1, longest=LONGEST),
            Need("right", "words", shortest=1, longest=LONGEST),
            Need("words", "words", shortest=10),
        ),
        held_by_one=True,
        in_pack=False,
        weight="rare",
    ),
    ActRow(
        Act.REOPEN,
        frozenset({Relation.HEAD}),
        _DECIDED,
        (REOPENED,),
        (
            Need("because", "choice", options=BECAUSE),
            Need("within", "duration", required=False),
            Need("words", "words", shortest=20),
        ),
        in_pack=False,
        is_letter=True,
        law=why_not_reopened,
        weight="rare",
    ),
)
