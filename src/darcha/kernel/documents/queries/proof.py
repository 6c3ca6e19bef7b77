"""A proof of a paper, to see that it prints: a specimen, never sealed, numbered or kept. Ignores who asks."""

from collections.abc import Sequence

from darcha.ground import clock

from ..content.paper import print_paper
from ..content.print_text import printable
from ..rules.verify_code import ALPHABET, grouped
from ..types import Fields, Line

_NO_NUMBER = "—"
_NO_CODE = grouped(ALPHABET[0] * 16)


def proof(template: str, *, title: str, issuer: str, language: str, lines: Sequence[Line], fields: Fields) -> bytes:
    """The PDF without a seal. Raises TemplateBroken with the printer's words."""
    return print_paper(
        template,
        number=_NO_NUMBER,
        code=_NO_CODE,
        title=printable(title),
        issuer=printable(issuer),
        language=language,
        issued_at=clock.now(),
        valid_until=None,
        lines=lines,
        fields=fields,
        demo=True,
    )
