"""Split a question off an application: a case of its own, as old as the first, with everything that was written."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from darcha.ground.command import command
from darcha.ground.identifiers import case_number
from darcha.ground.ids import new_id, new_public_id
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.types import Principal, is_staff

from ..events import CaseSplit, CaseSubmitted
from ..models import Case, CaseContent, CaseEvent, CaseLink, CaseParticipant
from ..models.reading import due_of, find_local, local, row_of
from ..rules.reopening import step_to_decide
from ..rules.splitting import COUNTS_FOR_BOTH, SAID_IN_BOTH, SPLIT_FROM, SPLIT_OFF
from ..types import CaseRow, CaseState, Receipt
from ._claim import next_serial
from ._in_hand import InHand, keep, move, note, retime, take
from ._outside import SYSTEM

IN_BOTH = ("registered", *COUNTS_FOR_BOTH, *SAID_IN_BOTH)


@command(may=is_staff)
def split(who: Principal, *, case: UUID, question: str = "", words: str = "") -> CaseRow:
    """The new case. ``question`` is what it is about, ``words`` why it is apart; the first keeps its number and both
    keep the whole text and every file. Raises NotFound, ActNotPossible, WordsMissing."""
    hand = take(who, Act.SPLIT, public_id=case, said={"question": question, "words": words})
    move(hand, Act.SPLIT)
    part = replace(hand, case=_part_of(hand), lines=[])
    _copy_lines(hand.case, part.case)
    retime(part)
    _copy_content(hand.case, part.case)
    for one in documents.files_of_case(hand.case.id):
        documents.bind_files(SYSTEM, case_ref=part.case.id, files=[one.public_id], given_by=one.given_by)
    CaseLink.objects.create(case=part.case, other=hand.case, kind="split-from", at=hand.now)
    said = {"text": "\n".join(filter(None, (hand.said["question"], hand.said["words"])))}
    note(part, SPLIT_FROM, params={"number": hand.case.number}, words=said)
    note(hand, SPLIT_OFF, params={"number": part.case.number}, words=said)
    keep(part, "registered_at")
    keep(hand)
    row = part.case
    emit(
        CaseSubmitted(case_id=row.id, service=row.service_key, body=row.body, region=row.region, channel=row.channel),
        CaseSplit(case_id=hand.case.id, part_id=row.id, service=row.service_key),
    )
    return row_of(row)


def _part_of(hand: InHand) -> Case:
    """The same row under a number of its own, in the same hands; what the first waits for is not awaited here."""
    first = hand.case
    kept: dict[str, Any] = dict(Case.objects.filter(id=first.id).values().get())
    for of_the_first in ("begin_by", "stopped_at", "pay_by"):
        kept.pop(of_the_first)
    own = {
        "id": new_id(),
        "public_id": new_public_id(),
        "number": case_number.make(local(first.received_at).year, first.region[:4], next_serial()),
        "state": CaseState.IN_PROGRESS.value,
        "step": step_to_decide(hand.procedure),
        "assigned_to": first.assigned_to,
    }
    part = Case(**{**kept, **own})
    part.save(force_insert=True)
    taking_part = CaseParticipant.objects.filter(case=first).exclude(role="past").order_by("place")
    CaseParticipant.objects.bulk_create(
        CaseParticipant(case=part, body=one.body, role=one.role, place=one.place) for one in taking_part
    )
    return part


def _copy_lines(first: Case, part: Case) -> None:
    """What both have in common; each part is registered under its own number, when the first was."""
    for line in CaseEvent.objects.filter(case=first, code__in=IN_BOTH).order_by("at", "id"):
        line.id, line.case = new_id(), part
        if line.code == "registered":
            line.params = {**line.params, "number": part.number}
        line.save(force_insert=True)


def _copy_content(first: Case, part: Case) -> None:
    content = CaseContent.objects.get(case_id=first.id)
    receipt = Receipt(
        number=part.number,
        public_id=part.public_id,
        state=CaseState(part.state),
        step=part.step,
        received_at=local(part.received_at),
        registered_at=find_local(part.registered_at),
        due=due_of(part),
    )
    CaseContent.objects.create(
        case=part,
        answers=content.answers,
        applicant=content.applicant,
        facts=content.facts,
        fee=content.fee,
        receipt=receipt.to_json(),
    )
