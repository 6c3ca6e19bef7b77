"""A procedure as a net of steps and the flows between them: what each notation draws. Ignores shapes and places.

An act with a target is a flow; one without is a note in the box of its step. Whose an act is stands in the table of
acts, so an act that is new there is drawn without a change.
"""

from darcha.ground.text import cite, t, write_day
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue.types import Act, Catalogue, Procedure, Service, Step, StepAct, Term

from .duration import iso_duration
from .net_of_steps import OVERDUE, UNPAID, Flow, Place, Process, Who
from .opinions import opinions
from .platform_steps import does, routes


def read_process(service: Service, catalogue: Catalogue, lang: str) -> Process:
    """The net of a service in the words of a language, in the order in which the pack lists its steps."""
    procedure = service.procedure
    body = catalogue.bodies[service.agency]
    names = {post.key: post.name.in_(lang) for post in body.posts}
    places = tuple(
        Place(
            key=step.key,
            name=_name(step, procedure, lang),
            next_text=step.next_text.in_(lang),
            flows=tuple(_flows(step, service, lang)),
            kind=step.kind,
            does=does(step, service, catalogue, lang) if step.routes else "",
            asks=opinions(step, catalogue, lang),
        )
        for step in procedure.steps
    )
    return Process(service, lang, body.name.in_(lang), places, procedure.first_step, names)


def _name(step: Step, procedure: Procedure, lang: str) -> str:
    """Packs name a step to the applicant ("your answer is needed"); a drawing is read by officials."""
    leading = {act.act for one in procedure.steps for act in one.acts if act.to_step == step.key}
    waits = leading == {Act.ASK} and any(act.act == Act.ANSWER for act in step.acts)
    return t("drawing.waits", lang) if waits else step.name.in_(lang)


def _flows(step: Step, service: Service, lang: str) -> list[Flow]:
    found: list[Flow] = []
    for act in step.acts:
        twins = sum(flow.act == act.act for flow in found)
        key = f"{step.key}.{act.act.value}" + (f".{twins + 1}" if twins else "")
        papers = tuple(paper.title.in_(lang) for paper in service.documents if paper.outcome == act.act.value)
        found.append(
            Flow(
                key=key,
                step=step.key,
                target=act.to_step,
                words=t(f"cases.act.{act.act.value}", lang),
                who=_who(act),
                outcome=act.act.value,
                act=act.act,
                posts=act.posts,
                rule=act.by_rule,
                papers=papers,
                notes=_four_eyes(act, lang),
                confirmed_by=act.confirmed_by,
            )
        )
    return [*found, *routes(step, service, lang), *_clocks(step, service, lang)]


def _four_eyes(act: StepAct, lang: str) -> tuple[str, ...]:
    """From which day a second person confirms the act. It is drawn before that day too, so that it stays."""
    if not act.confirmed_by or act.confirmed_from is None:
        return ()
    return (t("drawing.from_day", lang, day=write_day(act.confirmed_from)),)


def _who(act: StepAct) -> Who:
    if act.posts:
        return "body"
    row = cases.find_row(act.act.value)
    is_applicants = row is not None and any(whose.value == "applicant" for whose in row.whose)
    return "applicant" if is_applicants and act.by_rule is None else "system"


def _clocks(step: Step, service: Service, lang: str) -> list[Flow]:
    """What the passing of time does at a step, by the terms of today: unpaid, and what silence means."""
    found, procedure = [], service.procedure
    if any(act.act == Act.PAY for act in step.acts):
        found.append(_unpaid(step, procedure, lang))
    for term in cases.terms_today(service) if _clock_runs(step, procedure) else ():
        found.append(_silence(step, term, lang))
    return found


def _unpaid(step: Step, procedure: Procedure, lang: str) -> Flow:
    days = procedure.pay_within_days
    ends = [one.to_step for one in step.acts if one.act == Act.WITHDRAW and one.to_step]
    ends += [one.key for one in procedure.steps if not one.routes and not any(act.to_step for act in one.acts)]
    return Flow(
        key=f"{step.key}.{UNPAID}",
        step=step.key,
        target=ends[0] if ends else None,
        words=t("drawing.unpaid", lang, n=days),
        who="clock",
        outcome=UNPAID,
        after=f"P{days}D",
    )


def _silence(step: Step, term: Term, lang: str) -> Flow:
    meant = [act.to_step for act in step.acts if act.act.value == term.silence and act.to_step]
    says = t(f"drawing.silence.{term.silence}", lang)
    article = cite(term.silence_article or term.article, lang, confirmed=term.confirmed)
    return Flow(
        key=f"{step.key}.{term.key}.{term.silence}",
        step=step.key,
        target=meant[0] if meant else None,
        words=f"{term.rule.in_(lang)}: {says}",
        who="clock",
        outcome=f"silence.{term.silence}" if meant else OVERDUE,
        act=Act.SILENCE,
        after=iso_duration(term),
        rule=term.when,
        notes=(term.rule.in_(lang), article),
    )


def _clock_runs(step: Step, procedure: Procedure) -> bool:
    """Whether a term can end at this step: somebody decides here, and the law has not stopped the clock."""
    decides = any(act.to_step and (act.posts or act.by_rule) for act in step.acts)
    asked = any(act.act == Act.ASK and act.to_step == step.key for one in procedure.steps for act in one.acts)
    stopped = asked and all("asked" in term.stops_on for term in procedure.terms)
    unstarted = any(act.act == Act.PAY for act in step.acts) and all(
        term.starts_at == "payment" for term in procedure.terms
    )
    return decides and not stopped and not unstarted
