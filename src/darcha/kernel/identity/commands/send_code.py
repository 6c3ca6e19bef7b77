"""Send the code of a begun sign-in to the number that the persons' registry holds, if everything matches."""

import logging
from uuid import UUID

from django.conf import settings

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.outbox import emit

from ..events import CodesWithheld
from ..models import Account, SignInChallenge
from ..ports import CodeSender, PersonFacts, bound
from ..proofs import code_hash, new_code
from ..rules.budgets import SEND_ANY, SEND_FIRST, SEND_KNOWN
from ..types import PersonFact, Principal, is_system
from ._allow import spend

log = logging.getLogger("darcha.identity")
_PREFIX_LENGTH = len("+998901234")


@command(may=is_system)
def send_code(who: Principal, challenge_id: UUID) -> None:
    """Does nothing for a mismatch, a person without a phone, a closed account, or when a sending limit is reached."""
    row = SignInChallenge.objects.select_for_update().get(id=challenge_id)
    if row.stage != SignInChallenge.Stage.CODE or row.expires_at <= clock.now():
        return
    fact = bound(PersonFacts).find_person(row.facts["pinfl"], row.facts["document"])
    account = Account.objects.filter(person_id=fact.person_id).first() if fact else None
    closed = account is not None and account.state != Account.State.ACTIVE
    if fact is None or fact.phone is None or closed:
        journal.record("identity.code_not_sent", by=who.actor, about=f"challenge:{row.id}")
        return
    if not _within_budget(who, row, fact.phone, known=account is not None):
        return
    code = new_code()
    row.code_hash = code_hash(row.id, row.purpose, code)
    row.facts = {**row.facts, **_as_facts(fact), **({"demo_code": code} if settings.DARCHA_DEMO else {})}
    row.save(update_fields=["code_hash", "facts"])
    bound(CodeSender).send(fact.phone, code, row.language)
    journal.record("identity.code_sent", by=who.actor, about=f"challenge:{row.id}", person=fact.person_id)


def _as_facts(fact: PersonFact) -> dict[str, str | None]:
    return {"person_id": str(fact.person_id), "name": fact.name, "phone": fact.phone}


def _within_budget(who: Principal, row: SignInChallenge, phone: str, *, known: bool) -> bool:
    browser = row.facts.get("browser")
    budgets = SEND_FIRST if not known else SEND_KNOWN if browser else SEND_ANY
    subjects = {"phone-day": phone, "prefix-hour": phone[:_PREFIX_LENGTH], "known-hour": "", "first-hour": ""}
    subjects["browser-phone-day"] = f"{browser}:{phone}"
    over = spend(budgets, subjects)
    for name, count in over.items():
        journal.record("identity.code_withheld", by=who.actor, about=f"challenge:{row.id}", details={"limit": name})
        if count == budgets[name].most + 1:
            log.warning("sign-in codes are withheld: limit %s is reached", name)
            emit(CodesWithheld(limit=name))
    return not over
