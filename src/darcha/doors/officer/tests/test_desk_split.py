"""A question is split off through the door, in two languages."""

import pytest

from darcha.kernel.cases.models import Case
from darcha.kernel.cases.tests import world

from .conftest import page
from .test_desk_acts import do, said_after

QUESTION = "Nega bolalar maydonchasi qurilmayapti?"


@pytest.mark.parametrize(("lang", "done"), [("uz", "Savol alohida ish boʻldi"), ("ru", "Вопрос выделен")])
def test_split(country, desk_of, lang, done):
    letter, client = world.send(country.citizen), desk_of(country.officer)
    short = do(client, letter, "split", lang, question="Nega?", words="Boshqa boʻlimning ishi.")
    assert short.status_code == 422 and "Boshqa boʻlimning ishi." in short.content.decode()
    html = said_after(client, do(client, letter, "split", lang, question=QUESTION))
    part = Case.objects.exclude(public_id=letter.public_id).get()
    assert done in html and part.number in html and QUESTION in html
    html = client.get(page("case", lang, case_id=part.public_id)).content.decode()
    assert letter.number in html and world.CANARY_TEXT in html
