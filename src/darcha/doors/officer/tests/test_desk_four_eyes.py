"""Four eyes through the door, in two languages: proposed, read by the second person, confirmed or sent back."""

import re

import pytest

from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.test_four_eyes import FACT, REASON, careful_packs  # noqa: F401
from darcha.kernel.cases.tests.variants import country_of

from .conftest import page
from .test_desk_acts import do, paid, said_after, state_of

ANOTHER_FACT = "Guvohnomada boshqa avtomobil raqami koʻrsatilgan."
MINE = "Bu yerda mening soʻzlarim turadi."
REFUSAL = {"ground": "not-owner", "fact": FACT, "evidence": ["facts.vehicles"]}


@pytest.fixture
def permit(country, careful_packs, settings):  # noqa: F811
    with country_of(careful_packs, settings):
        receipt = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)
        paid(receipt)
        yield receipt


@pytest.fixture
def chief(country):
    return world.staff("yhxx", "permits-head", "head")


@pytest.mark.parametrize(
    ("lang", "proposed", "confirmed"),
    [
        ("uz", "Qaror taklif qilindi", "Qaror tasdiqlandi va yuborildi"),
        ("ru", "Решение предложено и ждёт", "Решение подтверждено и отправлено"),
    ],
)
def test_proposed_and_confirmed(country, desk_of, permit, chief, lang, proposed, confirmed):
    first = desk_of(country.inspector)
    html = said_after(first, do(first, permit, "refuse", lang, **REFUSAL))
    assert proposed in html and state_of(country.inspector, permit) == "new"
    assert page("act", lang, case_id=permit.public_id, act="confirm") not in html, "not one's own"
    second = desk_of(chief)
    form = second.get(page("act", lang, case_id=permit.public_id, act="confirm")).content.decode()
    assert FACT in form, "what the applicant would read stands there before it is confirmed"
    html = said_after(second, do(second, permit, "confirm", lang, words=""))
    assert confirmed in html and state_of(chief, permit) == "refused"


@pytest.mark.parametrize(("lang", "done"), [("uz", "Loyiha qaytarildi"), ("ru", "Проект возвращён")])
def test_sent_back(country, desk_of, permit, chief, lang, done):
    first, second = desk_of(country.inspector), desk_of(chief)
    do(first, permit, "refuse", lang, **REFUSAL)
    assert do(second, permit, "send-back", lang, words="").status_code == 422
    assert done in said_after(second, do(second, permit, "send-back", lang, words=REASON))
    assert REASON in first.get(page("case", lang, case_id=permit.public_id)).content.decode()


@pytest.mark.parametrize(
    ("lang", "act", "told"),
    [
        ("uz", "confirm", "Siz oʻqigan narsa oʻrniga endi boshqasi"),
        ("ru", "send-back", "Вместо того, что вы прочитали"),
        ("kaa", "confirm", "Siz oqıǵannıń ornına"),
        ("en", "send-back", "is not what you read"),
    ],
)
def test_a_page_that_was_opened_before_another_was_proposed(country, desk_of, permit, chief, lang, act, told):
    first, second = desk_of(country.inspector), desk_of(chief)
    do(first, permit, "refuse", lang, **REFUSAL)
    read = asked_on(second.get(page("act", lang, case_id=permit.public_id, act=act)))
    do(first, permit, "send-back", lang, words=REASON)
    do(first, permit, "refuse", lang, **{**REFUSAL, "fact": ANOTHER_FACT})
    answer = do(second, permit, act, lang, words=MINE, request=read)
    html = answer.content.decode()
    assert answer.status_code == 422 and told in html
    assert ANOTHER_FACT in html and MINE in html, "what waits now is read there, and nothing typed is lost"
    assert state_of(chief, permit) == "new"
    assert asked_on(answer) != read
    assert do(second, permit, act, lang, words=MINE, request=asked_on(answer)).status_code == 302


def asked_on(answer):
    return re.search(r'name="request" value="([0-9a-f-]{36})"', answer.content.decode())[1]
