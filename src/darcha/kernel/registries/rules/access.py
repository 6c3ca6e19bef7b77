"""Who may read what. Ignores where the read is written down: that is the exchange's."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from uuid import UUID

from darcha.kernel.catalogue.types import RegistryDefinition

from ..errors import AccessNotGranted


class Reader(Protocol):
    """As much of a principal as the rule looks at."""

    @property
    def kind(self) -> str: ...
    @property
    def posts(self) -> tuple[Any, ...]: ...


def granted_fields(
    definition: RegistryDefinition, who: Reader, *, service: str | None, purpose: str, case_id: UUID | None
) -> tuple[str, ...] | None:
    """The fields this reader gets; None means the whole record.

    A service gets what the registry's access names. Without a service only the register's own holder and the system
    read, and always for a named purpose. Staff read for a case, or in the register that their own body holds.
    Raises AccessNotGranted.
    """
    if who.kind not in ("staff", "system", "client") or not purpose:
        raise AccessNotGranted
    if who.kind == "staff" and is_holder(definition, who):
        return None
    if who.kind != "system" and (case_id is None or service is None):
        raise AccessNotGranted
    if service is None:
        return None
    return service_fields(definition, service)


def service_fields(definition: RegistryDefinition, service: str) -> tuple[str, ...]:
    """What the registry grants to a service. Raises AccessNotGranted when nothing."""
    fields = definition.access.get(service)
    if not fields:
        raise AccessNotGranted
    return fields


def is_holder(definition: RegistryDefinition, who: Reader) -> bool:
    """Whether one of the reader's posts is in the body that holds the registry."""
    return any(post.body == definition.holder for post in who.posts)


def limited(data: Mapping[str, Any], fields: Iterable[str] | None) -> dict[str, Any]:
    """The record with only the granted top-level fields."""
    if fields is None:
        return dict(data)
    return {name: data[name] for name in fields if name in data}
