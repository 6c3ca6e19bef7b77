"""One record by its id, on a day or through time. The same rights and the same writing down as a lookup."""

from datetime import date
from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..errors import RecordNotFound
from ..models.definition import definition
from ..models.record import Record
from ..rules.access import granted_fields
from ..types import Fact
from ._versions import as_fact, holding, versions_of
from ._writing_down import write_down


def get_record(
    record_id: UUID,
    *,
    who: Principal,
    purpose: str,
    service: str | None = None,
    case_id: UUID | None = None,
    at: date | None = None,
) -> Fact:
    """The version that holds on ``at`` (default today). Raises RecordNotFound, AccessNotGranted."""
    version = versions_of(record_id).filter(holding(at)).first()
    if version is None:
        raise RecordNotFound
    return _read([version], who, purpose, service, case_id)[0]


def history(
    record_id: UUID, *, who: Principal, purpose: str, service: str | None = None, case_id: UUID | None = None
) -> list[Fact]:
    """Every version, oldest first, those included that were corrected. Raises RecordNotFound, AccessNotGranted."""
    versions = list(versions_of(record_id))
    if not versions:
        raise RecordNotFound
    return _read(versions, who, purpose, service, case_id)


def _read(
    versions: list[Record], who: Principal, purpose: str, service: str | None, case_id: UUID | None
) -> list[Fact]:
    described = definition(versions[0].registry)
    fields = granted_fields(described, who, service=service, purpose=purpose, case_id=case_id)
    write_down(who, described, versions, purpose=purpose, case_id=case_id, fields=fields)
    return [as_fact(version, fields) for version in versions]
