"""Publish what the packs describe and is not stored yet: versions of services, the edition of the calendars. Ignores
what was withdrawn."""

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.journal import Actor
from darcha.ground.outbox import emit

from ..events import ServicePublished
from ..models import ServiceVersion
from ..packs.in_use import loaded
from ..types import PublishedVersion
from ._publish_calendars import publish_calendars

SYSTEM = Actor("system", "publisher")


def _may_publish(by: Actor = SYSTEM) -> bool:
    """Publishing is part of a release: only the system itself does it."""
    return by.kind == "system"


@command(may=_may_publish)
def publish_packs(by: Actor = SYSTEM) -> list[PublishedVersion]:
    """The versions that were new. A version that was published once is never written again."""
    packs = loaded()
    if packs.calendars is not None:
        publish_calendars(packs.calendars, by)
    stored = set(ServiceVersion.objects.values_list("key", "content_hash"))
    published = []
    for service in (version for versions in packs.catalogue.services.values() for version in versions):
        if (service.key, service.content_hash) in stored:
            continue
        row = ServiceVersion.objects.create(
            key=service.key,
            version=service.version,
            content_hash=service.content_hash,
            valid_from=service.valid_from,
            source=packs.sources[service.content_hash].as_text,
            published_at=clock.now(),
        )
        journal.record(
            "catalogue.published",
            by=by,
            about=f"service:{service.key}",
            details={"version": service.version},
        )
        emit(ServicePublished(version_id=row.id, service=service.key))
        published.append(PublishedVersion(row.id, service.key, service.version))
    return published
