"""Tables of the catalogue: published versions of services and editions of the calendars."""

from .calendar_edition import CalendarEdition
from .service_version import ServiceVersion

__all__ = ["CalendarEdition", "ServiceVersion"]
