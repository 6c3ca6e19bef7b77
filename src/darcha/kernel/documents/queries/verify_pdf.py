"""Is this PDF as we sealed it, and still in force? Stores nothing of it.

Bytes that are in the register are our own and are read here; all others are read in a process of their own.
"""

import json

from darcha.ground import clock

from .. import keeping, ports
from ..content.mark import MARK
from ..content.sandbox import in_child
from ..errors import FileDamaged, FileTooComplex
from ..models import IssuedContent
from ..rules.limits import FILE_BYTES
from ..rules.verdict import SealReading, of_pdf
from ..types import Outcome, Verdict
from ..verdicts import verdict_of


def verify_pdf(pdf: bytes) -> Verdict:
    """Valid needs both: these very bytes in the register, and our seal whole over all of them."""
    if len(pdf) > FILE_BYTES:
        return Verdict(Outcome.NOT_OURS)
    content = IssuedContent.objects.select_related("document").filter(document__digest=keeping.digest(pdf)).first()
    if content is None:
        return Verdict(of_pdf(None, read_foreign(pdf)))
    from ..content.seal import read_seal  # a second of imports that most processes never need

    recorded = verdict_of(content)
    seal = read_seal(pdf, ports.authority().roots(), content.document.issued_at)
    outcome = of_pdf(recorded.outcome, seal)
    return recorded if outcome is recorded.outcome else Verdict(outcome)


def read_foreign(pdf: bytes) -> SealReading:
    """The seal of bytes that are not in the register. Without a byte range there is no seal to read."""
    if b"/ByteRange" not in pdf:
        return SealReading(MARK in pdf, whole=False)
    asked = {
        "roots": [root.dump().hex() for root in ports.authority().roots()],
        "at": clock.now().isoformat(),
    }
    try:
        answer = in_child("read-seal", "", json.dumps(asked).encode() + b"\n" + pdf)
    except (FileDamaged, FileTooComplex):
        return SealReading(MARK in pdf, whole=False)
    return SealReading(**json.loads(answer))
