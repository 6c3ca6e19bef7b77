"""What silence means, where the law says that it grants or refuses: decided by the platform itself, once the term is
over and nobody has answered. A person can contest it like any other decision."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.text import t, write_day, write_moment
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_system

from ..errors import ActNotPossible, NotFound
from ..models.reading import due_of
from ..rules.clock import term_of
from ..types import CaseRow
from ._decision import decide
from ._in_hand import InHand, take
from ._refusal import route_of_objection

GROUND = "silence"


@command(may=is_system)
def decide_by_silence(who: Principal, *, case_id: UUID) -> CaseRow | None:
    """The decided case; None when silence decides nothing here, or not yet, or somebody else has the case in hand."""
    try:
        hand = take(who, Act.SILENCE, case_id=case_id, waits=False)
    except (ActNotPossible, NotFound):
        return None
    term = term_of(hand.procedure, hand.case.term_key)
    return decide(hand, Act(term.silence), _decision(hand))


def _decision(hand: InHand) -> dict[str, object]:
    """The decision in full, in the applicant's language: by which article, what was found, and how to object."""
    language, due = hand.case.language, due_of(hand.case)
    term = term_of(hand.procedure, hand.case.term_key)
    body = catalogue.body_name(hand.case.body, language)
    last = write_moment(due.due_at) or write_day(due.due_on)
    return {
        "outcome": "approved" if term.silence == "approve" else "refused",
        "by_silence": True,
        "text": "",
        "ground": GROUND,
        "ground_text": t(f"cases.silence.{term.silence}", language),
        "article": term.silence_article or term.article,
        "rule": term.rule.in_(language),
        "fact": t("cases.silence.fact", language, body=body, due=last),
        **route_of_objection(hand),
    }
