"""Orders of the inspectorate: given by inspectors, answered by the heads of bodies, settled by inspectors."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from darcha.furniture import links
from darcha.furniture.fields import FieldView, OptionView
from darcha.ground import clock
from darcha.ground.refusals import NotFound
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.oversight import api as oversight
from darcha.kernel.oversight.types import OrderRow

from .desk import around

LONGEST = 5_000
TERMS = (7, 14, 30, 60, 90)  # days
_KINDS = {"waiting": "now", "late": "wrong", "answered": "done", "answered-late": "wrong", "settled": "done"}


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order with its state in words."""

    row: OrderRow
    url: str
    body: str
    state_kind: str
    state_words: str


@gates.staff
@require_safe
def orders(request: PageRequest) -> HttpResponse:
    """Inspectors see all, heads those to their bodies; for anybody else there is no such page."""
    inspects = cases.may_inspect(request.who)
    if not inspects and not any(post.role == "head" for post in request.who.posts):
        raise NotFound
    lines = [_line(request, row) for row in oversight.orders(request.who)]
    return render(request, "officer/orders.html", {**around(request, None), "orders": lines, "inspects": inspects})


@gates.staff
@require_http_methods(["GET", "POST"])
def order_new(request: PageRequest) -> HttpResponse:
    """To whom, what, by when; nothing typed is lost when something is wrong."""
    oversight.check_inspects(request.who)
    said = request.POST if request.method == "POST" else request.GET
    typed = {key: said.get(key, "").replace("\x00", "") for key in ("body", "text", "days", "service", "kind")}
    errors: dict[str, str] = {}
    if request.method == "POST":
        days = int(typed["days"]) if typed["days"] in {str(one) for one in TERMS} else None
        try:
            order = oversight.give_order(
                request.who,
                body=typed["body"],
                text=typed["text"],
                due_on=clock.today() + timedelta(days=days) if days else None,
                service=typed["service"],
                kind=typed["kind"][:24],
            )
            return HttpResponseRedirect(links.to(request, "officer:order", order_id=order))
        except oversight.OrderIncomplete as refusal:
            errors = {key: t(words) for key, words in refusal.fields.items()}
    context = {**around(request, None), "fields": _fields(request, typed, errors), "typed": typed}
    return render(request, "officer/order_new.html", context, status=422 if errors else 200)


@gates.staff
@require_http_methods(["GET", "POST"])
def order(request: PageRequest, order_id: UUID) -> HttpResponse:
    """One order: the head answers, the inspector settles."""
    row = oversight.get_order(request.who, order_id)
    inspects = cases.may_inspect(request.who)
    text, error = request.POST.get("text", "")[: LONGEST + 1], ""
    if request.method == "POST":
        try:
            if inspects and "settle" in request.POST:
                oversight.settle_order(request.who, order=order_id)
            else:
                oversight.answer_order(request.who, order=order_id, text=text)
            return HttpResponseRedirect(links.to(request, "officer:order", order_id=order_id))
        except oversight.OrderIncomplete as refusal:
            error = t(refusal.fields["text"])
        except oversight.OrderAnswered as refusal:
            error = refusal.message()
    may_answer = request.who.holds(row.body, role="head") and row.answered_at is None and row.settled_at is None
    field = FieldView("text", "long-text", t("officer.order.answer"), value=text, error=error, max=LONGEST)
    context = {
        **around(request, None),
        "line": _line(request, row),
        "field": field if may_answer else None,
        "may_settle": inspects and row.settled_at is None,
        "error": error,
    }
    return render(request, "officer/order.html", context, status=422 if error else 200)


def _line(request: PageRequest, row: OrderRow) -> OrderLine:
    return OrderLine(
        row,
        links.to(request, "officer:order", order_id=row.public_id),
        catalogue.body_name(row.body, request.lang),
        _KINDS[row.state],
        t(f"oversight.state.{row.state}"),
    )


def _fields(request: PageRequest, typed: dict[str, str], errors: dict[str, str]) -> list[FieldView]:
    bodies = catalogue.current().bodies.values()
    named = sorted((OptionView(one.key, one.name.in_(request.lang)) for one in bodies), key=lambda one: one.label)
    terms = tuple(OptionView(str(n), t("furniture.duration.days", n=n)) for n in TERMS)
    return [
        FieldView(
            "body", "body", t("officer.order.body"), value=typed["body"], error=errors.get("body", ""), options=named
        ),
        FieldView(
            "text", "long-text", t("officer.order.text"), value=typed["text"], error=errors.get("text", ""), max=LONGEST
        ),
        FieldView(
            "days",
            "choice",
            t("officer.order.days"),
            value=typed["days"],
            error=errors.get("due_on", ""),
            options=terms,
        ),
    ]
