"""Who may do what with files and papers. Ignores rights over a case: the caller has decided those."""

from typing import Any
from uuid import UUID

from darcha.kernel.identity.types import PartyRef, Principal, is_person, is_staff, is_system


def may_issue(who: Principal, *_: Any, body: str, **__: Any) -> bool:
    """The platform deciding by rule, or staff of the issuing body."""
    return is_system(who) or (is_staff(who) and who.holds(body))


def may_end(who: Principal, *_: Any, **__: Any) -> bool:
    """Staff or the platform; that it is the issuing body is checked on the paper itself."""
    return is_system(who) or is_staff(who)


def ends_papers_of(who: Principal, body: str) -> bool:
    """Only the body that issued a paper takes its force away."""
    return is_system(who) or (is_staff(who) and who.holds(body))


def may_bind(who: Principal, *_: Any, **__: Any) -> bool:
    """Whoever hands files in with a case."""
    return is_person(who) or is_staff(who) or is_system(who)


def acting_party(who: Principal) -> PartyRef | None:
    """For whom a person acts now: papers of a company are not shown to its head acting for himself."""
    if not is_person(who):
        return None
    if who.on_behalf_of is not None:
        return who.on_behalf_of
    return PartyRef("individual", who.person_id) if who.person_id is not None else None


def holds_paper(who: Principal, holder: PartyRef) -> bool:
    """Whether the paper is this person's, or of the party for whom they act."""
    return acting_party(who) == holder


def sent_file(who: Principal, account_id: UUID) -> bool:
    """Whether this account sent the file."""
    return who.account_id is not None and who.account_id == account_id
