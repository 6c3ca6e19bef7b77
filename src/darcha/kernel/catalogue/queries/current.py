"""What the packs of this installation say. Ignores later changes on disk."""

from ..packs.in_use import loaded
from ..types import Catalogue, Region, Rung, Term


def current() -> Catalogue:
    """The catalogue of this installation."""
    return loaded().catalogue


def regions() -> tuple[Region, ...]:
    """The regions without their districts."""
    return tuple(region for region in current().regions.values() if region.parent is None)


def rungs_for(term: Term, body: str) -> tuple[Rung, ...]:
    """The ladder of a term in the hands of that body: the term's own, else the body's, else the national one."""
    catalogue = current()
    in_hours = term.unit in ("hours", "working-hours")
    known = catalogue.bodies.get(body)
    own = (known.ladder.hours if in_hours else known.ladder.days) if known else ()
    national = catalogue.ladder.rungs
    return term.ladder or own or (national.hours if in_hours else national.days)
