"""Numbers with a fraction as each language writes them. Ignores money, which has none, and groups of three figures."""

POINT = "en"  # writes a point where the others write a comma


def write_number(value: float, language: str) -> str:
    """``64,5``, in English ``64.5``; a whole one without a fraction, ``64``."""
    written = f"{value:.0f}" if value.is_integer() else str(value)
    return written if language == POINT else written.replace(".", ",")
