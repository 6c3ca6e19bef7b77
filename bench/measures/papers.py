"""Papers: printed alone, sealed in this process with the key loaded, and checked by anybody by the printed code or as a
file."""

from importlib import import_module
from uuid import UUID

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.models import Case
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.types import Principal

from .. import closed, once
from ..asking import ask, expect
from ..reads import read_limit
from ..registry import Round, measure
from ..rig import Rig
from .submit_api import PETITION, send

BOUNDARY = "of-the-bench-alone"
A_SECOND = 5_000  # looks prepared for each second of a round
PREPARED = 30  # papers for each second of a round


@measure("limit-seal", "the same paper printed by typst alone, one core: no number, seal, keeping or register")
def limit_seal(rig: Rig) -> Round:
    """What the room asked its printer for, asked again."""
    issuing = import_module("darcha.kernel.documents.commands.issue")
    printer, asked = issuing.print_paper, []

    def keep(*args, **more):  # type: ignore[no-untyped-def]
        asked.append((args, more))
        return printer(*args, **more)

    issuing.print_paper = keep  # type: ignore[attr-defined]
    try:
        _sheet(*_case(rig, 0))
    finally:
        issuing.print_paper = printer  # type: ignore[attr-defined]
    ((args, more),) = asked
    return lambda seconds: once.calls(lambda _: printer(*args, **more), seconds)


@measure("seal", "papers printed, sealed and kept, one core, key loaded", limit="limit-seal", target=">= 20/s")
def seal(rig: Rig) -> Round:
    """The sheet of a lawful term, each of another case."""

    def run(seconds: float):  # type: ignore[no-untyped-def]
        count = int(max(1, seconds) * PREPARED)
        ready = [_case(rig, number % len(rig.people)) for number in range(count)]
        return once.calls(
            lambda n: cases.issue_term_sheet(ready[n][0], case=ready[n][1], language="uz"), seconds, count
        )

    return run


def _page(rig: Rig) -> str:
    """Of one real paper."""

    def make() -> str:
        who, case = _case(rig, 0)
        _sheet(who, case)
        paper = documents.documents_of_case(Case.objects.get(public_id=case).id)[0]
        return f"/uz/verify/{documents.find_document(who, paper.public_id).code}"

    return rig.once("paper's page", make)


@measure("limit-verify", "what that page reads, prepared, pgbench; the turn that it counts is not in it")
def limit_verify(rig: Rig) -> Round:
    """Each asker's turn is a row of its own; a script has one asker."""
    return read_limit(rig, _page(rig), {})


@measure(
    "verify",
    "a paper looked up by its code, HTML, another address each time",
    limit="limit-verify",
    target=">= 2,000/s",
)
def verify(rig: Rig) -> Round:
    """The code alone: no seal is read here."""
    path = _page(rig)
    expect(ask(rig.place, "GET", path), 200, b"</html>")
    return lambda seconds: once.send(rig, "verify", [once.line("GET", path)] * int(max(2, seconds) * A_SECOND), seconds)


@measure(
    "verify-http",
    "a PDF sent to the API: register, seal and chain really checked, closed loop of 16",
    limit="verify-pdf",
)
def verify_http(rig: Rig) -> Round:
    """Another address each time. Its limit is the check alone in one process; the server has one for each core."""
    who, case = _case(rig, 0)
    pdf = documents.open_document(who, _sheet(who, case)).content
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="paper.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    )
    body = head.encode() + pdf + f"\r\n--{BOUNDARY}--\r\n".encode()
    file = rig.place.home / "upload"
    file.write_bytes(body)
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    headers = {"Content-Type": kind}
    expect(ask(rig.place, "POST", "/api/v1/verify", headers=headers, body=body), 200, b'"valid"')
    given = {"BODY": str(file), "TYPE": kind}
    return lambda seconds: closed.run(rig.place, "/api/v1/verify", seconds=seconds, script="file", given=given)


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
