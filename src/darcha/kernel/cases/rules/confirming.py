"""Four eyes: who may confirm what another proposed, or send it back. Ignores the person behind an account."""

from datetime import date
from uuid import UUID

from darcha.kernel.catalogue.types import Act, Procedure, StepAct

from ..types import CaseFacts, Relation, Standing
from .silence import silence_of

NOTHING = "nothing-proposed"


def confirmed_by(here: StepAct | None, standing: Standing, today: date | None) -> tuple[str, ...]:
    """The posts that confirm this act; none where it needs no second person. What law or rule decides needs none."""
    if here is None or standing.relation not in (Relation.OFFICER, Relation.HEAD):
        return ()
    is_in_force = here.confirmed_from is None or (today is not None and today >= here.confirmed_from)
    return here.confirmed_by if is_in_force else ()


def why_not_confirmed(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """None when this one may confirm what is proposed: never who proposed it, by whatever post."""
    proposal = case.proposal
    if proposal is None:
        return NOTHING
    if proposal.by == standing.account_id:
        return "own-proposal"
    if proposal.act == Act.REFUSE and case.term_is_over and silence_of(procedure, case) == "approve":
        return "granted-by-silence"
    return _of_another_post(proposal.posts, standing)


def why_not_sent_back(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """None when this one may send it back; whoever proposed it takes it back by that."""
    proposal = case.proposal
    if proposal is None:
        return NOTHING
    return None if proposal.by == standing.account_id else _of_another_post(proposal.posts, standing)


def what_waits(act: Act, case: CaseFacts) -> UUID | None:
    """The request that this act would answer now: who opened it may have read another, that was answered since."""
    if act in (Act.CONFIRM, Act.SEND_BACK):
        return case.proposal.id if case.proposal else None
    return case.recusal_id if act is Act.DECIDE_RECUSAL else None


def _of_another_post(posts: tuple[str, ...], standing: Standing) -> str | None:
    has_post = standing.relation is Relation.HEAD or bool(set(posts) & set(standing.posts))
    return None if has_post else "another-post"
