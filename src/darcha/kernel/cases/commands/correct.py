"""Put an obvious slip in a decision right: a new paper takes the place of the old, and the substance stays."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import DocumentRow, DocumentState
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import ActNotPossible
from ..events import DecisionCorrected
from ..models import CaseContent
from ..models.reading import local, row_of
from ..rules.slip import CORRECTED, put_right
from ..types import CaseRow
from ._in_hand import InHand, note, take
from ._outside import SYSTEM
from ._paper import as_filed, print_named
from ._paper_now import last_paper


@command(may=is_staff)
def correct(who: Principal, *, case: UUID, wrong: str = "", right: str = "", words: str = "") -> CaseRow:
    """``wrong`` as it stands in the decision, ``right`` as it should, ``words`` why it is a slip. Raises NotFound,
    ActNotPossible (also while an objection holds the paper up), NeedsUnmet, WordsMissing."""
    hand = take(who, Act.CORRECT, public_id=case, said={"wrong": wrong, "right": right, "words": words})
    content = CaseContent.objects.select_for_update().get(case_id=hand.case.id)
    decision = put_right(content.decision or {}, hand.said["wrong"], hand.said["right"])
    printed = _print_again(hand, content, decision)
    content.decision = decision
    content.save(update_fields=["decision"])
    said = {"text": hand.said["words"], "wrong": hand.said["wrong"], "right": hand.said["right"]}
    note(hand, CORRECTED, params=printed, words=said)
    emit(DecisionCorrected(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)


def _print_again(hand: InHand, content: CaseContent, decision: dict[str, Any]) -> dict[str, str]:
    """By the same template, valid as long as the old one was; nothing where the decision has no paper."""
    old = _paper_of(hand)
    if old is None:
        return {}
    if old.state is not DocumentState.VALID or old.suspended:
        raise ActNotPossible(reason="paper-rests", act=Act.CORRECT.value)
    as_then = replace(hand, now=local(hand.case.closed_at or hand.now))
    template = old.kind.removeprefix(f"{hand.service.key}.")
    new = print_named(as_then, template, as_filed(hand, decision, content))
    documents.replace(SYSTEM, old.public_id, by=new.public_id, reason="slip-corrected")
    return {"replaces": str(old.public_id), "document": str(new.public_id), "document_number": new.number}


def _paper_of(hand: InHand) -> DocumentRow | None:
    paper = last_paper(hand.case.id)
    return next((one for one in documents.documents_of_case(hand.case.id) if one.public_id == paper), None)
