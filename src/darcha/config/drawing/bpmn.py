"""BPMN 2.0 with its diagram, by the OMG's schemas, for any tool that reads it. Ignores how parts are found."""

from xml.etree import ElementTree as ET

from darcha.ground.text import t

from .bpmn_elements import MESSAGE, TIMER, Part, Parts
from .bpmn_parts import parts_of
from .bpmn_places import Places, places_of
from .net import Box, Point
from .net_of_steps import Process

BPMN, DI, DC, DD, XSI = (
    "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "http://www.omg.org/spec/BPMN/20100524/DI",
    "http://www.omg.org/spec/DD/20100524/DC",
    "http://www.omg.org/spec/DD/20100524/DI",
    "http://www.w3.org/2001/XMLSchema-instance",
)
_PREFIXES = {"bpmn": BPMN, "bpmndi": DI, "dc": DC, "di": DD, "xsi": XSI}
_CEL = "https://cel.dev"


def bpmn(process: Process) -> str:
    """The whole file."""
    made = parts_of(process)
    places = places_of(made)
    for prefix, space in _PREFIXES.items():
        ET.register_namespace(prefix, space)
    service = process.service
    root = ET.Element(
        f"{{{BPMN}}}definitions",
        {
            "id": "definitions",
            "name": service.name.in_(process.lang),
            "targetNamespace": f"urn:darcha:service:{service.key}",
            "expressionLanguage": _CEL,
            "exporter": "Darcha",
            "exporterVersion": service.content_hash[:12],
        },
    )
    _collaboration(root, process, made)
    _process(root, process, made)
    for part in made.parts.values():
        if part.event == MESSAGE or part.tag in ("sendTask", "receiveTask"):
            _add(root, "message", id=f"text_{part.key}", name=part.name)
    _in_schema_order(root)
    _diagram(root, made, places)
    ET.indent(root, "  ")
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ET.tostring(root, encoding='unicode')}\n"


def _add(parent: ET.Element, tag: str, text: str = "", /, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{BPMN}}}{tag}", {name.rstrip("_"): value for name, value in attributes.items()})
    made.text = text or None
    return made


def _in_schema_order(root: ET.Element) -> None:
    """Messages before those who send them, for readers that resolve names as they come."""
    root[:] = sorted(root, key=lambda one: not one.tag.endswith("message"))


def _collaboration(root: ET.Element, process: Process, made: Parts) -> None:
    found = _add(root, "collaboration", id="collaboration")
    _add(found, "participant", id="applicant", name=t("drawing.who.applicant", process.lang))
    _add(found, "participant", id="body", name=process.body, processRef="process")
    for part in made.parts.values():
        if part.tells:
            ends = (part.key, "applicant") if part.tells == "out" else ("applicant", part.key)
            _add(found, "messageFlow", id=f"message_{part.key}", sourceRef=ends[0], targetRef=ends[1])


def _process(root: ET.Element, process: Process, made: Parts) -> None:
    found = _add(root, "process", id="process", name=process.service.legal_name.in_(process.lang), isExecutable="false")
    lanes = _add(found, "laneSet", id="lanes")
    for key, name in made.lanes.items():
        lane = _add(lanes, "lane", id=key, name=name)
        for part in made.parts.values():
            if part.lane == key:
                _add(lane, "flowNodeRef", part.key)
    for part in made.parts.values():
        _part(found, part, made)
    for link in made.links:
        flow = _add(found, "sequenceFlow", id=link.key, sourceRef=link.source, targetRef=link.target)
        if link.name:
            flow.set("name", link.name)
        if link.rule:
            rule = _add(flow, "conditionExpression", link.rule, language=_CEL)
            rule.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")
    for part in made.parts.values():
        if part.note:
            note = _add(found, "textAnnotation", id=f"note_{part.key}")
            _add(note, "text", part.note.replace("\n", " · "))
            _add(found, "association", id=f"about_{part.key}", sourceRef=f"note_{part.key}", targetRef=part.key)


def _part(parent: ET.Element, part: Part, made: Parts) -> None:
    found = _add(parent, part.tag, id=part.key)
    if part.name:
        found.set("name", part.name)
    if part.default:
        found.set("default", part.default)
    if part.on:
        found.set("attachedToRef", part.on)
        found.set("cancelActivity", "false" if part.quiet else "true")
    if part.tag in ("sendTask", "receiveTask"):
        found.set("messageRef", f"text_{part.key}")
    if part.says:
        _add(found, "documentation", part.says)
    for link in made.links:
        if link.target == part.key:
            _add(found, "incoming", link.key)
    for link in made.links:
        if link.source == part.key:
            _add(found, "outgoing", link.key)
    if part.event == MESSAGE:
        _add(found, MESSAGE, id=f"event_{part.key}", messageRef=f"text_{part.key}")
    elif part.event == TIMER:
        timer = _add(found, TIMER, id=f"event_{part.key}")
        _add(timer, "timeDuration", part.after).set(f"{{{XSI}}}type", "bpmn:tFormalExpression")


def _diagram(root: ET.Element, made: Parts, places: Places) -> None:
    diagram = ET.SubElement(root, f"{{{DI}}}BPMNDiagram", {"id": "diagram"})
    plane = ET.SubElement(diagram, f"{{{DI}}}BPMNPlane", {"id": "plane", "bpmnElement": "collaboration"})
    _shape(plane, "applicant", places.applicant, isHorizontal="true")
    _shape(plane, "body", places.body, isHorizontal="true")
    for key, box in places.lanes.items():
        _shape(plane, key, box, isHorizontal="true")
    for key, box in places.boxes.items():
        shape = _shape(plane, key, box)
        part = made.parts.get(key)
        if part and part.tag == "exclusiveGateway":
            shape.set("isMarkerVisible", "true")
        if key in places.labels:
            _label(shape, places.labels[key])
    for key, line in places.lines.items():
        edge = _edge(plane, key, line)
        if key in places.labels:
            _label(edge, places.labels[key])
    for part in made.parts.values():
        if part.note:
            note, task = places.boxes[f"note_{part.key}"], places.boxes[part.key]
            _edge(plane, f"about_{part.key}", ((note.x + 8, note.bottom), (note.x + 8, task.y)))


def _shape(plane: ET.Element, key: str, box: Box, **more: str) -> ET.Element:
    shape = ET.SubElement(plane, f"{{{DI}}}BPMNShape", {"id": f"{key}_shape", "bpmnElement": key, **more})
    _bounds(shape, box)
    return shape


def _bounds(parent: ET.Element, box: Box) -> None:
    sizes = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    ET.SubElement(parent, f"{{{DC}}}Bounds", {name: f"{value:.0f}" for name, value in sizes.items()})


def _label(parent: ET.Element, box: Box) -> None:
    _bounds(ET.SubElement(parent, f"{{{DI}}}BPMNLabel"), box)


def _edge(plane: ET.Element, key: str, line: tuple[Point, ...]) -> ET.Element:
    edge = ET.SubElement(plane, f"{{{DI}}}BPMNEdge", {"id": f"{key}_edge", "bpmnElement": key})
    for x, y in line:
        ET.SubElement(edge, f"{{{DD}}}waypoint", {"x": f"{x:.0f}", "y": f"{y:.0f}"})
    return edge
