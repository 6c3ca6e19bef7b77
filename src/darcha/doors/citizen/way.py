"""How a service goes for whoever applies: the steps of its procedure, whose turn each is and how long it takes.
Ignores single cases, and what only the office does meanwhile."""

from darcha.furniture.parts import Turn, WayStep
from darcha.ground.text import current, t
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import AUTOMATIC, Act, Ask, Procedure, Service, Step, StepAct


def way_of(service: Service) -> tuple[WayStep, ...]:
    """From the application to the end, in the order of the pack; steps that nothing leads to are left out."""
    questions = t("citizen.way.apply.text", n=len(service.form.pages))
    known = f" {t('citizen.way.apply.known')}" if service.registries else ""
    apply = WayStep(t("citizen.way.apply"), questions + known, "you", t("citizen.way.you"))
    procedure = service.procedure
    reached = _reached(procedure)
    return (apply, *(_step(step, service) for step in procedure.steps if step.key in reached))


def may_withdraw(service: Service) -> bool:
    """Whether an act of the applicant can end the case before it is decided."""
    procedure = service.procedure
    return any(_is_applicants(act) and _ends(act, procedure) for step in procedure.steps for act in step.acts)


def _step(step: Step, service: Service) -> WayStep:
    turn = _turn(step, service.procedure)
    lang = current()
    return WayStep(
        title=step.name.in_(lang),
        text=step.next_text.in_(lang),
        turn=turn,
        whose=_whose(step, turn, service),
        times=_times(step, turn, service),
        is_maybe=_only_for_some(step, service.procedure),
    )


def _turn(step: Step, procedure: Procedure) -> Turn:
    """The applicant's, when a step waits for an act of theirs that goes on; the platform's, when a rule decides."""
    if step.kind in AUTOMATIC:
        return "platform"
    onward = [act for act in step.acts if act.to_step]
    if not onward:
        return "end"
    if any(_is_applicants(act) and not _ends(act, procedure) for act in onward):
        return "you"
    by_people = any(act.posts and act.by_rule is None for act in onward if act.act != Act.REFUSE)
    return "office" if by_people or not any(act.by_rule for act in onward) else "platform"


def _whose(step: Step, turn: Turn, service: Service) -> str:
    lang = current()
    if turn == "you":
        return t("citizen.way.you")
    if turn == "end":
        return service.result.in_(lang)
    if turn == "platform":
        return t("citizen.way.platform")
    if service.addressed:
        return t("citizen.way.addressed")
    if service.judges_objections:
        return t("citizen.way.judges")
    agency = catalogue.current().bodies[service.agency]
    acting = [post for act in step.acts if act.to_step for post in act.posts]
    names = [post.name.in_(lang) for post in agency.posts if post.key in acting[:1]]
    if not names:
        return agency.name.in_(lang)
    return t("citizen.way.office", agency=agency.short_name.in_(lang), post=names[0])


def _times(step: Step, turn: Turn, service: Service) -> tuple[str, ...]:
    """By when to pay, and by when other bodies answer; where the body or a rule decides, the lawful terms of today,
    without those for the rare case."""
    if any(act.act == Act.PAY for act in step.acts):
        return (t("citizen.way.pay", n=service.procedure.pay_within_days),)
    if step.asks:
        return tuple(_asked(ask) for ask in step.asks)
    if turn not in ("office", "platform") or step.kind in AUTOMATIC:
        return ()
    return tuple(term.rule.in_(current()) for term in cases.terms_today(service) if term.instead_of is None)


def _asked(ask: Ask) -> str:
    """Another body, its time, and what its silence means."""
    silence = t(f"cases.asked.silence.{ask.silence}")
    return f"{catalogue.body_name(ask.body, current())}: {ask.rule.in_(current())}. {silence}"


def _is_applicants(act: StepAct) -> bool:
    row = cases.find_row(act.act.value)
    return not act.posts and row is not None and any(whose.value == "applicant" for whose in row.whose)


def _ends(act: StepAct, procedure: Procedure) -> bool:
    if act.to_step is None:
        return False
    after = procedure.step(act.to_step)
    return not after.routes and not any(onward.to_step for onward in after.acts)


def _only_for_some(step: Step, procedure: Procedure) -> bool:
    """A step to which only a question leads, or only a route with a condition."""
    others = [other for other in procedure.steps if other.key != step.key]
    acts = [act.act for other in others for act in other.acts if act.to_step == step.key]
    routes = [route.when for other in others for route in other.routes if route.to == step.key]
    leads = bool(acts or routes) and step.key != procedure.first_step
    return leads and all(act == Act.ASK for act in acts) and None not in routes


def _reached(procedure: Procedure) -> set[str]:
    """The steps that a case can come to."""
    reached, waiting = set(), [procedure.first_step]
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            step = procedure.step(key)
            waiting += [act.to_step for act in step.acts if act.to_step] + [route.to for route in step.routes]
    return reached
