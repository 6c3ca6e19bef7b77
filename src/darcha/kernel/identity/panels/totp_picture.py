"""The QR picture that carries a TOTP secret into an app."""

from dataclasses import dataclass

import pyotp
import segno


@dataclass(frozen=True, slots=True)
class TotpPicture:
    """``image`` is a data address, so that no style of the page touches the squares; ``secret`` is for typing."""

    image: str
    secret: str


def totp_picture(secret: str, account_name: str) -> TotpPicture:
    """``account_name`` is what the app will show."""
    address = pyotp.TOTP(secret).provisioning_uri(name=account_name, issuer_name="Darcha")
    picture = segno.make(address, error="m", micro=False)
    grouped = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return TotpPicture(picture.svg_data_uri(border=4, dark="#000", light="#fff"), grouped)
