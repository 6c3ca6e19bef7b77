"""Tables of availability: minutes as bits, acts as counts, incidents. None names a person or a case."""

from .acts_of_month import ActsOfMonth
from .incident import Incident
from .minute_mark import MinuteMark

__all__ = ["ActsOfMonth", "Incident", "MinuteMark"]
