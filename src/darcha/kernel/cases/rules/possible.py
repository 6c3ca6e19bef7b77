"""The one table of what may be done now, for commands, screens and the API alike. Ignores how it is done."""

from dataclasses import dataclass, replace

from darcha.kernel.catalogue.types import Act, Procedure, StepAct

from ..types import CLOSED_STATES, WORKABLE_STATES, CaseFacts, CaseState, PossibleAct, Relation, Standing

_APPLICANT = frozenset({Relation.APPLICANT})
_BODY = frozenset({Relation.OFFICER, Relation.HEAD})
_SYSTEM = frozenset({Relation.SYSTEM})
_BEFORE_DECISION = WORKABLE_STATES | {CaseState.AWAITING_PAYMENT}


@dataclass(frozen=True, slots=True)
class Row:
    """Whose act it is and in which states; ``held_by_one``: once a case is taken, only its holder or the head."""

    act: Act
    whose: frozenset[Relation]
    states: frozenset[CaseState]
    held_by_one: bool = False
    in_pack: bool = True  # a step of the pack must list it


TABLE: tuple[Row, ...] = (
    Row(Act.PAY, _APPLICANT | _SYSTEM, frozenset({CaseState.AWAITING_PAYMENT}), in_pack=False),
    Row(Act.ANSWER, _APPLICANT, frozenset({CaseState.AWAITING_APPLICANT})),
    Row(Act.WITHDRAW, _APPLICANT | _SYSTEM, _BEFORE_DECISION),
    Row(Act.ASSIGN, _BODY, WORKABLE_STATES, in_pack=False),
    Row(Act.ASK, _BODY, frozenset({CaseState.NEW, CaseState.IN_PROGRESS}), held_by_one=True),
    Row(Act.REPLY, _BODY, WORKABLE_STATES, held_by_one=True),
    Row(Act.APPROVE, _BODY | _SYSTEM, WORKABLE_STATES, held_by_one=True),
    Row(Act.REFUSE, _BODY | _SYSTEM, WORKABLE_STATES, held_by_one=True),
)


def possible_acts(
    procedure: Procedure, case: CaseFacts, standing: Standing, *, grounds_are_over: bool = False
) -> tuple[PossibleAct, ...]:
    """Every act that could ever be this principal's in this procedure, each possible now or with the reason why not.
    ``grounds_are_over``: the time of every ground of refusal has passed."""
    acts = (_judge(row, procedure, case, standing) for row in TABLE if standing.relation in row.whose)
    known = [act for act in acts if act is not None]
    return tuple(_without_grounds(act) if grounds_are_over else act for act in known)


def _without_grounds(act: PossibleAct) -> PossibleAct:
    return replace(act, why_not="grounds-over") if act.act is Act.REFUSE and act.possible else act


def judge(act: Act, procedure: Procedure, case: CaseFacts, standing: Standing) -> PossibleAct:
    """One act; an act that is never this principal's is impossible with ``not-yours``."""
    for possible in possible_acts(procedure, case, standing):
        if possible.act is act:
            return possible
    return PossibleAct(act, why_not="not-yours")


def _judge(row: Row, procedure: Procedure, case: CaseFacts, standing: Standing) -> PossibleAct | None:
    listed = _listed(row.act, procedure)
    if row.in_pack and not listed:
        return None
    here = next((act for act in procedure.step(case.step).acts if act.act is row.act), None)
    post = _post(here, standing)
    to_step = here.to_step if here else None
    return PossibleAct(row.act, _why_not(row, here, case, standing, post), to_step, post)


def _why_not(row: Row, here: StepAct | None, case: CaseFacts, standing: Standing, post: str | None) -> str | None:
    if case.state in CLOSED_STATES:
        return "closed"
    if case.state not in row.states:
        return "awaiting-payment" if case.state is CaseState.AWAITING_PAYMENT else f"not-in-{case.state}"
    if row.in_pack and here is None:
        return "not-at-this-step"
    if standing.relation is Relation.SYSTEM:
        return None if here is None or here.by_rule or not here.posts else "needs-a-person"
    if here and here.posts and standing.relation is Relation.OFFICER and post is None:
        return "another-post"
    free = case.assigned_to in (None, standing.account_id)
    return "held-by-another" if row.held_by_one and standing.relation is Relation.OFFICER and not free else None


def _post(here: StepAct | None, standing: Standing) -> str | None:
    """The post under which the act would be done: one that the step names, or the head's own."""
    named = [key for key in standing.posts if here is None or not here.posts or key in here.posts]
    if named:
        return named[0]
    return standing.posts[0] if standing.posts and standing.relation is Relation.HEAD else None


def _listed(act: Act, procedure: Procedure) -> bool:
    return any(step_act.act is act for step in procedure.steps for step_act in step.acts)
