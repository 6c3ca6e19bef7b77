"""What somebody typed before they had to sign in again. Ignores what others parked in the same browser."""

import hmac
from uuid import UUID

from darcha.ground import clock
from darcha.ground.sealing import blind_index
from darcha.kernel.identity.types import Principal, is_person

from ..models import ParkedAnswers
from ..rules.parking import KEPT_FOR, MOST_PARKED, PARKED, name_of
from ..rules.submission import party_of
from ..types import Parked


def find_parked(
    who: Principal, token: str, *, service_key: str = "", about: UUID | None = None, page: str = ""
) -> Parked | None:
    """The newest in this browser, of one service, draft or case, or page when it is named. None for anybody but the one
    who had begun the form, acting for the same party, and after an hour."""
    if who.account_id is None or not token:
        return None
    rows = ParkedAnswers.objects.filter(account_id=who.account_id, parked_at__gte=clock.now() - KEPT_FOR)
    if service_key:
        rows = rows.filter(service_key=service_key)
    if about is not None:
        rows = rows.filter(about=about)
    party = party_of(who, who.on_behalf_of) if is_person(who) else None
    for row in rows.order_by("-parked_at")[:MOST_PARKED]:
        kept = row.content
        index = blind_index(PARKED, name_of(token, row.about, kept["page"]))
        is_ours = hmac.compare_digest(index, bytes(row.token)) and page in ("", kept["page"])
        if is_ours and kept.get("party") == ([party.kind, str(party.id)] if party else None):
            return Parked(row.about, row.service_key, kept["page"], kept["answers"], kept["based_on"])
    return None
