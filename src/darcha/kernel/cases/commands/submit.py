"""Submit an application: one transaction, one event, one number, however often it is sent. Ignores what follows."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.concerned import concerns
from darcha.ground.database import write_with_the_act
from darcha.ground.outbox import emit
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Channel
from darcha.kernel.identity.api import check_mandate
from darcha.kernel.identity.types import PartyRef, Principal, is_person

from ..errors import AnswersIncomplete, DraftGone, KeyMissing
from ..events import CaseSubmitted, ComplaintSentAbove
from ..models.drafts import take_draft
from ..rules.submission import account_of, bodies_of, check_language, check_standing, fingerprint, party_of
from ..subject import read_subject
from ..types import Receipt
from ._claim import Wanted, claim
from ._filing import Filing, compose
from ._outside import ask_for_fee, bind_evidence


@command(may=is_person)
def submit(
    who: Principal,
    *,
    service_key: str | None = None,
    answers: Mapping[str, Any] | None = None,
    language: str,
    channel: Channel = "portal",
    files: Sequence[UUID] = (),
    draft_id: UUID | None = None,
    idempotency_key: str,
    route: str,
    on_behalf_of: PartyRef | None = None,
) -> Receipt:
    """The receipt of the new case; of the first one, when the key or the draft was sent before.

    ``answers=None`` sends the draft's answers, ``service_key=None`` to the draft's service. ``idempotency_key``
    belongs to the account and ``route``. Raises KeyMissing, KeyReused, StillInFlight, ClockAstray, DraftGone,
    NotYourParty, ServiceClosed, AssuranceTooLow, AnswersIncomplete, WrongAddressee, identity's NoMandate.
    """
    if not idempotency_key:
        raise KeyMissing
    arrived = clock.now()
    party = party_of(who, on_behalf_of)
    check_mandate(who)
    asked = fingerprint(
        service=service_key,
        answers=answers,
        language=language,
        channel=channel,
        party=(party.kind, party.id),
        draft=draft_id,
        files=list(files),
    )
    ours = claim(Wanted(account_of(who), route, idempotency_key, asked, draft_id), arrived)
    if ours.earlier is not None:
        return ours.earlier

    check_language(language)
    if draft_id is not None:
        service_key, typed = _take_draft(who, party, draft_id, service_key)
        answers = typed if answers is None else answers
    service = catalogue.service(service_key or "")
    concerns(service.key)
    check_standing(who, service, channel)
    subject, known = read_subject(who, service, party)
    answers, mistakes = catalogue.clean_and_check(service, answers or {}, subject)
    if mistakes:
        raise AnswersIncomplete(fields={mistake.path: mistake.text for mistake in mistakes})
    filing = Filing(
        who=who,
        case_id=ours.case_id,
        serial=ours.serial,
        service=service,
        party=party,
        bodies=bodies_of(service, answers, catalogue.current().bodies),
        answers=answers,
        subject=subject,
        known=known,
        fee=catalogue.fee(service, arrived.date(), channel, subject.party, answers, subject.reliefs, subject),
        language=language,
        channel=channel,
        arrived=arrived,
        account=account_of(who),
    )

    invoice = ask_for_fee(filing)
    case, rows, receipt = compose(filing, invoice)
    write_with_the_act(rows)
    bind_evidence(filing, files)
    journal.record(
        "cases.submitted",
        by=who.actor,
        about=f"case:{case.id}",
        person=party.id if party.kind == "individual" else None,
        details={"service": service.key, "version": service.version, "channel": channel, "fee": filing.fee.total},
    )
    if filing.above is not None:
        emit(ComplaintSentAbove(case_id=case.id, service=service.key))
    emit(CaseSubmitted(case_id=case.id, service=service.key, body=case.body, region=case.region, channel=channel))
    return receipt


def _take_draft(who: Principal, party: PartyRef, draft_id: UUID, service_key: str | None) -> tuple[str, dict[str, Any]]:
    """The draft's service and answers; the draft itself is gone with the submission. The claim holds off a second
    taker. A draft begun for one party is never sent for another, nor for another service."""
    taken = take_draft(public_id=draft_id, account_id=account_of(who), party_kind=party.kind, party_id=party.id)
    if taken is None or service_key not in (None, taken[0]):
        raise DraftGone
    return taken[0], taken[1]["answers"]
