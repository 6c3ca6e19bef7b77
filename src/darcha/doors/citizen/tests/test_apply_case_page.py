"""My application: the page, the counting of its term, answering, withdrawing, rating, messages; nobody else's."""

import re

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.payments import api as payments

from . import forms

QUESTION = "Qaysi koʻchada? Uy raqamini ham yozing."
PARTS = ("", "/submitted", "/due", "/answer", "/withdraw", "/rate", "/wrong")


@pytest.fixture
def petition(country):
    return world.send(country.citizen)


@pytest.fixture
def address(petition):
    return f"/uz/applications/{petition.public_id}"


def state(country):
    return cases.my_cases(country.citizen).items[0].state


def test_the_page_tells_the_term_day_by_day(country, browse_as, petition, address):
    client = browse_as(country.citizen)
    page = forms.body(client.get(address))
    assert petition.number in page
    assert '<p class="term__due">24.03.2026</p>' in page
    assert "is-due" in page and "is-counted" in page
    due = forms.body(client.get(f"{address}/due"))
    assert "23.03.2026" in due and "24.03.2026" in due


def test_a_decided_case_says_whether_the_term_was_kept(country, browse_as, petition, address):
    cases.reply(country.officer, case=petition.public_id, grounds=LAW, words="Quvur tuzatildi, suv oqmayapti.")
    page = forms.body(browse_as(country.citizen).get(address))
    assert "Muddatida hal qilindi." in page
    assert "is-due" not in page, "nothing runs any more"
    late = world.send(country.citizen)
    country.now.move_to("2026-03-25T10:00+05:00")
    cases.reply(country.officer, case=late.public_id, grounds=LAW, words="Kechikkanimiz uchun uzr soʻraymiz.")
    assert "Muddat oʻtgach hal qilindi." in forms.body(
        browse_as(country.citizen).get(f"/uz/applications/{late.public_id}")
    )


def test_a_counted_day_off_says_so(country, browse_as, petition, address):
    due = forms.body(browse_as(country.citizen).get(f"{address}/due"))
    cells = re.findall(r'<td class="is-counted is-off[^"]*"[^>]*><time datetime="([^"]+)">.*?</td>', due)
    weekends, decreed = (
        ["2026-03-07", "2026-03-08", "2026-03-14", "2026-03-15"],
        ["2026-03-09", "2026-03-20", "2026-03-21"],
    )
    assert cells == sorted(weekends + decreed)
    assert t("furniture.term.off", "uz") in due


def test_after_hours_is_explained(country, browse_as):
    country.now.move_to("2026-03-06T18:30+05:00")
    receipt = world.send(country.citizen)
    page = forms.body(browse_as(country.citizen).get(f"/uz/applications/{receipt.public_id}/submitted"))
    assert "10.03.2026, 09:00" in page
    assert "25.03.2026" in page
    assert "ish vaqtidan tashqarida" in page and "oʻsha paytdan hisoblanadi" in page
    permit = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)
    page = forms.body(browse_as(country.citizen).get(f"/uz/applications/{permit.public_id}/submitted"))
    assert "ish vaqtidan tashqarida" in page
    assert "oʻsha paytdan hisoblanadi" not in page, "its term starts with the payment"


def pay(country, receipt):
    invoice = payments.get_invoice(world.SYSTEM, receipt.invoice_public_id)
    payments.open_transaction(
        world.SYSTEM,
        provider="payme",
        provider_ref="t1",
        account_value=str(invoice.public_id),
        amount=invoice.amount,
        provider_time_ms=1,
    )
    payments.settle(world.SYSTEM, provider="payme", provider_ref="t1")
    deliver_all()


@pytest.mark.parametrize("method", ["get", "post"])
def test_anybody_elses_is_not_found(country, browse_as, petition, address, method):
    for other in (country.stranger, country.officer):
        client = browse_as(other)
        for part in PARTS:
            answer = getattr(client, method)(address + part)
            assert answer.status_code in (302, 404, 405)
            assert answer.status_code != 302 or "/sign-in" in answer.headers["Location"]
            assert world.CANARY_TEXT not in forms.body(answer)
            assert petition.number not in forms.body(answer)
    assert state(country) == "new"


