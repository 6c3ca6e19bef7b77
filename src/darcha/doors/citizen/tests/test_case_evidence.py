"""The writer's page of a petition: rights, and evidence added until the decision."""

import pytest

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW

from . import forms

WORDS = "Kanareyka: qoʻshnilar ham guvoh."
RIGHTS = {"uz": "Sizning huquqlaringiz", "kaa": "Sizdiń huqıqlarıńız", "ru": "Ваши права", "en": "Your rights"}


@pytest.fixture
def letter(country):
    return world.send(country.citizen)


@pytest.mark.parametrize("lang", RIGHTS)
def test_article_32_the_page_says_what_the_law_gives(country, browse_as, letter, lang):
    page = forms.body(browse_as(country.citizen).get(f"/{lang}/applications/{letter.public_id}"))
    assert RIGHTS[lang] in page and "445" in page
    assert f"/{lang}/applications/{letter.public_id}/add" in page


def test_article_32_evidence_is_added_and_read_on_the_page(country, browse_as, letter):
    client = browse_as(country.citizen)
    address = f"/uz/applications/{letter.public_id}/add"
    assert "<textarea" in forms.body(client.get(address))
    sent = client.post(address, {"words": WORDS})
    assert sent.status_code == 302
    assert WORDS in forms.body(client.get(sent.headers["Location"]))


def test_article_32_nothing_at_all_is_pointed_at(country, browse_as, letter):
    answer = browse_as(country.citizen).post(f"/uz/applications/{letter.public_id}/add", {"words": " "})
    assert answer.status_code == 422 and 'href="#words"' in forms.body(answer)


def test_article_32_a_file_that_cannot_be_taken_loses_no_words(country, browse_as, letter):
    from django.core.files.uploadedfile import SimpleUploadedFile

    bad = SimpleUploadedFile("a.exe", b"MZ nothing", content_type="application/octet-stream")
    answer = browse_as(country.citizen).post(
        f"/uz/applications/{letter.public_id}/add", {"words": WORDS, "files": [bad]}
    )
    assert answer.status_code == 422 and f"{WORDS}</textarea>" in forms.body(answer)


def test_article_32_after_the_decision_the_page_leads_back(country, browse_as, letter):
    cases.reply(country.officer, case=letter.public_id, grounds=LAW, words="Chiroqlar 10-martgacha taʼmirlanadi.")
    client = browse_as(country.citizen)
    answer = client.get(f"/uz/applications/{letter.public_id}/add")
    assert answer.headers["Location"].endswith(str(letter.public_id))
    assert f"{letter.public_id}/add" not in forms.body(client.get(f"/uz/applications/{letter.public_id}"))


def test_article_32_nobody_else_s(country, browse_as, letter):
    assert browse_as(country.stranger).get(f"/uz/applications/{letter.public_id}/add").status_code == 404


def test_only_a_petition_speaks_of_its_rights(country, browse_as):
    home = world.send(country.citizen, world.CERTIFICATE, world.CERTIFICATE_ANSWERS)
    assert RIGHTS["uz"] not in forms.body(browse_as(country.citizen).get(f"/uz/applications/{home.public_id}"))
