"""What may still be said about a reply that was given."""

from darcha.kernel.catalogue.types import Act

from ...types import ActRow, CaseState
from ...types.needs import Need
from ..clarity import ASKED, CLARIFIED, why_no_question, why_nothing_to_clarify
from .sides import APPLICANT, BODY

_ANSWERED = frozenset({CaseState.COMPLETED})

ROWS = (
    ActRow(Act.ASK_CLARITY, APPLICANT, _ANSWERED, (ASKED,), (Need("words", "words", shortest=3),), law=why_no_question),
    ActRow(
        Act.CLARIFY,
        BODY,
        _ANSWERED,
        (CLARIFIED,),
        (Need("words", "words", shortest=10),),
        is_letter=True,
        law=why_nothing_to_clarify,
    ),
)
