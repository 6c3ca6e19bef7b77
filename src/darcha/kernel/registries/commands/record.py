"""Enter one record, or the next version of one. Ignores who decided so: the caller's case or import says it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from darcha.ground import clock, ids, journal
from darcha.ground.command import command
from darcha.ground.text import canonical_values
from darcha.kernel.identity.types import Principal

from ..errors import RecordNotFound
from ..models import Record, RecordKey
from ..models.definition import check, definition
from ..models.record_key import keys_of
from ..rules.writers import is_system


@command(may=is_system)
def record(
    who: Principal,
    *,
    registry: str,
    data: Mapping[str, Any],
    source: str,
    valid_from: date | None = None,
    record_id: UUID | None = None,
) -> UUID:
    """The record's id. With ``record_id`` the open version ends on ``valid_from`` (default today) and this one follows.

    Raises RegistryUnknown, RecordInvalid, RecordNotFound (no open version of that id, or it begins later).
    """
    described = definition(registry)
    check(described, data)
    since = valid_from or clock.today()
    before = _end_open_version(registry, record_id, since) if record_id else None
    version_id = ids.new_id()
    version = Record.objects.create(
        id=version_id,
        record_id=record_id or version_id,
        registry=registry,
        content=canonical_values(data),
        valid_from=since,
        recorded_at=clock.now(),
        source=source,
        supersedes=before,
    )
    RecordKey.objects.bulk_create(
        RecordKey(registry=registry, name=name, index=index, record_id=version_id)
        for name, index in keys_of(described, version.content)
    )
    journal.record(
        "registries.recorded",
        by=who.actor,
        about=f"record:{version.record_id}",
        details={"registry": registry, "source": source, "version": str(version_id)},
    )
    return version.record_id


def _end_open_version(registry: str, record_id: UUID, since: date) -> Record:
    found = Record.objects.select_for_update().filter(
        record_id=record_id, registry=registry, valid_to=None, valid_from__lte=since
    )
    before = found.first()
    if before is None:
        raise RecordNotFound
    Record.objects.filter(id=before.id).update(valid_to=since, ended_at=clock.now())
    return before
