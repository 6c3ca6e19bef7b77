"""My application: what happens like a parcel's way, the lawful term day by day, the talk with the office, papers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture import links
from darcha.furniture.downloads import attachment
from darcha.furniture.fields import FileView
from darcha.furniture.language import TAGS
from darcha.ground.text import cite, current, t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import decision_panel, state_kind, timeline_panel
from darcha.kernel.cases.types import CaseView, TimelineEntry
from darcha.kernel.cases.types.told import CaseTerm
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.panels import answer_rows
from darcha.kernel.catalogue.types import Act
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.panels.papers import paper_rows
from darcha.kernel.documents.types import StoredFile
from darcha.kernel.feedback import api as feedback
from darcha.kernel.identity import gates
from darcha.kernel.payments.panels.invoice import InvoicePanel, invoice_panel

from ..term_card import term_card
from ..titles import case_title
from ..uploads import file_view
from ..ways import objection_card

_RESULT = ("completed", "refused")
_TALK = ("asked", "answered", "added", "clarity_asked", "clarified")
# What the law on petitions gives whoever writes; each has its words.
RIGHTS = ("progress", "speak", "materials", "evidence", "lawyer", "withdraw", "complain")
RIGHTS_BY = "ORQ-445, art. 32"


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of the talk with the office."""

    is_mine: bool
    author: str
    text: str
    at: datetime
    files: tuple[FileView, ...] = ()


@gates.person
@require_safe
def case(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Everything about one's own application; anybody else's is not found."""
    return render(request, "citizen/case/case.html", case_context(request, public_id))


@gates.person
@require_safe
def submitted(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The receipt: the number, when it counts as arrived, by when the answer is due, and what to do now."""
    return render(request, "citizen/case/submitted.html", case_context(request, public_id))


@gates.person
@require_safe
def case_file(request: HttpRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """A file that was handed in with one's own application."""
    who = request.who  # type: ignore[attr-defined]
    view = cases.case_for(who, public_id)
    opened = documents.open_file(who, file_id, case_ref=view.row.id)
    return attachment(opened.name, opened.media_type, opened.content)


def case_context(request: HttpRequest, public_id: UUID) -> dict[str, Any]:
    """What the pages of one application show."""
    who, lang = request.who, current()  # type: ignore[attr-defined]
    view, term = cases.case_with_term(who, public_id)
    bodies = catalogue.current().bodies
    files = {file.public_id: file for file in cases.files_shown(view)}
    objection = (view.decision.objection_body if view.decision else None) or ""
    rating = feedback.find_rating(who, view.row.id) if view.row.state.value in _RESULT else None
    may = {act.act for act in view.acts if act.possible}
    body = bodies.get(view.row.body)
    return {
        "case": view,
        "title": title_of(view),
        "state_kind": state_kind(view.row.state),
        "state_words": t(f"cases.state.{view.row.state.value}"),
        "body": body.name.in_(lang) if body else view.row.body,
        "co_bodies": [bodies[one.body].name.in_(lang) for one in view.participants if one.role == "co"],
        "timeline": timeline_panel(view, lang),
        "term": term_card(view.row, term),
        "words_tag": TAGS[view.language],
        "thread": _thread(request, view, files),
        "answers": answer_rows(view.service, view.answers, lang),
        "files": [file_view(file, file_url(request, view, file)) for file in files.values()],
        "papers": paper_rows(documents.documents_of_case(view.row.id)),
        "objection": objection_card(request, view),
        "decision": decision_panel(view, lang, bodies[objection].name.in_(lang) if objection in bodies else ""),
        "invoice": invoice_of(request, view),
        "may_answer": Act.ANSWER in may,
        "may_withdraw": Act.WITHDRAW in may,
        "may_add": Act.ADD in may,
        "may_ask_clarity": Act.ASK_CLARITY in may,
        "rights": [t(f"citizen.case.rights.{key}") for key in RIGHTS] if view.service.addressed else [],
        "rights_by": t("citizen.case.rights.article", article=cite(RIGHTS_BY, lang)),
        "may_rate": view.row.state.value in _RESULT and rating is None,
        "rating": rating,
        "is_after_hours": _is_after_hours(view),
        "counts_from_registration": all(term.starts_at == "registration" for term in view.service.procedure.terms),
        "step": view.service.procedure.step(view.row.step),
    }


def title_of(view: CaseView | CaseTerm) -> str:
    """In the words of the version that the case was filed under."""
    return case_title(view.service, view.row.kind)


def invoice_of(request: HttpRequest, view: CaseView) -> InvoicePanel | None:
    """The fee of the application with the way to pay it."""
    if view.invoice_public_id is None:
        return None
    refund = view.service.fees.refund_text
    return invoice_panel(
        request.who,  # type: ignore[attr-defined]
        view.invoice_public_id,
        money_words=refund.in_(current()) if refund else "",
        pay_url=links.to(request, "citizen:pay", invoice=view.invoice_public_id),
        back=links.to(request, "citizen:case", public_id=view.row.public_id),
    )


def file_url(request: HttpRequest, view: CaseView, file: StoredFile) -> str:
    return links.to(request, "citizen:case_file", public_id=view.row.public_id, file_id=file.public_id)


def _thread(request: HttpRequest, view: CaseView, files: dict[UUID, StoredFile]) -> list[Message]:
    bodies = catalogue.current().bodies
    thread = []
    for entry in view.timeline:
        if entry.code not in _TALK:
            continue
        body = bodies.get(entry.body or view.row.body)
        thread.append(
            Message(
                is_mine=entry.actor == "applicant",
                author=t("citizen.case.you")
                if entry.actor == "applicant"
                else body.name.in_(current())
                if body
                else "",
                text=str(entry.words.get("text", "")),
                at=entry.at,
                files=_files_of(request, view, entry, files),
            )
        )
    return thread


def _files_of(
    request: HttpRequest, view: CaseView, entry: TimelineEntry, files: dict[UUID, StoredFile]
) -> tuple[FileView, ...]:
    named = [UUID(str(one)) for one in entry.words.get("files", ())]
    return tuple(file_view(files[one], file_url(request, view, files[one])) for one in named if one in files)


def _is_after_hours(view: CaseView) -> bool:
    """Whether it counts as registered later than it was sent."""
    registered = view.row.registered_at
    return registered is not None and registered > view.row.received_at
