"""form.yaml to types. Trusts the schema; ignores whether what is named exists."""

from typing import Any

from ..types import Form, KnownFact, Option, Page, Prefill, Question, QuestionType, RecordSource
from .nodes import Node

_PLAIN = ("identifier", "min_length", "max_length", "minimum", "maximum", "max_files", "example", "asked_if")


def compile_form(node: Node) -> Form:
    """The pages in order, and what is known without asking."""
    return Form(
        pages=tuple(_page(page) for page in node.each("pages")),
        known_facts=tuple(_known(fact) for fact in node.each("known_facts")),
    )


def _page(node: Node) -> Page:
    return Page(
        key=node.get("key"),
        title=node.text("title"),
        lead=node.find_text("lead"),
        asked_if=node.get("asked_if"),
        questions=tuple(_question(question) for question in node.each("questions")),
    )


def _question(node: Node) -> Question:
    plain: dict[str, Any] = {name: node.get(name) for name in _PLAIN}
    return Question(
        key=node.get("key"),
        type=QuestionType(node.get("type")),
        label=node.text("label"),
        hint=node.find_text("hint"),
        required=node.get("required", True),
        prefill=_prefill(node.at("prefill")) if "prefill" in node else None,
        options=tuple(_option(option) for option in node.each("options")),
        records=_records(node.at("records")) if "records" in node else None,
        is_evidence=node.get("is_evidence", False),
        is_private=node.get("is_private", False),
        **plain,
    )


def _option(node: Node) -> Option:
    return Option(value=node.get("value"), label=node.text("label"), hint=node.find_text("hint"))


def _prefill(node: Node) -> Prefill:
    return Prefill(registry=node.get("registry"), path=node.get("path"))


def _records(node: Node) -> RecordSource:
    return RecordSource(
        registry=node.get("registry"),
        value_path=node.get("value"),
        label_template=node.get("label"),
        where=node.get("where"),
        carries=dict(node.get("carries", {})),
    )


def _known(node: Node) -> KnownFact:
    return KnownFact(
        key=node.get("key"),
        label=node.text("label"),
        registry=node.get("registry"),
        value_template=node.get("value"),
        each=node.get("each", False),
    )
