"""A value by which a version is found, as a blind index. Ignores the value itself, which is only inside the seal."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from darcha.ground.sealing import BlindIndexField, blind_index
from darcha.kernel.catalogue.types import RegistryDefinition

from ..rules.paths import normalised, values_at
from .record import Record


class RecordKey(models.Model):
    """``name`` is the key's path in the pack ("owners[].pinfl"). The index differs by registry and key, so equal
    numbers in two registries cannot be joined by somebody who holds only the tables."""

    id = models.BigAutoField(primary_key=True)
    registry = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    index = BlindIndexField()
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "registries_record_key"


def index_of(registry: str, name: str, value: str) -> bytes:
    """The blind index under which that value stands in that key of that registry."""
    return blind_index(f"registry.{registry}.{name}", normalised(value))


def keys_of(definition: RegistryDefinition, data: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Name and blind index for each value of each key of a record."""
    for name in definition.keys:
        for value in values_at(data, name):
            yield name, index_of(definition.key, name, value)
