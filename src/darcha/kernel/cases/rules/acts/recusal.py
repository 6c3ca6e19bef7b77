"""Keeping one's hands off a case, with a reason, before it is decided. Source: ORQ-457, articles 31 and 32."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow, Relation
from ...types.needs import Need
from ..occasions import why_no_recusal, why_not_recused
from .sides import BODY

OUTCOMES = ("granted", "denied")

ROWS = (
    ActRow(
        Act.RECUSE,
        BODY,
        WORKABLE_STATES,
        ("recusal_asked",),
        (Need("words", "words", shortest=10),),
        in_pack=False,
        law=why_not_recused,
        despite_proposal=True,
        weight="rare",
    ),
    ActRow(
        Act.DECIDE_RECUSAL,
        frozenset({Relation.HEAD, Relation.CO_BODY}),  # of the body above, where nobody else heads the leading one
        WORKABLE_STATES,
        ("recusal_granted", "recusal_denied"),
        (
            Need("recusal", "choice", options=OUTCOMES),
            Need("to", "holder", required=False),
            Need("words", "words", required=False),
            Need("request", "request", required=False),
        ),
        in_pack=False,
        weight="main",
        law=why_no_recusal,
        despite_proposal=True,
    ),
)
