"""Do papers of the past still verify? Looks at the first and the last, and at nobody's content."""

from .. import keeping, ports
from ..errors import ContentDamaged
from ..models import IssuedDocument


def unverified_papers() -> list[str]:
    """Numbers of those whose bytes are lost or altered, or whose seal this installation no longer trusts."""
    papers = IssuedDocument.objects.order_by("pk")
    found = {paper.number: paper for paper in (papers.first(), papers.last()) if paper is not None}
    return [number for number, paper in found.items() if not _is_whole(paper)]


def _is_whole(paper: IssuedDocument) -> bool:
    from ..content.seal import read_seal  # a second of imports that most processes never need

    try:
        content = keeping.get(paper.blob_key, paper.digest)
    except ContentDamaged:
        return False
    return read_seal(content, ports.authority().roots(), paper.issued_at).whole
