"""A service's source to one immutable version. Trusts the schemas; ignores other services."""

from datetime import date

from darcha.ground.text import LANGUAGES

from ..types import LegalBasis, Service
from .compile_fees import compile_fees
from .compile_form import compile_form
from .compile_procedure import compile_document, compile_letter, compile_notice, compile_procedure
from .mistakes import Report
from .nodes import Node, Texts
from .sources import ServiceSource


def texts_of(source: ServiceSource, report: Report) -> Texts:
    """The texts of a service; keywords are lists and are left out."""
    by_language = {}
    for language in LANGUAGES:
        document = source.documents.get(f"text/{language}.yaml")
        data = document.data if document else {}
        by_language[language] = {key: text for key, text in data.items() if isinstance(text, str)}
    return Texts(by_language, report)


def compile_service(source: ServiceSource, report: Report, texts: Texts | None = None) -> Service:
    """The version that this source describes."""
    texts = texts or texts_of(source, report)

    def root(path: str) -> Node:
        document = source.documents[path]
        return Node(document, (), document.data, report, texts)

    node = root("service.yaml")
    content_hash = source.content_hash
    valid_from: date = node.date("valid_from")
    return Service(
        key=node.get("key"),
        version=f"{valid_from.isoformat()}+{content_hash[:12]}",
        valid_from=valid_from,
        content_hash=content_hash,
        agency=source.agency,
        responsible_post=node.get("responsible_post"),
        sphere=node.get("sphere"),
        life_events=tuple(node.get("life_events", ())),
        audience=tuple(node.get("audience")),
        kind=node.get("kind"),
        channels=tuple(node.get("channels")),
        minimum_assurance=node.get("minimum_assurance"),
        name=node.text("name"),
        legal_name=node.text("legal_name"),
        summary=node.text("summary"),
        result=node.text("result"),
        bring=tuple(_list_texts(node, "bring")),
        keywords=_keywords(source),
        legal_basis=tuple(_legal_basis(basis) for basis in node.each("legal_basis")),
        form=compile_form(root("form.yaml")),
        procedure=compile_procedure(root("procedure.yaml")),
        fees=compile_fees(root("fees.yaml")),
        documents=tuple(
            compile_document(root(path), source.templates.get(path.removesuffix(".yaml") + ".typ", ""))
            for path in _paths(source, "documents/")
        ),
        notices={
            notice.event: notice for notice in (compile_notice(root(path)) for path in _paths(source, "notices/"))
        },
        letters=tuple(compile_letter(root(path)) for path in _paths(source, "letters/")),
        judges_objections=node.get("judges_objections", False),
        addressed=node.get("addressed", False),
        texts=texts.with_prefix("document."),
        registries=tuple(node.get("registries", ())),
    )


def _paths(source: ServiceSource, folder: str) -> list[str]:
    return sorted(path for path in source.documents if path.startswith(folder))


def _list_texts(node: Node, key: str) -> list:
    texts = node.texts
    if texts is None:
        return []
    return [texts.take(item.value, item.file, item.line) for item in node.each(key)]


def _legal_basis(node: Node) -> LegalBasis:
    return LegalBasis(
        act=node.get("act"),
        title=node.text("title"),
        article=node.get("article"),
        url=node.get("url"),
        confirmed=node.get("confirmed", True),
    )


def _keywords(source: ServiceSource) -> dict[str, tuple[str, ...]]:
    found = {}
    for language in LANGUAGES:
        document = source.documents.get(f"text/{language}.yaml")
        found[language] = tuple(document.data.get("keywords", ())) if document else ()
    return found
