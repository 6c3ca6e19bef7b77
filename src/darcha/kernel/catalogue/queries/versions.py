"""Versions of services: the one in force on a day, and the one a case was filed under."""

from datetime import date
from functools import lru_cache
from uuid import UUID

from darcha.ground import clock

from ..errors import UnknownService
from ..models import ServiceVersion
from ..packs.compile_service import compile_service
from ..packs.mistakes import Report
from ..packs.sources import ServiceSource
from ..types import Catalogue, Service
from .calendars import forget_editions
from .current import current


def version_on(catalogue: Catalogue, key: str, on: date) -> Service:
    """The version in force on that day. Raises UnknownService."""
    in_force = [version for version in catalogue.services.get(key, ()) if version.valid_from <= on]
    if not in_force:
        raise UnknownService(service=key)
    return in_force[-1]


def service(key: str, on: date | None = None) -> Service:
    """The version in force on that day; today's when no day is given. Raises UnknownService."""
    return version_on(current(), key, on or clock.today())


def find_service(key: str, on: date | None = None) -> Service | None:
    """As ``service``, or None."""
    try:
        return service(key, on)
    except UnknownService:
        return None


def objections() -> Service:
    """The service by which objections to acts of every other are judged, as in force today. Raises UnknownService."""
    keys = [key for key, versions in current().services.items() if versions[-1].judges_objections]
    return service(keys[0] if keys else "")


@lru_cache(maxsize=1024)
def pinned(version_id: UUID) -> Service:
    """The version a case was filed under, compiled from what was stored. Raises UnknownService."""
    version = ServiceVersion.objects.filter(id=version_id).values("source", "content_hash").first()
    if version is None:
        raise UnknownService(service=str(version_id))
    for versions in current().services.values():
        for living in versions:
            if living.content_hash == version["content_hash"]:
                return living
    return compile_service(ServiceSource.from_text(version["source"]), Report())


def version_id(version: Service) -> UUID:
    """The id under which this version was published. Raises UnknownService when it was not."""
    return _version_id(version.key, version.content_hash)


@lru_cache(maxsize=1024)
def _version_id(key: str, content_hash: str) -> UUID:
    stored = ServiceVersion.objects.filter(key=key, content_hash=content_hash).values_list("id", flat=True)
    found = stored.first()
    if found is None:
        raise UnknownService(service=key)
    return found


def forget_versions() -> None:
    """Drop what was cached from the table: after a test has rolled it back."""
    pinned.cache_clear()
    _version_id.cache_clear()
    forget_editions()
