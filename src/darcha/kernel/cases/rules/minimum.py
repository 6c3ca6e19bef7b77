"""What a petition must hold, and on what ground one is left unconsidered. Source: ORQ-445, articles 5, 6, 24-1, 29.

Nothing here keeps a petition from being registered: it is judged afterwards, by a conclusion that the head approves.
"""

from dataclasses import dataclass
from typing import Literal

Unconsidered = Literal["anonymous", "no-authority", "not-compliant"]


@dataclass(frozen=True, slots=True)
class Filed:
    """What is known of who wrote and what. ``signed``: by hand, by an electronic signature, or by a proven sign-in;
    ``oral`` needs none. ``age`` plays no part: minors file alone, and nobody lacks capacity to write."""

    name: str
    address: str
    addressee: str
    substance: str
    signed: bool = True
    oral: bool = False
    proven_false: bool = False
    represented: bool = False
    has_power: bool = False
    age: int | None = None


def is_anonymous(filed: Filed) -> bool:
    """No name, no place, false data about either, or nobody's signature."""
    nameless = not filed.name.strip() or not filed.address.strip()
    return nameless or filed.proven_false or not (filed.signed or filed.oral)


def lacks(filed: Filed) -> tuple[str, ...]:
    """What article 6 asks for and is not there, in its order; every lack has a text ``cases.lack.<code>``."""
    wanted = (
        ("name", bool(filed.name.strip())),
        ("address", bool(filed.address.strip())),
        ("addressee", bool(filed.addressee.strip())),
        ("substance", bool(filed.substance.strip())),
        ("signature", filed.signed or filed.oral),
    )
    return tuple(code for code, there in wanted if not there)


def why_unconsidered(filed: Filed) -> Unconsidered | None:
    """The ground on which it may be left unconsidered, the gravest first; None: it must be considered."""
    if is_anonymous(filed):
        return "anonymous"
    if filed.represented and not filed.has_power:
        return "no-authority"
    return "not-compliant" if lacks(filed) else None
