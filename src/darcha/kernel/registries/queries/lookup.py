"""What a registry says under a key, for somebody who is not the person concerned."""

from datetime import date
from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..errors import RegistryUnknown
from ..models.definition import definition
from ..models.record_key import index_of
from ..rules.access import granted_fields
from ..types import Fact
from ._versions import as_fact, by_keys
from ._writing_down import write_down


def lookup(
    registry: str,
    key: str,
    value: str,
    *,
    who: Principal,
    purpose: str,
    service: str | None = None,
    case_id: UUID | None = None,
    at: date | None = None,
) -> list[Fact]:
    """Facts that hold on ``at`` (default today), with the fields granted to ``service``.

    The reading is written down for every person concerned before anything is returned, also when nothing was found.
    Raises RegistryUnknown, AccessNotGranted, exchange's PurposeNeeded.
    """
    described = definition(registry)
    if key not in described.keys:
        raise RegistryUnknown(registry=f"{registry}.{key}")
    fields = granted_fields(described, who, service=service, purpose=purpose, case_id=case_id)
    versions = by_keys([index_of(registry, key, value)], at)
    write_down(who, described, versions, purpose=purpose, case_id=case_id, fields=fields)
    return [as_fact(version, fields) for version in versions]
