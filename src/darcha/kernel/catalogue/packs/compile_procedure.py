"""procedure.yaml, documents/, notices/ and letters/ to types. Trusts the schema; ignores whether names exist."""

from pathlib import PurePosixPath

from ..types import (
    Act,
    Ask,
    DocumentTemplate,
    Length,
    Letter,
    Notice,
    Objection,
    Procedure,
    Reads,
    RefusalGround,
    Route,
    Step,
    StepAct,
    Term,
    TermLink,
    Writes,
)
from .compile_ladder import compile_rungs
from .dated import compile_dated
from .nodes import Node


def compile_procedure(node: Node) -> Procedure:
    """Steps, terms, refusal grounds and the way to object."""
    objection = node.at("objection")
    return Procedure(
        steps=tuple(_step(step) for step in node.each("steps")),
        first_step=node.get("first_step"),
        terms=tuple(_term(term) for term in node.each("terms")),
        refusal_grounds=tuple(_ground(ground) for ground in node.each("refusal_grounds")),
        objection=Objection(
            to_body=objection.get("to_body"),
            within=objection.text("within"),
            article=objection.get("article"),
            to_superior=objection.get("to_superior", False),
            confirmed=objection.get("confirmed", True),
            file_within=objection.get("file_within"),
            restorable=objection.get("restorable", False),
            suspends=objection.get("suspends", False),
        ),
        pay_within_days=node.get("pay_within_days", 10),
        automatic=node.get("automatic", False),
        reply_grounds="reply_grounds" in node,
        papers_back_within=node.get("papers_back_within"),
        data_from=_ask(node.at("data_from")) if "data_from" in node else None,
    )


def _step(node: Node) -> Step:
    return Step(
        key=node.get("key"),
        name=node.text("name"),
        next_text=node.text("next"),
        acts=tuple(_act(act) for act in node.each("acts")),
        kind=node.get("kind", "review"),
        routes=tuple(Route(route.get("to"), route.get("when")) for route in node.each("routes")),
        reads=_reads(node.at("reads")) if "reads" in node else None,
        writes=_writes(node.at("writes")) if "writes" in node else None,
        paper=node.get("paper"),
        asks=tuple(_ask(ask) for ask in node.each("asks")),
        says=_notice(node.at("says"), "notified") if "says" in node else None,
    )


def _ask(node: Node) -> Ask:
    return Ask(
        body=node.get("body", ""),
        length=node.get("length"),
        unit=node.get("unit"),
        article=node.get("article"),
        rule=node.text("rule"),
        silence=node.get("silence"),
        confirmed=node.get("confirmed", True),
        required=node.get("required", False),
    )


def _reads(node: Node) -> Reads:
    return Reads(node.get("registry"), node.get("key"), node.get("value"))


def _writes(node: Node) -> Writes:
    return Writes(node.get("registry"), dict(node.get("values")), node.get("under"))


def _act(node: Node) -> StepAct:
    return StepAct(
        act=Act(node.get("act")),
        posts=tuple(node.get("posts", ())),
        to_step=node.get("to"),
        within=node.get("within"),
        by_rule=node.get("by_rule"),
        confirmed_by=tuple(node.get("confirmed_by", ())),
        confirmed_from=node.find_date("confirmed_from"),
    )


def _term(node: Node) -> Term:
    lengths = compile_dated(node, "length", _length)
    extensions = compile_dated(node, "extension_at_most", lambda value: str(value.get("value")))
    return Term(
        key=node.get("key"),
        length=lengths[-1].value.value if lengths else node.get("length"),
        unit=node.get("unit"),
        starts_at=node.get("starts_at"),
        article=node.get("article"),
        rule=node.text("rule"),
        roll=node.get("roll", "none"),
        stops_on=tuple(node.get("stops_on", ())),
        extension_at_most=extensions[-1].value if extensions else node.get("extension_at_most"),
        extension_article=node.get("extension_article"),
        extension_decided_within=node.get("extension_decided_within"),
        silence=node.get("silence", "overdue"),
        silence_article=node.get("silence_article"),
        ladder=compile_rungs(node.each("ladder")),
        when=node.get("when"),
        confirmed=node.get("confirmed", True),
        then=tuple(_link(link) for link in node.each("then")),
        lengths=lengths,
        extensions_at_most=extensions,
        instead_of=node.get("instead_of"),
        decided_within=node.get("decided_within"),
    )


def _link(node: Node) -> TermLink:
    lengths = compile_dated(node, "length", _length)
    length = lengths[-1].value.value if lengths else node.get("length")
    return TermLink(length, node.get("unit"), node.text("rule"), lengths)


def _length(node: Node) -> Length:
    return Length(node.get("value"), node.find_text("rule"))


def _ground(node: Node) -> RefusalGround:
    return RefusalGround(
        key=node.get("key"),
        text=node.text("text"),
        article=node.get("article"),
        within=node.get("within"),
        act=Act(node.get("act", Act.REFUSE)),
        tells=node.get("tells", True),
        earlier=node.get("earlier", False),
        confirmed=node.get("confirmed", True),
    )


def compile_notice(node: Node) -> Notice:
    """One notice and its channels beyond the cabinet."""
    return _notice(node, node.get("event"))


def compile_letter(node: Node) -> Letter:
    """One ready text; its key is the name of its file."""
    return Letter(
        key=PurePosixPath(node.file).stem,
        act=Act(node.get("act")),
        title=node.text("title"),
        text=node.text("text"),
        ground=node.get("ground"),
        grounds=node.text("grounds") if "grounds" in node else None,
    )


def _notice(node: Node, event: str) -> Notice:
    return Notice(
        event=event,
        subject=node.text("subject"),
        body=node.text("body"),
        sms=node.find_text("sms"),
        channels=tuple(node.get("channels", ())),
    )


def compile_document(node: Node, source: str) -> DocumentTemplate:
    """One paper with its typst source and where its fields come from."""
    values = dict(node.get("fields"))
    return DocumentTemplate(
        key=node.get("key"),
        title=node.text("title"),
        source=source,
        fields=tuple(values),
        outcome=node.get("outcome"),
        valid_for=node.get("valid_for"),
        values=values,
        when=node.get("when"),
    )