def test_answering_a_question(country, browse_as, petition, address):
    cases.ask_applicant(country.officer, case=petition.public_id, words=QUESTION)
    client = browse_as(country.citizen)
    assert QUESTION in forms.body(client.get(address))
    assert "/answer" in forms.body(client.get("/uz/applications/" + str(petition.public_id)))
    empty = client.post(f"{address}/answer", {"words": " "})
    assert empty.status_code == 422
    assert "words-error" in forms.body(empty)
    done = client.post(f"{address}/answer", {"words": "Kanareyka koʻchasi, 7-uy"})
    assert done.headers["Location"] == address
    page = forms.body(client.get(address))
    assert "Kanareyka koʻchasi, 7-uy" in page and QUESTION in page
    assert client.get(f"{address}/answer").headers["Location"] == address


def test_withdrawing_says_what_happens_to_the_money(country, browse_as):
    receipt = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)
    client = browse_as(country.citizen)
    address = f"/en/applications/{receipt.public_id}"
    assert "Nothing has been paid" in forms.body(client.get(f"{address}/withdraw"))
    assert state(country) == "awaiting_payment"
    client.post(f"{address}/withdraw", {"words": "fikrimdan qaytdim"})
    assert state(country) == "cancelled"
    assert client.get(f"{address}/withdraw").headers["Location"] == address
    assert "/pay/" not in forms.body(client.get(address))


def test_rating_once_after_the_result(country, browse_as, petition, address):
    client = browse_as(country.citizen)
    assert client.post(f"{address}/rate", {"stars": "5"}).headers["Location"] == address
    cases.reply(country.officer, case=petition.public_id, grounds=LAW, words="Chiroqlar 10 mart kuni tuzatiladi.")
    assert client.post(f"{address}/rate", {"stars": "9", "words": "zoʻr"}).status_code == 422
    done = client.post(f"{address}/rate", {"stars": "4", "words": "zoʻr"})
    assert done.headers["Location"] == f"{address}#rating"
    page = forms.body(client.get(address))
    assert "4 yulduz" in page
    assert "Chiroqlar 10 mart kuni tuzatiladi." in page


def test_a_refusal_shows_ground_article_and_route(country, browse_as):
    receipt = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)
    pay(country, receipt)
    cases.refuse(
        country.inspector,
        case=receipt.public_id,
        ground="false-data",
        fact="Rangi boshqa.",
        evidence=["answers.vehicle"],
    )
    page = forms.body(browse_as(country.citizen).get(f"/uz/applications/{receipt.public_id}"))
    assert "Rangi boshqa." in page and "30 ish kuni" in page


def test_messages_are_ticked_off_by_hand(country, browse_as, petition):
    deliver_all()
    client = browse_as(country.citizen)
    shown = forms.body(client.get("/uz/messages"))
    assert petition.number in shown and str(petition.public_id) in shown and "tag--new" in shown
    assert "tag--new" in forms.body(client.get("/uz/messages"))
    client.post("/uz/messages")
    assert "tag--new" not in forms.body(client.get("/uz/messages"))
    assert petition.number not in forms.body(browse_as(country.stranger).get("/uz/messages"))


def test_something_is_wrong_names_the_way_and_takes_words(country, browse_as, petition, address):
    client = browse_as(country.citizen)
    assert "1242" in forms.body(client.get(f"{address}/wrong"))
    assert client.post(f"{address}/wrong", {"words": ""}).status_code == 422
    assert client.post(f"{address}/wrong", {"words": "Kutish uzoq"}).headers["Location"].endswith("/wrong?sent=1")


def test_lists_by_pages(country, browse_as):
    for _ in range(22):
        world.send(country.citizen)
    client = browse_as(country.citizen)
    first = forms.body(client.get("/uz/applications?view=open"))
    assert first.count("/uz/applications/") == 20
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    assert forms.body(client.get(following)).count("/uz/applications/") == 2
    assert forms.body(client.get("/uz/applications?view=closed")).count("/uz/applications/") == 0
    assert client.get("/uz/applications?after=nonsense&view=x").status_code == 200
