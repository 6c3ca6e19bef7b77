"""Who acts and how they proved it: the words that may cross identity's counter."""

from .may import (
    is_anyone,
    is_client,
    is_in_session,
    is_person,
    is_person_in_session,
    is_signed_in,
    is_staff,
    is_system,
    reaches,
)
from .people import Contact, DemoPerson, FactorKind, FactorLine, PersonFact, PostHolder, SessionLine
from .principal import (
    ANONYMOUS,
    SCOPES,
    Assurance,
    Kind,
    Mandate,
    PartyKind,
    PartyRef,
    Post,
    Principal,
)
from .sign_in import Challenge, FactorNeeded, NotProven, SessionSecret, TooMany

__all__ = [
    "ANONYMOUS",
    "SCOPES",
    "Assurance",
    "Challenge",
    "Contact",
    "DemoPerson",
    "FactorKind",
    "FactorLine",
    "FactorNeeded",
    "Kind",
    "Mandate",
    "NotProven",
    "PartyKind",
    "PartyRef",
    "PersonFact",
    "Post",
    "PostHolder",
    "Principal",
    "SessionLine",
    "SessionSecret",
    "TooMany",
    "is_anyone",
    "is_client",
    "is_in_session",
    "is_person",
    "is_person_in_session",
    "is_signed_in",
    "is_staff",
    "is_system",
    "reaches",
]
