"""What a second person does to a decision that was proposed."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow
from ...types.needs import Need
from ..confirming import why_not_confirmed, why_not_sent_back
from .sides import BODY

ROWS = (
    ActRow(
        Act.CONFIRM,
        BODY,
        WORKABLE_STATES,
        ("confirmed",),
        (Need("words", "words", required=False), Need("request", "request", required=False)),
        in_pack=False,
        weight="main",
        law=why_not_confirmed,
        despite_proposal=True,
    ),
    ActRow(
        Act.SEND_BACK,
        BODY,
        WORKABLE_STATES,
        ("sent_back",),
        (Need("words", "words", shortest=10), Need("request", "request", required=False)),
        in_pack=False,
        law=why_not_sent_back,
        despite_proposal=True,
    ),
)
