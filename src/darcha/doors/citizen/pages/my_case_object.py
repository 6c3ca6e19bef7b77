"""Object to what was decided on one's application, or to silence: grounds, what is asked, evidence. Ignores the law."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.furniture.fields import FieldView, OptionView
from darcha.ground.refusals import NotFound, Refusal
from darcha.ground.text import cite, current, t, write_moment
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CaseView, WayToObject
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..typed import carried, keeps_words, let_go, typed_on
from ..uploads import files_field, receive_all
from ..ways import until_words
from .my_case import title_of

_TEXTS = ("words", "asks", "late_because")
_LONGEST = {"words": 10_000, "asks": 2_000, "late_because": 2_000}


@keeps_words
@gates.person
@require_http_methods(["GET", "POST"])
def case_object(request: PageRequest, public_id: UUID) -> HttpResponse:
    """Nothing typed is lost when something is wrong. Where nothing can be objected to, the case says why."""
    who = request.who
    view = cases.case_for(who, public_id)
    ways = [way for way in view.ways if way.possible]
    if not ways:
        return HttpResponseRedirect(f"{links.to(request, 'citizen:case', public_id=public_id)}#objection")
    typed = {name: typed_on(request).get(name, "") for name in ("about", *_TEXTS)}
    errors: dict[str, str] = {}
    if request.method == "POST":
        files, refused = receive_all(request)
        if refused:
            errors["files"] = refused
        about = typed["about"] or (ways[0].act if len(ways) == 1 else "")
        if not about:
            errors["about"] = t("citizen.object.choose")
        if not errors:
            said = {name: typed[name] for name in _TEXTS}
            try:
                row = cases.perform(who, case=public_id, act="object", said={**said, "about": about, "files": files})
                sent = HttpResponseRedirect(links.to(request, "citizen:submitted", public_id=row.public_id))
                return let_go(request, sent)
            except NotFound:
                raise
            except Refusal as refusal:
                errors |= {name: t(key) for name, key in refusal.fields.items()} or {"words": refusal.message()}
    context = _context(view, ways, typed, errors)
    context |= carried(request, view, typed)
    return render(request, "citizen/case/object.html", context, status=422 if errors else 200)


def _context(
    view: CaseView, ways: Sequence[WayToObject], typed: dict[str, str], errors: dict[str, str]
) -> dict[str, object]:
    lang, bodies, procedure = current(), catalogue.current().bodies, view.service.procedure
    judge = bodies[str(cases.receiver_of(procedure, view.row.body, bodies))]
    return {
        "case": view,
        "title": title_of(view),
        "judge": judge.name.in_(lang),
        "article": cite(procedure.objection.article, lang, confirmed=procedure.objection.confirmed),
        "rests": any(way.suspends for way in ways),
        "fields": _fields(ways, typed, errors),
    }


def _fields(ways: Sequence[WayToObject], typed: dict[str, str], errors: dict[str, str]) -> list[FieldView]:
    """Labels are those of the service by which objections are judged: both sides read the same words."""
    lang = current()
    asked = {question.key: question for question in catalogue.objections().form.questions()}
    fields = [] if len(ways) == 1 else [_about(ways, typed["about"], errors.get("about", ""))]
    wanted = [name for name in _TEXTS if name != "late_because" or any(way.is_late for way in ways)]
    for name in wanted:
        question = asked[name]
        fields.append(
            FieldView(
                name,
                "long-text",
                question.label.in_(lang),
                hint=question.hint.in_(lang) if question.hint else "",
                value=typed[name],
                error=errors.get(name, ""),
                max=_LONGEST[name],
                rows=8 if name == "words" else 3,
                required=name != "late_because" or all(way.is_late for way in ways),
                optional_text=t("citizen.apply.optional"),
            )
        )
    return [*fields, files_field(asked["files"].label.in_(lang), errors.get("files", ""))]


def _about(ways: Sequence[WayToObject], value: str, error: str) -> FieldView:
    """One of each kind: the last act of it."""
    named = {way.act: way for way in reversed(ways)}
    options = tuple(_option(way) for way in reversed(named.values()))
    return FieldView("about", "choice", t("citizen.object.about"), value=value, error=error, options=options)


def _option(way: WayToObject) -> OptionView:
    hint = ". ".join(part for part in (write_moment(way.since), until_words(way)) if part)
    return OptionView(way.act, t(f"cases.objection.act.{way.act}"), hint=hint)
