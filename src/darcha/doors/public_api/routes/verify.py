"""Is this paper good? By the code printed on it, or by the PDF itself, which is not kept."""

from typing import Any

from django.http import HttpRequest
from ninja import File, Router
from ninja.files import UploadedFile

from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import Outcome, Verdict
from darcha.kernel.identity.address import client_address

from ..callers import caller, optional_bearer
from ..problems import problem
from ..responses import answers
from ..schemas import VerdictOut

router = Router(auth=optional_bearer)
LARGEST_PDF = 10 * 1024 * 1024


def _shown(verdict: Verdict) -> dict[str, Any]:
    paper = verdict.paper
    return {
        "verdict": verdict.outcome.value,
        "number": paper.number if paper else None,
        "title": paper.title if paper else None,
        "issuer": paper.issuer if paper else None,
        "issued_on": paper.issued_on if paper else None,
        "valid_until": paper.valid_until if paper else None,
        "lines": [{"label": line.label, "value": line.value} for line in paper.lines] if paper else [],
        "demo": verdict.demo,
        "suspended_on": verdict.suspended_on,
    }


@router.get("verify/{code}", response=answers({200: VerdictOut}))
def verify_code(request: HttpRequest, code: str) -> Any:
    """By the code on the paper; an unknown code is 404."""
    documents.admit_verifier(caller(request), address=client_address(request))
    return _answer(documents.verify_code(code))


@router.post("verify", response=answers({200: VerdictOut}, 413, 503))
def verify_pdf(request: HttpRequest, file: File[UploadedFile]) -> Any:
    """By the file itself: one changed byte is found."""
    documents.admit_verifier(caller(request), address=client_address(request))
    if (file.size or 0) > LARGEST_PDF:
        return problem(413, "too-large", "The file is larger than 10 MB")
    return _answer(documents.verify_pdf(file.read()))


def _answer(verdict: Verdict) -> Any:
    if verdict.outcome is Outcome.UNKNOWN:
        return problem(404, "unknown", "There is no such document in the register", verdict=Outcome.UNKNOWN.value)
    return _shown(verdict)
