"""Objecting to an act or silence, deciding on it, carrying it out. Source: ORQ-457, articles 63-67."""

from darcha.kernel.catalogue.types import Act

from ...types import CLOSED_STATES, WORKABLE_STATES, ActRow, CaseState
from ...types.needs import MOST_THINGS, Need
from ...types.objection import OBJECTED_ACTS, OUTCOMES
from .sides import APPLICANT, BODY, SYSTEM

_CARRIED_OUT = (
    "objection_upheld",
    "objection_annulled",
    "objection_changed",
    "objection_obliged",
    "objection_closed",
    "fee_again",
)

ROWS = (
    ActRow(
        Act.OBJECT,
        APPLICANT,
        WORKABLE_STATES | CLOSED_STATES,
        ("objected",),
        (
            Need("about", "choice", required=False, options=OBJECTED_ACTS),
            Need("words", "words", shortest=20, longest=10_000),
            Need("asks", "words", shortest=3, longest=2_000),
            Need("late_because", "words", required=False, longest=2_000),
            Need("files", "documents", required=False, longest=MOST_THINGS),
        ),
        in_pack=False,
    ),
    ActRow(
        Act.DECIDE_OBJECTION,
        BODY,
        WORKABLE_STATES,
        OUTCOMES,
        (
            Need("outcome", "choice", options=OUTCOMES),
            Need("within", "duration", required=False),
            Need("words", "words", shortest=20),
            Need("grounds", "grounds", required=False, shortest=1, longest=MOST_THINGS),
        ),
        held_by_one=True,
        weight="main",
        is_letter=True,
    ),
    ActRow(Act.CARRY_OUT, SYSTEM, frozenset(CaseState), _CARRIED_OUT, in_pack=False),
)
