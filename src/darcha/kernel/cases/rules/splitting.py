"""When an application that raises several questions is split, and what each part keeps: whatever was written and sent,
and the days that have been counted. Ignores rows."""

from darcha.kernel.catalogue.types import Procedure

from ..types import CaseFacts, Standing
from .arrival import FORWARDED
from .reopening import REOPENED

SPLIT_OFF, SPLIT_FROM = "split_off", "split_from"  # the lines on the first case, and on the new one
# What has moved the term for every question alike. A stop is not among it: the new case waits for nobody.
COUNTS_FOR_BOTH = (
    *("submitted", "paid", "extended", "recalculated", "objection_annulled", "objection_obliged"),
    *(REOPENED, *FORWARDED),
)
SAID_IN_BOTH = ("added", "answered", "hearing_held")


def why_not_split(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """What was paid for is one thing; an objection is about one act."""
    if case.has_fee:
        return "split-fee"
    return "split-objection" if case.is_objection else None
