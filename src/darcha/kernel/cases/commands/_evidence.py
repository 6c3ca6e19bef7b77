"""What of a case a refusal can stand on, and what its author has opened. Ignores whether that is enough."""

from darcha.kernel.documents import api as documents
from darcha.kernel.exchange import api as exchange

from ..models import CaseContent
from ._in_hand import InHand


def known_evidence(hand: InHand) -> frozenset[str]:
    """Every answer, every register that was read, every file that was handed in, by name."""
    content = CaseContent.objects.only("answers", "facts").get(case_id=hand.case.id)
    return frozenset(
        [
            *(f"answers.{key}" for key in content.answers),
            *(f"facts.{fact['registry']}" for fact in content.facts),
            *(f"files.{file.public_id}" for file in documents.files_of_case(hand.case.id)),
        ]
    )


def opened_evidence(hand: InHand) -> tuple[str, ...]:
    """What the record of readings says of the one who acts."""
    return exchange.fields_read(hand.who, hand.case.party_id, hand.case.id)
