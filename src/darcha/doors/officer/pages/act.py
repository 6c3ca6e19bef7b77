"""Doing something to a case: a page with what the act needs, then the act. Nothing typed is lost by a refusal."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from darcha.furniture import links
from darcha.furniture.fields import FieldView, OptionView
from darcha.ground import text
from darcha.ground.refusals import NotFound, Refusal
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CaseView
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity import gates
from darcha.kernel.identity.types import Principal

from .case import case_context
from .desk import desk

ACTS = ("assign", "ask", "approve", "refuse", "reply")
LONGEST_WORDS = 20_000


@gates.staff
def act(request: HttpRequest, case_id: UUID, act: str) -> HttpResponse:
    """GET shows what the act needs; POST does it."""
    if act not in ACTS:
        raise Http404
    who: Principal = request.who  # type: ignore[attr-defined]
    typed = {name: _text(request, name) for name in ("words", "ground", "fact", "to")}
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            _do(who, case_id, act, typed)
            return HttpResponseRedirect(links.to(request, "officer:case", case_id=case_id))
        except NotFound:
            raise
        except Refusal as refused:
            refusal = refused
    view = cases.officer_case(who, case_id)
    possible = next((one for one in view.acts if one.act.value == act), None)
    if possible is None:
        raise NotFound
    context = {
        **desk(request, case_id),
        **case_context(request, view),
        "act": act,
        "act_name": t(f"cases.act.{act}"),
        "why_not": t(f"cases.why_not.{possible.why_not}") if possible.why_not else "",
        "fields": _fields(view, act, typed, refusal),
        "refusal": refusal,
    }
    return render(request, "officer/act.html", context, status=422 if refusal else 200)


def _text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\x00", "").strip()[:LONGEST_WORDS]


def _do(who: Principal, case_id: UUID, act: str, typed: dict[str, str]) -> None:
    if act == "assign":
        cases.assign(who, case=case_id, to=_account(typed["to"]))
    elif act == "ask":
        cases.ask_applicant(who, case=case_id, words=typed["words"])
    elif act == "approve":
        cases.approve(who, case=case_id, words=typed["words"])
    elif act == "refuse":
        cases.refuse(who, case=case_id, ground=typed["ground"], fact=typed["fact"], words=typed["words"])
    else:
        cases.reply(who, case=case_id, words=typed["words"])


def _account(value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError:
        raise NotFound from None


def _fields(view: CaseView, act: str, typed: dict[str, str], refusal: Refusal | None) -> list[FieldView]:
    errors = {path: t(key) for path, key in (refusal.fields if refusal else {}).items()}
    language = view.language
    fields = []
    if act == "assign":
        options = [OptionView(str(account), name) for account, name in _holders(view.row.body).items()]
        error = errors.get("to", "")
        return [FieldView("to", "choice", t("officer.act.assign.to"), value=typed["to"], error=error, options=options)]
    if act == "refuse":
        options = [
            OptionView(ground.key, ground.text.in_(text.current()), hint=ground.article)
            for ground in view.service.procedure.refusal_grounds
        ]
        fields.append(
            FieldView(
                "ground",
                "choice",
                t("officer.act.refuse.ground"),
                value=typed["ground"],
                error=errors.get("ground", ""),
                options=options,
            )
        )
        fields.append(
            FieldView(
                "fact",
                "long-text",
                t("officer.act.refuse.fact"),
                hint=t("officer.act.refuse.fact_hint"),
                value=typed["fact"],
                error=errors.get("fact", ""),
                rows=4,
            )
        )
    required = act in ("ask", "reply")
    fields.append(
        FieldView(
            "words",
            "long-text",
            t(f"officer.act.{act}.words"),
            hint=t("officer.act.words_hint", language=t(f"officer.case.written_in.{language}")),
            value=typed["words"],
            error=errors.get("words", ""),
            required=required,
            rows=10 if act == "reply" else 5,
        )
    )
    return fields


def _holders(body: str) -> dict[UUID, str]:
    """Everybody who holds a post in the body, by account."""
    posts = catalogue.current().bodies[body].posts
    found = [holder for post in posts for holder in identity.find_post_holders(body, post.key)]
    return {holder.account_id: holder.name for holder in found}
