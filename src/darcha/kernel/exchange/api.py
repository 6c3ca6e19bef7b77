"""The counter of the exchange: write down a reading, ask who looked."""

from .commands.plant_canary import plant_canary
from .commands.record_access import record_access
from .errors import LooksSpent, PurposeNeeded
from .queries.accesses_of import accesses_of
from .queries.fields_read import fields_read
from .queries.readers_of import readers_of
from .rules.reading import VISIT
from .types import Access, AccessPage, Purpose, Readers

__all__ = [
    "VISIT",
    "Access",
    "AccessPage",
    "LooksSpent",
    "Purpose",
    "PurposeNeeded",
    "Readers",
    "accesses_of",
    "fields_read",
    "plant_canary",
    "readers_of",
    "record_access",
]
