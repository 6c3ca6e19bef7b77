"""Worked examples as they are written: whole, of their service, about days that exist. Ignores what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from darcha.ground import clock

from ..types import Catalogue, Example, ExampleEvent, FormSubject
from .mistakes import Report, did_you_mean
from .nodes import Node
from .reading import read_yaml
from .schemas import Schemas


@dataclass(frozen=True, slots=True)
class Found:
    """An example with the place where it stands."""

    example: Example
    node: Node


def read_service_examples(packs: Path, folder: Path, service: str, report: Report) -> list[Found]:
    """The examples of one service that fit their schema; a service without any is a mistake."""
    schemas = Schemas(packs / "schema")
    found = []
    for path in sorted((folder / "examples").glob("*.yaml")):
        name = path.relative_to(packs).as_posix()
        document = read_yaml(path, name, report)
        if document is not None and schemas.check("example", document, report):
            node = Node(document, (), document.data, report)
            example = _example(node, path.stem, service)
            found += [Found(example, node)] if example is not None else []
    if not any((folder / "examples").glob("*.yaml")):
        name = f"{folder.relative_to(packs).as_posix()}/examples"
        report.add(name, 1, "There is no worked example.", "Add at least one case with its fee and due date.")
    return found


def _example(node: Node, name: str, service: str) -> Example | None:
    subject = node.at("subject")
    arrived = _moment(node.at("arrived_at"))
    events = [(one.get("kind"), _moment(one.at("at"))) for one in node.each("events")]
    if arrived is None:
        return None
    return Example(
        name=name,
        service=service,
        file=node.file,
        about=node.get("about"),
        subject=FormSubject(
            party=subject.get("party"),
            facts={key: tuple(records) for key, records in subject.get("facts", {}).items()},
            applicant=subject.get("applicant", {}),
            reliefs=tuple(subject.get("reliefs", ())),
        ),
        person=node.get("person"),
        channel=node.get("channel"),
        answers=node.get("answers"),
        language=node.get("language"),
        arrived_at=arrived,
        events=tuple(ExampleEvent(kind, at) for kind, at in events if at is not None),
        expect=node.get("expect"),
    )


def _moment(node: Node) -> datetime | None:
    try:
        return clock.parse(node.value)
    except ValueError:
        node.complain(f"“{node.value}” is not a moment of the calendar.", "Write it as 2026-03-06T18:30+05:00.")
        return None


def check_subject(found: Found, catalogue: Catalogue, registries: tuple[str, ...]) -> None:
    """What an example says of its person could come from the registers that the service reads."""
    subject, service = found.node.at("subject"), found.example.service
    for registry, records in subject.pairs("facts"):
        if registry not in registries:
            records.complain(
                f"This service does not read the registry “{registry}”.", did_you_mean(registry, registries)
            )
            continue
        fields = catalogue.registries[registry].access.get(service, ())
        for record in records.each():
            for field in sorted(set(record.value) - set(fields)):
                record.at(field).complain(
                    f"This service may not read “{field}” of “{registry}”.", did_you_mean(field, fields)
                )
    reliefs = _reliefs(catalogue, registries)
    for relief in subject.each("reliefs"):
        if relief.value not in reliefs:
            relief.complain(f"There is no relief “{relief.value}”.", did_you_mean(relief.value, reliefs))


def _reliefs(catalogue: Catalogue, registries: tuple[str, ...]) -> Mapping[str, str]:
    return {key: condition for name in registries for key, condition in catalogue.registries[name].reliefs.items()}
