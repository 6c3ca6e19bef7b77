"""Terms cover every case and every day, and extensions have their article. Ignores rules inside, and silence."""

from ..dated import check_covers, check_dated, is_dated
from ..ladder_checks import check_rungs
from ..nodes import Node
from .names import known
from .under_check import UnderCheck


def check_terms(root: Node, under: UnderCheck) -> None:
    """Every term of procedure.yaml."""
    terms = list(root.each("terms"))
    first = [term for term in terms if "instead_of" not in term]
    for term in first[:-1]:
        if "when" not in term:
            term.complain(
                f"The terms after “{term.get('key')}” can never apply.", "The term without a condition stands last."
            )
    if first and "when" in first[-1]:
        first[-1].at("when").complain("A case may have no term at all.", "The last term has no condition.")
    _check_longer(terms, first)
    for term in terms:
        check_rungs(term.at("ladder"))
        _check_figures(term, under)
        if "then" in term and "hours" in term.get("unit"):
            term.at("then").complain("A term in hours has no further parts.", "Write the first part in days.")
        if "extension_decided_within" in term and "extension_at_most" not in term:
            term.at("extension_decided_within").complain(
                "It says by when to extend, but not by how much at most.", "Add extension_at_most and its article."
            )
        if "extension_at_most" in term and "extension_article" not in term and not is_dated(term, "extension_at_most"):
            term.complain(
                "The article of law is missing for the extension.", "Add “extension_article: ORQ-445, art. 28”."
            )
        if term.get("starts_at") == "payment" and under.service.fees.is_free:
            term.at("starts_at").complain("The term starts at payment, but the service is free.", "Start it earlier.")


def _check_longer(terms: list[Node], first: list[Node]) -> None:
    """A term that takes another's place: of one that a case can begin with, once, and chosen by no condition."""
    keys = [term.get("key") for term in first]
    taken: set[str] = set()
    for term in terms:
        if "instead_of" not in term:
            if "decided_within" in term:
                term.at("decided_within").complain("This term takes nobody’s place.", "Say “instead_of:”, or drop it.")
            continue
        if known(term.at("instead_of"), keys, "term") and term.get("instead_of") in taken:
            term.at("instead_of").complain("Two terms take the same place.", "Keep one of the two.")
        taken.add(term.get("instead_of"))
        if "when" in term:
            term.at("when").complain("The body chooses this term, no condition does.", "Drop “when:”.")


def _check_figures(term: Node, under: UnderCheck) -> None:
    """A term always has a length; an extension may come into the law later, and go."""
    for part in (term, *term.each("then")):
        check_dated(part, "length")
        check_covers(part, "length", under.service.valid_from, "length")
    check_dated(term, "extension_at_most")
