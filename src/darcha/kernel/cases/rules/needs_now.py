"""What an act needs in this very case: the needs of its row, and what the pack makes of them. Ignores what was said."""

from dataclasses import replace

from ..types import PossibleAct
from ..types.needs import Need
from .acts import act_row


def needs_of(act: PossibleAct) -> tuple[Need, ...]:
    """Where the pack's reply stands on grounds, they are required."""
    needs = act_row(act.act).needs
    return tuple(
        replace(need, required=need.required or act.is_grounded) if need.kind == "grounds" else need for need in needs
    )
