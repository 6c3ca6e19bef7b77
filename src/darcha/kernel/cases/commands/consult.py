"""Ask other bodies for their opinion, all at once; each has its own time, and what its silence means is known."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import NeedsUnmet
from ..models.reading import row_of
from ..rules.asking import bodies_to_consult
from ..types import CaseRow
from ._in_hand import keep, move, note, retime, take
from ._requests import ask_bodies


@command(may=is_staff)
def consult(who: Principal, *, case: UUID, bodies: Sequence[str] = (), words: str = "") -> CaseRow:
    """The clock of the case stands only where its term names the ground. Raises NotFound, ActNotPossible, NeedsUnmet
    (also for a body that the pack does not name, or that is asked already), WordsMissing."""
    hand = take(who, Act.CONSULT, public_id=case, said={"bodies": bodies, "words": words})
    step = hand.procedure.step(hand.allowed.to_step or hand.case.step)
    named = tuple(dict.fromkeys(hand.said["bodies"]))
    if not set(named) <= set(bodies_to_consult(hand.procedure, hand.facts, step.key)):
        raise NeedsUnmet(fields={"bodies": "cases.need.not_understood"})
    move(hand, Act.CONSULT)
    asks = [ask for ask in step.asks if ask.body in named]
    ask_bodies(hand, Act.CONSULT, "opinion", asks, hand.said["words"])
    note(hand, "opinion_asked", params={"bodies": sorted(named)})
    retime(hand)
    keep(hand)
    return row_of(hand.case)
