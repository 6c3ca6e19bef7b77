"""What people type when they sign in, in the one form that is compared. Ignores whether it belongs to anybody."""

import re

from darcha.ground.identifiers import InvalidIdentifier, pinfl

_LOOKALIKES = str.maketrans("АВСЕНКМОРТХУІ", "ABCEHKMOPTXYI")
_DOCUMENT = re.compile(r"[A-Z]{1,3}[0-9]{6,9}")


def clean_pinfl(typed: str) -> str:
    """Fourteen digits. Raises InvalidIdentifier: pinfl-form, pinfl-date, pinfl-area or pinfl-check."""
    return pinfl.check(re.sub(r"[\s\-]", "", typed)).value


def clean_document(typed: str) -> str:
    """``AA1234567``; Cyrillic lookalikes are taken for Latin. Raises InvalidIdentifier: document-form."""
    value = re.sub(r"[\s\-]", "", typed).upper().translate(_LOOKALIKES)
    if not _DOCUMENT.fullmatch(value):
        raise InvalidIdentifier("document-form")
    return value


def clean_code(typed: str) -> str:
    """A code without the spaces that people put between digits."""
    return re.sub(r"[\s\-]", "", typed)[:40]


def clean_login(typed: str) -> str:
    """A staff login, compared without case."""
    return typed.strip().casefold()[:120]
