"""A refusal as it is printed, told and kept. Ignores whether it is lawful: that was asked before."""

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import RefusalGround

from ..rules.refusal import objection_body, objection_name
from ..rules.words import said
from ._in_hand import InHand


def refusal_in_full(hand: InHand, ground: RefusalGround, fact: str, words: str) -> dict[str, str]:
    """The refusal in full, in the applicant's language: ground, article, fact, and the route of objection."""
    return {
        "outcome": "refused",
        "text": said(words),
        "ground": ground.key,
        "ground_text": ground.text.in_(hand.case.language),
        "article": ground.article,
        "fact": said(fact),
        **route_of_objection(hand),
    }


def route_of_objection(hand: InHand) -> dict[str, str]:
    """To whom, within what time and by which article one objects to the decision of this case."""
    language, procedure = hand.case.language, hand.procedure
    bodies = catalogue.current().bodies
    to_body = objection_body(procedure, bodies.get(hand.case.body))
    return {
        "objection_body_key": to_body,
        "objection_body": objection_name(to_body, bodies, language),
        "objection_within": procedure.objection.within.in_(language),
        "objection_article": procedure.objection.article,
    }
