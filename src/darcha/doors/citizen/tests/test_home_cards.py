"""What the first page says of a person's cases: only what is true of each, and in whose name everything is done."""

from dataclasses import replace

import pytest

from darcha.config.demo import personas
from darcha.ground.text import LANGUAGES, t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.identity.types import PartyRef

from . import forms

pytestmark = pytest.mark.django_db


def home(client, lang="en"):
    page = forms.body(client.get(f"/{lang}/"))
    return page.split('id="waiting"', 1)[1].split("</section>")[0] if 'id="waiting"' in page else ""


def test_a_reply_is_ready_and_a_refusal_is_a_refusal(country, browse_as):
    replied, refused = world.send(country.citizen), world.send(country.citizen)
    cases.reply(
        country.officer, case=replied.public_id, grounds=LAW, words="Chiroqlar ertaga yonadi, ustalar yuborildi."
    )
    cases.refuse(
        country.officer,
        case=refused.public_id,
        ground="insulting",
        fact="Uchinchi xatboshi.",
        evidence=["answers.text"],
    )
    cards = home(browse_as(country.citizen)).split("<li")
    (good,) = [card for card in cards if replied.number in card]
    (bad,) = [card for card in cards if refused.number in card]
    assert "card--done" in good and t("citizen.waiting.done.state", "en") in good
    assert "card--wrong" in bad and t("citizen.waiting.refused.state", "en") in bad
    assert t("citizen.waiting.done.state", "en") not in bad


def test_what_was_taken_back_is_no_news(country, browse_as):
    taken_back = world.send(country.citizen)
    cases.withdraw(country.citizen, case=taken_back.public_id, words="")
    assert taken_back.number not in home(browse_as(country.citizen))


def test_petitions_are_told_apart_by_their_kind(country, browse_as):
    world.send(country.citizen, answers=world.petition(kind="proposal"))
    page = forms.body(browse_as(country.citizen).get("/en/applications"))
    assert ": proposal</a>" in page


def test_in_whose_name_one_acts_stands_on_every_page(country, browse_as):
    record = world.enter(
        "legal-entities",
        stir="300000007",
        name="“Baraka Trans” MChJ",
        kind="llc",
        head_pinfl=world.number_of(country.citizen),
        foreign=False,
        region="1726",
        district="1726266",
        address="Toshkent, Bobur koʻchasi, 1-uy",
        registered_on="2020-01-10",
    )
    head = replace(
        country.citizen, on_behalf_of=PartyRef("entity", record), acting_name="“Baraka Trans” MChJ", assurance="mfa"
    )
    client = browse_as(head)
    for path in ("", "services/window-tint-permit", "applications", "me/who-looked"):
        assert "You are acting for “Baraka Trans” MChJ." in forms.body(client.get(f"/en/{path}")), path
    service = forms.body(client.get("/en/services/window-tint-permit"))
    known = service.split('id="known-title"')[1].split("</section>")[0]
    assert "“Baraka Trans” MChJ" in known and "Central database of legal entities" in known
    assert "Central database of individuals" not in known
    assert "You are acting for" not in forms.body(browse_as(country.citizen).get("/en/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_demo_people_are_described_in_words(language):
    people = [one.key for one in personas.personas() if one.kind == "person"]
    assert people
    for key in people:
        assert t(f"citizen.sign_in.demo.who.{key}", language)
