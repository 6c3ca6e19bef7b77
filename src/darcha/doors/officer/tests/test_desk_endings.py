"""Joining, leaving unconsidered and ending a correspondence through the door, in two languages."""

import pytest

from darcha.kernel.cases.tests import world

from .conftest import page
from .test_desk_acts import do, said_after, state_of

FACT = "Ilovada ishonchnoma yoʻq."


@pytest.mark.parametrize(
    ("lang", "done"), [("uz", "Murojaat koʻrmasdan qoldirildi"), ("ru", "Обращение оставлено без рассмотрения")]
)
def test_article_29_the_head_leaves_unconsidered(country, desk_of, lang, done):
    receipt = world.send(country.citizen, answers=world.petition(writes="for-another", people="Aliyeva Oy, Nukus"))
    client = desk_of(country.head)
    form = client.get(page("act", lang, case_id=receipt.public_id, act="leave")).content.decode()
    assert 'value="no-authority"' in form and 'value="insulting"' not in form and 'value="repeat"' not in form
    html = said_after(client, do(client, receipt, "leave", lang, ground="no-authority", fact=FACT, words=""))
    assert done in html and FACT in html
    assert state_of(country.head, receipt) == "refused"


def test_article_29_what_is_not_so_is_said_and_nothing_typed_is_lost(country, desk_of):
    receipt = world.send(country.citizen)
    client = desk_of(country.head)
    client.get(page("act", case_id=receipt.public_id, act="leave"))
    answer = do(client, receipt, "leave", ground="anonymous", fact=FACT, words="")
    html = answer.content.decode()
    assert answer.status_code == 422 and f"{FACT}</textarea>" in html and "bu anonim murojaat emas" in html


def test_article_29_an_officer_reads_that_it_is_the_head_s(country, desk_of):
    receipt = world.send(country.citizen)
    html = desk_of(country.officer).get(page("act", case_id=receipt.public_id, act="leave")).content.decode()
    assert "<textarea" not in html and "Bu amal boshqa lavozim vakolatida." in html


@pytest.mark.parametrize(("lang", "done"), [("uz", "Ish qoʻshildi"), ("ru", "Дело присоединено")])
def test_article_25_a_double_is_joined(country, desk_of, lang, done):
    first = world.send(country.citizen)
    country.now.move_to("2026-03-06T12:00+05:00")
    double = world.send(country.citizen)
    client = desk_of(country.officer)
    html = said_after(client, do(client, double, "join", lang, first=first.number, words=""))
    assert done in html and first.number in html


def test_article_30_the_correspondence_ends(country, desk_of):
    receipt = world.send(country.citizen)
    client = desk_of(country.head)
    client.get(page("act", case_id=receipt.public_id, act="terminate"))
    html = said_after(client, do(client, receipt, "terminate", ground="unreachable", fact=FACT, earlier="", words=""))
    assert "Yozishma tugatildi" in html


def test_article_30_a_repeat_asks_for_the_earlier_number(country, desk_of):
    receipt = world.send(country.citizen)
    client = desk_of(country.head)
    client.get(page("act", case_id=receipt.public_id, act="terminate"))
    answer = do(client, receipt, "terminate", ground="repeat", fact=FACT, earlier="", words="")
    assert answer.status_code == 422 and 'href="#earlier"' in answer.content.decode()
