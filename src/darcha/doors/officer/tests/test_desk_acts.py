"""Every act through the door, in Uzbek and in Russian: done once, said at once, and nothing typed is lost."""

import pytest

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.payments import api as payments

from ..act_form import GAP
from .conftest import page

REPLY = "Kanareyka koʻchasidagi chiroqlar almashtirildi, 9-mart kuni ishga tushiriladi."
FACT = "Murojaatda hal qilinadigan savol yoʻq, matn ikki marta yuborilgan."


@pytest.fixture
def letter(country):
    return world.send(country.citizen)


def do(client, letter, act, lang="uz", **typed):
    return client.post(page("act", lang, case_id=letter.public_id, act=act), typed)


def state_of(who, letter):
    return cases.get_case(who, letter.public_id).state.value


def said_after(client, answer):
    """Where an act led, and what stands there."""
    assert answer.status_code == 302
    return client.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize(("lang", "done"), [("uz", "Javob yuborildi"), ("ru", "Ответ отправлен")])
def test_reply(country, desk_of, letter, lang, done):
    client = desk_of(country.officer)
    form = client.get(page("act", lang, case_id=letter.public_id, act="reply")).content.decode()
    assert "Hurmatli" in form and GAP in form, "the draft is in the language of the petition"
    html = said_after(client, do(client, letter, "reply", lang, grounds=LAW[0], words=REPLY))
    assert done in html and REPLY in html
    assert state_of(country.officer, letter) == "completed"


@pytest.mark.parametrize(("lang", "done"), [("uz", "Soʻrov yuborildi"), ("ru", "Запрос отправлен")])
def test_ask(country, desk_of, letter, lang, done):
    client = desk_of(country.officer)
    html = said_after(client, do(client, letter, "ask", lang, words="Qaysi uyning yonida?"))
    assert done in html
    assert state_of(country.officer, letter) == "awaiting_applicant"


@pytest.mark.parametrize(("lang", "done"), [("uz", "Rad etish qarori yuborildi"), ("ru", "Отказ отправлен")])
def test_refuse_shows_ground_article_and_the_way_to_object_first(country, desk_of, letter, lang, done):
    client = desk_of(country.officer)
    service = cases.officer_case(country.officer, letter.public_id).service
    ground = service.procedure.refusal_grounds[0]
    form = client.get(page("act", lang, case_id=letter.public_id, act="refuse")).content.decode()
    assert ground.text.in_(lang) in form
    assert service.procedure.objection.within.in_(lang) in form
    html = said_after(client, do(client, letter, "refuse", lang, ground=ground.key, fact=FACT))
    assert done in html and FACT in html
    assert state_of(country.officer, letter) == "refused"


@pytest.mark.parametrize("lang", ["uz", "ru"])
def test_a_refusal_without_ground_or_fact_keeps_what_was_typed(country, desk_of, letter, lang):
    client = desk_of(country.officer)
    answer = do(client, letter, "refuse", lang, ground="no-such", fact="yoʻq", words="Kanareyka <b>izoh</b>")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Kanareyka &lt;b&gt;izoh&lt;/b&gt;" in html and "yoʻq</textarea>" in html
    assert 'href="#ground-1"' in html and 'href="#fact"' in html
    assert state_of(country.officer, letter) == "new"


@pytest.mark.parametrize("words", ["", "ha", f"Hurmatli fuqaro! {GAP}", "\x00"])
def test_a_reply_that_is_none_keeps_what_was_typed(country, desk_of, letter, words):
    answer = do(desk_of(country.officer), letter, "reply", grounds=LAW[0], words=words)
    assert answer.status_code == 422
    assert f"{words.strip(chr(0))}</textarea>" in answer.content.decode()
    assert state_of(country.officer, letter) == "new"


@pytest.mark.parametrize(("lang", "done"), [("uz", "Ish topshirildi"), ("ru", "Дело передано")])
def test_the_head_hands_over_and_only_the_holder_goes_on(country, desk_of, letter, lang, done):
    head = desk_of(country.head)
    html = said_after(head, do(head, letter, "assign", lang, to=str(country.colleague.account_id)))
    assert done in html and "petitions-officer of adliya" in html
    other = desk_of(country.officer)
    shown = other.get(page("case", lang, case_id=letter.public_id)).content.decode()
    assert page("act", lang, case_id=letter.public_id, act="reply") not in shown, "impossible acts are no links"
    assert "sheet__acts" in shown
    assert do(other, letter, "reply", grounds=LAW[0], words=REPLY).status_code == 422
    assert do(desk_of(country.colleague), letter, "reply", grounds=LAW[0], words=REPLY).status_code == 302


@pytest.mark.parametrize("to", ["", "x", "\x00", "00000000-0000-0000-0000-000000000000"])
def test_handing_over_to_nobody_says_so(country, desk_of, letter, to):
    answer = do(desk_of(country.officer), letter, "assign", to=to)
    assert answer.status_code == 422
    assert 'href="#to-1"' in answer.content.decode()


@pytest.mark.parametrize(("lang", "done"), [("uz", "Ariza ijobiy hal qilindi"), ("ru", "Заявление удовлетворено")])
def test_approve(country, desk_of, lang, done):
    permit = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)
    client = desk_of(country.inspector)
    early = client.get(page("act", lang, case_id=permit.public_id, act="approve"))
    assert early.status_code == 200 and b"<textarea" not in early.content, "before the fee has come it says why not"
    paid(permit)
    html = said_after(client, do(client, permit, "approve", lang))
    assert done in html
    assert state_of(country.inspector, permit) == "completed"


def paid(receipt):
    """The provider captures the money and the worker tells the case."""
    invoice = payments.get_invoice(world.SYSTEM, receipt.invoice_public_id)
    payments.open_transaction(
        world.SYSTEM,
        provider="payme",
        provider_ref="p1",
        account_value=invoice.number,
        amount=invoice.amount,
        provider_time_ms=int(clock.now().timestamp() * 1000),
    )
    payments.settle(world.SYSTEM, provider="payme", provider_ref="p1")
    deliver_all()


def test_a_second_reply_says_that_the_case_is_closed(country, desk_of, letter):
    client = desk_of(country.officer)
    do(client, letter, "reply", grounds=LAW[0], words=REPLY)
    again = do(client, letter, "reply", grounds=LAW[0], words="Kanareyka: ikkinchi javob, u ham yoʻqolmaydi.")
    html = again.content.decode()
    assert again.status_code == 422 and "<textarea" not in html
    assert "Ish yakunlangan." in html and "Kanareyka: ikkinchi javob" in html


def test_an_unknown_act_is_no_page(country, desk_of, letter):
    client = desk_of(country.officer)
    for act in ("withdraw", "pay", "x"):
        assert client.get(page("act", case_id=letter.public_id, act=act)).status_code == 404
    assert client.get(page("act", case_id=letter.public_id, act="approve")).status_code == 404
