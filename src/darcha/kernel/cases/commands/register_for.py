"""Register a petition for whoever wrote it on paper or said it aloud. Source: ORQ-445, articles 3-6, 23, 27.

Registering is never refused: name, address and signature may be missing, the year may be over, the body may not be the
competent one. What follows from that is said afterwards, by acts of their own.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.database import insert_together
from darcha.ground.outbox import emit
from darcha.ground.sealing import blind_index
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Service
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.types import Post, Principal, is_staff

from ..errors import AnswersIncomplete, KeyMissing, NotAllowed, ServiceClosed
from ..events import CaseSubmitted, ComplaintSentAbove, RegisteredLate
from ..models import Case, CaseEvent, CaseSlip
from ..rules.registering import (
    PEOPLE,
    addressed_to,
    arrived_at,
    as_answered,
    days_late,
    gets_the_reply,
    mistakes,
    registering_posts,
    signing,
    with_body,
)
from ..rules.submission import check_language, fingerprint
from ..rules.unconsidered import ADDRESS
from ..types.registering import SLIP, Arrival, Registered, Writer
from ._claim import Wanted, claim
from ._filing import Filing, compose
from ._outside import bind_evidence
from ._writer import find_writer

ROUTE = "office:register"


@command(may=is_staff)
def register_for(
    who: Principal,
    *,
    service_key: str,
    body: str,
    arrival: Arrival,
    writer: Writer,
    answers: Mapping[str, Any],
    language: str,
    files: Sequence[UUID] = (),
    idempotency_key: str,
) -> Registered:
    """``body`` is where it arrived, one in which ``who`` holds a post with this service; ``answers`` those of the
    service's form, of which only kind and substance must be there. A repeat of the key gets the same receipt, without
    the code. Raises NotAllowed, ServiceClosed, AnswersIncomplete, KeyMissing, KeyReused, StillInFlight."""
    if not idempotency_key:
        raise KeyMissing
    service = catalogue.service(service_key)
    if not service.addressed:
        raise ServiceClosed(service=service_key)
    post = _post_in(who, service, body)
    check_language(language)
    now = clock.now()
    asked = fingerprint(
        service=service_key,
        body=body,
        arrival=arrival,
        writer=writer,
        answers=answers,
        files=list(files),
        language=language,
    )
    ours = claim(Wanted(who.own_account, ROUTE, idempotency_key, asked, None), now)
    if ours.earlier is not None:
        return Registered(ours.earlier, "", body, about_itself=False, days_late=0, case_id=ours.case_id)
    wrong = mistakes(arrival, writer, answers, now.date())
    if wrong:
        raise AnswersIncomplete(fields=wrong)
    reply_to = gets_the_reply(writer.name, str(answers.get(ADDRESS) or ""), str(answers.get(PEOPLE) or ""))
    found = find_writer(who, service, writer, reply_to, ours.case_id)
    said = catalogue.clean_answers(service, with_body(service, as_answered(answers, reply_to), body), found.subject)
    unfit = catalogue.check_answers(service, said, found.subject, complete=False)
    if unfit:
        raise AnswersIncomplete(fields={one.path: one.text for one in unfit})
    arrived = arrived_at(arrival.on, catalogue.calendar(body=body), now)
    filing = Filing(
        who=who,
        case_id=ours.case_id,
        serial=ours.serial,
        service=service,
        party=found.party,
        bodies=addressed_to(service, said, body, catalogue.current().bodies),
        answers={**said, **signing(arrival)},
        subject=found.subject,
        known=found.known,
        fee=catalogue.fee(service, arrived.date(), "centre", found.party.kind, said),
        language=language,
        channel=arrival.way,
        arrived=arrived,
        account=found.account,
    )
    case, rows, receipt = compose(filing, None)
    late = days_late(case.registered_at, now)
    code = documents.new_code()
    lines = _lines(who, case, post, arrival, late)
    slip = CaseSlip(case=case, code_index=blind_index(SLIP, code), given_at=now)
    insert_together([*rows, *lines, slip])
    bind_evidence(filing, files)
    journal.record(
        "cases.registered_for",
        by=who.actor,
        about=f"case:{case.id}",
        person=found.party.id if found.party.kind == "individual" else None,
        details={"service": service.key, "version": service.version, "channel": arrival.way, "late": late},
    )
    if filing.above is not None:
        emit(ComplaintSentAbove(case_id=case.id, service=service.key))
    emit(CaseSubmitted(case_id=case.id, service=service.key, body=case.body, region=case.region, channel=arrival.way))
    if late:
        due = case.registered_at or arrived
        emit(RegisteredLate(case_id=case.id, service=service.key, body=body, due_at=due, done_at=now))
    return Registered(receipt, code, case.body, case.body != body, late, case.id)


def _post_in(who: Principal, service: Service, body: str) -> Post:
    """Raises NotAllowed where none of one's posts in the body has to do with petitions."""
    for post in registering_posts(who.posts, service, catalogue.current().bodies):
        if post.body == body:
            return post
    raise NotAllowed


def _lines(who: Principal, case: Case, post: Post, arrival: Arrival, late: int) -> list[CaseEvent]:
    """Who took it down and how it came; and that it was late, which its writer may know."""
    said: list[tuple[str, dict[str, Any]]] = [(f"came_{arrival.way.replace('-', '_')}", {})]
    if arrival.way == "oral":
        said.append(("read_back" if arrival.is_confirmed else "not_read_back", {}))
    if late:
        said.append(("registered_late", {"days": late}))
    return [
        CaseEvent(
            case=case,
            code=code,
            at=clock.now(),
            actor_kind="body",
            actor_id=who.account_id,
            body=post.body,
            post=post.key,
            params=params,
            stands_in_for=post.lender,
        )
        for code, params in said
    ]
