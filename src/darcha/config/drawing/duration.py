"""A term as an ISO 8601 duration. Ignores working time: ISO has no word for it, so the words of the term say it too."""

from darcha.kernel.catalogue.types import Ask, Term, TermLink


def iso_duration(term: Term | Ask) -> str:
    """All parts of the term added up: PT2H, P15D, P1M3D."""
    sums = {"M": 0, "D": 0, "H": 0}
    parts: list[Term | TermLink | Ask] = [term, *(term.then if isinstance(term, Term) else ())]
    for part in parts:
        sums["M" if part.unit == "months" else "H" if part.unit.endswith("hours") else "D"] += part.length
    months = f"{sums['M']}M" if sums["M"] else ""
    days = f"{sums['D']}D" if sums["D"] else ""
    hours = f"T{sums['H']}H" if sums["H"] else ""
    return f"P{months}{days}{hours}"
