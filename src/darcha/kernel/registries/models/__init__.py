"""Tables of the registries: versions of records, and the keys by which they are found."""

from .record import Record
from .record_key import RecordKey

__all__ = ["Record", "RecordKey"]
