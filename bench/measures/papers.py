"""Papers: sealed in this process with the key loaded, and looked up by anybody by the code that is printed on them."""

from uuid import UUID

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.models import Case
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.types import Principal

from .. import once
from ..asking import ask, expect
from ..registry import Round, measure
from ..rig import Rig
from .submit_api import PETITION, send

A_SECOND = 5_000  # looks prepared for each second of a round
PREPARED = 30  # papers for each second of a round


@measure("seal", "papers printed, sealed and kept, one core, key loaded", target=">= 20/s")
def seal(rig: Rig) -> Round:
    """The sheet of a lawful term, each of another case."""

    def run(seconds: float):  # type: ignore[no-untyped-def]
        count = int(max(1, seconds) * PREPARED)
        ready = [_case(rig, number % len(rig.people)) for number in range(count)]
        return once.calls(
            lambda n: cases.issue_term_sheet(ready[n][0], case=ready[n][1], language="uz"), seconds, count
        )

    return run


@measure("verify", "a paper looked up by its code, HTML, another address each time", target=">= 2,000/s")
def verify(rig: Rig) -> Round:
    """One real paper."""
    who, case = _case(rig, 0)
    _sheet(who, case)
    paper = documents.find_document(who, documents.documents_of_case(Case.objects.get(public_id=case).id)[0].public_id)
    path = f"/uz/verify/{paper.code}"
    expect(ask(rig.place, "GET", path), 200, b"</html>")
    return lambda seconds: once.send(rig, "verify", [once.line("GET", path)] * int(max(2, seconds) * A_SECOND), seconds)


@measure("verify-pdf", "the PDF itself verified, seal and chain really checked, one core, in process")
def verify_pdf(rig: Rig) -> Round:
    """As an upload is, without the upload."""
    who, case = _case(rig, 0)
    pdf = documents.open_document(who, _sheet(who, case)).content
    return lambda seconds: once.calls(lambda _: documents.verify_pdf(pdf), seconds)


def _sheet(who: Principal, case: UUID) -> UUID:
    return cases.issue_term_sheet(who, case=case, language="uz").document


def _case(rig: Rig, number: int) -> tuple[Principal, UUID]:
    one = rig.people[number]
    who = Principal(kind="person", account_id=one.account, person_id=one.person, assurance="sms", language="uz")
    return who, UUID(send(rig, PETITION, number)["id"])
