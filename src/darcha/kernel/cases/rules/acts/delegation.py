"""A step is handed to a colleague for some days; whoever holds the case answers for it, and decides."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow
from ...types.needs import Need
from ..delegating import WHAT, why_no_delegation, why_not_delegated
from .sides import BODY

ROWS = (
    ActRow(
        Act.DELEGATE,
        BODY,
        WORKABLE_STATES,
        ("delegated",),
        (
            Need("to", "holder"),
            Need("what", "choice", options=WHAT),
            Need("until", "day"),
            Need("words", "words", shortest=10),
        ),
        held_by_one=True,
        in_pack=False,
        law=why_not_delegated,
        weight="rare",
    ),
    ActRow(
        Act.END_DELEGATION,
        BODY,
        WORKABLE_STATES,
        ("delegation_done", "delegation_ended"),
        (Need("words", "words", shortest=10),),
        in_pack=False,
        law=why_no_delegation,
        despite_proposal=True,
    ),
)
