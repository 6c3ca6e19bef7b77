"""Ask co-executors for data: they answer within the days that the law gives them. Source: ORQ-445, article 24."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import NeedsUnmet
from ..models.reading import row_of
from ..types import CaseRow
from ._in_hand import keep, move, note, take
from ._requests import ask_bodies


@command(may=is_staff)
def involve(who: Principal, *, case: UUID, bodies: Sequence[str] = (), words: str = "") -> CaseRow:
    """The term of the case runs on. Raises NotFound, ActNotPossible, NeedsUnmet (also for no body, the leading one, and
    one that has not answered yet), WordsMissing."""
    hand = take(who, Act.INVOLVE, public_id=case, said={"bodies": bodies, "words": words})
    within, named = hand.procedure.data_from, tuple(dict.fromkeys(hand.said["bodies"]))
    waiting = {request.body for request in hand.facts.requests if request.kind == "data"}
    free = set(catalogue.current().bodies) - waiting - {hand.case.body}
    if within is None or not set(named) <= free:
        raise NeedsUnmet(fields={"bodies": "cases.need.not_understood"})
    move(hand, Act.INVOLVE)
    ask_bodies(hand, Act.INVOLVE, "data", [replace(within, body=body) for body in named], hand.said["words"])
    note(hand, "data_asked", params={"bodies": sorted(named)})
    keep(hand)
    return row_of(hand.case)
