"""End a correspondence: repeated without new arguments, taken back, or with nobody to answer. Source: ORQ-445, art. 30.

The applicant is told once; what repeats after that is closed silently.
"""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act, RefusalGround
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import NeedsUnmet, NotLinked
from ..models import Case, CaseLink
from ..rules.refusal import evidence_lack, lawful_ground
from ..rules.repeats import tells_of_termination, why_no_repeat
from ..types import CaseRow
from ._closing import close
from ._evidence import opened_evidence
from ._in_hand import InHand, take
from ._other_case import letter_of, other_case
from ._refusal import refusal_in_full


@command(may=is_staff)
def terminate(
    who: Principal, *, case: UUID, ground: str = "", fact: str = "", earlier: str = "", words: str = ""
) -> CaseRow:
    """``earlier`` is the number of the case that this one repeats, for the ground that needs it. Raises NotFound,
    ActNotPossible, RefusalIncomplete, NeedsUnmet, NotLinked."""
    said = {"ground": ground, "fact": fact, "earlier": earlier, "words": words}
    hand = take(who, Act.TERMINATE, public_id=case, said=said)
    lack = evidence_lack((), (), opened_evidence(hand))
    lawful = lawful_ground(hand.procedure, ground, fact, lack, Act.TERMINATE)
    repeated = _repeated(hand, lawful)
    decision = refusal_in_full(hand, lawful, fact, words) | {"outcome": "terminated"}
    params = {"ground": lawful.key, "article": lawful.article}
    if repeated is not None:
        params["earlier"] = repeated.number
    tells = lawful.tells and tells_of_termination(letter_of(repeated) if repeated else None)
    if repeated is not None:
        CaseLink(case=hand.case, other=repeated, kind="repeats", at=hand.now).save(force_insert=True)
    return close(hand, Act.TERMINATE, decision, params=params, tells=tells)


def _repeated(hand: InHand, lawful: RefusalGround) -> Case | None:
    if not lawful.earlier:
        return None
    if not hand.said["earlier"]:
        raise NeedsUnmet(fields={"earlier": "cases.need.earlier_needed"})
    earlier = other_case(hand.who, hand.said["earlier"], "earlier")
    why_not = why_no_repeat(letter_of(hand.case), letter_of(earlier))
    if why_not is not None:
        raise NotLinked(fields={"earlier": f"cases.why_not.{why_not}"}, reason=why_not)
    return earlier
