"""What the registers say about the party of an application. Ignores how a form is drawn."""

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import FormSubject, Service
from darcha.kernel.identity.types import PartyRef, Principal
from darcha.kernel.registries import api as registries
from darcha.kernel.registries.types import PartyFacts

from .rules.subject import subject_of


def read_subject(who: Principal, service: Service, party: PartyRef) -> tuple[FormSubject, PartyFacts]:
    """The subject together with the facts behind it, each with its source. One statement where this process has read
    the party before, else two."""
    facts = registries.party_facts(service.key, party, who=who, purpose="fill-form")
    name = who.acting_name if party == who.on_behalf_of else who.name
    return subject_of(party.kind, facts.as_data(), catalogue.current().registries, name), facts
