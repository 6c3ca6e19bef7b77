"""The one table of what may be done now, for commands, screens and the API alike. Ignores how it is done."""

from dataclasses import replace

from darcha.kernel.catalogue.types import Act, Procedure, StepAct

from ..types import CLOSED_STATES, ActRow, CaseFacts, CaseState, PossibleAct, Relation, Standing
from .acts import TABLE, act_row
from .confirming import confirmed_by, what_waits
from .delegating import is_delegated
from .occasions import NO_OCCASION
from .silence import silence_of

_HEADS, _ABOVE = frozenset({Relation.HEAD}), frozenset({Relation.CO_BODY})
__all__ = ["TABLE", "judge", "possible_acts", "silence_of"]


def possible_acts(
    procedure: Procedure, case: CaseFacts, standing: Standing, *, grounds_are_over: bool = False
) -> tuple[PossibleAct, ...]:
    """Every act that could ever be this principal's in this procedure, each possible now or with the reason why not.
    ``grounds_are_over``: the time of every ground of refusal has passed."""
    acts = (_judge(row, procedure, case, standing) for row in TABLE if standing.relation in row.whose)
    known = [act for act in acts if act is not None and act.why_not not in NO_OCCASION]
    return tuple(_without_grounds(act) if grounds_are_over else act for act in known)


def _without_grounds(act: PossibleAct) -> PossibleAct:
    return replace(act, why_not="grounds-over") if act.act is Act.REFUSE and act.possible else act


def judge(act: Act, procedure: Procedure, case: CaseFacts, standing: Standing) -> PossibleAct:
    """One act; an act that is never this principal's is impossible with ``not-yours``."""
    row = act_row(act)
    possible = _judge(row, procedure, case, standing) if standing.relation in row.whose else None
    return possible or PossibleAct(act, why_not="not-yours")


def _judge(row: ActRow, procedure: Procedure, case: CaseFacts, standing: Standing) -> PossibleAct | None:
    if row.act is Act.SILENCE:
        return _by_silence(row, procedure, case)
    listed = _listed(row.act, procedure)
    if row.in_pack and not listed:
        return None
    here = next((act for act in procedure.step(case.step).acts if act.act is row.act), None)
    post = _post(row, here, standing)
    to_step = here.to_step if here else None
    if row.act is Act.OBJECT and case.no_objection is not None:
        return PossibleAct(row.act, _not_in_state(row, case) or case.no_objection)
    late = row.act is Act.REFUSE and case.term_is_over and silence_of(procedure, case) == "approve"
    why_not = _not_in_state(row, case) or _not_by_this_one(row, here, case, standing, post)
    why_not = why_not or ("act-late" if row.act in case.late else None)
    why_not = why_not or (row.law(procedure, case, standing) if row.law else None)
    seconds = confirmed_by(here, standing, case.today)
    grounded = procedure.reply_grounds and row.act is Act.REPLY
    why_not = why_not or ("granted-by-silence" if late else None)
    return PossibleAct(row.act, why_not, to_step, post, seconds, grounded, what_waits(row.act, case))


def _by_silence(row: ActRow, procedure: Procedure, case: CaseFacts) -> PossibleAct:
    """The law decides once the term is over, at whatever step the case stands."""
    silence = silence_of(procedure, case)
    if silence == "overdue":
        return PossibleAct(row.act, _not_in_state(row, case) or "silence-decides-nothing")
    why_not = _not_in_state(row, case) or (None if case.term_is_over else "term-not-over")
    acts = [act for step in (procedure.step(case.step), *procedure.steps) for act in step.acts]
    to_step = next((act.to_step for act in acts if act.act is Act(silence) and act.to_step), None)
    return PossibleAct(row.act, why_not, to_step)


def _not_in_state(row: ActRow, case: CaseFacts) -> str | None:
    if case.state in row.states:
        return None
    if case.state in CLOSED_STATES:
        return "closed"
    return "awaiting-payment" if case.state is CaseState.AWAITING_PAYMENT else f"not-in-{case.state}"


def _not_by_this_one(
    row: ActRow, here: StepAct | None, case: CaseFacts, standing: Standing, post: str | None
) -> str | None:
    if row.in_pack and here is None:
        return "not-at-this-step"
    if standing.account_id in case.recused and standing.relation in (Relation.OFFICER, Relation.HEAD):
        return None if row.act is Act.DECIDE_RECUSAL else "recused"
    if standing.relation is Relation.SYSTEM:
        return None if here is None or here.by_rule or not here.posts else "needs-a-person"
    if here and here.posts and standing.relation is Relation.OFFICER and post is None:
        return "another-post"
    if case.proposal and not row.despite_proposal and standing.relation in (Relation.OFFICER, Relation.HEAD):
        return "awaits-confirmation"
    free = case.assigned_to is None or standing.has_in_hand(case.assigned_to) or is_delegated(row.act, case, standing)
    return "held-by-another" if row.held_by_one and standing.relation is Relation.OFFICER and not free else None


def _post(row: ActRow, here: StepAct | None, standing: Standing) -> str | None:
    """The post under which the act would be done: one that the step names, or the head's own. What only heads do is
    done by that post, whatever else one holds."""
    posts = standing.head_posts if row.whose - _ABOVE <= _HEADS and standing.head_posts else standing.posts
    named = [key for key in posts if here is None or not here.posts or key in here.posts]
    if named:
        return named[0]
    return posts[0] if posts and standing.relation is Relation.HEAD else None


def _listed(act: Act, procedure: Procedure) -> bool:
    return any(step_act.act is act for step in procedure.steps for step_act in step.acts)
