"""The counter of the exchange: write down a reading, ask who looked."""

from .commands.record_access import record_access
from .errors import PurposeNeeded
from .queries.accesses_of import accesses_of
from .queries.readers_of import readers_of
from .types import Access, AccessPage, Purpose, Readers

__all__ = ["Access", "AccessPage", "Purpose", "PurposeNeeded", "Readers", "accesses_of", "readers_of", "record_access"]
