"""Registering what came on paper or was said aloud: when it arrived, whether that is late, who the writer is. Source:
ORQ-445, articles 3-6, 23, 27. Nothing here refuses a petition: only what was typed about it can be wrong."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from darcha.ground.text import canonical
from darcha.kernel.catalogue.types import Body, Question, QuestionType, Service, WorkingCalendar
from darcha.kernel.identity.types import Post

from ..errors import WrongAddressee
from ..types.registering import Arrival, Writer
from .official import ABOUT_OFFICIAL
from .signatories import Signatory, first_listed, signatories_of
from .submission import ABOUT_BODY, COMPLAINT, PETITION_KIND, bodies_of
from .unconsidered import ADDRESS, SUBSTANCE, WRITES

PEOPLE = "people"  # the question that lists who signed too
TOGETHER = "together"
_LONG_AGO = timedelta(days=366)  # a slip of the pen in the year
_NEEDED = {PETITION_KIND: "cases.register.kind_needed", SUBSTANCE: "cases.register.text_needed"}


def arrived_at(on: date | None, calendar: WorkingCalendar, now: datetime) -> datetime:
    """The moment of arrival: now for what came today, the opening of the office on an earlier day."""
    if on is None or on == now.date():
        return now
    return datetime.combine(on, calendar.opens, tzinfo=now.tzinfo)


def days_late(registered_at: datetime | None, now: datetime) -> int:
    """Calendar days after the day on which it should have been registered; 0 in time."""
    return max(0, (now.date() - registered_at.date()).days) if registered_at else 0


def mistakes(arrival: Arrival, writer: Writer, answers: Mapping[str, Any], today: date) -> dict[str, str]:
    """What the officer has to put right, by field. Whoever brought the petition has to do nothing."""
    wrong = {key: words for key, words in _NEEDED.items() if not str(answers.get(key) or "").strip()}
    if answers.get(PETITION_KIND) != COMPLAINT and any(answers.get(key) for key in (ABOUT_BODY, ABOUT_OFFICIAL)):
        wrong.setdefault(PETITION_KIND, "cases.register.is_complaint")
    if arrival.on is not None and arrival.on > today:
        wrong["arrived_on"] = "cases.register.in_future"
    if arrival.on is not None and today - arrival.on > _LONG_AGO:
        wrong["arrived_on"] = "cases.register.long_ago"
    if writer.kind == "individual" and bool(writer.number) != bool(writer.document):
        wrong["document" if writer.number else "number"] = "cases.register.both_numbers"
    return wrong


def registering_posts(posts: Iterable[Post], service: Service, bodies: Mapping[str, Body]) -> tuple[Post, ...]:
    """Those of an office that takes petitions, and that have to do with this service."""
    return tuple(
        post
        for post in posts
        if post.role != "inspector"
        and (post.role == "head" or not post.services or service.key in post.services)
        and post.body in bodies
        and bodies[post.body].takes_petitions
    )


def addressed_question(service: Service) -> Question | None:
    """The question by which a petition names the bodies written to."""
    return next(
        (
            question
            for question in service.form.questions()
            if question.key != ABOUT_BODY and question.type in (QuestionType.BODIES, QuestionType.BODY)
        ),
        None,
    )


def with_body(service: Service, answers: Mapping[str, Any], body: str) -> dict[str, Any]:
    """The answers, addressed first of all to the body where the petition arrived."""
    question = addressed_question(service)
    if question is None:
        return dict(answers)
    if question.type is QuestionType.BODY:
        return {**answers, question.key: body}
    said = answers.get(question.key)
    others = said if isinstance(said, list) else ()
    return {**answers, question.key: [body, *(one for one in others if one != body)]}


def addressed_to(
    service: Service, answers: Mapping[str, Any], body: str, bodies: Mapping[str, Body]
) -> tuple[str, ...]:
    """Who answers, the lead first. A complaint about the body where it arrived goes to the one above (article 25);
    above whom nobody stands keeps what arrived there, because registering is never refused."""
    try:
        return bodies_of(service, answers, bodies)
    except WrongAddressee:
        return (body,)


def gets_the_reply(name: str, address: str, people: str) -> Signatory:
    """The writer; of a list of several the first whose name and address are known, where the writer's are not."""
    return first_listed(Signatory(canonical(name).strip(), canonical(address).strip()), signatories_of(people))


def writer_key(kind: str, reply_to: Signatory) -> str:
    """What tells one unidentified writer from another, whatever capitals are used; empty for an anonymous one."""
    if not reply_to.name or not reply_to.address:
        return ""
    return "|".join((kind, *(" ".join(part.casefold().split()) for part in (reply_to.name, reply_to.address))))


def writer_id(index: bytes) -> UUID:
    """An id that belongs to no record of a register, equal for the same writer."""
    return UUID(bytes=index[:16])


def as_answered(answers: Mapping[str, Any], reply_to: Signatory) -> dict[str, Any]:
    """What was said at all, with the address to reply to; a list of people says that they wrote together."""
    kept = {key: value for key, value in answers.items() if value not in (None, "", [])}
    if reply_to.address:
        kept[ADDRESS] = reply_to.address
    if kept.get(PEOPLE):
        kept.setdefault(WRITES, TOGETHER)
    return kept


def signing(arrival: Arrival) -> dict[str, bool]:
    """How it was signed, as article 5 asks: by hand, or spoken, where nobody has to."""
    return {"signed": arrival.is_signed or arrival.is_confirmed, "oral": arrival.way == "oral"}
