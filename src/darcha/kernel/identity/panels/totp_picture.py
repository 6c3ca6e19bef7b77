"""The QR picture that carries a TOTP secret into an app, drawn as one path so that no markup is passed around."""

from dataclasses import dataclass

import pyotp
import segno

QUIET_ZONE = 4


@dataclass(frozen=True, slots=True)
class TotpPicture:
    """``path`` is the SVG path of the dark squares, ``size`` the width of the picture; ``secret`` is for typing."""

    path: str
    size: int
    secret: str


def totp_picture(secret: str, account_name: str) -> TotpPicture:
    """``account_name`` is what the app will show."""
    address = pyotp.TOTP(secret).provisioning_uri(name=account_name, issuer_name="Darcha")
    matrix = segno.make(address, error="m", micro=False).matrix
    squares = "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h1v1h-1z"
        for y, row in enumerate(matrix)
        for x, dark in enumerate(row)
        if dark
    )
    grouped = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return TotpPicture(squares, len(matrix) + 2 * QUIET_ZONE, grouped)
