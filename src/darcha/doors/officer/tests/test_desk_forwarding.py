"""A case is forwarded, returned or studied through the door; the body that forwarded it reads what it did."""

import pytest

from darcha.kernel.cases.tests import world

from .conftest import page
from .test_desk_acts import do, said_after, state_of

WHY = "Masala ichki ishlar organlari vakolatiga kiradi."
DONE = {"uz": "Ish boshqa organga yuborildi", "ru": "Дело направлено в другой орган"}


@pytest.fixture
def letter(country):
    return world.send(country.citizen)


@pytest.mark.parametrize("lang", ["uz", "ru"])
def test_article_25_forwarding_leads_to_what_the_body_did(country, desk_of, letter, lang):
    client = desk_of(country.officer)
    form = client.get(page("act", lang, case_id=letter.public_id, act="transfer")).content.decode()
    assert 'value="iiv"' in form and 'value="adliya"' not in form
    html = said_after(client, do(client, letter, "transfer", lang, body="iiv", words=WHY))
    assert DONE[lang] in html and WHY in html and letter.number in html
    assert "Kanareyka-7Q" not in html
    assert letter.number in client.get(page("forwarded", lang)).content.decode()


def test_article_25_never_to_the_body_complained_about_and_nothing_typed_is_lost(country, desk_of):
    complaint = world.send(country.citizen, answers=world.petition(kind="complaint", about_body="iiv"))
    answer = do(desk_of(country.officer), complaint, "transfer", body="iiv", words=WHY)
    html = answer.content.decode()
    assert answer.status_code == 422 and f"{WHY}</textarea>" in html
    assert "Shikoyat shu organ ustidan" in html
    assert state_of(country.officer, complaint) == "new"


def test_article_25_after_five_days_the_page_says_why_not(country, desk_of, letter):
    country.now.move_to("2026-03-12T10:00+05:00")
    html = desk_of(country.officer).get(page("act", case_id=letter.public_id, act="transfer")).content.decode()
    assert "<textarea" not in html and "Buning muddati oʻtgan" in html


@pytest.mark.parametrize(("lang", "done"), [("uz", "Uzunroq muddat belgilandi"), ("ru", "Более длинный срок назначен")])
def test_article_28_study(country, desk_of, letter, lang, done):
    client = desk_of(country.officer)
    html = said_after(client, do(client, letter, "study", lang, words="Joyida tekshirish kerak."))
    assert done in html and "06.04.2026" in html


def test_article_25_return(country, desk_of, letter):
    client = desk_of(country.officer)
    html = said_after(client, do(client, letter, "return", words="Qaysi tuman ekani yozilmagan."))
    assert "Murojaat qaytarildi" in html
    assert state_of(country.officer, letter) == "refused"


def test_nothing_forwarded_yet(country, desk_of):
    assert "hali hech qanday ishni" in desk_of(country.officer).get(page("forwarded")).content.decode()


def test_a_body_that_never_had_it_finds_nothing(country, desk_of, letter):
    assert desk_of(country.outsider).get(page("case", case_id=letter.public_id)).status_code == 404
