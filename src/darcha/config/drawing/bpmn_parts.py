"""The elements of a BPMN 2.0 process before they are written: tasks, events, gateways, flows. Ignores XML and places.

Every step that somebody works at is a task in the lane of its posts; what a rule decides is a service task before it,
with a gateway on the rule. What the applicant may do at a step, and what time does, are events on the edge of its task.
Each way in which a case can end is one end event.
"""

from darcha.ground.text import t
from darcha.kernel.catalogue.types import Act

from .bpmn_elements import MESSAGE, SYSTEM, TIMER, Part, Parts
from .bpmn_ends import arrive, end_of, ends_by, with_papers
from .bpmn_opinions import forked, lanes_of
from .net_of_steps import OVERDUE, Flow, Place, Process


def parts_of(process: Process) -> Parts:
    """The elements of a procedure."""
    made = Parts()
    for place in process.places:
        lane, name = _lane(place, process)
        made.lanes.setdefault(lane, name)
        for flow in place.confirmed:
            made.lanes.setdefault(*_lane_of(flow.confirmed_by, process))
        for key, body in lanes_of(place):
            made.lanes.setdefault(key, body)
    made.lanes.pop(SYSTEM, None)
    made.lanes[SYSTEM] = t("drawing.who.system", process.lang)
    first = process.place(process.first)
    submitted = Part("start", "startEvent", t("drawing.bpmn.start", process.lang), _lane(first, process)[0])
    submitted.event, submitted.tells, submitted.says = MESSAGE, "in", process.service.summary.in_(process.lang)
    made.add(submitted)
    for place in process.places:
        if place.is_automatic:
            _automatic(place, process, made)
        elif not place.is_end:
            _step(place, process, made)
    made.link("start", _entry(first, process, made))
    for place in process.places:
        if place.is_end and place.key not in _reached(process):
            end_of(place, process, made)
    used = {part.lane for part in made.parts.values()}
    made.lanes = {lane: name for lane, name in made.lanes.items() if lane in used}
    return made


def _lane(place: Place, process: Process) -> tuple[str, str]:
    if not place.doers or not any(flow.posts for flow in place.moves):
        return SYSTEM, ""
    return _lane_of(place.doers, process)


def _lane_of(posts: tuple[str, ...], process: Process) -> tuple[str, str]:
    return f"lane_{'_'.join(posts)}", ", ".join(process.posts.get(post, post) for post in posts)


def _reached(process: Process) -> set[str]:
    return {flow.target for flow in process.flows if flow.target}


def _entry(place: Place, process: Process, made: Parts) -> str:
    """Where a flow into a step arrives."""
    if place.is_end:
        return end_of(place, process, made)
    by_rule = not place.is_automatic and any(flow.rule for flow in _decided(place))
    return f"rule_{place.key}" if by_rule else f"step_{place.key}"


def _decided(place: Place) -> list[Flow]:
    return [flow for flow in place.acted if flow.who in ("body", "system")]


def _step(place: Place, process: Process, made: Parts) -> None:
    by_rule = [flow for flow in _decided(place) if flow.rule]
    rest = [flow for flow in _decided(place) if not flow.rule or flow.posts]
    heard = [flow for flow in place.moves if flow.who == "applicant"]
    if by_rule:
        _by_rule(place, by_rule, process, made)
    lane = _lane(place, process)[0]
    task = Part(f"step_{place.key}", "userTask", place.name, lane, place.next_text)
    task.note = "\n".join(flow.words for flow in place.asides if flow.who != "clock")
    main = rest
    if not any(flow.posts for flow in rest):
        task.tag = "serviceTask"
        if heard and not rest:
            task.tag, task.tells, main, heard = "receiveTask", "in", heard[:1], heard[1:]
            task.name = f"{place.name}: {main[0].words}"
    made.add(task)
    for flow in [*heard, *(flow for flow in place.flows if flow.who == "clock")]:
        _on_edge(flow, task, process, made)
    if len(main) == 1 and not place.asks:
        made.link(task.key, _seen(main[0], task, process, made))
    elif main or place.asks:
        gateway = made.add(Part(f"choice_{place.key}", "exclusiveGateway", "", lane))
        made.link(task.key, gateway)
        for flow in main:
            made.link(gateway, _seen(flow, task, process, made), rule=f"act == '{flow.outcome}'")  # what was chosen
        if place.asks:
            fork, join = forked(place, lane, process, made)
            made.link(gateway, fork, rule=f"act == '{Act.CONSULT.value}'")
            _lead_on(join, place, place.gathered, process, made)


