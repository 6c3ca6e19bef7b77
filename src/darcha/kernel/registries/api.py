"""The counter of the registries: facts of record, from when, by which source."""

from .commands.close import close
from .commands.import_records import import_records
from .commands.record import record
from .errors import AccessNotGranted, RecordInvalid, RecordNotFound, RegistryUnknown
from .queries.facts_for_form import facts_for_form, party_facts
from .queries.find_person import find_person
from .queries.get_record import get_record, history
from .queries.is_known import is_known
from .queries.lookup import lookup
from .queries.organisations_headed_by import organisations_headed_by
from .queries.person import party_name, person
from .types import Fact, NewRecord, PartyFacts

__all__ = [
    "AccessNotGranted",
    "Fact",
    "NewRecord",
    "PartyFacts",
    "RecordInvalid",
    "RecordNotFound",
    "RegistryUnknown",
    "close",
    "facts_for_form",
    "find_person",
    "get_record",
    "history",
    "import_records",
    "is_known",
    "lookup",
    "organisations_headed_by",
    "party_facts",
    "party_name",
    "person",
    "record",
]
