"""Who signed a petition of several people: one line each. The first gets the reply. Source: ORQ-445, articles 3, 27."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from darcha.ground.text import canonical

MOST = 500  # a longer list is a file, not a form


@dataclass(frozen=True, slots=True)
class Signatory:
    """One who signed. Personal data: only ever kept sealed."""

    name: str
    address: str


def signatories_of(lines: str) -> tuple[Signatory, ...]:
    """Everyone who signed, in order, each once: "full name, where he lives" on a line of its own. The address is what
    stands after the first comma or semicolon; blank lines are nothing."""
    found: dict[tuple[str, str], Signatory] = {}
    for line in canonical(lines).splitlines():
        name, address = _parted(line)
        if name or address:
            found.setdefault((name.casefold(), address.casefold()), Signatory(name, address))
    return tuple(found.values())


def _parted(line: str) -> tuple[str, str]:
    places = [at for at in (line.find(","), line.find(";")) if at >= 0]
    at = min(places, default=len(line))
    return " ".join(line[:at].split()), " ".join(line[at + 1 :].split())


def incomplete(signed: Sequence[Signatory]) -> tuple[int, ...]:
    """Places (from 1) of those without a name or an address: they count as anonymous, the petition stands."""
    return tuple(place for place, one in enumerate(signed, start=1) if not one.name or not one.address)


def first_listed(writer: Signatory, others: Iterable[Signatory]) -> Signatory:
    """To whom the one reply goes: the first whose name and address are known, else the writer."""
    return next((one for one in (writer, *others) if one.name and one.address), writer)
