"""Into whose hands a case may be given. Ignores why."""

from uuid import UUID

from darcha.kernel.identity import api as identity

from ..errors import UnknownHolder
from ..models import CaseContent
from ..rules.official import ABOUT_OFFICIAL, names_official
from ._in_hand import InHand


def hands_of(hand: InHand, account: UUID) -> tuple[UUID, str]:
    """In whose hands the case is then, and under which post: whoever only stands in for somebody has it for that one.
    Raises UnknownHolder for whoever holds no post for its service in the leading body, for whoever is away or recused,
    and for the official whom a complaint names."""
    is_away = False
    for holder in identity.find_post_holders(hand.case.body):
        post = holder.post
        serves = post.role == "head" or not post.services or hand.case.service_key in post.services
        if holder.account_id == account and serves and account not in hand.facts.recused:
            is_away = is_away or holder.is_away
            if not holder.is_away:
                _check_not_meant(hand, holder.name)
                return post.lender or account, post.key
    raise UnknownHolder(fields={"to": f"cases.need.holder_{'away' if is_away else 'needed'}"})


def _check_not_meant(hand: InHand, name: str) -> None:
    if all(question.key != ABOUT_OFFICIAL for question in hand.service.form.questions()):
        return
    answers = CaseContent.objects.only("answers").get(case_id=hand.case.id).answers
    if names_official(str(answers.get(ABOUT_OFFICIAL) or ""), name):
        raise UnknownHolder(fields={"to": "cases.need.holder_meant"})
