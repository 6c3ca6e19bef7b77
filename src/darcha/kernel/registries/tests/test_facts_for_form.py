"""Facts of a party: only what the service is granted, and whose looking is written down."""

from dataclasses import replace
from uuid import uuid4

import pytest

from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import PartyRef
from darcha.kernel.registries import api

from .conftest import ANNA, BELL, FIRM, SYSTEM, enter, individual


def _own_bicycle() -> None:
    enter("bicycles", {"frame": "F-1", "colour": "green", "owners": [{"pinfl": ANNA}]})
    enter("helmets", {"pinfl": ANNA})


def test_a_person_reads_their_own_without_a_line(anna, as_anna, django_assert_num_queries) -> None:
    _own_bicycle()
    with django_assert_num_queries(2):
        facts = api.facts_for_form(BELL, individual(anna), who=as_anna)
    assert facts == {
        "people": [{"called": "Anna Canary", "pinfl": ANNA}],
        "firms": [],
        "bicycles": [{"frame": "F-1", "colour": "green"}],
    }
    assert exchange.accesses_of(anna).items == ()


def test_a_decision_by_the_system_leaves_one_line_for_each_registry(anna) -> None:
    _own_bicycle()
    case = uuid4()
    facts = api.party_facts(BELL, individual(anna), who=SYSTEM, purpose="decide-case", case_id=case)
    assert facts.of("bicycles")[0].source == "test"
    assert facts.of("helmets") == ()
    lines = exchange.accesses_of(anna).items
    assert {line.source for line in lines} == {"people", "firms", "bicycles"}
    assert {line.case_id for line in lines} == {case}


def test_somebody_else_needs_a_purpose(anna, boris, as_anna) -> None:
    with pytest.raises(exchange.PurposeNeeded):
        api.party_facts(BELL, individual(boris), who=as_anna)


def test_acting_for_a_firm_is_reading_ones_own(anna, as_anna) -> None:
    firm = PartyRef("entity", enter("firms", {"stir": FIRM, "head": ANNA, "called": "Bells Ltd"}))
    enter("bicycles", {"frame": "F-2", "colour": "red", "owners": [{"stir": FIRM}]})
    acting = replace(as_anna, on_behalf_of=firm)
    assert api.facts_for_form(BELL, firm, who=acting) == {
        "firms": [{"called": "Bells Ltd"}],
        "bicycles": [{"frame": "F-2", "colour": "red"}],
    }
    assert exchange.accesses_of(firm.id).items == ()


def test_an_unknown_party_and_an_ungranted_service_know_nothing(anna, as_anna) -> None:
    assert api.facts_for_form(BELL, individual(uuid4()), who=as_anna, purpose="fill-form") == {}
    assert api.facts_for_form("other-service", individual(anna), who=as_anna) == {}
    assert api.PartyFacts().as_data() == {}
