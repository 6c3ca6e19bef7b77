"""The register of persons as signing in asks it."""

from uuid import uuid4

import pytest

from darcha.kernel.exchange.models import AccessRecord
from darcha.kernel.identity.types import Mandate, PartyRef, PersonFact
from darcha.kernel.registries import api
from darcha.kernel.registries.models import definition

from .conftest import ABROAD, ANNA, FIRM, SYSTEM, enter


def test_number_and_document_must_belong_together(anna, boris) -> None:
    assert api.find_person(ANNA, "aa 1234567") == PersonFact(anna, "Anna Canary", "+998901112233")
    assert api.find_person(ANNA, "AA7654321") is None
    assert api.find_person("30211975910034", "AA1234567") is None
    assert AccessRecord.objects.count() == 0


def test_a_person_without_a_phone(boris) -> None:
    assert api.person(boris) == PersonFact(boris, "Boris Canary", None)


def test_nobody_by_an_unknown_id_or_another_registers_id(anna, db) -> None:
    firm = enter("firms", {"stir": FIRM, "head": ANNA, "called": "Bells Ltd"})
    assert api.person(uuid4()) is None
    assert api.person(firm) is None


def test_mandates_come_from_the_register_of_entities(anna, boris) -> None:
    firm = enter("firms", {"stir": FIRM, "head": ANNA, "called": "Bells Ltd"})
    abroad = enter("firms", {"stir": ABROAD, "head": ANNA, "called": "Acme Bells", "abroad": True})
    assert api.organisations_headed_by(anna) == (
        Mandate(PartyRef("foreign-entity", abroad), "Acme Bells"),
        Mandate(PartyRef("entity", firm), "Bells Ltd"),
    )
    assert api.organisations_headed_by(boris) == ()
    assert api.organisations_headed_by(uuid4()) == ()
    api.close(SYSTEM, record_id=firm)
    assert [mandate.name for mandate in api.organisations_headed_by(anna)] == ["Acme Bells"]


def test_names_of_parties(anna) -> None:
    firm = enter("firms", {"stir": FIRM, "head": ANNA, "called": "Bells Ltd"})
    assert api.party_name(PartyRef("individual", anna)) == "Anna Canary"
    assert api.party_name(PartyRef("entity", firm)) == "Bells Ltd"
    assert api.party_name(PartyRef("individual", uuid4())) == ""


def test_packs_without_a_register_of_persons_say_so(monkeypatch) -> None:
    monkeypatch.setattr(definition, "definitions", dict)
    with pytest.raises(api.RegistryUnknown):
        definition.register_of("person")
