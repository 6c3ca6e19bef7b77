"""Records from a file, each with an identifier that a second import of the same record has too. Ignores the file."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from darcha.ground.sealing import blind_index
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.registries.types import NewRecord

_PURPOSE = "registries.imported"


def as_new_records(
    registry: str, records: Iterable[Mapping[str, Any]], valid_from: date | None = None
) -> Iterator[NewRecord]:
    """The identifier is keyed, so that nobody can guess it from the number of a person or a thing; the first key of the
    registry is what tells its records apart."""
    described = catalogue.current().registries.get(registry)
    key = described.keys[0] if described else ""
    for data in records:
        value = data.get(key)
        known = blind_index(_PURPOSE, f"{registry}:{value}")[:16] if isinstance(value, str) else None
        yield NewRecord(data, record_id=UUID(bytes=known, version=5) if known else None, valid_from=valid_from)


def registry_keys() -> list[str]:
    """Every registry that a pack describes."""
    return sorted(catalogue.current().registries)
