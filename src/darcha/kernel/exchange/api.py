"""The counter of the exchange: write down a reading, ask who looked."""

from .commands.record_access import record_access
from .errors import PurposeNeeded
from .queries.accesses_of import accesses_of
from .types import Access, AccessPage, Purpose

__all__ = ["Access", "AccessPage", "Purpose", "PurposeNeeded", "accesses_of", "record_access"]
