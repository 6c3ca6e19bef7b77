"""Money as whole soʻm. Ignores currencies: there is one."""

from decimal import ROUND_HALF_UP, Decimal

TIYIN_IN_SOM = 100
THIN_SPACE = "\u202f"
_UNIT = {"uz": "soʻm", "kaa": "sum", "ru": "сум", "en": "soʻm", "uz-cyrl": "сўм"}


def round_half_up(amount: Decimal) -> int:
    """Whole soʻm, halves up, as fees are rounded line by line."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def to_tiyin(som: int) -> int:
    """Soʻm to tiyin, the unit of payment protocols."""
    return som * TIYIN_IN_SOM


def from_tiyin(tiyin: int) -> int:
    """Tiyin to whole soʻm. Raises ValueError when the sum is not whole: it is never rounded away."""
    som, rest = divmod(tiyin, TIYIN_IN_SOM)
    if rest:
        raise ValueError(f"{tiyin} tiyin is not a whole number of soʻm")
    return som


def format_som(amount: int, language: str) -> str:
    """``2 966 400 soʻm`` with thin spaces that do not break."""
    digits = f"{abs(amount):,}".replace(",", THIN_SPACE)
    sign = "−" if amount < 0 else ""
    return f"{sign}{digits}{THIN_SPACE}{_UNIT[language]}"
