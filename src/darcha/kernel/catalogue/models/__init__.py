"""Tables of the catalogue: published versions of services."""

from .service_version import ServiceVersion

__all__ = ["ServiceVersion"]
