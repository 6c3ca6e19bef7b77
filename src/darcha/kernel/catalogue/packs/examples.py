"""Worked examples: read, and run against the law as the pack states it. Ignores pages and databases."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from darcha.ground import clock
from darcha.ground.rules import RuleError, compile_rule

from ..errors import FeeNotKnown
from ..rules.expressions import PAPER_VARIABLES, holds, variables
from ..rules.fee import quote_fee
from ..rules.form import Choices, clean_answers, wrong_answers
from ..types import Catalogue, Example, ExampleEvent, FormSubject, Service, TermRunner
from .mistakes import Report
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
            found.append(Found(_example(node, path.stem, service), node))
    if not any((folder / "examples").glob("*.yaml")):
        name = f"{folder.relative_to(packs).as_posix()}/examples"
        report.add(name, 1, "There is no worked example.", "Add at least one case with its fee and due date.")
    return found


def _example(node: Node, name: str, service: str) -> Example:
    subject = node.at("subject")
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
        arrived_at=clock.parse(node.get("arrived_at")),
        events=tuple(ExampleEvent(one.get("kind"), clock.parse(one.get("at"))) for one in node.each("events")),
        expect=node.get("expect"),
    )


def run_examples(
    examples: Iterable[Found], service: Service, catalogue: Catalogue, term_runner: TermRunner | None
) -> None:
    """Every expectation that does not hold goes to the report, at its own line."""
    for found in examples:
        if found.example.arrived_at.date() < service.valid_from:
            continue
        _run(found, service, catalogue, term_runner)


def _run(found: Found, service: Service, catalogue: Catalogue, term_runner: TermRunner | None) -> None:
    example, expect = found.example, found.node.at("expect")
    choices = Choices(
        tuple(key for key, body in catalogue.bodies.items() if body.takes_petitions),
        tuple(code for code, region in catalogue.regions.items() if region.parent),
    )
    errors = wrong_answers(service, example.answers, example.subject, choices, complete=True)
    wrong = sorted(error.path for error in errors)
    if wrong != sorted(expect.get("wrong_answers", [])):
        said = ", ".join(f"“{error.path}” ({error.code})" for error in errors) or "none"
        found.node.at("answers").complain(f"The form finds these answers wrong: {said}.", "Compare form.yaml.")
        return
    answers = clean_answers(service, example.answers, example.subject)
    values = variables(service, answers, example.subject)
    try:
        _compare_fee(expect, service, catalogue, example, values)
        _compare_papers(expect, service, values)
        _compare_rule(expect, service, values)
    except (FeeNotKnown, RuleError) as error:
        expect.complain(f"The example cannot be worked out: {error}.", "Check its date and its facts.")
    if term_runner is not None:
        body = catalogue.bodies[service.agency]
        kept = replace(example, answers=answers)
        _compare_term(expect, term_runner(service, kept, catalogue.calendars.of(body.key)))


def _compare_fee(
    expect: Node, service: Service, catalogue: Catalogue, example: Example, values: dict[str, Any]
) -> None:
    # The fee is that of the day of arrival, when the invoice is made.
    quote = quote_fee(
        service.fees,
        catalogue.base_unit,
        on=example.arrived_at.date(),
        channel=example.channel,
        payer=example.subject.party,
        values=values,
        reliefs=example.subject.reliefs,
    )
    _compare(expect, "fee", quote.total)
    if "fee_lines" in expect:
        lines = {line.code: line.amount for line in quote.lines}
        _compare(expect, "fee_lines", lines)


def _compare_papers(expect: Node, service: Service, values: dict[str, Any]) -> None:
    if "documents" not in expect:
        return
    seen = {**values, "decision": {}}
    made = [
        paper.key
        for paper in service.documents
        if paper.outcome != "refuse" and (paper.when is None or compile_rule(paper.when, PAPER_VARIABLES)(seen) is True)
    ]
    _compare(expect, "documents", made)


def _compare_rule(expect: Node, service: Service, values: dict[str, Any]) -> None:
    if "by_rule" not in expect:
        return
    acts = [
        act.act.value
        for step in service.procedure.steps
        for act in step.acts
        if act.by_rule is not None and holds(act.by_rule, values)
    ]
    _compare(expect, "by_rule", acts[0] if acts else None)


def _compare_term(expect: Node, worked_out: Any) -> None:
    for name in ("due_on", "due_at", "confirmed", "registered_at"):
        if name not in expect:
            continue
        got = worked_out.get(name)
        if name == "registered_at" and got is not None:
            got = str(got)[:10]
        if name == "due_at" and got is not None and _same_moment(got, expect.get(name)):
            continue
        _compare(expect, name, got if isinstance(got, bool) or got is None else str(got))


def _same_moment(one: str, other: str) -> bool:
    return datetime.fromisoformat(str(one)) == datetime.fromisoformat(other)


def _compare(expect: Node, name: str, got: Any) -> None:
    wanted = expect.value.get(name)
    if wanted != got:
        expect.at(name).complain(
            f"The example expects {name} {_shown(wanted)}, the pack gives {_shown(got)}.",
            "Correct the example, or the rule that it proves wrong.",
        )


def _shown(value: Any) -> str:
    return f"{value:,}".replace(",", " ") if isinstance(value, int) and not isinstance(value, bool) else str(value)
