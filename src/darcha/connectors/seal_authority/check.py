"""Can this installation seal, and until when? Says what to do when it cannot."""

from datetime import timedelta

from darcha.ground import clock
from darcha.kernel.documents.ports import SealAuthority

from .adapter import SealNotConfigured

_WARN = timedelta(days=60)


def check(authority: SealAuthority) -> list[str]:
    """What is wrong, one sentence each; nothing when all is well."""
    try:
        certificate, roots = authority.signer().signing_cert, authority.roots()
    except (SealNotConfigured, OSError) as error:
        return [f"Documents cannot be sealed: {error}"]
    ends_at = certificate.not_valid_after
    wrong = []
    if not roots:
        wrong.append("DARCHA_SEAL_P12 holds no root certificate: put the whole chain into it.")
    if ends_at < clock.now():
        wrong.append(f"The seal certificate ended on {ends_at:%d.%m.%Y}. Ask the authority for a new one.")
    elif ends_at < clock.now() + _WARN:
        wrong.append(f"The seal certificate ends on {ends_at:%d.%m.%Y}. Ask the authority for the next one now.")
    return wrong
