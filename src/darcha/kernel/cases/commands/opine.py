"""Give the opinion that one's body was asked for. The leading body decides; it reads the words."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..models.reading import row_of
from ..types import CaseRow
from ._in_hand import keep, note, retime, take
from ._requests import answer, request_to_answer, when_all_are_in


@command(may=is_staff)
def opine(
    who: Principal, *, case: UUID, opinion: str | None = None, words: str = "", files: Sequence[UUID] = ()
) -> CaseRow:
    """``opinion``: agrees or refuses; ``words`` are its reasons, ``files`` one's own uploads. With the last one awaited
    the clock goes on. Raises NotFound, ActNotPossible, NeedsUnmet, WordsMissing."""
    hand = take(who, Act.OPINE, public_id=case, said={"opinion": opinion, "words": words, "files": files})
    request = request_to_answer(hand, "opinion")
    hand.standing = replace(hand.standing, bodies=(request.body,))
    answer(hand, request, hand.said["opinion"], hand.said["words"], hand.said["files"])
    note(hand, "opined", params={"of": request.body, "opinion": request.outcome})
    if when_all_are_in(hand):
        retime(hand)
        keep(hand)
    return row_of(hand.case)
