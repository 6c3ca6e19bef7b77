"""Writing down that versions are read, one line for each party concerned. Ignores whether the reading is allowed."""

from collections.abc import Sequence
from uuid import UUID

from darcha.kernel.catalogue.types import RegistryDefinition
from darcha.kernel.exchange.api import record_access
from darcha.kernel.identity.types import Principal

from ..models import Record
from ._versions import parties_in


def write_down(
    who: Principal,
    described: RegistryDefinition,
    versions: Sequence[Record],
    *,
    purpose: str,
    case_id: UUID | None,
    fields: Sequence[str] | None,
) -> None:
    """Also when nothing was found. Staff who read whole records do so in the body that holds the registry."""
    parties = parties_in(versions)
    record_access(
        who,
        person_id=parties[0] if parties else None,
        also=parties[1:],
        registry_or_case=described.key,
        purpose=purpose,
        case_id=case_id,
        fields=fields or (),
        body=described.holder if fields is None and who.kind == "staff" else None,
    )
