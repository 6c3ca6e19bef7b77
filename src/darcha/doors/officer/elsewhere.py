"""A case that is decided elsewhere, as one who judges or oversees it reads it. Ignores why he may: no act is his."""

from typing import Any
from uuid import UUID

from darcha.furniture import links
from darcha.furniture.fields import FileView
from darcha.furniture.language import TAGS
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import decision_panel, office_state_kind, office_state_words, timeline_panel
from darcha.kernel.cases.types import CaseView
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.requests import PageRequest

from .correspondence import files_of
from .lines import title_of
from .reading import applicant_rows, prose_of, records_of, short_answers


def case_elsewhere(
    request: PageRequest, view: CaseView, file_page: str, paper_page: str, **place: UUID
) -> dict[str, Any]:
    """What ``officer/_elsewhere.html`` shows, besides the way back (``case_url``). ``file_page`` and ``paper_page``
    name the pages that open a file or a paper with ``place``."""
    language: str = request.lang
    stored = cases.files_shown(view)
    objection = (view.decision.objection_body if view.decision else "") or ""
    superior = cases.objection_name(objection, catalogue.current().bodies, language)
    return {
        "case": view,
        "title": title_of(view.row, language),
        "state_kind": office_state_kind(view.row.state),
        "state_words": office_state_words(view.row.state, language),
        "body": catalogue.body_name(view.row.body, language),
        "applicant": applicant_rows(view, language),
        "prose": prose_of(view, language),
        "answers": short_answers(view, language),
        "records": records_of(view, language),
        "written_tag": TAGS[view.language],
        "timeline": timeline_panel(view, language),
        "decision": decision_panel(view, language, superior),
        "files": files_of(request, stored, file_page, **place),
        "papers": [
            FileView(
                str(paper.public_id),
                paper.title,
                paper.number,
                links.to(request, paper_page, lang=None, document_id=paper.public_id, **place),
            )
            for paper in documents.documents_of_case(view.row.id)
        ],
    }
