"""What whoever applied may do to the case."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow, CaseState
from ...types.needs import MOST_THINGS, Need
from .sides import APPLICANT, BEFORE_DECISION, SYSTEM

ROWS = (
    ActRow(Act.PAY, APPLICANT | SYSTEM, frozenset({CaseState.AWAITING_PAYMENT}), ("paid",), in_pack=False),
    ActRow(
        Act.ANSWER,
        APPLICANT,
        frozenset({CaseState.AWAITING_APPLICANT}),
        ("answered",),
        (Need("words", "words", shortest=3), Need("files", "documents", required=False, longest=MOST_THINGS)),
    ),
    ActRow(
        Act.ADD,
        APPLICANT,
        WORKABLE_STATES,
        ("added",),
        (
            Need("words", "words", required=False),
            Need("files", "documents", required=False, longest=MOST_THINGS),
        ),
    ),
    ActRow(
        Act.WITHDRAW,
        APPLICANT | SYSTEM,
        BEFORE_DECISION,
        ("withdrawn", "papers_due"),
        (Need("words", "words", required=False),),
    ),
)
