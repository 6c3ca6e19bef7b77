"""Choose for whom one acts: oneself, or an organisation that one heads."""

from darcha.ground import journal
from darcha.ground.command import command

from ..errors import NoMandate
from ..models import SignInSession
from ..ports import Mandates, bound
from ..types import PartyRef, Principal, is_person_in_session


@command(may=is_person_in_session)
def act_for(who: Principal, party: PartyRef | None) -> None:
    """None means oneself. Kept with the session; raises NoMandate when the registry does not say so."""
    headed = bound(Mandates).of(who.person_id) if who.person_id and party else ()
    mandate = next((known for known in headed if known.party == party), None)
    if party is not None and mandate is None:
        raise NoMandate
    SignInSession.objects.filter(id=who.own_session, ended_at=None).update(
        acting_kind=mandate.party.kind if mandate else "",
        acting_id=mandate.party.id if mandate else None,
        acting_name=mandate.name if mandate else None,
    )
    journal.record(
        "identity.acting_for",
        by=who.actor,
        about=f"{mandate.party.kind}:{mandate.party.id}" if mandate else f"account:{who.account_id}",
        person=who.person_id,
    )
