"""Object to an act or to silence: a case of its own at the higher body, that points at the first. What was decided
rests meanwhile where the law says so. Source: ORQ-457, articles 63-67; ORQ-445, articles 22 and 33."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from darcha.ground.command import command
from darcha.ground.database import insert_together
from darcha.ground.outbox import emit
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act, FormSubject, Service
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.types import Principal, is_person
from darcha.kernel.registries.types import PartyFacts

from ..errors import AnswersIncomplete, NeedsUnmet
from ..events import CaseObjected, CaseSubmitted
from ..models import Case, CaseContent, CaseLink
from ..models.reading import party_of_case, row_of
from ..objecting import lines_of_case, ways_of
from ..rules.objection import OBJECTED, choose_way, objections_made, receiver_of
from ..rules.submission import account_of, fingerprint
from ..types import CaseRow
from ..types.objection import OBJECTION, OBJECTS_TO, WayToObject
from ._claim import Wanted, claim
from ._filing import Filing, compose
from ._in_hand import InHand, note, take
from ._outside import SYSTEM, bind_evidence
from ._paper_now import paper_now

ROUTE = "object"


@command(may=is_person)
def object_to(
    who: Principal,
    *,
    case: UUID,
    about: str | None = None,
    words: str = "",
    asks: str = "",
    late_because: str = "",
    files: Sequence[UUID] = (),
) -> CaseRow:
    """The case of the objection; the first one when the same words are sent again. ``about`` is the act (the last that
    can be objected to when it is left out), ``words`` the grounds, ``asks`` what the higher body is asked to do.

    Raises NotFound, ActNotPossible, NeedsUnmet, WordsMissing, AnswersIncomplete.
    """
    said = {"about": about, "words": words, "asks": asks, "late_because": late_because, "files": files}
    hand = take(who, Act.OBJECT, public_id=case, said=said)
    lines = lines_of_case(hand.case)
    made = sum(not one.is_open for one in objections_made(lines))
    asked = fingerprint(case=case, **hand.said)
    ours = claim(Wanted(account_of(who), ROUTE, f"{case}:{made}:{asked.hex()}", asked, None), hand.now)
    if ours.earlier is not None:
        return row_of(Case.objects.get(public_id=ours.earlier.public_id))
    way = choose_way(ways_of(hand.case, hand.service, lines), about)
    if way.is_late and not hand.said["late_because"]:
        raise NeedsUnmet(fields={"late_because": "cases.objection.late_needed"})

    filing = _filing(hand, way, ours.case_id, ours.serial)
    objection, rows, _ = compose(filing, None)
    objection.kind = OBJECTION
    link = CaseLink(case=objection, other=hand.case, kind=OBJECTS_TO, at=hand.now, params=_told(way))
    insert_together([*rows, link])
    bind_evidence(filing, ())
    note(hand, OBJECTED, params={"objection": objection.number, "suspends": way.suspends, **_told(way)})
    _let_rest(hand, way, lines)
    emit(
        CaseSubmitted(
            case_id=objection.id,
            service=objection.service_key,
            body=objection.body,
            region=objection.region,
            channel=objection.channel,
        ),
        CaseObjected(case_id=hand.case.id, objection_id=objection.id, service=hand.case.service_key, act=way.act),
    )
    return row_of(objection)


def _told(way: WayToObject) -> dict[str, Any]:
    return {"act": way.act, "line": str(way.line) if way.line else None}


def _filing(hand: InHand, way: WayToObject, case_id: UUID, serial: int) -> Filing:
    """Its answers are what was said and which act it is about; who applies is the same, as the first case knows."""
    case, service = hand.case, catalogue.objections()
    party = party_of_case(case)
    applicant = CaseContent.objects.values_list("applicant", flat=True).get(case_id=case.id)
    subject = FormSubject(party.kind, {}, applicant)
    receiver = receiver_of(hand.procedure, case.body, catalogue.current().bodies)
    answers = _answers(hand, way, service, subject)
    return Filing(
        who=hand.who,
        case_id=case_id,
        serial=serial,
        service=service,
        party=party,
        bodies=(str(receiver),),  # a way that is possible has one
        answers=answers,
        subject=subject,
        known=PartyFacts(),
        fee=catalogue.fee(service, hand.now.date(), "portal", subject.party, answers, (), subject),
        language=case.language,
        channel="portal",
        arrived=hand.now,
        account=hand.who.own_account,
    )


def _answers(hand: InHand, way: WayToObject, service: Service, subject: FormSubject) -> dict[str, Any]:
    said = {
        "number": hand.case.number,
        "act": way.act,
        "law": "petition" if hand.case.kind else "administrative",
        "words": hand.said["words"],
        "asks": hand.said["asks"],
        "late_because": hand.said["late_because"] if way.is_late else "",
        "files": [str(file) for file in hand.said["files"]],
    }
    answers, mistakes = catalogue.clean_and_check(
        service, {key: value for key, value in said.items() if value}, subject
    )
    if mistakes:
        raise AnswersIncomplete(fields={mistake.path: mistake.text for mistake in mistakes})
    return dict(answers)


def _let_rest(hand: InHand, way: WayToObject, lines: Sequence[Any]) -> None:
    """The paper of the decision, if it has one, is not carried out from now on."""
    paper = next((line.params.get("document") for line in lines if line.id == way.line), None)
    if way.suspends and paper:
        documents.suspend(SYSTEM, paper_now(hand.case.id, UUID(paper)))
