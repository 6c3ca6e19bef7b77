"""A petition and the earlier one that it may repeat, side by side. Both readings are written down."""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture.language import TAGS
from darcha.ground.refusals import NotFound
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import decision_panel
from darcha.kernel.cases.types import CaseView
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..place import place_of
from ..reading import prose_of
from ..repeated import repeated_of
from .desk import around


@gates.staff
@require_safe
def beside(request: PageRequest, case_id: UUID) -> HttpResponse:
    """For whom either is not to be seen there is no such page, nor where nothing was flagged: then neither was read."""
    with transaction.atomic():
        view = cases.officer_case(request.who, case_id)
        flagged = repeated_of(view)
        if flagged is None:
            raise NotFound
        earlier = cases.officer_case(request.who, flagged.case_id)
    context = {
        **around(request, None),
        "case_url": place_of(request).url(request, "officer:case", case_id=case_id),
        "sides": [_side(view, "now", request.lang), _side(earlier, "before", request.lang)],
    }
    return render(request, "officer/beside.html", context)


def _side(view: CaseView, which: str, language: str) -> dict[str, object]:
    return {
        "which": which,
        "title": t(f"officer.beside.{which}", number=view.row.number),
        "received_at": view.row.received_at,
        "prose": prose_of(view, language),
        "tag": TAGS[view.language],
        "decision": decision_panel(view, language, "") if view.decision else None,
        "waits": which == "before" and view.decision is None,
    }
