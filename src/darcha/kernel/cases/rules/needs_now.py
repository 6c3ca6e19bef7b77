"""What an act needs in this very case: the needs of its row, and what the pack makes of them. Ignores what was said."""

from dataclasses import replace

from ..types import PossibleAct
from ..types.needs import Need
from .acts import act_row


def needs_of(act: PossibleAct) -> tuple[Need, ...]:
    """Where the pack's reply stands on grounds, they are required; of a second person it is said what waits."""
    return tuple(_now(need, act) for need in act_row(act.act).needs)


def _now(need: Need, act: PossibleAct) -> Need:
    if need.kind == "grounds":
        return replace(need, required=need.required or act.is_grounded)
    if need.kind == "request" and act.request is not None:
        return replace(need, options=(str(act.request),))
    return need
