"""What a submission must be before it is written: party, addressees, kind, fingerprint. Ignores storage."""

import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from darcha.ground.text import PAGE_LANGUAGES
from darcha.kernel.catalogue.types import Body, QuestionType, Service
from darcha.kernel.identity.types import PartyRef, Principal, reaches

from ..errors import AnswersIncomplete, AssuranceTooLow, NotYourParty, ServiceClosed, WrongAddressee
from .receivers import next_above

ABOUT_BODY = "about_body"  # the question by which a complaint names the body that it is about
PETITION_KIND, COMPLAINT = "kind", "complaint"
KEYS_KEPT_FOR = timedelta(days=90)  # the contract says 30 at least; a link to a sent draft finds its case as long


def account_of(who: Principal) -> UUID:
    """The account that acts. Raises NotYourParty when nobody has signed in."""
    if who.account_id is None:
        raise NotYourParty
    return who.account_id


def party_of(who: Principal, on_behalf_of: PartyRef | None) -> PartyRef:
    """For whom this is: oneself, or the party of this session's proven mandate. Raises NotYourParty."""
    if on_behalf_of is not None and on_behalf_of != who.on_behalf_of:
        raise NotYourParty
    party = on_behalf_of or who.on_behalf_of
    if party is not None:
        return party
    if who.person_id is None:
        raise NotYourParty
    return PartyRef("individual", who.person_id)


def check_language(language: str) -> None:
    """Raises AnswersIncomplete for a language that we do not speak."""
    if language not in PAGE_LANGUAGES:
        raise AnswersIncomplete(fields={"language": "cases.language_unknown"})


def check_standing(who: Principal, service: Service, channel: str) -> None:
    """Raises ServiceClosed when the service is not offered so, AssuranceTooLow when identity is proven too weakly."""
    if service.kind == "informational" or channel not in service.channels:
        raise ServiceClosed(service=service.key)
    if not reaches(who.assurance, service.minimum_assurance):
        raise AssuranceTooLow


def bodies_of(service: Service, answers: Mapping[str, Any], bodies: Mapping[str, Body]) -> tuple[str, ...]:
    """The lead first. A service of an agency goes there; a petition to the bodies that its writer names.

    A complaint that names a body never goes to that body (ORQ-445, 25): it goes to that body's superior instead.
    Raises WrongAddressee.
    """
    if not service.addressed:
        return (service.agency,)
    about = answers.get(ABOUT_BODY)
    named = [key for chosen in named_bodies(service, answers).values() for key in chosen]
    lead_first = tuple(dict.fromkeys(_not_about(key, about, bodies) for key in named))
    if not lead_first or not all(key in bodies and bodies[key].takes_petitions for key in lead_first):
        raise WrongAddressee
    return lead_first


def named_bodies(service: Service, answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """Question -> the bodies written to in answer to it; the one that a complaint is about is not among them."""
    named: dict[str, list[str]] = {}
    for question in service.form.questions():
        if question.key == ABOUT_BODY or question.type not in (QuestionType.BODIES, QuestionType.BODY):
            continue
        value = answers.get(question.key)
        named[question.key] = [value] if isinstance(value, str) else list(value or ())
    return named


def stepped_up(service: Service, answers: Mapping[str, Any], bodies: Mapping[str, Body]) -> tuple[str, str] | None:
    """The body complained about and the one above it that gets the complaint instead; None where nobody is passed
    over. Its writer is told of both."""
    about = answers.get(ABOUT_BODY)
    if about is None or not service.addressed:
        return None
    if all(about not in chosen for chosen in named_bodies(service, answers).values()):
        return None
    above = next_above(str(about), bodies)
    return (str(about), above) if above else None


def _not_about(key: str, about: Any, bodies: Mapping[str, Body]) -> str:
    superior = next_above(key, bodies) if key == about else key
    if superior is None:
        raise WrongAddressee
    return superior


def kind_of(service: Service, answers: Mapping[str, Any]) -> str:
    """The kind of a petition; other services have none."""
    return str(answers.get(PETITION_KIND, "")) if service.addressed else ""


def fingerprint(**asked: Any) -> bytes:
    """SHA-256 of what was asked: a repeat has the same, another application under the key has not."""
    plain = json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(plain.encode()).digest()
