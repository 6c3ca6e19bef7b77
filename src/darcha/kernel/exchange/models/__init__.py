"""Tables of the exchange."""

from .access_record import AccessRecord
from .canary import Canary

__all__ = ["AccessRecord", "Canary"]
