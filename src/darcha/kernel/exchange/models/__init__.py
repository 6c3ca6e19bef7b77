"""Tables of the exchange."""

from .access_record import AccessRecord

__all__ = ["AccessRecord"]
