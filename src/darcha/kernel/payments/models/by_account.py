"""An invoice by what a payer or a provider calls it: the number or the public identifier."""

import re
from uuid import UUID

from .invoice import Invoice

_NUMBER = re.compile(r"\d{11,15}", re.ASCII)


def find_by_account(value: str) -> Invoice | None:
    """None when there is no such invoice or the value is neither form."""
    if _NUMBER.fullmatch(value):
        return Invoice.objects.filter(number=value).first()
    try:
        return Invoice.objects.filter(public_id=UUID(value)).first()
    except ValueError:
        return None
