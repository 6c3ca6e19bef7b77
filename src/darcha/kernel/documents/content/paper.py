"""Print a paper: a pack's template inside the platform's sheet, to PDF/A-2a and PDF/UA-1. Ignores the seal.

The fields reach typst as one JSON value, never as source. The sheet round the template (issuer, title, number, code,
QR, the demo's mark) is not the pack's to change or to forget.
"""

import io
import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings

from darcha.ground.text import t

from ..errors import TemplateBroken
from ..types import Fields, Line
from .print_text import printable

MARK = "darcha-document"  # stands among the keywords of every paper: who carries it claims to be ours
STANDARDS = ["a-2a", "ua-1"]
_PAPERS = Path(__file__).parents[1] / "papers"
_MAIN = b'#import "/paper.typ": paper\n#show: paper\n#include "/body.typ"\n'
_PACKAGE = re.compile(r'"\s*@')
_NO_GLYPH = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_ROUNDS = 60
_NOWHERE = "/nonexistent"


@cache
def _fonts() -> typst.Fonts:
    """The fonts inside typst, so that every machine prints the same page."""
    return typst.Fonts(include_system_fonts=False)


def verify_address(language: str, code: str) -> str:
    """The public page that the QR opens."""
    return f"{settings.DARCHA_BASE_URL.rstrip('/')}/{language}/verify/{code}"


def print_paper(
    template: str,
    *,
    number: str,
    code: str,
    title: str,
    issuer: str,
    language: str,
    issued_at: datetime,
    valid_until: date | None,
    lines: Sequence[Line],
    fields: Fields,
    demo: bool,
) -> bytes:
    """The unsealed PDF. Raises TemplateBroken with typst's own words."""
    address = verify_address(language, code)
    data = {
        "number": number,
        "code": code,
        "title": title,
        "issuer": issuer,
        "language": language,
        "issued_on": _day(issued_at.date()),
        "valid_until": _day(valid_until) if valid_until else "",
        "lines": [[line.label, line.value] for line in lines],
        "fields": dict(fields),
        "type_at": address.partition("://")[2].rpartition("/")[0],
        "keywords": [MARK, number],
        "demo": demo,
        "words": {
            word: t(f"documents.paper.{word}", language)
            for word in ("number", "issued_on", "valid_until", "check", "type_yourself", "demo", "seal", "qr")
        },
    }
    return _compile(template, data, _qr(address), issued_at)


def _compile(template: str, data: dict[str, Any], qr: str, at: datetime) -> bytes:
    if _PACKAGE.search(template):
        raise TemplateBroken("a template may not import packages")
    missing: set[str] = set()
    for _ in range(_ROUNDS):
        try:
            pdf: bytes = typst.compile(  # type: ignore[call-overload] # its stubs leave the dict out
                {"main": _MAIN, "body.typ": template.encode()},
                root=_PAPERS,
                font_paths=_fonts(),
                ignore_system_fonts=True,
                package_path=_NOWHERE,
                package_cache_path=_NOWHERE,
                format="pdf",
                pdf_standards=STANDARDS,
                timestamp=int(at.timestamp()),
                sys_inputs={"data": json.dumps(printable(data, frozenset(missing))), "qr": qr},
            )
            return pdf
        except typst.TypstError as error:
            shown = _NO_GLYPH.search(str(error))
            if shown is None or set(shown[1]) <= missing:
                raise TemplateBroken(str(error)) from error
            missing.update(shown[1])
    raise TemplateBroken("too many signs that cannot be printed")


def _qr(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
