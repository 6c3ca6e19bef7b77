"""Who wrote what came on paper: one whom the registers know, a name with an address, or nobody. Ignores what was
written."""

from dataclasses import dataclass, field
from uuid import UUID

from darcha.ground.identifiers import InvalidIdentifier
from darcha.ground.ids import new_id
from darcha.ground.sealing import blind_index
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import FormSubject, Service
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import PartyRef, Principal
from darcha.kernel.registries import api as registries
from darcha.kernel.registries.types import PartyFacts

from ..errors import AnswersIncomplete
from ..rules.registering import writer_id, writer_key
from ..rules.signatories import Signatory
from ..rules.subject import subject_of
from ..types.registering import Writer

_PURPOSE = "cases.writer"
_READING = "fill-form"


@dataclass(frozen=True, slots=True)
class Found:
    """The party of the petition, what the registers say of it, and the account in which it is followed."""

    party: PartyRef
    subject: FormSubject
    known: PartyFacts = field(default_factory=PartyFacts)
    account: UUID | None = None


def find_writer(who: Principal, service: Service, writer: Writer, reply_to: Signatory, case_id: UUID) -> Found:
    """Each reading of a register is written down. Raises AnswersIncomplete for numbers that belong to nobody: without
    them the petition is registered by name and address."""
    if not writer.number:
        return _by_name(writer, reply_to)
    party = _person(writer) if writer.kind == "individual" else _entity(who, service, writer.number, case_id)
    known = registries.party_facts(service.key, party, who=who, purpose=_READING, case_id=case_id)
    subject = subject_of(party.kind, known.as_data(), catalogue.current().registries, registries.party_name(party))
    account = identity.find_person_account(party.id) if party.kind == "individual" else None
    return Found(party, subject, known, account)


def _by_name(writer: Writer, reply_to: Signatory) -> Found:
    key = writer_key(writer.kind, reply_to)
    party = PartyRef(writer.kind, writer_id(blind_index(_PURPOSE, key)) if key else new_id())
    return Found(party, FormSubject(party.kind, {}, {"kind": writer.kind, "name": reply_to.name}))


def _person(writer: Writer) -> PartyRef:
    try:
        number, document = identity.clean_pinfl(writer.number), identity.clean_document(writer.document)
    except InvalidIdentifier as wrong:
        field = "document" if wrong.code.startswith("document") else "number"
        raise AnswersIncomplete(fields={field: f"cases.register.wrong_{field}"}) from wrong
    person = registries.find_person(number, document)
    if person is None:
        raise AnswersIncomplete(fields={"number": "cases.register.unknown_person"})
    return PartyRef("individual", person.person_id)


def _entity(who: Principal, service: Service, number: str, case_id: UUID) -> PartyRef:
    for key, register in catalogue.current().registries.items():
        if register.describes != "entity" or not register.access.get(service.key):
            continue
        path = register.roles["number"]
        found = registries.lookup(key, path, number, who=who, purpose=_READING, service=service.key, case_id=case_id)
        if found:
            return PartyRef("entity", found[0].record_id)
    raise AnswersIncomplete(fields={"number": "cases.register.unknown_entity"})
