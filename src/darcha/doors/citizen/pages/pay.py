"""Paying an invoice: what it is for, the way to the provider, and what became of it."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from darcha.furniture import links
from darcha.kernel.cases import api as cases
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.payments import api as payments
from darcha.kernel.payments.errors import InvoiceClosed, InvoicePaid
from darcha.kernel.payments.panels.invoice import InvoicePanel, invoice_panel

LOOKS = 40  # how often the page looks again by itself
LOOK_AFTER_SECONDS = 3


@gates.person
@require_http_methods(["GET", "POST"])
def pay(request: PageRequest, invoice: UUID) -> HttpResponse:
    """GET: the invoice; POST: on to the provider. What is paid or closed already leads to what became of it."""
    back = _back(request)
    if request.method == "GET":
        return render(request, "citizen/pay/pay.html", {"panel": _panel(request, invoice, back, before=True)})
    done = request.build_absolute_uri(_address(request, "citizen:paid", invoice, next=back))
    try:
        url = payments.checkout_url(request.who, invoice, language=request.lang, return_url=done)
    except (InvoicePaid, InvoiceClosed):
        url = done
    return HttpResponseRedirect(url)


@gates.person
@require_GET
def paid(request: PageRequest, invoice: UUID) -> HttpResponse:
    """What became of the payment; looks again by itself for two minutes while it is under way."""
    back = _back(request)
    panel = _panel(request, invoice, back)
    looked = _count(request.GET.get("n", ""))
    again = ""
    if panel.waiting and looked < LOOKS:
        again = _address(request, "citizen:paid", invoice, next=back, n=looked + 1)
    context = {
        "panel": panel,
        "back": back or links.find(request, "citizen:my_cases"),
        "again": again,
        "look_after": LOOK_AFTER_SECONDS,
        "here": _address(request, "citizen:paid", invoice, next=back),
    }
    return render(request, "citizen/pay/paid.html", context)


def _panel(request: PageRequest, invoice: UUID, back: str, *, before: bool = False) -> InvoicePanel:
    """``before`` paying it says what happens to the money on refusal or withdrawal."""
    service = cases.find_service_of_invoice(request.who, invoice) if before else None
    refund = service.fees.refund_text if service else None
    return invoice_panel(
        request.who,
        invoice,
        money_words=refund.in_(request.lang) if refund else "",
        pay_url=links.to(request, "citizen:pay", invoice=invoice),
        back=back,
    )


def _back(request: PageRequest) -> str:
    """A page of ours to return to, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if len(wanted) <= 300 and links.is_ours(request, wanted) else ""


def _address(request: PageRequest, name: str, invoice: UUID, **query: object) -> str:
    said = {key: value for key, value in query.items() if value}
    return links.to(request, name, invoice=invoice) + (f"?{urlencode(said)}" if said else "")


def _count(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
