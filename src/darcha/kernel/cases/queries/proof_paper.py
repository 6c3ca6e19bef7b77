"""A paper of a pack, printed for a worked example: no case, no database. For the check of packs alone."""

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import OBJECTION_SAYS, REFUSAL_SAYS, DocumentTemplate, Example, Service
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.errors import TemplateBroken
from darcha.kernel.documents.types import Line

from ..rules.papers import Ground, paper_fields, paper_lines


def paper_runner(service: Service, paper: DocumentTemplate, example: Example) -> str | None:
    """The ``PaperRunner`` of the catalogue's ``check_packs``: None when the paper prints, else the printer's words."""
    ground = Ground(
        answers=catalogue.with_carried(service, example.answers, example.subject),
        facts={key: example.subject.facts.get(key, ()) for key in service.registries},
        applicant={"name": "—", **example.subject.applicant},
        decision={**dict.fromkeys((*REFUSAL_SAYS, *OBJECTION_SAYS), "—"), "by_silence": False, "grounds": ["—"]},
    )
    fields = paper_fields(service, paper, ground, example.language)
    try:
        documents.proof(
            paper.source,
            title=paper.title.in_(example.language),
            issuer=service.agency,
            language=example.language,
            lines=[Line(*line) for line in paper_lines(service, paper, fields, example.language)],
            fields=fields,
        )
    except TemplateBroken as broken:
        return str(broken)
    return None