def _automatic(place: Place, process: Process, made: Parts) -> None:
    """What the platform does by itself; where it may go several ways, the first whose condition holds applies."""
    tag, tells = ("sendTask", "out") if place.kind in ("issue", "notify") else ("serviceTask", "")
    task = Part(f"step_{place.key}", tag, place.name, SYSTEM, f"{place.does}. {place.next_text}", tells=tells)
    made.add(task)
    if len(place.moves) > 1:
        ways = (f"{flow.rule} → {process.place(flow.target or '').name}" for flow in place.moves if flow.rule)
        task.note = "\n".join(ways)
    _lead_on(task.key, place, place.moves, process, made)


def _lead_on(source: str, place: Place, routes: tuple[Flow, ...], process: Process, made: Parts) -> None:
    """By the first route whose condition holds; back to the people of the step where there is none."""
    if len(routes) < 2:
        made.link(source, _act(routes[0], SYSTEM, process, made) if routes else f"step_{place.key}")
        return
    gateway = Part(f"route_{place.key}", "exclusiveGateway", "", SYSTEM)
    made.link(source, made.add(gateway))
    for flow in routes:
        link = made.link(gateway.key, _act(flow, SYSTEM, process, made), rule=flow.rule or "")
        gateway.default = gateway.default if flow.rule or gateway.default else link


def _by_rule(place: Place, flows: list[Flow], process: Process, made: Parts) -> None:
    """The platform looks at the rules first; where none holds, people go on."""
    name = t("drawing.bpmn.by_rule", process.lang, step=place.name)
    task = made.add(Part(f"rule_{place.key}", "serviceTask", name, SYSTEM, place.next_text))
    asked = t("drawing.bpmn.holds", process.lang)
    gateway = Part(f"holds_{place.key}", "exclusiveGateway", asked, SYSTEM)
    made.add(gateway)
    made.link(task, gateway.key)
    for flow in flows:
        yes = t("drawing.bpmn.yes", process.lang)
        made.link(gateway.key, _act(flow, SYSTEM, process, made), yes, flow.rule or "")
    gateway.default = made.link(gateway.key, f"step_{place.key}", t("drawing.bpmn.no", process.lang))


def _seen(flow: Flow, task: Part, process: Process, made: Parts) -> str:
    """Where an act of people arrives: with four eyes, at the task of the second person, who may send it back."""
    if not flow.confirmed_by:
        return _act(flow, task.lane, process, made, task.tag == "receiveTask")
    lane = _lane_of(flow.confirmed_by, process)[0]
    name = t("drawing.bpmn.confirm", process.lang, act=flow.words)
    eyes = made.add(Part(f"confirm_{flow.key}", "userTask", name, lane, " ".join(flow.notes)))
    asked = made.add(Part(f"confirmed_{flow.key}", "exclusiveGateway", t("drawing.bpmn.agrees", process.lang), lane))
    made.link(eyes, asked)
    target = _act(flow, lane, process, made)
    made.link(asked, target, t("drawing.bpmn.yes", process.lang), "act == 'confirm'")
    made.link(asked, task.key, t("drawing.bpmn.no", process.lang), "act == 'send-back'")
    return eyes


def _act(flow: Flow, lane: str, process: Process, made: Parts, is_task: bool = False) -> str:
    """Where the flow of an act arrives: its end event, or a task or event of its own before the next step."""
    target = process.place(flow.target or "")
    if target.is_end:
        return arrive(flow, process, made)
    entry = _entry(target, process, made)
    if is_task or process.place(flow.step).is_automatic or flow in process.place(flow.step).gathered:
        return entry
    asks, sends = flow.act == Act.ASK, bool(flow.papers) and not ends_by(flow, process)
    tag = "sendTask" if asks else "intermediateThrowEvent"
    key = f"act_{flow.key}" + ("_rule" if lane == SYSTEM and flow.posts else "")
    part = Part(
        key, tag, with_papers(flow.papers if sends else (), flow.words), lane, tells="out" if asks or sends else ""
    )
    part.event = MESSAGE if sends else ""
    made.add(part)
    made.link(part.key, entry)
    return part.key


def _on_edge(flow: Flow, task: Part, process: Process, made: Parts) -> None:
    name = flow.notes[0] if flow.outcome == OVERDUE else flow.words  # what follows, its end says
    event = Part(f"on_{flow.key}", "boundaryEvent", name, task.lane, on=task.key)
    event.event = TIMER if flow.after else MESSAGE
    event.after, event.quiet = flow.after or "", flow.target is None
    event.says = "; ".join([flow.words, *flow.notes[1:], *([flow.rule] if flow.rule else [])])
    made.add(event)
    if flow.target is None:
        ends = Part(f"end_{flow.outcome}", "endEvent", t("drawing.bpmn.told", process.lang), task.lane)
        made.link(event.key, made.add(ends))
        return
    target = process.place(flow.target)
    if target.is_end:
        made.link(event.key, arrive(flow, process, made))
    else:
        made.link(event.key, _entry(target, process, made))
