"""Whether a staff passphrase is good enough: long, and not one of those that everybody tries. No composition rules."""

SHORTEST = 15
LONGEST = 256
_FEWEST_DIFFERENT = 6
_COMMON = (
    "123456789012345",
    "1234567890123456",
    "qwertyuiopasdfgh",
    "qwertyuiop123456",
    "qwerty1234567890",
    "passwordpassword",
    "password12345678",
    "correcthorsebatterystaple",
    "correct horse battery staple",
    "parolparolparol",
    "parol1234567890",
    "пароль123456789",
    "парольпарольпароль",
    "йцукенгшщзхъфыва",
    "administrator123",
    "letmeinletmeinletmein",
    "iloveyouiloveyou",
    "toshkent12345678",
    "uzbekistan123456",
    "ozbekiston123456",
)


def weakness(passphrase: str, login: str) -> str | None:
    """``short``, ``long``, ``simple``, ``common`` or ``personal``; None when it is good enough."""
    if len(passphrase) < SHORTEST:
        return "short"
    if len(passphrase) > LONGEST:
        return "long"
    folded = passphrase.casefold()
    if len(set(folded)) < _FEWEST_DIFFERENT:
        return "simple"
    if folded in _COMMON:
        return "common"
    if login and login.partition("@")[0].casefold() in folded:
        return "personal"
    return None
