"""What a submission asks of other rooms: money and files. Ignores what they do with it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from darcha.kernel.catalogue.types import QuestionType, Service
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.types import Principal
from darcha.kernel.payments import api as payments
from darcha.kernel.payments.types import InvoiceLine, InvoiceRef, Share

from ..errors import AnswersIncomplete, NotFound
from ._filing import Filing

SYSTEM = Principal.system("cases")


def ask_for_fee(filing: Filing) -> InvoiceRef | None:
    """An invoice for the fee as it was quoted, with its lines; None when nothing is due."""
    if filing.pay_by is None:
        return None
    return payments.ask(
        SYSTEM,
        purpose_ref=f"case:{filing.case_id}",
        payer_account_id=filing.who.account_id,
        amount=filing.fee.total,
        lines=[
            InvoiceLine(line.code, line.text.values, line.amount, line.act) for line in filing.fee.lines if line.counted
        ],
        due_by=filing.pay_by,
        language=filing.language,
        shares=shares_of(filing.service, filing.fee.total),
    )


def shares_of(service: Service, total: int) -> list[Share]:
    """The fee among its beneficiaries in whole soʻm; what rounding leaves goes to the first."""
    parties = service.fees.beneficiaries
    amounts = [int(total * party.percent / 100) for party in parties]
    if amounts:
        amounts[0] += total - sum(amounts)
    return [
        Share(party.account, party.name.values, amount)
        for party, amount in zip(parties, amounts, strict=True)
        if amount
    ]


def bind_evidence(filing: Filing, files: Sequence[UUID]) -> None:
    """Tie the files handed in with the answers to the case. Raises AnswersIncomplete for one that is not theirs, and
    documents' FileQuarantined."""
    named = files_in(filing.service, filing.answers)
    wanted = [*files, *(file for of_question in named.values() for file in of_question)]
    if not wanted:
        return
    try:
        documents.bind_files(filing.who, case_ref=filing.case_id, files=wanted)
    except NotFound as refusal:
        fields = dict.fromkeys(named or ["files"], "cases.file_unknown")
        raise AnswersIncomplete(fields=fields) from refusal


def files_in(service: Service, answers: Mapping[str, Any]) -> dict[str, list[UUID]]:
    """The files that answers name, by question."""
    keys = [question.key for question in service.form.questions() if question.type is QuestionType.FILES]
    return {key: [UUID(str(file)) for file in answers[key]] for key in keys if answers.get(key)}
