"""The common end of a case that closes without an answer in substance. Ignores why: the command has asked the law."""

from collections.abc import Mapping
from typing import Any

from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act

from ..events import CaseClosed
from ..models import CaseContent
from ..models.reading import row_of
from ..rules.states import OUTCOME_OF
from ..types import CaseRow, CaseState
from ._decision import signature
from ._in_hand import InHand, keep, move, note
from ._money import close_invoice
from ._paper import as_filed, print_decision


def close(
    hand: InHand,
    act: Act,
    decision: Mapping[str, Any],
    *,
    params: Mapping[str, Any] | None = None,
    tells: bool = True,
    paper: str = "",
) -> CaseRow:
    """Write down how it ended and why, settle the money, and tell the applicant unless the law lets it rest.
    ``decision`` is sealed; ``paper`` is the outcome whose paper the pack prints for it."""
    case, outcome = hand.case, OUTCOME_OF[act]
    was = CaseState(case.state)
    move(hand, act)
    decision = {**decision, **signature(hand)}
    printed = print_decision(hand, paper, as_filed(hand, decision)) if paper else None
    kept = dict(params or {})
    if printed is not None:
        kept |= {"document": str(printed.public_id), "document_number": printed.number}
    said = {key: decision[key] for key in ("text", "fact") if decision.get(key)}
    note(hand, outcome, params=kept, words=said)
    CaseContent.objects.filter(case_id=case.id).update(decision={"outcome": outcome, **decision})
    close_invoice(hand, was)
    keep(hand)
    emit(CaseClosed(case_id=case.id, service=case.service_key, body=case.body, outcome=outcome, is_told=tells))
    return row_of(case)
