"""Many first versions with their keys by COPY: five times as fast as the ORM. Ignores whether they are right."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from darcha.kernel.catalogue.types import RegistryDefinition

from .record import Record
from .record_key import keys_of

_RECORDS = """
COPY registries_record (id, record_id, registry, content, valid_from, recorded_at, source) FROM STDIN (FORMAT BINARY)
"""
_RECORD_TYPES = ("uuid", "uuid", "varchar", "bytea", "date", "timestamptz", "varchar")
_KEYS = "COPY registries_record_key (registry, name, index, record_id) FROM STDIN (FORMAT BINARY)"
_KEY_TYPES = ("varchar", "varchar", "bytea", "uuid")


def enter(described: RegistryDefinition, versions: Iterable[Record]) -> int:
    """How many were entered, in the running transaction."""
    content = Record._meta.get_field("content")
    keys: list[tuple[str, str, bytes, UUID]] = []
    entered = 0
    with connection.cursor() as cursor, connection.wrap_database_errors:
        with cursor.copy(_RECORDS) as copy:
            copy.set_types(_RECORD_TYPES)
            for version in versions:
                copy.write_row(
                    (
                        version.id,
                        version.record_id,
                        version.registry,
                        content.envelope(version.content),
                        version.valid_from,
                        version.recorded_at,
                        version.source,
                    )
                )
                keys += [
                    (described.key, name, index, version.id) for name, index in keys_of(described, version.content)
                ]
                entered += 1
        with cursor.copy(_KEYS) as copy:
            copy.set_types(_KEY_TYPES)
            for key in keys:
                copy.write_row(key)
    return entered
