"""The end events of a BPMN process: what a case has come to, the paper that then goes out. Ignores the way there."""

from darcha.ground.text import t
from darcha.kernel.catalogue.types import Act

from .bpmn_elements import MESSAGE, SYSTEM, Part, Parts
from .net_of_steps import Flow, Place, Process


def ends_by(flow: Flow, process: Process) -> bool:
    """Whether this ends the case, at once or by steps of the platform alone: then its paper goes out at the end."""
    return all(process.place(key).is_end for key in process.rests(flow.target or ""))


def with_papers(papers: tuple[str, ...], words: str) -> str:
    return f"{words}: {' / '.join(papers)}" if papers else words


def _outcomes(flow: Flow, process: Process) -> list[Flow]:
    """What cases that end by this flow have come to, each once: what people, a rule or time decided, whatever the
    platform did after; the flow itself, where nobody decided."""
    causes = process.causes(flow)
    decided = {one.outcome: one for one in causes if one.who != "applicant" or one.act == Act.WITHDRAW}
    if not decided or len(decided) < len({one.outcome for one in causes}):
        decided[flow.outcome] = flow
    return list(decided.values())


def arrive(flow: Flow, process: Process, made: Parts) -> str:
    """Where a flow that ends the case arrives: the event of its outcome. Where the platform ends cases of several
    outcomes alike, a gateway tells them apart."""
    place = process.place(flow.target or "")
    found = _outcomes(flow, process)
    if len(found) == 1:
        return end_of(place, process, made, found[0])
    asked = t("drawing.bpmn.outcome", process.lang)
    gateway = made.add(Part(f"outcome_{flow.key}", "exclusiveGateway", asked, SYSTEM))
    for one in found:
        made.link(gateway, end_of(place, process, made, one), rule=f"outcome == '{one.outcome}'")
    return gateway


def end_of(place: Place, process: Process, made: Parts, flow: Flow | None = None) -> str:
    """The end event of an outcome, one for the whole process; without a flow that of a step nothing leads to."""
    papers = flow.papers if flow and not process.place(flow.step).is_automatic and ends_by(flow, process) else ()
    outcome, words = (flow.outcome, flow.words) if flow else (place.key, place.name)
    part = Part(f"end_{place.key}_{outcome}", "endEvent", with_papers(papers, words), SYSTEM)
    part.says = " ".join([f"{place.name}. {place.next_text}", *(f"{aside.words}." for aside in place.asides)])
    if papers:
        part.event, part.tells = MESSAGE, "out"
    return made.add(part)
