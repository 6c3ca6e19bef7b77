"""Asking to clarify a reply, through the pages. ORQ-445, article 31."""

import pytest

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW

from . import forms

QUESTION = "Kanareyka: qaysi yilning marti?"
TITLE = {"uz": "Javobni tushuntirishni soʻrash", "ru": "Попросить разъяснить ответ", "en": "Ask to clarify the reply"}


@pytest.fixture
def answered(country):
    receipt = world.send(country.citizen)
    cases.reply(country.officer, case=receipt.public_id, grounds=LAW, words="Chiroqlar 10-martgacha taʼmirlanadi.")
    return receipt


@pytest.mark.parametrize("lang", TITLE)
def test_article_31_asked_on_the_page_and_read_there(country, browse_as, answered, lang):
    client = browse_as(country.citizen)
    address = f"/{lang}/applications/{answered.public_id}/clarity"
    assert address in forms.body(client.get(f"/{lang}/applications/{answered.public_id}"))
    assert TITLE[lang] in forms.body(client.get(address))
    sent = client.post(address, {"words": QUESTION})
    page = forms.body(client.get(sent.headers["Location"]))
    assert QUESTION in page and "16.03.2026" in page
    assert client.get(address).status_code == 302  # it waits for its answer


def test_article_31_nothing_asked_is_pointed_at(country, browse_as, answered):
    answer = browse_as(country.citizen).post(f"/uz/applications/{answered.public_id}/clarity", {"words": " "})
    assert answer.status_code == 422 and 'href="#words"' in forms.body(answer)
