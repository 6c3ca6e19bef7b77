"""The fixed people: who they are, what they own, and how each signs in."""

import json

import pytest

from darcha.config.demo import population as demo
from darcha.config.demo.personas import people, people_as_json, personas
from darcha.ground.text import LANGUAGES
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import PartyRef, Principal
from darcha.kernel.registries import api as registries

SIZES = {"people": 120, "organisations": 5, "homes": 20, "vehicles": 20}
BY_KEY = {persona.key: persona for persona in personas()}


@pytest.fixture
def seeded(db: None) -> None:
    said: list[str] = []
    assert demo.seed_population(said.append, **SIZES)
    assert len(said) == 6


def facts(key: str, service: str) -> dict:
    persona = BY_KEY[key]
    who = Principal(kind="person", person_id=persona.person_id, assurance="sms")
    return registries.facts_for_form(service, PartyRef("individual", persona.person_id), who=who)


def test_everybody_of_the_contract_is_there_in_order() -> None:
    keys = [line["persona"] for line in people_as_json()]
    promised = ["citizen", "citizen2", "entrepreneur", "foreigner", "officer", "officer2", "head"]
    assert keys == [*promised, "inspector", "judge", "ecologist", "zoologist"]
    for line in people_as_json():
        assert set(line) == {"persona", "name", "kind", "pinfl", "document", "login", "passphrase", "how"}
        assert set(line["how"]) == set(LANGUAGES)
        assert all((line["pinfl"] or line["login"]) in words for words in line["how"].values())
    json.dumps(people_as_json())


def test_posts_exist() -> None:
    bodies = catalogue.current().bodies
    for persona in personas():
        for post in persona.posts:
            found = {known.key: known.role for known in bodies[post.body].posts}
            assert found[post.key] == post.role
    assert {post.body for post in BY_KEY["officer2"].posts}.isdisjoint(post.body for post in BY_KEY["officer"].posts)


def test_what_they_own(seeded: None) -> None:
    assert [home["kind"] for home in facts("citizen", "housing-certificate")["real-estate"]] == ["flat"]
    assert [car["category"] for car in facts("citizen", "window-tint-permit")["vehicles"]] == ["car"]
    second = facts("citizen2", "housing-certificate")
    assert second["real-estate"] == []
    assert [one["group"] for one in second["disability"]] == ["II"]
    assert facts("foreigner", "housing-certificate")["population"][0]["citizenship"] == "DE"


def test_the_entrepreneur_heads_a_company_that_owns_a_bus(seeded: None) -> None:
    entrepreneur = BY_KEY["entrepreneur"]
    (mandate,) = registries.organisations_headed_by(entrepreneur.person_id)
    assert mandate.name == "“Jasur Trans” MChJ"
    assert mandate.party.kind == "entity"
    who = Principal(kind="person", person_id=entrepreneur.person_id, on_behalf_of=mandate.party)
    buses = registries.facts_for_form("window-tint-permit", mandate.party, who=who)["vehicles"]
    assert [bus["category"] for bus in buses] == ["bus"]
    assert exchange.accesses_of(mandate.party.id).items == ()


def test_they_are_found_by_number_and_document(seeded: None) -> None:
    for key in people():
        persona = BY_KEY[key]
        found = registries.find_person(persona.pinfl, persona.document)
        assert found is not None
        assert found.person_id == persona.person_id
        assert found.phone is not None
        assert registries.person(persona.person_id) == found


def test_a_second_start_enters_nothing(seeded: None) -> None:
    said: list[str] = []
    assert not demo.seed_population(said.append, **SIZES)
    assert said == []
