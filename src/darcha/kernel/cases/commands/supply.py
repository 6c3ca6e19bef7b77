"""Give the data that one's body was asked for, as a co-executor."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..models.reading import row_of
from ..types import CaseRow
from ._in_hand import note, take
from ._requests import answer, request_to_answer


@command(may=is_staff)
def supply(who: Principal, *, case: UUID, words: str = "", files: Sequence[UUID] = ()) -> CaseRow:
    """``files`` are one's own uploads. Also after the time has passed: late is better than never. Raises NotFound,
    ActNotPossible, WordsMissing."""
    hand = take(who, Act.SUPPLY, public_id=case, said={"words": words, "files": files})
    request = request_to_answer(hand, "data")
    hand.standing = replace(hand.standing, bodies=(request.body,))
    answer(hand, request, "given", hand.said["words"], hand.said["files"])
    note(hand, "data_given", params={"of": request.body})
    return row_of(hand.case)
