"""The body seal on a PDF (PAdES baseline B) and the reading of it. Ignores the register: verdicts are made of both."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.extensions import DeveloperExtension
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner, PdfSigningSession
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from ..ports import SealAuthority
from ..rules.verdict import SealReading
from .mark import MARK

_FIELD = "DarchaSeal"
_VERSION = (1, 7)


class _SignerAt(PdfSigner):
    """A signer whose clock is ours: papers of the demo's past carry the day on which they were made."""

    def __init__(self, meta: PdfSignatureMetadata, signer: Any, at: datetime) -> None:
        super().__init__(meta, signer)
        self._at = at

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._at
        return session


class _AsItWas(IncrementalPdfFileWriter):
    """A writer that leaves the paper what its header says, PDF 1.7, for that is what PDF/A-2 is made of. An elliptic
    curve would make it 2.0 in the catalogue alone; PAdES has an extension of 1.7 of its own, and needs no more."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        super().ensure_output_version(min(version, _VERSION))

    def register_extension(self, ext: DeveloperExtension) -> None:
        if ext.base_version != "/2.0":
            super().register_extension(ext)


def seal_pdf(pdf: bytes, authority: SealAuthority, *, reason: str, location: str, at: datetime) -> bytes:
    """The sealed PDF. It certifies itself: any change that follows, even one that PDF calls harmless, breaks it."""
    meta = PdfSignatureMetadata(
        field_name=_FIELD,
        md_algorithm="sha256",
        reason=reason,
        location=location,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    sealed: io.BytesIO = _SignerAt(meta, authority.signer(), at).sign_pdf(_AsItWas(io.BytesIO(pdf)))
    return sealed.getvalue()


def certificates(ders: Sequence[bytes]) -> list[Any]:
    """Certificates from DER."""
    return [x509.Certificate.load(der) for der in ders]


def read_seal(pdf: bytes, roots: Sequence[Any], at: datetime) -> SealReading:
    """Whether the PDF claims our seal, and whether that seal is whole: one signature, by a certificate under
    ``roots`` that was valid ``at`` that moment, over every byte, with nothing appended. Never raises for bad bytes."""
    claims = MARK in pdf
    try:
        signatures = PdfFileReader(io.BytesIO(pdf), strict=True).embedded_regular_signatures
        names = {root.subject.dump() for root in roots}
        claims = claims or any(
            signature.signer_cert is not None and signature.signer_cert.issuer.dump() in names
            for signature in signatures
        )
        if len(signatures) != 1:
            return SealReading(claims, whole=False)
        status = validate_pdf_signature(
            signatures[0],
            signer_validation_context=ValidationContext(
                trust_roots=list(roots), moment=at, allow_fetching=False, revocation_mode="soft-fail"
            ),
            key_usage_settings=KeyUsageConstraints(key_usage={"digital_signature"}),
        )
        whole = status.bottom_line and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    except Exception:  # parsers of hostile bytes raise whatever they please; none of it is a valid seal
        return SealReading(claims, whole=False)
    return SealReading(claims or whole, whole=bool(whole))
