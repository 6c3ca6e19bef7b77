"""The body above, where it has to decide for one that cannot. Ignores what it decides."""

from uuid import UUID

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import PostHolder

from ..models import Case, CaseParticipant


def who_decides_for(body: str, *, asker: UUID, recused: tuple[UUID, ...]) -> str:
    """The body itself where somebody else heads it, else the nearest above that has such a head; the body itself where
    nobody stands above: then it waits for a new head."""
    bodies, above, passed = catalogue.current().bodies, body, set[str]()
    while above in bodies and above not in passed:
        if any(_may_decide(one, asker, recused) for one in identity.find_post_holders(above)):
            return above
        passed.add(above)
        above = bodies[above].parent or ""
    return body


def let_in(case: Case, body: str) -> None:
    """The body above takes part from now on, like any other that is asked; it may have had the case before."""
    before = CaseParticipant.objects.filter(case=case, body=body).first()
    if before is not None and before.role != "past":
        return
    place = before.place if before else CaseParticipant.objects.filter(case=case).count()
    CaseParticipant.objects.filter(case=case, body=body, role="past").delete()  # made anew, so that its inbox knows it
    CaseParticipant.objects.create(case=case, body=body, role="co", place=place)


def _may_decide(holder: PostHolder, asker: UUID, recused: tuple[UUID, ...]) -> bool:
    is_free = holder.account_id not in (asker, *recused) and holder.post.lender != asker
    return holder.post.role == "head" and is_free
