"""One application that raises several questions is several cases."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow
from ...types.needs import Need
from ..splitting import SPLIT_FROM, SPLIT_OFF, why_not_split
from .sides import BODY

ROWS = (
    ActRow(
        Act.SPLIT,
        BODY,
        WORKABLE_STATES,
        (SPLIT_OFF, SPLIT_FROM),
        (Need("question", "words", shortest=10, longest=2_000), Need("words", "words", required=False)),
        held_by_one=True,
        in_pack=False,
        is_letter=True,
        law=why_not_split,
        weight="rare",
    ),
)
