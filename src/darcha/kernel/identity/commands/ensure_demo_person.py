"""Make one of the demo's persons able to sign in. Refused wherever the demo is not switched on."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command

from ..errors import NoSuchPersona
from ..models import Account
from ..ports import PersonFacts, bound
from ..types import Principal, is_system
from ._demo import only_in_the_demo


@command(may=is_system)
def ensure_demo_person(who: Principal, persona: str | None, pinfl: str, document: str, *, language: str = "uz") -> UUID:
    """The account of a person of the synthetic registry; without ``persona`` one of the many whom nobody plays. Raises
    NotADemo, and NoSuchPersona when the registry does not know the numbers."""
    only_in_the_demo()
    fact = bound(PersonFacts).find_person(pinfl, document)
    if fact is None:
        raise NoSuchPersona
    known = {"name": fact.name, "phone": fact.phone, "pinfl": pinfl, "document": document}
    account, _ = Account.objects.update_or_create(
        person_id=fact.person_id,
        defaults={"persona": persona, "known": known},
        create_defaults={
            "kind": "person",
            "persona": persona,
            "known": known,
            "language": language,
            "created_at": clock.now(),
        },
    )
    journal.record("identity.demo_made", by=who.actor, about=f"account:{account.id}", person=fact.person_id)
    return UUID(str(account.id))
