"""Phone numbers, kept as E.164. Ignores whether anybody answers."""

import phonenumbers

from .errors import InvalidIdentifier


def parse(value: str) -> str:
    """``+998901234567`` from what people type; without a country it is Uzbek. Raises InvalidIdentifier: phone-form."""
    typed = value.strip()
    if typed.startswith("998") and len(typed) >= 12:
        typed = "+" + typed
    try:
        number = phonenumbers.parse(typed, "UZ")
    except phonenumbers.NumberParseException:
        raise InvalidIdentifier("phone-form") from None
    if not phonenumbers.is_possible_number(number):
        raise InvalidIdentifier("phone-form")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


check = parse


def masked(e164: str) -> str:
    """``+998 90 ••• •• 67``: enough to recognise one's own number, useless to others."""
    return f"{e164[:4]} {e164[4:6]} ••• •• {e164[-2:]}"
