"""A case that is decided elsewhere, as one who judges or oversees it reads it. Ignores why he may: no act is his."""

from typing import Any

from darcha.furniture.language import TAGS
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import decision_panel, office_state_kind, office_state_words, timeline_panel
from darcha.kernel.cases.types import CaseView
from darcha.kernel.catalogue import api as catalogue

from .lines import title_of
from .reading import applicant_rows, prose_of, records_of, short_answers


def case_elsewhere(view: CaseView, language: str) -> dict[str, Any]:
    """What ``officer/_elsewhere.html`` shows, besides the way back (``case_url``)."""
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
    }
