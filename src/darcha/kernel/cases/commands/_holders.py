"""Into whose hands a case may be given. Ignores why."""

from dataclasses import replace
from uuid import UUID

from darcha.kernel.identity import api as identity

from ..errors import UnknownHolder
from ..models import CaseContent
from ..rules.official import ABOUT_OFFICIAL, names_official
from ..rules.visibility import would_see
from ._in_hand import InHand


def hands_of(hand: InHand, account: UUID, *, stays_where_it_is: bool = False) -> tuple[UUID, str]:
    """In whose hands the case is then, and under which post: whoever only stands in for somebody has it for that one.
    ``stays_where_it_is``: somebody else goes on holding it. Raises UnknownHolder for whoever holds no post for its
    service in the leading body or none that would show it, for whoever is away or recused, and for the official whom a
    complaint names."""
    why = "needed"
    for holder in identity.find_post_holders(hand.case.body):
        post = holder.post
        serves = post.role == "head" or not post.services or hand.case.service_key in post.services
        if holder.account_id != account or not serves or account in hand.facts.recused:
            continue
        then = hand.facts if stays_where_it_is else replace(hand.facts, assigned_to=post.lender or account)
        if holder.is_away:
            why = "away"
        elif not would_see(post, account, then):
            why = "cannot_see"
        else:
            _check_not_meant(hand, holder.name)
            return post.lender or account, post.key
    raise UnknownHolder(fields={"to": f"cases.need.holder_{why}"})


def _check_not_meant(hand: InHand, name: str) -> None:
    if all(question.key != ABOUT_OFFICIAL for question in hand.service.form.questions()):
        return
    answers = CaseContent.objects.only("answers").get(case_id=hand.case.id).answers
    if names_official(str(answers.get(ABOUT_OFFICIAL) or ""), name):
        raise UnknownHolder(fields={"to": "cases.need.holder_meant"})
