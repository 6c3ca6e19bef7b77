"""Hearing the parties: where and when, and what was said. Source: ORQ-457 (postponed when somebody does not come);
for petitions ORQ-445, article 26."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow
from ...types.needs import Need
from ..occasions import why_no_appointment, why_no_minutes
from .sides import BODY

CAME = ("came", "no-show")

ROWS = (
    ActRow(
        Act.APPOINT_HEARING,
        BODY,
        WORKABLE_STATES,
        ("hearing_appointed",),
        (
            Need("at", "moment"),
            Need("place", "words", shortest=3, longest=300),
            Need("words", "words", required=False),
        ),
        held_by_one=True,
        is_letter=True,
        law=why_no_appointment,
        weight="rare",
    ),
    ActRow(
        Act.RECORD_HEARING,
        BODY,
        WORKABLE_STATES,
        ("hearing_held", "hearing_missed"),
        (Need("came", "choice", options=CAME), Need("words", "words", shortest=20)),
        held_by_one=True,
        is_letter=True,
        law=why_no_minutes,
    ),
)
