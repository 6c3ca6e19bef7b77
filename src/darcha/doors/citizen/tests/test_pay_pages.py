"""Paying through the pages, without JavaScript: on to the provider, back, every end of it, nobody else's invoice."""

from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import unquote
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from darcha.ground import clock
from darcha.kernel.identity.middleware import SignInMiddleware
from darcha.kernel.identity.types import ANONYMOUS, Principal
from darcha.kernel.notifications import api as notifications
from darcha.kernel.payments import api as payments

pytestmark = pytest.mark.django_db
SYSTEM = Principal.system("test")
ACCOUNT = uuid4()
LANGUAGES = ("uz", "kaa", "ru", "en", "uz-cyrl")
TEXT = {"uz": "Boj", "kaa": "Baj", "ru": "Пошлина", "en": "Fee"}


@pytest.fixture
def now() -> Iterator[clock.FrozenClock]:
    with clock.frozen("2026-03-06T10:00+05:00") as frozen:
        yield frozen


@pytest.fixture
def invoice(now: clock.FrozenClock) -> UUID:
    return payments.ask(
        SYSTEM,
        purpose_ref="test:1",
        payer_account_id=ACCOUNT,
        amount=20_600,
        lines=[payments.InvoiceLine("base", TEXT, 20_600, "PQ-1")],
        due_by=clock.now() + timedelta(days=10),
        language="uz",
    ).public_id


@pytest.fixture
def as_who(client: Client, monkeypatch: pytest.MonkeyPatch) -> Callable[[Principal], Client]:
    def become(who: Principal) -> Client:
        monkeypatch.setattr(SignInMiddleware, "_who", lambda self, request: who)
        return client

    return become


@pytest.fixture
def payer(as_who: Callable[[Principal], Client]) -> Client:
    return as_who(Principal(kind="person", account_id=ACCOUNT, assurance="sms"))


def page(name: str, invoice: UUID, lang: str = "uz") -> str:
    return reverse(f"citizen:{name}", kwargs={"lang": lang, "invoice": invoice})


def _open(invoice: UUID) -> None:
    payments.open_transaction(
        SYSTEM, provider="payme", provider_ref="t1", account_value=str(invoice), amount=20_600, provider_time_ms=1
    )


def _text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_invoice_in_each_language(payer, invoice, lang):
    shown = _text(payer.get(page("pay", invoice, lang)))
    assert "20\u202f600" in shown
    assert {"ru": "ПП-1", "uz-cyrl": "ПҚ-1"}.get(lang, "PQ-1") in shown
    assert {"ru": "Пошлина", "en": "Fee", "uz": "Boj", "kaa": "Baj", "uz-cyrl": "Бож"}[lang] in shown
    assert 'method="post"' in shown


def test_on_to_the_provider_and_back_to_our_own_page(payer, invoice):
    there = payer.post(page("pay", invoice, "ru"), {"next": "/ru/me"}).headers["Location"]
    said = b64decode(unquote(there.rsplit("/", 1)[1])).decode()
    assert "a=2060000" in said
    assert said.endswith(f"c=http://testserver{page('paid', invoice, 'ru')}?next=%2Fru%2Fme")


@pytest.mark.parametrize("evil", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/" * 400])
def test_nobody_is_led_to_a_foreign_site(payer, invoice, evil):
    there = payer.post(page("pay", invoice), {"next": evil}).headers["Location"]
    assert "evil" not in b64decode(unquote(there.rsplit("/", 1)[1])).decode()
    assert "evil" not in _text(payer.get(page("paid", invoice), {"next": evil})).split("<main")[1]


def test_while_it_is_under_way_the_page_looks_again_but_not_forever(payer, invoice):
    _open(invoice)
    assert 'http-equiv="refresh"' in _text(payer.get(page("paid", invoice)))
    assert 'http-equiv="refresh"' not in _text(payer.get(page("paid", invoice), {"n": "40"}))
    assert 'http-equiv="refresh"' in _text(payer.get(page("paid", invoice), {"n": "-1²"}))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_end_is_said(payer, invoice, now, lang):
    paid = page("paid", invoice, lang)
    assert payer.get(paid).status_code == 200
    _open(invoice)
    payments.cancel_transaction(SYSTEM, provider="payme", provider_ref="t1", reason=2)
    assert "banner--wrong" in _text(payer.get(paid))
    payments.open_transaction(
        SYSTEM, provider="payme", provider_ref="t2", account_value=str(invoice), amount=20_600, provider_time_ms=1
    )
    payments.settle(SYSTEM, provider="payme", provider_ref="t2")
    assert "banner--done" in _text(payer.get(paid))
    assert payer.post(page("pay", invoice, lang)).headers["Location"].endswith(paid)
    payments.request_refund(SYSTEM, invoice_id=payments.get_invoice(SYSTEM, invoice).id)
    assert "banner--now" in _text(payer.get(paid))
    payments.cancel_transaction(SYSTEM, provider="payme", provider_ref="t2", reason=5)
    assert "banner--info" in _text(payer.get(paid))


def test_an_invoice_whose_time_is_over_cannot_be_paid(payer, invoice, now):
    now.tick(timedelta(days=11))
    assert 'action="' not in _text(payer.get(page("pay", invoice))).split("<main")[1].split("</main")[0]
    assert payer.post(page("pay", invoice)).headers["Location"].endswith(page("paid", invoice))


def test_nobody_else_s_invoice(as_who, invoice):
    stranger = as_who(Principal(kind="person", account_id=uuid4(), assurance="sms"))
    unknown = uuid4()
    for name in ("pay", "paid"):
        answers = [stranger.get(page(name, public_id)) for public_id in (invoice, unknown)]
        assert [answer.status_code for answer in answers] == [404, 404]
    assert stranger.post(page("pay", invoice)).status_code == 404
    assert "sign-in" in as_who(ANONYMOUS).get(page("pay", invoice)).headers["Location"]


def test_the_door_of_the_provider(client, db):
    answer = client.post("/callbacks/payme", b"{", content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (200, -32504)
    assert client.get("/callbacks/payme").json()["error"]["code"] == -32300
    assert client.post("/callbacks/payme", b"x" * 3_000_000, content_type="text/plain").status_code == 200


def test_the_door_needs_no_token_of_a_form(invoice):
    from base64 import b64encode

    from django.conf import settings

    browserless = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})
    body = {
        "id": 1,
        "method": "CheckPerformTransaction",
        "params": {"amount": 2_060_000, "account": {"invoice": str(invoice)}},
    }
    header = "Basic " + b64encode(f"Paycom:{settings.DARCHA_PAYME_KEY}".encode()).decode()
    answer = browserless.post(
        "/callbacks/payme", body, content_type="application/json", headers={"Authorization": header}
    )
    assert answer.json()["result"] == {"allow": True}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_outbox_of_the_demo(client, now, lang):
    url = reverse("citizen:demo_outbox", kwargs={"lang": lang})
    assert client.get(url).status_code == 200
    notifications.send_code(SYSTEM, phone="+998901234567", code="482913", language=lang)
    shown = _text(client.get(url, {"watch": "1"}))
    assert "482913" in shown
    assert 'http-equiv="refresh"' in shown


def test_outside_the_demo_there_is_no_outbox(client, monkeypatch):
    monkeypatch.setattr("darcha.kernel.notifications.queries.sent_copies.bound.copies", None)
    assert client.get(reverse("citizen:demo_outbox", kwargs={"lang": "uz"})).status_code == 404
