"""Identity shown in HTML: the picture for an authenticator app, and the button for a passkey."""

from .totp_picture import TotpPicture, totp_picture

__all__ = ["TotpPicture", "totp_picture"]
