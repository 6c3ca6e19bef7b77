"""The code on a paper: sixteen letters and digits, the last of which checks the others. Ignores the register.

75 random bits: with twenty tries a minute nobody meets one. Crockford's alphabet (no I, L, O, U); the check is a sum
over GF(32) that notices every single wrong sign and every exchange of two.
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_PURPOSE = "documents.code"
_LENGTH = 16
# What a hand or a Cyrillic keyboard writes for a sign of the alphabet.
_READ_AS = str.maketrans("OILАВСЕНКМРТХУО", "011ABCEHKMPTXY0")
_POWERS: list[int] = [1]
while len(_POWERS) < 31:  # powers of x modulo x^5 + x^2 + 1
    doubled = _POWERS[-1] << 1
    _POWERS.append(doubled ^ 0b100101 if doubled & 32 else doubled)
_LOGS = {power: exponent for exponent, power in enumerate(_POWERS)}
_IN_ADDRESS = re.compile(r"/verify/([^/?#\s]+)")


def new_code() -> str:
    """``XXXX-XXXX-XXXX-XXXX`` from the system's randomness."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH - 1))
    return grouped(body + _check_sign(body))


def grouped(code: str) -> str:
    """Fours with hyphens, as printed."""
    return "-".join(code[start : start + 4] for start in range(0, _LENGTH, 4))


def read_code(text: str) -> str | None:
    """The code in what somebody typed or scanned, as printed; None when it cannot be one.

    A scanned address counts by its code alone: whose host it names is no proof of anything.
    """
    found = _IN_ADDRESS.search(text)
    raw = (found[1] if found else text).upper().translate(_READ_AS)
    code = "".join(sign for sign in raw if sign not in " -\u2010\u2011\u2013\u2014\u00a0\t\r\n")
    if len(code) != _LENGTH or any(sign not in ALPHABET for sign in code):
        return None
    return grouped(code) if _check_sign(code[:-1]) == code[-1] else None


def _check_sign(body: str) -> str:
    total = 0
    for position, sign in enumerate(body, start=1):
        value = ALPHABET.index(sign)
        if value:
            total ^= _POWERS[(_LOGS[value] + position) % 31]
    return ALPHABET[total]
