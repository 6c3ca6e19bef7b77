"""Worked examples, run against the law as the pack states it. Ignores pages and databases."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from darcha.ground.refusals import Refusal
from darcha.ground.rules import RuleError

from ..rules.expressions import holds, variables
from ..rules.fee import quote_fee
from ..rules.form import Choices, clean_answers, wrong_answers
from ..types import Catalogue, Example, PaperRunner, Service, TermRunner
from .checks.rule_words import in_plain_words
from .example_papers import papers_made, print_papers, prove_papers
from .example_reading import Found, check_subject
from .nodes import Node
from .sources import ServiceSource


@dataclass(frozen=True, slots=True)
class Run:
    """What examples are run against; the law of terms and the printer live in higher rooms and are handed in."""

    catalogue: Catalogue
    term_runner: TermRunner | None = None
    paper_runner: PaperRunner | None = None


def run_examples(examples: Iterable[Found], service: Service, source: ServiceSource, run: Run) -> None:
    """Every expectation that does not hold goes to the report, at its own line."""
    first, printed = run.catalogue.services[service.key][0], set[str]()
    for found in examples:
        arrived = found.example.arrived_at.date()
        if arrived < first.valid_from:
            found.node.at("arrived_at").complain(
                f"The service is given only from {first.valid_from}.", "Choose a later day, or it is never worked out."
            )
        elif arrived >= service.valid_from:  # else it is an example of the version before
            check_subject(found, run.catalogue, service.registries)
            _run(found, service, source, run, printed)


def _run(found: Found, service: Service, source: ServiceSource, run: Run, printed: set[str]) -> None:
    example, expect, catalogue = found.example, found.node.at("expect"), run.catalogue
    choices = Choices(
        tuple(key for key, body in catalogue.bodies.items() if body.takes_petitions),
        tuple(code for code, region in catalogue.regions.items() if region.parent),
    )
    try:
        errors = wrong_answers(service, example.answers, example.subject, choices, complete=True)
        wrong = sorted(error.path for error in errors)
        if wrong != sorted(expect.get("wrong_answers", [])):
            said = ", ".join(f"“{error.path}” ({error.code})" for error in errors) or "none"
            found.node.at("answers").complain(f"The form finds these answers wrong: {said}.", "Compare form.yaml.")
            return
        answers = clean_answers(service, example.answers, example.subject)
        values = variables(service, answers, example.subject)
        _compare_fee(expect, service, catalogue, example, values)
        _compare_rule(expect, service, values)
        if "documents" in expect:
            _compare(expect, "documents", papers_made(service, values))
        kept = replace(found, example=replace(example, answers=answers))
        prove_papers(kept, service, source, values)
        print_papers(kept, service, source, values, print_proof=run.paper_runner, printed=printed)
        if run.term_runner is not None:
            body = catalogue.bodies[service.agency]
            _compare_term(expect, run.term_runner(service, kept.example, catalogue.calendars.of(body.key)))
    except Refusal as refusal:
        expect.complain(f"The example cannot be worked out: {refusal.message('en')}", refusal.remedy("en"))
    except RuleError as error:
        expect.complain(f"The example cannot be worked out: {in_plain_words(str(error))}.", "Check rule and facts.")


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
        _compare(expect, "fee_lines", {line.code: line.amount for line in quote.lines})


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
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case int():
            return f"{value:,}".replace(",", " ")
        case list():
            return ", ".join(map(str, value)) or "nothing"
        case dict():
            return ", ".join(f"{key} {_shown(one)}" for key, one in value.items())
    return str(value)
